"""The reserves of a draw beside a plan: each waits at a moment of the plan where they can come."""

from collections import Counter
from collections.abc import Collection

from django.db.models import Q

from gatherings.models import Gathering
from gatherings.service import OVER_SEATS, VENUE_NEEDS, GatheringMode

from ..enums import Can, CandidateState
from ..models import Candidate, Draw, FocusGroup


def reserves_at(group: FocusGroup, gatherings: Collection[Gathering]) -> list[tuple[Candidate, Gathering]]:
    """Who of the reserves waits where: a moment they can come to, and where the fewest wait. In the order of the lot.

    Who has a seat or waits already stays there; who can come to none of these moments is left out. Three queries.
    """
    alternates = Candidate.objects.filter(group=group, state=CandidateState.ALTERNATE)
    rank = _order_of_the_lot(group)
    free = alternates.filter(Q(seat=None) | Q(seat__state__in=OVER_SEATS)).prefetch_related("availabilities")
    people = sorted(
        free.order_by("applied_on", "pk"),
        key=lambda each: rank.get(each.pk.hex, len(rank)),
    )
    waiting: Counter[int] = Counter()
    found = []
    for person in people:
        can = {each.gathering_id: each.can for each in person.availabilities.all() if each.can != Can.NO}
        able = [each for each in gatherings if each.pk in can and _meets(each, person)]
        if able:
            best = min(able, key=lambda each: (can[each.pk] != Can.YES, waiting[each.pk], each.starts_at, each.pk))
            waiting[best.pk] += 1
            found.append((person, best))
    return found


def _order_of_the_lot(group: FocusGroup) -> dict[str, int]:
    """The place of each reserve in the draw that was used, by the hex of the candidate; empty without one."""
    draw = Draw.objects.filter(group=group, used=True).first()
    if draw is None:
        return {}
    ids = {row["number"]: row["id"] for row in draw.snapshot["people"]}
    return {ids[number]: place for place, number in enumerate(draw.outcome.get("alternates", [])) if number in ids}


def _meets(gathering: Gathering, person: Candidate) -> bool:
    if gathering.mode != GatheringMode.ON_SITE:
        return True
    features = gathering.venue.features if gathering.venue else []
    return set(person.needs) & set(VENUE_NEEDS) <= set(features)
