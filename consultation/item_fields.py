"""Which fields a question of each kind has, and how they are called there."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import BlockField, StreamValue

from .blocks import OptionsBlock, PlainOptionsBlock, WordsOnlyOptionsBlock
from .editing import KINDS_WITH_OPTIONS
from .enums import ItemKind

#: What each kind is for, where an organiser chooses one.
KIND_HINTS = {
    ItemKind.OPEN: _("Mensen schrijven zelf een antwoord."),
    ItemKind.SINGLE: _("Mensen kiezen één van uw antwoorden."),
    ItemKind.MULTIPLE: _("Mensen kiezen een of meer van uw antwoorden."),
    ItemKind.SCALE: _("Mensen kiezen hoe eens zij het ergens mee zijn."),
    ItemKind.RANKING: _("Mensen geven uw antwoorden een plek."),
    ItemKind.STORY: _("Mensen vertellen in stukjes wat zij meemaakten."),
    ItemKind.POINTS: _("Mensen verdelen punten over uw antwoorden. Zo ziet u hoe zwaar iets telt."),
    ItemKind.TOP: _("Mensen kiezen een paar antwoorden. Met kosten erbij kiezen zij binnen een budget."),
}

#: The numbers that a kind asks for, each with its label and explanation. What is not here, the kind does not have.
_NUMBERS: dict[str, dict[str, tuple[Any, Any]]] = {
    ItemKind.MULTIPLE: {
        "min_choices": (_("Minstens kiezen"), ""),
        "max_choices": (_("Hoogstens kiezen"), ""),
    },
    ItemKind.RANKING: {"max_choices": (_("Hoeveel plekken"), _("Leeg: elk antwoord kan een plek krijgen."))},
    ItemKind.POINTS: {
        "budget": (_("Hoeveel punten verdeelt iemand?"), _("Bijvoorbeeld 100, of 10 als het snel moet kunnen.")),
        "max_choices": (_("Hoogstens punten per antwoord"), _("Leeg: iemand mag alles op één antwoord zetten.")),
    },
    ItemKind.TOP: {
        "max_choices": (_("Hoogstens kiezen"), _("Leeg: zoveel als het budget toelaat.")),
        "budget": (_("Hoeveel mag het samen kosten?"), _("Leeg: er zijn geen kosten.")),
    },
}
NUMBERS = ("min_choices", "max_choices", "budget")


def fit_to_kind(fields: dict[str, forms.Field], kind: str) -> None:
    """Take away what this kind does not ask, and call the rest by its name here."""
    asked = _NUMBERS.get(kind, {})
    for name in NUMBERS:
        if name not in asked:
            del fields[name]
            continue
        fields[name].label, fields[name].help_text = asked[name]
    if kind == ItemKind.POINTS:
        fields["budget"].required = True
        fields["budget"].error_messages["required"] = _("Vul in hoeveel punten iemand verdeelt. Bijvoorbeeld 100.")
    if kind not in KINDS_WITH_OPTIONS:
        del fields["options"]
    else:
        fields["options"] = options_field(kind)


def options_field(kind: str = "") -> forms.Field:
    """The answers, each with what this kind asks of an answer; of an unknown kind with everything."""
    help_text = _("Dit zijn de kleine vragen.") if kind == ItemKind.STORY else ""
    return BlockField(block=_block(kind), required=False, label=_("Antwoorden"), help_text=help_text)


def options_of_kind(value: StreamValue, kind: str) -> StreamValue:
    """The same answers, as the field of this kind shows them."""
    found: StreamValue = _block(kind).to_python(list(value.raw_data))
    return found


def options_from(options: Iterable[tuple[str, dict[str, Any]]], kind: str) -> StreamValue:
    """Answers that were not kept yet, as the field of this kind shows them."""
    found: StreamValue = _block(kind).to_python([{"type": name, "value": row} for name, row in options])
    return found


def _block(kind: str) -> Any:
    if kind in (ItemKind.SINGLE, ItemKind.MULTIPLE, ItemKind.SCALE):
        return PlainOptionsBlock()
    if kind in (ItemKind.STORY, ItemKind.RANKING, ItemKind.POINTS):
        return WordsOnlyOptionsBlock()
    return OptionsBlock()
