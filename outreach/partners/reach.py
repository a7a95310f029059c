"""How many people a partner told, per perspective and province: numbers only, never who.

Told is not reached. These numbers stand beside what came and what was heard, and are never added to it.
"""

from collections.abc import Mapping

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone

from audit.service import record
from people.models import Perspective, User

from ..models import Event, Partner, PartnerReach

#: More is a mistake in typing: no partner speaks to a whole province.
MOST = 100_000


@transaction.atomic
def keep_reach(
    partner: Partner,
    event: Event | None,
    numbers: Mapping[Perspective, int],
    *,
    province: str = "",
    by: User | None = None,
) -> int:
    """Write down what they say now, for this event (None: in general) and province; returns the total kept there.

    The last numbers count: 0 removes a line, and a perspective that is not given stays as it is.
    """
    Partner.objects.select_for_update().get(pk=partner.pk)
    lines = PartnerReach.objects.filter(partner=partner, event=event, province=province)
    lines.filter(perspective__in=[each for each, people in numbers.items() if not people]).delete()
    for perspective, people in numbers.items():
        if people:
            PartnerReach.objects.update_or_create(
                partner=partner,
                event=event,
                perspective=perspective,
                province=province,
                defaults={"people": min(people, MOST), "counted_on": timezone.localdate()},
            )
    total: int = lines.aggregate(total=Sum("people"))["total"] or 0
    record("outreach.count_reach", by=by, on=partner, event=event.pk if event else None, people=total)
    return total


def told(partner: Partner, event: Event | None, province: str) -> dict[int, int]:
    """What stands there now: {pk of the perspective: people}. One query."""
    lines = PartnerReach.objects.filter(partner=partner, event=event, province=province)
    return dict(lines.values_list("perspective_id", "people"))


def totals_by_partner(event: Event) -> dict[int, int]:
    """How many people each partner told of this event: {pk of the partner: people}. One query."""
    lines = PartnerReach.objects.filter(event=event).values("partner_id").order_by("partner_id")
    return {line["partner_id"]: line["total"] for line in lines.annotate(total=Sum("people"))}


def totals_of(partner: Partner) -> list[tuple[str, int]]:
    """What this partner told: the title of each event ("" in general) and the people. One query."""
    lines = partner.reached.values("event__title", "event_id").order_by("event_id")
    return [(line["event__title"] or "", line["total"]) for line in lines.annotate(total=Sum("people"))]
