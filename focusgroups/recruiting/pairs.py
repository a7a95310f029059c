"""Who does not sit at one table, and who comes together."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from audit.service import record
from contributions.service import Refused
from people.models import User

from ..enums import ApartReason, CandidateState
from ..models import Apart, Candidate


def keep_household_apart(candidate: Candidate, others: Iterable[Candidate]) -> None:
    """Two from one house do not sit at one table. Both may sign up; choosing takes at most one of a house."""
    Apart.objects.bulk_create(
        (_pair(candidate, other, ApartReason.HOUSEHOLD) for other in others), ignore_conflicts=True
    )


@transaction.atomic
def keep_apart(candidate: Candidate, other_id: UUID, reason: str, *, by: User | None) -> Apart:
    """These two do not sit at one table. Saying it twice is harmless.

    Raises Refused when the other is not in the pool of the same group, is the same person, or comes together.
    """
    other = _other(candidate, other_id)
    if other.pk == candidate.together_with_id or other.together_with_id == candidate.pk:
        raise Refused(_("Deze twee komen samen. Maak hen eerst los van elkaar."))
    made, is_new = Apart.objects.get_or_create(
        one_id=min(candidate.pk, other.pk),
        other_id=max(candidate.pk, other.pk),
        defaults={"group_id": candidate.group_id, "reason": reason},
    )
    if is_new and by is not None:
        record("focusgroups.keep_apart", by=by, on=candidate, reason=str(reason))
    return made


@transaction.atomic
def allow_at_one_table(candidate: Candidate, pair_id: int, *, by: User | None) -> None:
    """These two may sit at one table after all. Harmless when the pair is gone already."""
    gone, _rows = pairs_of(candidate).filter(pk=pair_id).delete()
    if gone and by is not None:
        record("focusgroups.allow_at_one_table", by=by, on=candidate)


@transaction.atomic
def come_together(candidate: Candidate, other_id: UUID | None, *, by: User | None) -> Candidate:
    """This person comes together with the other; None: alone. A pair of one house may then share a table.

    Raises Refused when the other is not in the pool of the group, comes with somebody else, or must sit apart.
    """
    candidate = Candidate.objects.select_for_update(of=("self",)).get(pk=candidate.pk)
    other = None if other_id is None else _other(candidate, other_id)
    if other is not None:
        if other.together_with_id not in (None, candidate.pk):
            raise Refused(_("Die persoon komt al samen met iemand anders."))
        between = pairs_of(candidate).filter(Q(one=other) | Q(other=other))
        if between.exclude(reason=ApartReason.HOUSEHOLD).exists():
            raise Refused(_("Deze twee zitten niet aan één tafel. Haal dat eerst weg."))
        between.delete()
    candidate.together_with = other
    candidate.save(update_fields=["together_with"])
    if by is not None:
        record("focusgroups.come_together", by=by, on=candidate, together=other is not None)
    return candidate


def pairs_of(candidate: Candidate) -> QuerySet[Apart]:
    """With whom this person does not sit at one table."""
    return Apart.objects.filter(Q(one=candidate) | Q(other=candidate))


def _other(candidate: Candidate, other_id: UUID) -> Candidate:
    found = Candidate.objects.in_the_pool().filter(group_id=candidate.group_id, pk=other_id).first()
    if found is None or found.pk == candidate.pk or candidate.state == CandidateState.WITHDRAWN:
        raise Refused(_("Kies iemand anders uit deze groep."))
    return found


def _pair(candidate: Candidate, other: Candidate, reason: str) -> Apart:
    one, two = sorted((candidate, other), key=lambda each: each.pk)
    return Apart(group_id=candidate.group_id, one=one, other=two, reason=reason)
