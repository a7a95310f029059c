"""Taking in a list after somebody looked at what it would do: everything that was shown, or nothing.

Between looking and agreeing the rows wait in the cache for an hour, for the colleague who brought them. They hold no
persons. When the list changed meanwhile, nothing is taken in: the colleague looks again.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID, uuid4

from django.core.cache import cache
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from audit.service import record
from contributions.service import ChangedMeanwhile, Refused
from people.models import User

from ...models import Partner
from ..rules import FIELDS
from .planning import Fingerprint, ListPlan, Outcome, RowPlan, fingerprint, perspectives_by_code
from .reading import ReadList

_SECONDS = 60 * 60
_BATCH = 200


@dataclass(frozen=True, slots=True)
class Taken:
    """How many partners came, and how many changed."""

    new: int
    changed: int


def put_aside(found: ReadList, *, by: User) -> UUID:
    """Keep what was read for an hour; returns under which key."""
    key = uuid4()
    cache.set(_name(key, by), found, _SECONDS)
    return key


def brought(key: UUID, *, by: User) -> ReadList:
    """What this colleague brought. Raises Refused when it is too long ago, or somebody else's."""
    found = cache.get(_name(key, by))
    if not isinstance(found, ReadList):
        raise Refused(_("Dit is langer dan een uur geleden. Kies het bestand opnieuw."))
    return found


def forget(key: UUID, *, by: User) -> None:
    """It was taken in, or is not wanted."""
    cache.delete(_name(key, by))


def take_in(plan: ListPlan, *, seen: Fingerprint, by: User) -> Taken:
    """Write the rows of this plan that change something. Raises ChangedMeanwhile when the list is not as it was seen.

    Rows that were refused are left out; they can be brought again when they are right.
    """
    new, changed = plan.of(Outcome.NEW), plan.of(Outcome.CHANGED)
    try:
        with transaction.atomic():
            # One at a time: the first partner is the gate, so two lists cannot bring the same new partner.
            Partner.objects.select_for_update().order_by("pk").first()
            if not seen == plan.fingerprint == fingerprint():
                raise _changed()
            _write(new, changed)
            record("outreach.import_partners", by=by, on=None, new=len(new), changed=len(changed))
    except IntegrityError:
        raise _changed() from None
    return Taken(len(new), len(changed))


def _write(new: list[RowPlan], changed: list[RowPlan]) -> None:
    made = [Partner(**row.values) for row in new]
    Partner.objects.bulk_create(made, batch_size=_BATCH)
    for row in changed:
        assert row.partner is not None, "a changed row has its partner"
        for name in FIELDS:
            setattr(row.partner, name, row.values[name])
        row.partner.version += 1
    known = [row.partner for row in changed if row.partner is not None]
    Partner.objects.bulk_create(
        known,
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=[*FIELDS, "version"],
        batch_size=_BATCH,
    )
    _write_helps([*zip(made, new, strict=True)], [*zip(known, changed, strict=True)])


def _write_helps(new: Sequence[tuple[Partner, RowPlan]], changed: Sequence[tuple[Partner, RowPlan]]) -> None:
    codes, through = perspectives_by_code(), Partner.helps.through
    through.objects.filter(partner__in=[partner.pk for partner, _row in changed]).delete()
    through.objects.bulk_create(
        (
            through(partner_id=partner.pk, perspective_id=codes[code].pk)
            for partner, row in (*new, *changed)
            for code in row.helps
        ),
        batch_size=_BATCH,
    )


def _name(key: UUID, by: User) -> str:
    return f"outreach:partners:{by.pk}:{key.hex}"


def _changed() -> ChangedMeanwhile:
    return ChangedMeanwhile(_("Intussen is de lijst met partners veranderd. Kijk nog eens wat er nu gebeurt."))
