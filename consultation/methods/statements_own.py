"""Kind `own`: a statement of one's own, in words. It is read by us before anybody else can vote on it."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from contributions.service import ContributionKind

from ..models import Item, ItemVersion
from .base import Given, Problem, Reading, Screen, Spoken, with_words
from .texts import typed

FIELD = "stelling"
#: The most characters: one sentence that a stranger can agree or disagree with.
LIMIT = 200


class OwnKind:
    """Words only; `value` stays empty. Handed in they are a contribution, and wait for a moderator."""

    def screen(
        self,
        item: Item,
        version: ItemVersion,
        given: Given,
        problems: Sequence[Problem] = (),
        notes: Sequence[Problem] = (),
    ) -> Screen:
        """One small text field. What it looks like stands under it as notes."""
        context = {
            "text": given.words.get("", ""),
            "problem": next((problem.message for problem in problems), ""),
            "notes": [note.message for note in notes],
            "limit": LIMIT,
            "skip_label": _("Laat mijn stelling weg") if notes else _("Ik mis geen stelling"),
        }
        return Screen("consultation/methods/own.html", context)

    def read(self, item: Item, version: ItemVersion, data: QueryDict, *, answer_expected: bool) -> Reading:
        """The words, on one line, checked for their length."""
        text = " ".join(typed(data, FIELD).split())
        problem = _too_long(text)
        if not text and item.required and answer_expected:
            problem = Problem(FIELD, _("Schrijf uw stelling op. Of druk op ‘Ik mis geen stelling’."))
        return Reading(Given(words={"": text} if text else {}), (problem,) if problem else ())

    def is_empty(self, item: Item, version: ItemVersion, given: Given) -> bool:
        """No words, no answer."""
        return not given.words.get("")

    def tell(self, item: Item, version: ItemVersion, given: Given) -> list[str]:
        """The words themselves."""
        text = given.words.get("")
        return [text] if text else []

    def speakable(self, item: Item, version: ItemVersion) -> list[Spoken]:
        """The statement; who cannot write may say it."""
        return [Spoken("", ContributionKind.PROPOSAL, version.text, "")]

    def spoken(self, item: Item, version: ItemVersion, given: Given) -> list[Spoken]:
        """The words, as a proposal."""
        return with_words(self.speakable(item, version), given)

    def export(self, item: Item, version: ItemVersion, value: Mapping[str, Any]) -> dict[str, Any]:
        """Words travel as contributions."""
        return {}

    def field_of(self, item: Item, prompt: str) -> str:
        """There is one field."""
        return FIELD


def _too_long(text: str) -> Problem | None:
    surplus = len(text) - LIMIT
    if surplus <= 0:
        return None
    sentence = ngettext(
        "Uw stelling is %(surplus)d teken te lang. Maak haar korter. Alles wat u typte staat er nog.",
        "Uw stelling is %(surplus)d tekens te lang. Maak haar korter. Alles wat u typte staat er nog.",
        surplus,
    )
    return Problem(FIELD, sentence % {"surplus": surplus})
