"""Kind `story`: "vertel wat u meemaakte", in a few small prompts. A story is heard, never adopted or rejected."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from contributions.service import ContributionKind

from ..models import Item, ItemVersion
from .base import Given, Problem, Reading, Screen, Spoken, TextLimit, with_words
from .options import options_of
from .texts import skip_hint, too_long, typed

FIELD = "tekst_"


@dataclass(frozen=True, slots=True)
class Row:
    """One small prompt on the screen."""

    code: str
    label: str
    meaning: str
    text: str
    problem: str
    note: str

    @property
    def field_id(self) -> str:
        """Id and name of its text field."""
        return f"{FIELD}{self.code}"


class Story:
    """Words by the code of the prompt; `value` stays empty."""

    def screen(
        self,
        item: Item,
        version: ItemVersion,
        given: Given,
        problems: Sequence[Problem] = (),
        notes: Sequence[Problem] = (),
    ) -> Screen:
        """A text field per prompt."""
        at = {problem.field_id: problem.message for problem in problems}
        noted = {note.field_id: note.message for note in notes}
        rows = [
            Row(
                option.code,
                option.label,
                option.meaning,
                given.words.get(option.code, ""),
                at.get(f"{FIELD}{option.code}", ""),
                noted.get(f"{FIELD}{option.code}", ""),
            )
            for option in options_of(version)
        ]
        return Screen("consultation/methods/story.html", {"rows": rows, "limit": int(TextLimit.ANSWER)})

    def read(self, item: Item, version: ItemVersion, data: QueryDict, *, answer_expected: bool) -> Reading:
        """The texts, each checked for its length."""
        options = options_of(version)
        words = {option.code: text for option in options if (text := typed(data, f"{FIELD}{option.code}"))}
        problems = [problem for code, text in words.items() if (problem := too_long(text, f"{FIELD}{code}"))]
        if not words and item.required and answer_expected:
            sentence = _("Vul minstens één van de vakken in.") + " " + skip_hint()
            problems = [Problem(f"{FIELD}{options[0].code}", sentence)]
        return Reading(Given(words=words), tuple(problems))

    def is_empty(self, item: Item, version: ItemVersion, given: Given) -> bool:
        """No prompt has words."""
        return not any(given.words.values())

    def tell(self, item: Item, version: ItemVersion, given: Given) -> list[str]:
        """Each prompt with its words."""
        return [
            f"{option.label} {given.words[option.code]}"
            for option in options_of(version)
            if given.words.get(option.code)
        ]

    def speakable(self, item: Item, version: ItemVersion) -> list[Spoken]:
        """Every prompt; all of it is story."""
        return [
            Spoken(option.code, ContributionKind.STORY, f"{version.text} {option.label}", "")
            for option in options_of(version)
        ]

    def spoken(self, item: Item, version: ItemVersion, given: Given) -> list[Spoken]:
        """One contribution per prompt, all of them story."""
        return with_words(self.speakable(item, version), given)

    def export(self, item: Item, version: ItemVersion, value: Mapping[str, Any]) -> dict[str, Any]:
        """Words travel as contributions."""
        return {}

    def field_of(self, item: Item, prompt: str) -> str:
        """The text field of a prompt."""
        return f"{FIELD}{prompt}"
