"""Deeds of the stage about seats: a gathering with room for everybody, and inviting everybody to it."""

from typing import Any

from gatherings.models import Gathering, Seat, SeatMessage
from gatherings.service import invite, tell_change, token_for
from notices.models import Notice
from outreach.coming import cookies
from outreach.models import SignUp, SignUpDraft
from people.models import ContactDetails, Participant
from tests.factories import outreach
from tests.factories.gatherings import person, planned


def people_to_invite(number: int) -> None:
    """A gathering with a chair for each of so many people."""
    planned(capacity=number, title="Gesprek over hulp")
    for each in range(number):
        person(email=f"gast{each}@voorbeeld.nl")


def invite_everybody() -> int:
    """As an organiser does it: one by one. Who was invited before keeps that seat. Returns how many there are now."""
    gathering = Gathering.objects.get()
    guests = ContactDetails.objects.filter(email__startswith="gast").select_related("participant").order_by("pk")
    for guest in guests:
        policy = "request" if guest.pk % 2 else "publish"
        invite(gathering, guest.participant, by=None, policy=policy)
    return gathering.seats.count()


def move_the_gathering() -> int:
    """Another day for everybody, in one transaction; returns how many people are told."""
    return tell_change(Gathering.objects.get())


def seats() -> dict[str, Any]:
    """Every seat, by the address of its person: UID, and the sequence as it is."""
    told = SeatMessage.objects.select_related("seat__participant__contact")
    return {
        "messages": told.count(),
        "seats": {each.seat.participant.contact.email: [each.seat.uid, each.seat.sequence] for each in told},
    }


def drafts_of_a_date(people: int, chairs: int) -> list[list[str]]:
    """A date with so many chairs, and so many people who filled in everything but the last button.

    Gives for each the path of the last screen, and the cookie that goes with it (name, value).
    """
    date = outreach.date(outreach.event(), capacity=chairs)
    path, made = f"/agenda/aanmelden/{date.pk}/overzicht/", []
    for number in range(people):
        way = ({"way": "mail"}, {"way": "phone"}, {"way": "none"})[number % 3]
        address = {"email": f"gast{number}@voorbeeld.nl", "phone": f"+31 6 {10_000_000 + number}", "name": "Kim"}
        said = {"aantal": {"people": 1 + number % 2}, "bereik": way, "adres": address}
        key = SignUpDraft.objects.create(date=date, said=said).pk
        made.append([path, cookies.name_of(date), cookies.value_of(date, key)])
    return made


def date_told() -> dict[str, Any]:
    """How the date stands: chairs held, who waits in which order, and whether anybody is there twice."""
    gathering = Gathering.objects.with_chairs().get()
    seats = Seat.objects.filter(gathering=gathering)
    keys = list(Notice.objects.filter(key__startswith="seat:").values_list("key", flat=True))
    waiting = list(seats.waiting().values_list("rank", "chairs"))
    return {
        "taken": gathering.taken,
        "seats": seats.count(),
        "accepted": seats.filter(state="accepted").count(),
        "offered": seats.filter(state="offered").count(),
        "waiting": waiting,
        "ranks": sorted(seats.values_list("rank", flat=True)),
        "codes": SignUp.objects.values("door_code").distinct().count(),
        "people": Participant.objects.count(),
        "mails": len(keys),
        "twice": len(keys) - len(set(keys)),
        "last_accepted": max(seats.filter(state="accepted").values_list("rank", flat=True)),
    }


def paths_of_coming(number: int) -> list[str]:
    """The own pages of so many people who come, who were first."""
    seats = Seat.objects.filter(state="accepted").order_by("rank")[:number]
    return [f"/uitnodiging/{token_for(seat)}/" for seat in seats]


DEEDS = (
    people_to_invite,
    invite_everybody,
    move_the_gathering,
    seats,
    drafts_of_a_date,
    date_told,
    paths_of_coming,
)
