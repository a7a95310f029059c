"""Deeds of the stage about seats: a gathering with room for everybody, and inviting everybody to it."""

from typing import Any

from gatherings.models import Gathering, SeatMessage
from gatherings.service import invite, tell_change
from people.models import ContactDetails
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


DEEDS = (people_to_invite, invite_everybody, move_the_gathering, seats)
