"""What the clock does. Thin: it selects by state, may run late and may run twice."""

from .letters import sending


def send_newsletters() -> int:
    """Every minute, and at once when somebody sends: queue the mails of what is being sent; returns how many."""
    sending.drop_refused()
    return sending.go_on()
