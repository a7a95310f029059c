"""A whole round on one sheet: the same order, numbers and words on the entry screen, on paper and on the phone."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.http import QueryDict
from django.utils.translation import gettext as _

from privacy import service as privacy

from .drafts import guard
from .methods import Given, Method, Problem, Screen, method_of, under
from .methods.options import options_of
from .models import Item, ItemVersion


@dataclass(frozen=True)
class Question:
    """One question of the sheet, with what was typed and what there is to say about it."""

    number: int
    item: Item
    follows: str = ""
    given: Given = field(default_factory=Given)
    problems: tuple[Problem, ...] = ()
    found: Mapping[str, privacy.Guarded] = field(default_factory=dict)

    @property
    def prefix(self) -> str:
        """What the names of its fields begin with. It stays the same when questions change places."""
        return prefix_of(self.item)

    @property
    def version(self) -> ItemVersion:
        """The words with which it is asked now."""
        assert self.item.current is not None, "an item without words is not asked"
        return self.item.current

    @property
    def asked(self) -> Screen:
        """How it is shown."""
        return self._method.screen(self.item, self.version, self.given, self.problems, self._notes)

    @property
    def problems_on_sheet(self) -> list[Problem]:
        """What must be put right, with the ids as they are on the sheet."""
        return [self._on_sheet(problem) for problem in self.problems]

    @property
    def notes_on_sheet(self) -> list[Problem]:
        """What the guard saw, with the ids as they are on the sheet."""
        return [self._on_sheet(note) for note in self._notes]

    @property
    def has_help(self) -> bool:
        """Whether there is anything between the question and its fields."""
        return bool(self.has_own_help or self.follows)

    @property
    def has_own_help(self) -> bool:
        """Whether there is an explanation that the method does not tell itself."""
        return bool(self.version.help) and not self.asked.context.get("tells_help")

    def _on_sheet(self, about: Problem) -> Problem:
        named = _("Vraag %(number)d: %(message)s") % {"number": self.number, "message": about.message}
        return replace(about.under(self.prefix), message=named)

    @cached_property
    def _method(self) -> Method:
        return method_of(self.item)

    @cached_property
    def _notes(self) -> tuple[Problem, ...]:
        return tuple(
            Problem(self._method.field_of(self.item, prompt), " ".join(sentences))
            for prompt, guarded in self.found.items()
            if (sentences := privacy.explain(guarded))
        )


def prefix_of(item: Item) -> str:
    """The prefix of the fields of one question."""
    return f"v{item.pk.hex}-"


def sheet_of(items: Sequence[Item], given: Mapping[UUID, Given] | None = None) -> list[Question]:
    """All questions, follow-up questions included, filled in with what was given."""
    return [
        Question(number, item, _follows(item, items), (given or {}).get(item.pk, Given()))
        for number, item in enumerate(items, start=1)
    ]


def read_sheet(items: Sequence[Item], data: QueryDict) -> list[Question]:
    """All questions as they were typed, after the guard. Empty is never a problem: people leave questions open."""
    return [_read(question, data) for question in sheet_of(items)]


def _read(question: Question, data: QueryDict) -> Question:
    method, item, version = method_of(question.item), question.item, question.version
    part = under(data, question.prefix)
    read = method.read(item, version, part, answer_expected=False)
    if read.given.value or read.given.words:
        read = method.read(item, version, part, answer_expected=True)
    found = guard(read.given.words)
    words = {prompt: guarded.text for prompt, guarded in found.items()}
    is_empty = method.is_empty(item, version, read.given) and not read.given.words and not read.problems
    given = Given() if is_empty else Given(read.given.value, words)
    return Question(question.number, item, question.follows, given, read.problems, found)


def form_code(items: Iterable[Item]) -> str:
    """A short code for the words of all questions of a round, printed on the paper and shown on the screen.

    When the two differ, a question was changed after the paper was printed. Which part of them stands on a form, and
    in which order they are given here, makes no difference.
    """
    asked = sorted(items, key=lambda item: (item.step.order, item.order, str(item.pk)))
    versions = "-".join(str(item.current_id) for item in asked)
    return sha256(versions.encode()).hexdigest()[:4].upper()


def _follows(item: Item, items: Sequence[Item]) -> str:
    if item.shown_if_item_id is None:
        return ""
    found = ((n, each) for n, each in enumerate(items, start=1) if each.pk == item.shown_if_item_id)
    number, before = next(found, (0, item))
    if before is item:
        return ""  # what it follows is on no sheet any more
    assert before.current is not None, "an item without words is not asked"
    label = next((o.label for o in options_of(before.current) if o.code == item.shown_if_option), item.shown_if_option)
    return _("Alleen als het antwoord op vraag %(number)d is: ‘%(label)s’.") % {"number": number, "label": label}


def context_of(questions: Iterable[Question]) -> dict[str, Any]:
    """What the templates of a sheet need."""
    return {"questions": list(questions)}
