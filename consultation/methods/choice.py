"""Kinds `single`, `multiple` and `scale`: choose from options, each with its meaning and room for the reason."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from contributions.service import ContributionKind

from ..enums import ItemKind
from ..models import Item, ItemVersion
from .base import Given, Problem, Reading, Screen, Spoken, TextLimit
from .options import Option, options_of
from .texts import skip_hint, too_long, typed

FIELD = "keuze"
REASON = "reden_"


@dataclass(frozen=True, slots=True)
class Row:
    """One option on the screen."""

    value: str
    label: str
    meaning: str
    is_chosen: bool
    reason_prompt: str
    reason: str
    problem: str
    note: str
    cost: int = 0

    @property
    def reason_id(self) -> str:
        """Id and name of the text field of this option."""
        return f"{REASON}{self.value}"


class Choice:
    """`value` is {"choices": [codes in the order of the options]}; words by option code are reasons."""

    def screen(
        self,
        item: Item,
        version: ItemVersion,
        given: Given,
        problems: Sequence[Problem] = (),
        notes: Sequence[Problem] = (),
    ) -> Screen:
        """Rounds or boxes; without JavaScript the text field of an option shows when it is chosen (CSS)."""
        chosen = given.value.get("choices", [])
        at = {problem.field_id: problem.message for problem in problems}
        noted = {note.field_id: note.message for note in notes}
        rows = [
            Row(
                value=option.code,
                label=option.label,
                meaning=option.meaning,
                is_chosen=option.code in chosen,
                reason_prompt=option.reason_prompt,
                reason=given.words.get(option.code, ""),
                problem=at.get(f"{REASON}{option.code}", ""),
                note=noted.get(f"{REASON}{option.code}", ""),
            )
            for option in options_of(version)
        ]
        context = {
            "rows": rows,
            "values": chosen,
            "value": chosen[0] if chosen else "",
            "multiple": self.takes_several(item),
            "problem": at.get(f"{FIELD}_0", ""),
            "how_many": self.how_many(item, version),
            "limit": int(TextLimit.ANSWER),
        }
        return Screen("consultation/methods/choice.html", context)

    def read(self, item: Item, version: ItemVersion, data: QueryDict, *, answer_expected: bool) -> Reading:
        """The chosen codes and the reasons. A code that is no option is left out: only a forged form holds one."""
        options = options_of(version)
        wanted = set(data.getlist(FIELD))
        chosen = [option.code for option in options if option.code in wanted]
        words = {
            option.code: text
            for option in options
            if option.reason_prompt and (text := typed(data, f"{REASON}{option.code}"))
        }
        problems = [problem for code, text in words.items() if (problem := too_long(text, f"{REASON}{code}"))]
        if sentence := self.wrong(item, version, chosen, answer_expected=answer_expected):
            problems.insert(0, Problem(f"{FIELD}_0", sentence))
        if not self.takes_several(item):
            chosen = chosen[:1]
        return Reading(Given({"choices": chosen} if chosen else {}, words), tuple(problems))

    def is_empty(self, item: Item, version: ItemVersion, given: Given) -> bool:
        """Nothing chosen: a reason at an option that is not chosen is no answer."""
        return not given.value.get("choices")

    def tell(self, item: Item, version: ItemVersion, given: Given) -> list[str]:
        """Each chosen label, and the reason after it."""
        return [
            f"{option.label}: {given.words[option.code]}" if given.words.get(option.code) else option.label
            for option in _chosen(version, given)
        ]

    def speakable(self, item: Item, version: ItemVersion) -> list[Spoken]:
        """Nothing: one chooses here."""
        return []

    def spoken(self, item: Item, version: ItemVersion, given: Given) -> list[Spoken]:
        """The reasons at the options that are chosen."""
        return [
            Spoken(
                option.code,
                ContributionKind.REASON,
                f"{version.text} {option.label}. {option.reason_prompt}",
                given.words[option.code],
            )
            for option in _chosen(version, given)
            if given.words.get(option.code)
        ]

    def export(self, item: Item, version: ItemVersion, value: Mapping[str, Any]) -> dict[str, Any]:
        """One choice: its code. Several: a column per option with 1 or 0."""
        chosen = value.get("choices", [])
        if not self.takes_several(item):
            return {"choice": chosen[0] if chosen else ""}
        return {option.code: int(option.code in chosen) for option in options_of(version)}

    def field_of(self, item: Item, prompt: str) -> str:
        """The text field of an option."""
        return f"{REASON}{prompt}"

    def takes_several(self, item: Item) -> bool:
        """Whether more than one option can be chosen."""
        return item.kind == ItemKind.MULTIPLE

    def how_many(self, item: Item, version: ItemVersion) -> str:
        """A sentence that says how many answers one can choose; "" when the screen says so by itself."""
        return how_many(item, version)

    def wrong(self, item: Item, version: ItemVersion, chosen: Sequence[str], *, answer_expected: bool) -> str:
        """What must be put right about what was chosen; "" when nothing."""
        return _wrong_number(item, version, len(chosen)) if answer_expected else ""


def how_many(item: Item, version: ItemVersion) -> str:
    """A sentence that says how many answers one can choose; "" when the screen says so by itself."""
    if item.kind != ItemKind.MULTIPLE:
        return ""
    if version.max_choices:
        sentence = ngettext(
            "U kunt hoogstens %(count)d antwoord kiezen.",
            "U kunt hoogstens %(count)d antwoorden kiezen.",
            version.max_choices,
        )
        return sentence % {"count": version.max_choices}
    return _("U kunt meer antwoorden kiezen.")


def _chosen(version: ItemVersion, given: Given) -> list[Option]:
    return [option for option in options_of(version) if option.code in given.value.get("choices", [])]


def _wrong_number(item: Item, version: ItemVersion, count: int) -> str:
    if not count:
        return _("Kies een antwoord.") + " " + skip_hint() if item.required else ""
    if item.kind != ItemKind.MULTIPLE:
        return _("Kies één antwoord.") if count > 1 else ""
    if version.max_choices and count > version.max_choices:
        return _("Kies hoogstens %(most)d antwoorden. U koos er nu %(count)d.") % {
            "most": version.max_choices,
            "count": count,
        }
    if version.min_choices and count < version.min_choices:
        return _("Kies minstens %(least)d antwoorden. U koos er nu %(count)d.") % {
            "least": version.min_choices,
            "count": count,
        }
    return ""
