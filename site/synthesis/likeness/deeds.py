"""Coding near-identical words in one deed: only those a person ticked, in a fixed number of queries."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from audit.service import record
from contributions.models import Contribution
from contributions.service import Refused
from people.models import User

from ..coding.deeds import in_use_and_locked
from ..enums import ReadingState
from ..models import Code, Coding, Excerpt, Likeness, Reading
from ..second.drawing import coded_apart


def alike(contribution: Contribution) -> QuerySet[Contribution]:
    """The group this belongs to, itself included, in the order of the list; empty when it is like nothing."""
    group = Likeness.objects.filter(contribution=contribution).values("group")
    return Contribution.objects.for_analysis().filter(likeness__group__in=group).order_by("arrived_on", "id")


@transaction.atomic
def code_alike(
    contribution: Contribution, chosen: Iterable[UUID], codes: Sequence[Code], *, by: User | None, done: bool = True
) -> int:
    """The whole text of each chosen one of this group is about these; returns how many texts. `done`: they are read.

    What somebody said of them before stays. Words that two colleagues code apart are left alone. Raises
    :class:`Refused` without texts or codes, or for a code that is not in use any more.
    """
    standing = in_use_and_locked(code.pk for code in codes)
    group = alike(contribution).exclude(coded_apart()).filter(pk__in=list(chosen)).order_by("pk")
    words = list(group.select_for_update(of=("self",)).only("original"))
    words = [each for each in words if each.original.strip()]
    if not words:
        raise Refused(_("Vink aan welke bijdragen u wilt coderen."))
    if not standing or len(standing) < len({code.pk for code in codes}):
        raise Refused(_("Kies minstens één code die in gebruik is."))
    Excerpt.objects.bulk_create(
        [Excerpt(contribution=each, start=0, end=len(each.original), made_by=by) for each in words],
        ignore_conflicts=True,
    )
    length = {each.pk: len(each.original) for each in words}
    whole = Excerpt.objects.filter(contribution__in=length, start=0).values_list("pk", "contribution", "end")
    places = [pk for pk, contribution_id, end in whole if end == length[contribution_id]]
    Coding.objects.bulk_create(
        [Coding(excerpt_id=place, code=code, assigned_by=by) for place in places for code in standing],
        ignore_conflicts=True,
    )
    if done:
        _read(words, by)
    record(
        "synthesis.code_alike",
        by=by,
        on=contribution,
        count=len(words),
        codes=" ".join(str(code.pk) for code in standing),
    )
    return len(words)


def _read(words: list[Contribution], by: User | None) -> None:
    """They have codes now, so that none of them waits or is without content."""
    Reading.objects.filter(contribution__in=words, state=ReadingState.NO_CONTENT).delete()
    Reading.objects.bulk_create(
        [Reading(contribution=each, state=ReadingState.CODED, by=by) for each in words], ignore_conflicts=True
    )
