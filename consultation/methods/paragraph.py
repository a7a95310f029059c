"""Kind `paragraph`: one piece of a text. Is it clear, does one agree, and how would one say it?

`version.text` is the short heading, `version.help` the piece itself.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from contributions.service import ContributionKind

from ..enums import Verdict
from ..models import Item, ItemVersion
from .base import Given, Problem, Reading, Screen, Spoken, TextLimit, with_words
from .texts import skip_hint, too_long, typed

FIELD = "oordeel"
WHY_FIELD = "waarom"
SUGGESTION_FIELD = "andere_woorden"
#: The prompts: "" is why, the other is how somebody would say it.
WHY, SUGGESTION = "", "suggestion"
FIELD_OF = {WHY: WHY_FIELD, SUGGESTION: SUGGESTION_FIELD}
#: One cannot think both.
CONTRADICTIONS = ((Verdict.CLEAR, Verdict.UNCLEAR), (Verdict.AGREE, Verdict.OBJECT))


@dataclass(frozen=True, slots=True)
class Box:
    """One verdict on the screen."""

    value: str
    label: str
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class Room:
    """Room for words, with what there is to say about them."""

    field_id: str
    label: str
    hint: str
    text: str
    problem: str
    note: str


class Paragraph:
    """`value` is {"choices": [verdicts in the order of the enum]}; words are a reason and a proposal."""

    def screen(
        self,
        item: Item,
        version: ItemVersion,
        given: Given,
        problems: Sequence[Problem] = (),
        notes: Sequence[Problem] = (),
    ) -> Screen:
        """Four boxes and two fields. The piece itself stands above them."""
        at = {problem.field_id: problem.message for problem in problems}
        noted = {note.field_id: note.message for note in notes}

        def room(prompt: str, label: str, hint: str = "") -> Room:
            field = FIELD_OF[prompt]
            return Room(field, label, hint, given.words.get(prompt, ""), at.get(field, ""), noted.get(field, ""))

        context = {
            "boxes": [Box(verdict.value, str(verdict.label)) for verdict in Verdict],
            "values": given.value.get("choices", []),
            "question": _ask(),
            "how_many": _("Kies wat past. U mag er twee kiezen."),
            "problem": at.get(f"{FIELD}_0", ""),
            "why": room(WHY, _ask_why()),
            "suggestion": room(SUGGESTION, _ask_suggestion(), _("Schrijf het met uw eigen woorden.")),
            "limit": int(TextLimit.ANSWER),
        }
        return Screen("consultation/methods/paragraph.html", context)

    def read(self, item: Item, version: ItemVersion, data: QueryDict, *, answer_expected: bool) -> Reading:
        """The verdicts and the words. Two that contradict each other are kept as typed, with a sentence."""
        wanted = set(data.getlist(FIELD))
        chosen = [verdict.value for verdict in Verdict if verdict.value in wanted]
        words = {prompt: text for prompt, field in FIELD_OF.items() if (text := typed(data, field))}
        problems = [problem for prompt, text in words.items() if (problem := too_long(text, FIELD_OF[prompt]))]
        if sentence := _contradiction(chosen):
            problems.insert(0, Problem(f"{FIELD}_0", sentence))
        elif answer_expected and item.required and not chosen and not words:
            problems.insert(0, Problem(f"{FIELD}_0", _("Kies wat u van dit stukje vindt.") + " " + skip_hint()))
        return Reading(Given({"choices": chosen} if chosen else {}, words), tuple(problems))

    def is_empty(self, item: Item, version: ItemVersion, given: Given) -> bool:
        """No verdict and no words. Other words alone are an answer too."""
        return not given.value.get("choices") and not any(given.words.get(prompt) for prompt in FIELD_OF)

    def tell(self, item: Item, version: ItemVersion, given: Given) -> list[str]:
        """The verdicts, why, and the other words."""
        chosen = given.value.get("choices", [])
        lines = [str(verdict.label) for verdict in Verdict if verdict.value in chosen]
        if why := given.words.get(WHY):
            lines.append(why)
        if suggestion := given.words.get(SUGGESTION):
            lines.append(_("Zo zou u het zeggen: %(words)s") % {"words": suggestion})
        return lines

    def speakable(self, item: Item, version: ItemVersion) -> list[Spoken]:
        """Why, and how somebody would say it."""
        return [
            Spoken(WHY, ContributionKind.REASON, f"{version.text} {_ask_why()}", ""),
            Spoken(SUGGESTION, ContributionKind.PROPOSAL, f"{version.text} {_ask_suggestion()}", ""),
        ]

    def spoken(self, item: Item, version: ItemVersion, given: Given) -> list[Spoken]:
        """The reason and the proposal, as far as they were written."""
        return with_words(self.speakable(item, version), given)

    def export(self, item: Item, version: ItemVersion, value: Mapping[str, Any]) -> dict[str, Any]:
        """A column per verdict with 1 or 0."""
        chosen = value.get("choices", [])
        return {verdict.value: int(verdict.value in chosen) for verdict in Verdict}

    def field_of(self, item: Item, prompt: str) -> str:
        """The text field of a prompt."""
        return FIELD_OF[prompt]


def _ask() -> str:
    return _("Wat vindt u van dit stukje?")


def _ask_why() -> str:
    return _("Waarom vindt u dat? Of wat bedoelt u?")


def _ask_suggestion() -> str:
    return _("Hoe zou u het zeggen?")


def _contradiction(chosen: Sequence[str]) -> str:
    for one, other in CONTRADICTIONS:
        if one in chosen and other in chosen:
            return _("U koos ‘%(one)s’ én ‘%(other)s’. Laat er één staan.") % {
                "one": one.label,
                "other": other.label,
            }
    return ""
