"""A country for the tests: people who were heard, who came, and what is planned, in the half year of today."""

from typing import Any
from uuid import uuid4

from django.utils import timezone

from contributions.models import Occasion, Participation
from gatherings.models import Seat, WalkIn
from gatherings.service import SeatState, mark_held
from outreach.coverage.counting import Figures, figures_of
from outreach.coverage.groups import groups_now
from outreach.coverage.periods import HalfYear, half_year_of
from outreach.models import CoverageTarget, EventDate
from people.models import Participant, Perspective
from tests.factories import gatherings, outreach
from tests.factories.contributions import OccasionFactory, ParticipationFactory
from tests.factories.people import ParticipantFactory

CITIZEN, HELPER, OFFICIAL = "experience_expert", "first_line_helper", "tax_office"


def period() -> HalfYear:
    """That of today."""
    return half_year_of(timezone.localdate())


def figures() -> Figures:
    """What is counted now."""
    return figures_of(period())


def people(number: int, province: str = "", perspective: str = CITIZEN) -> list[Participant]:
    """So many people from there."""
    return [ParticipantFactory(perspective_code=perspective, province=province) for _each in range(number)]


def heard(those: list[Participant], occasion: Occasion | None = None) -> list[Participation]:
    """These were heard, in a new round unless said otherwise."""
    occasion = occasion or OccasionFactory()
    today = timezone.localdate()
    return [
        ParticipationFactory(occasion=occasion, participant=each, handed_in_on=today, touched_on=today)
        for each in those
    ]


def held_date(province: str = "DR", **fields: Any) -> EventDate:
    """A date of an event that began ten minutes ago, and is written down as held."""
    place = gatherings.venue(province=province)
    made = outreach.began(outreach.date(outreach.event(), venue=place, **fields))
    day = timezone.localdate(made.gathering.starts_at)
    Occasion.objects.filter(pk=made.gathering.occasion_id).update(held_on=day)
    mark_held(made.gathering, by=None)
    return EventDate.objects.select_related("event", "gathering__occasion").get(pk=made.pk)


def came(at: EventDate, those: list[Participant], chairs: int = 1) -> None:
    """These had a seat and were there."""
    for each in those:
        Seat.objects.create(
            gathering=at.gathering,
            participant=each,
            state=SeatState.ATTENDED,
            uid=uuid4().hex,
            chairs=chairs,
        )


def walked_in(at: EventDate, number: int, perspective: str = "citizens") -> None:
    """So many walked in, without a name."""
    found = Perspective.objects.get(code=perspective)
    for _each in range(number):
        WalkIn.objects.create(gathering=at.gathering, perspective=found, nonce=uuid4())


def planned(province: str = "DR", days: int = 1, meant_for: str = "", **fields: Any) -> EventDate:
    """A date on the agenda, tomorrow."""
    event = outreach.event()
    if meant_for:
        event.meant_for.add(Perspective.objects.get(code=meant_for))
    return outreach.date(event, days=days, venue=gatherings.venue(province=province), **fields)


def target(province: str, number: int, group: str = "citizens", when: HalfYear | None = None) -> CoverageTarget:
    """We want so many people there."""
    when = when or period()
    perspective = Perspective.objects.get(code=group)
    made, _is_new = CoverageTarget.objects.update_or_create(
        province=province,
        perspective=perspective,
        starts_on=when.first,
        ends_on=when.last,
        defaults={"people": number},
    )
    return made


def group_codes() -> tuple[str, ...]:
    """The groups with a target."""
    return groups_now().codes
