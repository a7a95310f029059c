"""An evening that is going on, with people who signed up, for tests."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django.test import Client

from gatherings.models import Seat
from outreach.models import EventDate, SignUp
from people.models import User
from people.service import Role
from tests.factories import gatherings, outreach
from tests.factories.people import staff

CODES = "abcdefghjkmnpqrstuvwxyz"


@dataclass
class Evening:
    """The date, and the colleague at its door."""

    date: EventDate
    host: User

    @classmethod
    def make(cls, *, minutes: int = 10, **fields: Any) -> "Evening":
        """Begun so many minutes ago, for two hours."""
        host = staff(Role.FACILITATOR)
        date = outreach.began(outreach.date(outreach.event(), moderator=host, **fields), minutes)
        return cls(date, host)

    def sign_up(self, name: str = "", state: str = "accepted", *, chairs: int = 1, **said: Any) -> Seat:
        """Somebody who said that they come; the next code is "aaaaaa", "bbbbbb" …"""
        who = gatherings.person(said.pop("perspective", "experience_expert"))
        who.contact.name = name
        who.contact.save()
        fields = {"offered_until": self.date.gathering.ends_at} if state == "offered" else {}
        seat = gatherings.seat(self.date.gathering, state, participant=who, chairs=chairs, **fields)
        code = CODES[SignUp.objects.filter(date=self.date).count()] * 6
        SignUp.objects.create(seat=seat, date=self.date, door_code=code, token=uuid4(), **said)
        return seat

    def address(self, screen: str = "deur") -> str:
        """A screen of this date: "deur", "deur/tikken", "afsluiten"."""
        return f"/beheer/in-het-land/datum/{self.date.pk}/{screen}/"

    def tap(self, client: Client, **what: Any) -> Any:
        """One tap by a form."""
        return client.post(self.address(), {"nonce": str(uuid4()), **what})

    def send(self, client: Client, *marks: dict[str, Any]) -> Any:
        """Taps as the script sends them."""
        return client.post(self.address("deur/tikken"), {"marks": marks}, content_type="application/json")

    def inside(self, client: Client) -> dict[str, Any]:
        """How the door stands, for the script."""
        state: dict[str, Any] = client.get(self.address("deur/tikken")).json()["state"]
        return state


def seat_mark(seat: Seat, **what: Any) -> dict[str, Any]:
    """A tap on somebody in the list."""
    return {"nonce": str(uuid4()), "kind": "seat", "seat": str(seat.pk), **what}


def undo(*marks: dict[str, Any], seat: Seat | None = None) -> dict[str, Any]:
    """Taking these back."""
    undoes = [mark["nonce"] for mark in marks]
    return {"nonce": str(uuid4()), "kind": "undo", "undoes": undoes, "seat": str(seat.pk) if seat else ""}


def walk_in(code: str = "youth") -> dict[str, Any]:
    """Somebody without a sign-up."""
    return {"nonce": str(uuid4()), "kind": "walk_in", "perspective": code}


def nonce_of(mark: dict[str, Any]) -> UUID:
    """As the database knows it."""
    return UUID(mark["nonce"])
