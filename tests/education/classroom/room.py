"""A class that is open, its pupils and its teacher, for tests."""

import re
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.test import Client

from education.classroom.making import Making, make_class
from education.models import ClassItem, ClassSession
from tests.factories import education

BSN = "123456782"


@dataclass
class Room:
    """The class, the link of its teacher, and what is asked."""

    session: ClassSession
    token: str
    statement: ClassItem
    dilemma: ClassItem
    words: ClassItem

    @classmethod
    def make(cls, *, way: str = "devices", pupils: int = 30, nonce: Any = None, **pack: Any) -> "Room":
        """Just made by a teacher."""
        school = pack.pop("school", "")
        made = education.pack(**pack)
        statement = made.class_items.get()
        options = [{"code": "call", "label": "Bellen"}, {"code": "write", "label": "Schrijven"}]
        dilemma = ClassItem.objects.create(pack=made, order=2, kind="dilemma", text="Wat eerst?", options=options)
        words = ClassItem.objects.create(pack=made, order=3, kind="own_words", text="Wat moet anders?")
        asked = Making(pack=made, way=way, pupils=pupils, nonce=nonce or uuid4(), level="vmbo_bb", school=school)
        session, token = make_class(asked)
        return cls(session, token, statement, dilemma, words)

    def at(self, screen: str = "") -> str:
        """A screen of a pupil: "", "leeftijd/", "klaar/", "uitslag/" …"""
        return f"/klas/{self.session.code}/{screen}"

    def asks(self, item: ClassItem) -> str:
        """The screen of a question."""
        return self.at(f"vraag/{item.pk}/")

    def desk(self, screen: str = "") -> str:
        """A screen of the teacher: "", "sluit/", "tel/1/"."""
        return f"/klas/docent/{self.token}/{screen}"

    def pupil(self, **extra: Any) -> Client:
        """Somebody whose screen has joined."""
        client = Client(**extra)
        assert client.get(self.at("leeftijd/")).status_code == 200
        return client

    def choose(self, client: Client, item: ClassItem, choice: str) -> Any:
        """Choose, as a browser without scripts."""
        return client.post(self.asks(item), {"choice": choice})

    def write(self, client: Client, text: str, **fields: str) -> Any:
        """Write in the own words of the class."""
        page = client.get(self.asks(self.words)).content.decode()
        hidden = dict(re.findall(r'<input type="hidden" name="(nonce|told)"(?: value="([^"]*)")?', page))
        return client.post(self.asks(self.words), {**hidden, "text": text, **fields})

    def now(self) -> ClassSession:
        """The class as the database has it."""
        return ClassSession.objects.select_related("occasion", "pack").get(pk=self.session.pk)
