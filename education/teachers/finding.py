"""Finding what a teacher said, by the link that only they have."""

from ..models import TeacherFeedback
from .links import number_of_feedback


def find_by_token(token: str) -> TeacherFeedback | None:
    """What this teacher said, with its pack at hand; None when the link opens nothing (any more). One query."""
    number = number_of_feedback(token)
    if number is None:
        return None
    found = TeacherFeedback.objects.select_related("pack", "mended_in").defer("mended_in__source")
    return found.filter(pk=number).first()
