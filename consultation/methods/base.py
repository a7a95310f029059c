"""What every method of a step can do, and the small shapes in which it hands things over.

A method touches neither the database nor the request: it reads what was posted, and tells what it means.

Several questions can stand on one page: each then has a prefix. A method knows nothing of it: it reads from
:func:`under`, and its template writes {{ prefix }} before every id and name. Its three templates have one context:
`methods/<name>.html` for the screen, `methods/print/<name>.html` for paper and `methods/aloud/<name>.html` to read
aloud over the phone (:class:`Screen`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import IntEnum
from typing import Any, Protocol, Self

from django.http import QueryDict

from ..models import Item, ItemVersion

#: In the value of an answer: who gave it has seen since how others answered, so it stands (consultation/drafts.py).
SEEN_OTHERS = "seen_others"


class TextLimit(IntEnum):
    """The most characters (code points) that one text may have."""

    ANSWER = 5_000


@dataclass(frozen=True, slots=True)
class Given:
    """What somebody gave at one item: codes in `value`, words by prompt ("" is the item itself).

    Words at options that are not chosen (any more) are kept too: whoever chooses again finds them back.
    Only what :meth:`Method.spoken` returns is handed in.
    """

    value: Mapping[str, Any] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something to put right: the id of the field it is about, and a sentence that says what to do."""

    field_id: str
    message: str

    def under(self, prefix: str) -> Self:
        """The same, on a page where the question has this prefix."""
        return replace(self, field_id=f"{prefix}{self.field_id}")


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to look at again, once: what was kept stays when the writer wants that. `code` is what was told."""

    code: str
    field_id: str
    message: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What was posted, as typed, with what must be put right before it can be kept."""

    given: Given
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Screen:
    """How an item is shown: a template, and what goes in it."""

    template: str
    context: dict[str, Any]

    @property
    def print_template(self) -> str:
        """The same question on paper."""
        return self._variant("print")

    @property
    def aloud_template(self) -> str:
        """The same question as one reads it aloud."""
        return self._variant("aloud")

    def _variant(self, folder: str) -> str:
        where, _slash, name = self.template.rpartition("/")
        return f"{where}/{folder}/{name}"


@dataclass(frozen=True, slots=True)
class Spoken:
    """Words that become a contribution: at which prompt, of which kind (ContributionKind), on which question."""

    prompt: str
    kind: str
    question: str
    text: str


def with_words(places: Sequence[Spoken], given: Given) -> list[Spoken]:
    """The places where something was written, with what was written there."""
    return [replace(place, text=text) for place in places if (text := given.words.get(place.prompt))]


class Method(Protocol):
    """One way to ask. `item` says what kind of thing it is, `version` with which words it was asked."""

    def screen(
        self,
        item: Item,
        version: ItemVersion,
        given: Given,
        problems: Sequence[Problem] = (),
        notes: Sequence[Problem] = (),
    ) -> Screen:
        """How it is asked, filled with what was given; problems and notes stand at their field."""

    def read(self, item: Item, version: ItemVersion, data: QueryDict, *, answer_expected: bool) -> Reading:
        """What was posted. With `answer_expected` an empty answer to a required item is a problem."""

    def is_empty(self, item: Item, version: ItemVersion, given: Given) -> bool:
        """Whether nothing was answered."""

    def tell(self, item: Item, version: ItemVersion, given: Given) -> list[str]:
        """The answer back in words, line by line, for the overview and the receipt page."""

    def speakable(self, item: Item, version: ItemVersion) -> list[Spoken]:
        """The prompts at which words can be given, still without words; [] where there is only something to choose.

        There a participant may speak instead of write.
        """

    def spoken(self, item: Item, version: ItemVersion, given: Given) -> list[Spoken]:
        """The words that are handed in, in the order of the screen."""

    def export(self, item: Item, version: ItemVersion, value: Mapping[str, Any]) -> dict[str, Any]:
        """The codes as columns for the workbook: column code -> plain value. Words travel as contributions."""

    def field_of(self, item: Item, prompt: str) -> str:
        """The id of the text field of a prompt, for a note about its words."""


def under(data: QueryDict, prefix: str) -> QueryDict:
    """The part of a posted form that stands under a prefix, with the names a method knows."""
    part = QueryDict(mutable=True)
    for name in data:
        if name.startswith(prefix):
            part.setlist(name.removeprefix(prefix), data.getlist(name))
    return part
