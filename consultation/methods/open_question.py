"""Kind `open`: one question, one text."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from contributions.service import ContributionKind

from ..models import Item, ItemVersion
from .base import Given, Problem, Reading, Screen, Spoken, TextLimit, with_words
from .texts import skip_hint, too_long, typed

FIELD = "tekst"


class OpenQuestion:
    """Words only; `value` stays empty."""

    def screen(
        self,
        item: Item,
        version: ItemVersion,
        given: Given,
        problems: Sequence[Problem] = (),
        notes: Sequence[Problem] = (),
    ) -> Screen:
        """One large text field."""
        context = {
            "text": given.words.get("", ""),
            "problem": next((problem.message for problem in problems), ""),
            "note": next((note.message for note in notes), ""),
            "limit": int(TextLimit.ANSWER),
        }
        return Screen("consultation/methods/open.html", context)

    def read(self, item: Item, version: ItemVersion, data: QueryDict, *, answer_expected: bool) -> Reading:
        """The text, checked for its length."""
        text = typed(data, FIELD)
        problem = too_long(text, FIELD)
        if not text and item.required and answer_expected:
            problem = Problem(FIELD, _("Schrijf uw antwoord op.") + " " + skip_hint())
        return Reading(Given(words={"": text} if text else {}), (problem,) if problem else ())

    def is_empty(self, item: Item, version: ItemVersion, given: Given) -> bool:
        """No words, no answer."""
        return not given.words.get("")

    def tell(self, item: Item, version: ItemVersion, given: Given) -> list[str]:
        """The text itself."""
        text = given.words.get("")
        return [text] if text else []

    def speakable(self, item: Item, version: ItemVersion) -> list[Spoken]:
        """The question itself; what is said there is a proposal or opinion."""
        return [Spoken("", ContributionKind.PROPOSAL, version.text, "")]

    def spoken(self, item: Item, version: ItemVersion, given: Given) -> list[Spoken]:
        """The text, as a proposal or opinion."""
        return with_words(self.speakable(item, version), given)

    def export(self, item: Item, version: ItemVersion, value: Mapping[str, Any]) -> dict[str, Any]:
        """Words travel as contributions."""
        return {}

    def field_of(self, item: Item, prompt: str) -> str:
        """There is one field."""
        return FIELD
