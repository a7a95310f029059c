"""The desk: what waits for a member of staff, gathered from all apps without knowing any of them.

An app registers a source in `ready()`. A source asks whether this user may act on its things, and gives one line per
kind of work, never one per thing; so the desk stays a page. Lines come in the order of their urgency.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from django.contrib.auth.models import AbstractUser, AnonymousUser

Visitor = AbstractUser | AnonymousUser


class Urgency(IntEnum):
    """How soon somebody must act; a lower number comes first."""

    DANGER = 0  # somebody may be in trouble
    LATE = 1  # we promised this, and the day is past
    NOW = 2  # today
    SOON = 3  # within some days
    WHEN_YOU_CAN = 4


@dataclass(frozen=True, slots=True)
class DeskItem:
    """One line on the desk.

    `title` starts with a verb ("Lees 14 bijdragen"), `text` says what is going on in a sentence, `url` is where it
    is done, in one click. `due` orders lines of the same urgency.
    """

    urgency: Urgency
    title: str
    url: str
    text: str = ""
    due: date | None = None


Source = Callable[[Visitor], Iterable[DeskItem]]
_sources: list[Source] = []


def register_desk_source(*sources: Source) -> None:
    """Each `source(user)` gives the lines this user may act on, in a fixed number of queries. Call it in `ready()`."""
    _sources.extend(source for source in sources if source not in _sources)


def desk_for(user: Visitor) -> list[DeskItem]:
    """All lines for this user, most urgent first."""
    lines = [line for source in _sources for line in source(user)]
    return sorted(lines, key=lambda line: (line.urgency, line.due or date.max, line.title))
