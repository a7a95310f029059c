"""A conversation that is going on, with who is in the room, for tests."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.contrib.messages import get_messages
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from hypothesis import settings

from focusgroups.models import FocusGroup, GuideQuestion
from gatherings.models import Gathering, Seat
from people.models import User
from people.service import Role
from tests.factories import focusgroups, gatherings
from tests.factories.people import staff
from tests.sample_sizes import SAMPLE

#: A conversation takes a while to set up: a twentieth of the examples.
few = settings(max_examples=SAMPLE.hypothesis_examples // 20)


@dataclass
class Room:
    """The group, the gathering, who leads and who writes."""

    group: FocusGroup
    session: Gathering
    leader: User
    writer: User
    question: GuideQuestion

    @classmethod
    def make(cls, **fields: Any) -> "Room":
        """Begun ten minutes ago, for two hours."""
        group = focusgroups.group("meeting", **fields)
        leader, writer = staff(Role.FACILITATOR), staff(Role.FACILITATOR)
        session = focusgroups.session(group, definite=True, moderator=leader, note_taker=writer)
        began = timezone.now() - timedelta(minutes=10)
        Gathering.objects.filter(pk=session.pk).update(starts_at=began, ends_at=began + timedelta(hours=2))
        session.refresh_from_db()
        return cls(group, session, leader, writer, focusgroups.guide(group))

    def seat(self, name: str = "", state: str = "accepted", perspective: str = "experience_expert") -> Seat:
        """Somebody with a seat here."""
        who = gatherings.person(perspective)
        if name:
            who.contact.name = name
            who.contact.save()
        return gatherings.seat(self.session, state, participant=who)

    def address(self, screen: str) -> str:
        """A screen of this conversation: "leiden", "aanwezig", "verslag" …"""
        return f"/beheer/gespreksgroepen/gesprek/{self.session.pk}/{screen}/"

    def jot(self, client: Client, text: str, **fields: Any) -> Any:
        """Send a note as the script does."""
        given = {"nonce": str(uuid4()), "version": 1, "kind": "spoken", "question": self.question.pk, "text": text}
        return client.post(self.address("verslag"), {**given, **fields}, headers={"Accept": "application/json"})


def client_of(user: User) -> Client:
    """A browser in which this colleague is logged in."""
    client = Client()
    client.force_login(user)
    return client


def told(response: HttpResponse) -> list[str]:
    """The messages that wait to be shown."""
    return [str(message) for message in get_messages(response.wsgi_request)]  # type: ignore[attr-defined]
