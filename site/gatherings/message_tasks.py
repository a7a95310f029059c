"""What the worker does with messages about seats."""

from .refused_mail import take_over
from .reminders import forget_stale, remind_due


def look_after_messages() -> int:
    """Every quarter of an hour: drop what is not true any more, remind, and hand on what mail could not bring."""
    forget_stale()
    return remind_due() + take_over()
