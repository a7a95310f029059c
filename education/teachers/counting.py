"""Whether the minutes of one teacher count: somebody may have typed nonsense."""

from django.db import transaction

from audit.service import record
from people.models import User

from ..models import TeacherFeedback


@transaction.atomic
def let_count(feedback: TeacherFeedback, counts: bool, *, by: User) -> TeacherFeedback:
    """Let these minutes count in what everybody reads, or not; returns it as it is now. Twice is harmless."""
    kept = TeacherFeedback.objects.select_for_update(of=("self",)).get(pk=feedback.pk)
    if kept.counts != counts:
        kept.counts = counts
        kept.save(update_fields=["counts"])
        record("education.count_minutes", by=by, on=kept, counts=counts)
    return kept
