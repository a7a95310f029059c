"""An event of the season as an organiser makes it: its words, its dates, its place on the agenda."""

from datetime import UTC, time, timedelta

from django.utils import timezone

from contributions.models import AgendaItem
from gatherings.models import Gathering, Venue
from gatherings.service import GatheringMode, Moment, let_days_pass, mark_examples, period_of
from outreach.models import Event, EventDate
from outreach.service import EventStart, add_dates, add_from_template, change_event, create_event, publish_event
from people.models import User

from ..tokens import token
from .texts import EventText

ZONE = "Europe/Amsterdam"
#: What took place is planned for later first, and then days are let pass: nobody can plan for yesterday.
LEAD = 90


def make(text: EventText, places: dict[str, Venue], organiser: User, host: User) -> Event:
    """The event with its dates, in draft. What is past is planned LEAD days too late (see :func:`let_it_be_past`)."""
    event = create_event(
        EventStart(
            kind=text.kind,
            title=text.title,
            summary=text.summary,
            agenda_items=list(AgendaItem.objects.filter(code__in=text.agenda)),
            contact_name="Omar Organisatie (VOORBEELD)",
            contact_phone="070 123 45 67",
        ),
        by=organiser,
        token=token(f"event:{text.code}"),
        is_example=True,
    )
    lead = LEAD if text.days[0] < 0 else 0
    made = add_dates(event, [_moment(text, day, lead, places, organiser, host) for day in text.days], by=organiser)
    mark_examples([each.gathering for each in made])
    add_from_template(event, by=organiser)
    return change_event(event, dict(text.more), by=organiser) if text.more else event


def publish(event: Event, organiser: User) -> Event:
    """On the agenda."""
    return publish_event(event, by=organiser)


def dates_of(event: Event) -> list[EventDate]:
    """Its dates, the first one first, as they stand now."""
    return list(
        EventDate.objects.filter(event=event).select_related("event", "gathering").order_by("gathering__starts_at")
    )


def let_it_be_past(event: Event) -> list[EventDate]:
    """All dates move to where they belong: some to the past."""
    for each in dates_of(event):
        let_days_pass(Gathering.objects.get(pk=each.gathering_id), LEAD)
    return dates_of(event)


def _moment(text: EventText, days: int, lead: int, places: dict[str, Venue], organiser: User, host: User) -> Moment:
    """`lead` days later than it should be, to the second: the hour is right once those days passed."""
    begin, end = text.hours
    day = timezone.localdate() + timedelta(days=days + out_of_the_weekend(text.days[0]))
    starts_at, ends_at = period_of(day, time(begin), time(end), ZONE)
    return Moment(
        title=text.title,
        starts_at=starts_at.astimezone(UTC) + timedelta(days=lead),
        ends_at=ends_at.astimezone(UTC) + timedelta(days=lead),
        venue=places[text.place] if text.place else None,
        mode=GatheringMode.ON_SITE if text.place else GatheringMode.ONLINE,
        online_url="" if text.place else "https://praten.voorbeeld.example/avond",
        moderator=host,
        note_taker=organiser,
        capacity=text.places,
        minimum=0,
    )


def out_of_the_weekend(days: int) -> int:
    """How many days to move all dates of an event, whose first is so many days from now.

    To the Friday before for what is past, else to the Monday after: a series stays on one day of the week.
    """
    into_weekend = max((timezone.localdate() + timedelta(days=days)).weekday() - 4, 0)
    return -into_weekend if days < 0 else (3 - into_weekend) % 3
