"""A whole season at once, for lists that must be as fast with many as with one."""

from datetime import timedelta

from contributions.models import Occasion
from gatherings.models import Gathering, Venue
from outreach.models import Event, EventDate
from tests.factories import gatherings, outreach


def many_dates(number: int, *, first_day: int = 1, state: str = "planned", events: int = 2) -> list[Event]:
    """So many dates, one hour after another, of so many events with a page, at two places."""
    places: list[Venue | None] = [gatherings.venue(), gatherings.venue(name="De Marke", town="Emmen", province="DR")]
    made = [outreach.event(page=True, title=f"Avond {each}") for each in range(events)]
    first = gatherings.moment(first_day, 9)
    occasions = Occasion.objects.bulk_create(
        Occasion(kind="event", title=f"Avond {each}", held_on=first.date()) for each in range(number)
    )
    rows = Gathering.objects.bulk_create(
        Gathering(
            kind="event",
            title="Avond",
            state=state,
            starts_at=first + timedelta(hours=each),
            ends_at=first + timedelta(hours=each + 2),
            venue=places[each % 2],
            occasion=occasion,
            capacity=40,
            minimum=0,
        )
        for each, occasion in enumerate(occasions)
    )
    EventDate.objects.bulk_create(
        EventDate(event=made[each % events], gathering=row, card_code=f"{row.pk:08}") for each, row in enumerate(rows)
    )
    return made
