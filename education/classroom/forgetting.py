"""A day after a class, its screens and what each of them chose are gone. Totals stay."""

from datetime import timedelta

from django.utils import timezone

from ..enums import ClassState
from ..models import ClassPupil

KEPT = timedelta(days=1)


def forget_screens() -> int:
    """Delete the screens of classes that closed more than a day ago; returns how many."""
    gone = ClassPupil.objects.filter(
        session__state=ClassState.CLOSED, session__expires_at__lte=timezone.now() - KEPT
    ).delete()
    return gone[1].get(ClassPupil._meta.label, 0)
