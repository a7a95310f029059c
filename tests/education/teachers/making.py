"""Packs online, and teachers who follow them or say how the lesson went."""

import re
from typing import Any

from django.test import Client

from education.models import LessonPack
from education.teachers.tasks import tell_pack_news
from tests.education.findable.making import online, pack, released

ADDRESS = "docent@voorbeeld.nl"
BSN = "123456782"


def path_of(url: str) -> str:
    """An address without its host."""
    return re.sub(r"^https?://[^/]+", "", url)


def online_pack(**fields: Any) -> LessonPack:
    """A pack that everybody can see, with a release that nobody was told of yet."""
    made = pack(**fields)
    online(made)
    released(made, title=made.title)
    return made


def told_pack(**fields: Any) -> LessonPack:
    """The same, and what there was to tell was told, to nobody."""
    made = online_pack(**fields)
    assert tell_pack_news() == 0
    return made


def hidden_fields(page: str) -> dict[str, str]:
    """What a form holds without showing it."""
    return dict(re.findall(r'<input type="hidden" name="(nonce|told|seen)"(?: value="([^"]*)")?', page))


def say(client: Client, made: LessonPack, **fields: str) -> Any:
    """Fill in the form of a pack as it stands, and send it."""
    address = f"/lespakketten/{made.slug}/reactie/"
    empty = {"worked": "", "minutes": "", "wrong": "", "level": ""}
    return client.post(address, {**hidden_fields(client.get(address).content.decode()), **empty, **fields})
