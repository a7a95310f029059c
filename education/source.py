"""A pack as it was at one moment: the one source of which every form is made.

Kept as JSON in a Release, so that building again gives the same. Nothing here asks the database; making one from a
pack is in :mod:`education.releases.freezing`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of text of a part. `kind` says which of the others hold something:

    heading (`text`, `level` 2 or 3) · paragraph (`text`) · bullets, numbers (`items`) · table (`items` is the head,
    `rows`) · lines (`count` lines to write on, `text` above them) · box (`text` is its title, `items` its paragraphs)
    · image (`path` of the file, `text` is the alternative text).
    """

    kind: str
    text: str = ""
    level: int = 2
    items: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    count: int = 0
    path: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One material: `key` is its lasting number, `kind` a MaterialKind, `audience` an Audience."""

    key: str
    kind: str
    audience: str
    title: str
    blocks: tuple[Block, ...] = ()
    file: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One part of the lesson, in minutes."""

    title: str
    minutes: int
    group_form: str
    teacher_does: str
    pupils_do: str = ""


@dataclass(frozen=True, slots=True)
class Option:
    """One answer somebody may choose; `says` is read after choosing it."""

    text: str
    correct: bool = False
    says: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the quiz; `kind` is a QuestionKind."""

    key: str
    kind: str
    text: str
    options: tuple[Option, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    is_true: bool = True
    model_answer: str = ""
    explanation: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure of the pack, filled in everywhere already."""

    code: str
    value: str
    says: str
    source: str
    source_url: str
    valid_until: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A whole pack. Codes are those of :mod:`education.enums`; days as "2026-11-27"; `url` is its page."""

    slug: str
    title: str
    summary: str
    url: str
    number: int
    released_on: str
    changes: str
    levels: tuple[str, ...]
    years: tuple[int, ...] = ()
    subjects: tuple[str, ...]
    goals: tuple[str, ...] = ()
    aims: tuple[str, ...]
    keywords: tuple[str, ...] = ()
    minutes: int
    group_form: str
    reading: str
    preparation: str = ""
    licence: str
    steps: tuple[Step, ...] = ()
    parts: tuple[Part, ...] = ()
    questions: tuple[Question, ...] = ()
    facts: tuple[Fact, ...] = field(default=())

    @property
    def day(self) -> date:
        """The day of the release."""
        return date.fromisoformat(self.released_on)

    def of_kind(self, kind: str) -> tuple[Part, ...]:
        """The parts of one MaterialKind."""
        return tuple(part for part in self.parts if part.kind == kind)


def to_json(source: Source) -> dict[str, Any]:
    """As it is kept in a Release."""
    return asdict(source)


def from_json(kept: Mapping[str, Any]) -> Source:
    """As it was; the opposite of :func:`to_json`, also after the database made lists of tuples."""
    given = dict(kept)
    given["steps"] = tuple(Step(**each) for each in kept["steps"])
    given["parts"] = tuple(_part(each) for each in kept["parts"])
    given["questions"] = tuple(_question(each) for each in kept["questions"])
    given["facts"] = tuple(Fact(**{**each, "source_url": web_address(each["source_url"])}) for each in kept["facts"])
    for name in ("levels", "years", "subjects", "goals", "aims", "keywords"):
        given[name] = tuple(kept[name])
    return Source(**given)


def web_address(text: str) -> str:
    """An address that leads to a page on the web; "" for any other, that could run something."""
    return text if text.lower().startswith(("https://", "http://")) else ""


def _part(kept: Mapping[str, Any]) -> Part:
    return Part(**{**kept, "blocks": tuple(_block(each) for each in kept["blocks"])})


def _block(kept: Mapping[str, Any]) -> Block:
    rows: Sequence[Sequence[str]] = kept["rows"]
    return Block(**{**kept, "items": tuple(kept["items"]), "rows": tuple(tuple(row) for row in rows)})


def _question(kept: Mapping[str, Any]) -> Question:
    options = tuple(Option(**each) for each in kept["options"])
    pairs = tuple((left, right) for left, right in kept["pairs"])
    return Question(**{**kept, "options": options, "pairs": pairs})
