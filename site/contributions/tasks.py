"""What the worker does for contributions."""

from .public_counts import write_down


def count_moderation() -> int:
    """Make the public figures about moderation anew; may run twice and late."""
    return write_down()
