"""What the clock does for classes. Thin: it selects by state, may run late and may run twice."""

from .closing import close_expired
from .forgetting import forget_screens


def look_after_classes() -> int:
    """Close what is over, and delete the screens of yesterday; returns how many classes and screens."""
    return close_expired() + forget_screens()
