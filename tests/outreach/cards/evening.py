"""An evening that is going on, with its tables, for tests."""

import re
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.test import Client

from contributions.models import Contribution, Participation
from gatherings.models import Gathering
from outreach.models import Event, EventDate, EventQuestion
from people.models import User
from people.service import Role
from tests.factories import outreach
from tests.factories.people import staff

BSN = "123456782"


@dataclass
class Evening:
    """The event, the date, a question, and a host."""

    event: Event
    date: EventDate
    question: EventQuestion
    host: User

    @classmethod
    def make(cls, **fields: Any) -> "Evening":
        """Begun ten minutes ago, led by the host."""
        event = outreach.event(**fields)
        host = staff(Role.FACILITATOR)
        return cls(event, outreach.began(outreach.date(event, moderator=host)), outreach.question(event), host)

    def table(self, screen: str = "") -> str:
        """A screen at the table: "", "klaar/", "vraag/0/" …"""
        return f"/agenda/tafel/{self.date.card_code}/{screen}"

    @property
    def card_url(self) -> str:
        """The card of the question."""
        return self.table(f"vraag/{self.question.pk}/")

    def staff_url(self, screen: str) -> str:
        """A screen of a colleague: "kaarten", "opschrijven", "papier", "verslag" …"""
        return f"/beheer/in-het-land/datum/{self.date.pk}/{screen}/"

    def begin(self, client: Client, url: str = "") -> dict[str, str]:
        """Open a card; what stands hidden in its form."""
        page = client.get(url or self.card_url).content.decode()
        return dict(re.findall(r'<input type="hidden" name="(nonce|asked|told)"(?: value="([^"]*)")?', page))

    def write(self, client: Client, text: str, **fields: str) -> Any:
        """Write a card and send it, as a browser without scripts."""
        return client.post(self.card_url, {**self.begin(client), "text": text, **fields})

    def code_on(self, client: Client) -> str:
        """The receipt code as the last screen shows it."""
        page = client.get(self.table("klaar/")).content.decode()
        words = re.search(r'rg-receipt__words"[^>]*>(.*?)</ol>', page, re.S)
        assert words
        return "-".join(re.findall(r"<li>([^<]+)</li>", words[1]))

    def note(self, client: Client, text: str, screen: str = "opschrijven", **fields: Any) -> Any:
        """Keep a card for somebody, as the script does."""
        nonce = str(fields.pop("nonce", uuid4()))
        given = {"nonce": nonce, "person": nonce, "question": self.question.pk, "text": text}
        return client.post(self.staff_url(screen), {**given, **fields}, headers={"Accept": "application/json"})

    def held(self) -> EventDate:
        """It is over, and closed."""
        Gathering.objects.filter(pk=self.date.gathering_id).update(state="held")
        self.date.gathering.refresh_from_db()
        return self.date


def heard() -> list[tuple[str, str, str]]:
    """What was said: question, words, mode."""
    return list(Contribution.objects.order_by("order", "original").values_list("question", "original", "mode"))


def people() -> int:
    """How many people count."""
    return Participation.objects.counted().count()
