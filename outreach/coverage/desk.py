"""What waits on the desk: a province where nobody comes this half year."""

from collections.abc import Iterator

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gatherings.service import GatheringState
from pages.service import DeskItem, DeskVisitor, Urgency
from people.service import Province

from ..enums import PUBLIC_EVENT_STATES
from ..models import CoverageTarget, EventDate
from ..permissions import may_add_events, may_view_coverage
from .periods import now


def provinces_without_us(user: DeskVisitor) -> Iterator[DeskItem]:
    """Provinces where people are wanted this half year, nothing was held and nothing is planned. Two queries."""
    if not (may_view_coverage(user) and may_add_events(user)):
        return
    period = now()
    wanted = set(
        CoverageTarget.objects.filter(starts_on=period.first, ends_on=period.last, people__gt=0)
        .order_by()
        .values_list("province", flat=True)
        .distinct()
    )
    if not wanted:
        return
    to_come = Q(gathering__state=GatheringState.PLANNED, gathering__starts_at__gt=timezone.now())
    is_over = Q(gathering__state=GatheringState.PLANNED, gathering__ends_at__lte=timezone.now())
    dates = EventDate.objects.filter(
        to_come | is_over | Q(gathering__state=GatheringState.HELD),
        event__state__in=PUBLIC_EVENT_STATES,
        gathering__starts_at__date__range=(period.first, period.last),
    )
    there = set(dates.order_by().values_list("gathering__venue__province", flat=True).distinct())
    names = [str(each.label) for each in Province if each.value in wanted - there]
    if names:
        yield DeskItem(
            Urgency.WHEN_YOU_CAN,
            ngettext(
                "Kies waar wij heen gaan: %(count)d provincie zonder bijeenkomst",
                "Kies waar wij heen gaan: %(count)d provincies zonder bijeenkomst",
                len(names),
            )
            % {"count": len(names)},
            reverse("events:coverage"),
            _("Dit half jaar waren wij daar niet, en er is niets gepland: %(names)s.") % {"names": ", ".join(names)},
            due=period.last,
        )


SOURCES = (provinces_without_us,)
