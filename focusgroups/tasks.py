"""What the worker does. Thin: it selects by state, may run late and may run twice."""

from .drawing import making


def make_lots(draw_id: str) -> bool:
    """Make the list of lots of a draw that somebody asked for."""
    return making.run(draw_id)
