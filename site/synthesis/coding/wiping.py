"""What points at words that were emptied goes with them, in the same transaction."""

from collections.abc import Sequence
from uuid import UUID

from contributions.models import Contribution

from ..models import Evidence, Excerpt, Likeness, Reading, SampleItem, Suggestion
from .deeds import drop_excerpt


def wipe(contributions: Sequence[Contribution]) -> None:
    """The excerpts with their codes, what was read, what looked alike, and what the computer suggested.

    What rested on an excerpt rests on the empty shell: it counts for nobody, and still shows that something was there.
    """
    gone = [each.pk for each in contributions]
    for excerpt in Excerpt.objects.filter(contribution__in=gone, evidence_rows__isnull=False).distinct():
        drop_excerpt(excerpt)
    Excerpt.objects.filter(contribution__in=gone).delete()
    Reading.objects.filter(contribution__in=gone).delete()
    # What colleagues wrote beside the words may quote them: it goes along.
    Evidence.objects.filter(contribution__in=gone).exclude(note="").update(note="")
    SampleItem.objects.filter(contribution__in=gone).exclude(note="").update(note="")
    Suggestion.objects.filter(contribution__in=gone).delete()
    _leave_groups(gone)


def _leave_groups(gone: list[UUID]) -> None:
    """Out of their groups; what is left alone then looks like nothing any more."""
    groups = list(Likeness.objects.filter(contribution__in=gone).values_list("group", flat=True).distinct())
    Likeness.objects.filter(contribution__in=gone).delete()
    left: dict[UUID, list[int]] = {}
    for pk, group in Likeness.objects.filter(group__in=groups).values_list("pk", "group"):
        left.setdefault(group, []).append(pk)
    Likeness.objects.filter(pk__in=[rows[0] for rows in left.values() if len(rows) == 1]).delete()
