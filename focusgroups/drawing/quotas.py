"""The agreements on numbers of a group: read, kept as a whole, suggested from its size."""

import hashlib
from collections.abc import Iterable, Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from audit.service import record
from contributions.service import ChangedMeanwhile, Refused
from people.models import User

from ..models import FocusGroup, Quota
from ..table_rules import CITIZENS, MOST_OFFICIALS, OFFICIALS
from .problem import ROLE, Bound

MOST_AGREEMENTS = 200
HELPERS = "civil_society"


def bounds_of(group: FocusGroup) -> tuple[Bound, ...]:
    """The agreements of this group, by feature, in the order in which they were made. One query."""
    return tuple(bound_of(quota) for quota in Quota.objects.filter(group=group).order_by("feature", "pk"))


def bound_of(quota: Quota) -> Bound:
    """One row of the table for the mathematics."""
    return Bound(quota.feature, quota.value, quota.minimum, quota.maximum, quota.flex_minimum, quota.flex_maximum)


def version_of(bounds: Iterable[Bound]) -> str:
    """A short mark of what is kept now: who keeps a table that a colleague changed meanwhile is told so."""
    return hashlib.sha256(repr(sorted(bounds, key=lambda bound: bound.key)).encode()).hexdigest()[:16]


@transaction.atomic
def set_bounds(group: FocusGroup, bounds: Sequence[Bound], *, by: User, seen: str | None = None) -> None:
    """Keep these agreements and no others.

    Raises ChangedMeanwhile when `seen` is not the version that is kept now, Refused when a row is not in order.
    """
    FocusGroup.objects.select_for_update(of=("self",)).get(pk=group.pk)
    kept = bounds_of(group)
    if seen is not None and seen != version_of(kept):
        raise ChangedMeanwhile(
            _("Een collega veranderde de aantallen ook. Bewaart u nog eens, dan gelden uw aantallen.")
        )
    if len(bounds) > MOST_AGREEMENTS:
        raise Refused(_("Maak hoogstens %(most)d afspraken per groep.") % {"most": MOST_AGREEMENTS})
    if len({bound.key for bound in bounds}) < len(bounds):
        raise Refused(_("Een waarde staat er twee keer. Haal er één weg."))
    if any(not bound.is_in_order for bound in bounds):
        raise Refused(_("Een aantal klopt niet. Het minimum is nooit hoger dan het maximum."))
    if set(bounds) == set(kept):
        return
    Quota.objects.filter(group=group).delete()
    Quota.objects.bulk_create(
        Quota(
            group=group,
            feature=bound.feature,
            value=bound.value,
            minimum=bound.minimum,
            maximum=bound.maximum,
            flex_minimum=bound.flex_minimum,
            flex_maximum=bound.flex_maximum,
        )
        for bound in bounds
    )
    record("focusgroups.set_quotas", by=by, on=group, agreements=len(bounds))


def suggested(places: int, tables: int = 1) -> tuple[Bound, ...]:
    """A beginning that is safe at each table: half of the places or more for citizens, officials few, some helpers."""
    citizens = (places + 1) // 2
    officials = min(MOST_OFFICIALS * tables, citizens // 2, max(0, places - citizens))
    helpers = max(0, places - citizens)
    return (
        Bound(ROLE, CITIZENS, citizens, places, min(citizens, 3), places),
        Bound(ROLE, HELPERS, min(1, helpers), helpers, 0, helpers),
        Bound(ROLE, OFFICIALS, 0, officials, 0, officials),
    )
