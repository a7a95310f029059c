"""Events, dates and partners for tests."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone

from contributions.models import AgendaItem
from gatherings.models import Gathering
from gatherings.service import make_definite
from outreach.coming.said import Reach, Said
from outreach.coming.signing_up import sign_up as come
from outreach.making.dates import new_card_code
from outreach.models import Event, EventDate, EventQuestion, InvitationPack, Partner, PartnerContact, SignUp
from outreach.partners.contacts import Said as ContactSaid
from outreach.partners.contacts import add_contact
from outreach.publishing import publish_page
from outreach.service import EventState
from people.service import Role
from tests.factories import gatherings
from tests.factories.people import staff


def event(state: str = EventState.PUBLIC, *, page: bool = False, **fields: Any) -> Event:
    """An event in this state; with its page online when asked for."""
    given = {
        "slug": f"avond-{uuid4().hex[:6]}",
        "title": "Avond in de buurt",
        "summary": "Kom vertellen waar u vastliep, en wat u had geholpen.",
    }
    made = Event.objects.create(state=state, **{**given, **fields})
    made.agenda_items.set(AgendaItem.objects.all()[:1])
    if page:
        publish_page(made, by=None)
    return made


def date(of: Event, days: int = 30, hour: int = 19, *, definite: bool = True, **fields: Any) -> EventDate:
    """A date of this event, of two hours: definite (with its Occasion), or offered."""
    given = {"kind": "event", "title": of.title, "capacity": 40, "minimum": 0, **fields}
    gathering = gatherings.offered(days, hour, **given)
    if definite:
        gathering = make_definite(gathering, agenda_items=of.agenda_items.all(), by=None)
    return EventDate.objects.create(event=of, gathering=gathering, card_code=new_card_code())


def began(of: EventDate, minutes: int = 10) -> EventDate:
    """The same date, begun so many minutes ago: for the door, the cards and the closing."""
    gathering = of.gathering
    length = gathering.ends_at - gathering.starts_at
    starts_at = gatherings.moment(0, 0).now(gathering.starts_at.tzinfo) - timedelta(minutes=minutes)
    Gathering.objects.filter(pk=gathering.pk).update(starts_at=starts_at, ends_at=starts_at + length)
    return EventDate.objects.select_related("event", "gathering").get(pk=of.pk)


def question(of: Event, text: str = "Waar liep u vast?", **fields: Any) -> EventQuestion:
    """A question of this event."""
    made = EventQuestion.objects.create(event=of, text=text, **fields)
    made.agenda_items.set(of.agenda_items.all())
    return made


def partner(**fields: Any) -> Partner:
    """An organisation that helps people, in Overijssel."""
    given = {"name": f"Sociaal raadslieden {uuid4().hex[:4]}", "town": "Zwolle", "provinces": ["OV"]}
    return Partner.objects.create(**{**given, **fields})


def sign_up(of: EventDate, people: int = 1, *, way: str = "none", **said: Any) -> SignUp:
    """Somebody who signed up for this date, with so many people; without an address unless one is given."""
    reach = {name: said.pop(name) for name in ("name", "email", "phone", "address", "through") if name in said}
    made = come(of, Said(people=people, reach=Reach(way=way, **reach), **said), token=uuid4()).sign_up
    assert made is not None
    return made


def helping(**fields: Any) -> Partner:
    """An organisation in the public list of help, with everything that asks."""
    given = {
        "is_public": True,
        "checked_on": timezone.localdate(),
        "offers": ["forms", "letters"],
        "languages": ["nl"],
        "phone": "038 123 45 67",
    }
    return partner(**{**given, **fields})


def contact(of: Partner | None = None, **said: str) -> PartnerContact:
    """Somebody at a partner, with a name and an address."""
    given = {"name": "Noor de Vries", "email": "noor@voorbeeld.nl", "phone": "", "role": "daily", **said}
    return add_contact(of or partner(), ContactSaid(**given), by=staff(Role.ORGANISER))


def pack(of: Event | None = None, to: Partner | None = None, **fields: Any) -> InvitationPack:
    """A pack for a partner."""
    return InvitationPack.objects.create(event=of or event(), partner=to or partner(), **fields)
