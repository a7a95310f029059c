"""The words of one question, in a plain form that stands in the list of questions and needs no JavaScript.

Only what is most often bettered: the question, the explanation, and the words of the answers. Taking an answer away,
and where a question belongs, is for the whole form (consultation/item_forms.py).
"""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .editing import KINDS_WITH_OPTIONS, Wording, with_codes
from .enums import ItemKind
from .forms import GuardedCharField
from .meanwhile import SeenForm
from .models import Item

#: Of an answer: name in the form, and name in the block.
_PARTS = (("label", "label"), ("meaning", "meaning"), ("reason", "reason_prompt"))


class InlineItemForm(SeenForm, forms.Form):
    """Question, explanation, and per answer its words; one answer can be added at a time."""

    text = GuardedCharField(label=gettext_lazy("Vraag"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}))
    help = GuardedCharField(label=gettext_lazy("Uitleg"), required=False, widget=forms.Textarea(attrs={"rows": 2}))
    plain = GuardedCharField(
        label=gettext_lazy("In eenvoudige woorden"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, instance: Item, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance: Item = instance
        shown = self.values_of(instance)
        self.initial = {**shown, **self.initial}
        for place, block in enumerate(self._blocks(), start=1):
            self._add_answer(place, block.value["code"])
        if instance.kind in KINDS_WITH_OPTIONS and instance.kind != ItemKind.SCALE:
            self.fields["new_label"] = GuardedCharField(
                label=_("Voeg een antwoord toe"), max_length=200, required=False, help_text=_("Mag leeg blijven.")
            )
        self.add_seen()

    def values_of(self, instance: Item) -> dict[str, Any]:
        """The words that the fields show."""
        assert instance.current is not None
        answers = {
            _name(block.value["code"], part): block.value[key] or ""
            for block in instance.current.options
            for part, key in _PARTS
        }
        words = {name: getattr(instance.current, name) for name in ("text", "help", "plain")}
        return {**words, **answers}

    def version_of(self, instance: Item) -> int:
        """The edition of the question."""
        return instance.edition

    def answers(self) -> Iterator[list[BoundField]]:
        """The fields of each answer, for the template."""
        for block in self._blocks():
            names = [_name(block.value["code"], part) for part, _key in _PARTS]
            yield [self[name] for name in names if name in self.fields]

    def wording(self) -> Wording:
        """The words, as the deed takes them; what this form does not show stays as it is."""
        words, version = self.cleaned_data, self.instance.current
        assert version is not None
        options = [("option", {**block.value, **self._given(block.value["code"])}) for block in self._blocks()]
        if label := words.get("new_label"):
            options.append(("option", {"code": "", "label": label, "meaning": "", "reason_prompt": ""}))
        return Wording(
            text=words["text"],
            help=words["help"],
            options=with_codes(options),
            min_choices=version.min_choices,
            max_choices=version.max_choices,
            budget=version.budget,
            plain=words["plain"],
        )

    def _blocks(self) -> Any:
        return self.instance.current.options if self.instance.current else ()

    def _given(self, code: str) -> dict[str, str]:
        given = {key: self.cleaned_data.get(_name(code, part)) for part, key in _PARTS}
        return {key: value for key, value in given.items() if value is not None}

    def _add_answer(self, place: int, code: str) -> None:
        is_story = self.instance.kind == ItemKind.STORY
        labels = {
            "label": _("Vraagje %(number)s") if is_story else _("Antwoord %(number)s"),
            "meaning": _("Wat antwoord %(number)s betekent"),
            "reason": _("Vraag naar de reden bij antwoord %(number)s"),
        }
        for part, _key in _PARTS:
            if part == "reason" and self.instance.kind in (ItemKind.STORY, ItemKind.RANKING, ItemKind.POINTS):
                continue
            self.fields[_name(code, part)] = GuardedCharField(
                label=labels[part] % {"number": place},
                max_length=300 if part == "meaning" else 200,
                required=part == "label",
            )


def _name(code: str, part: str) -> str:
    return f"antwoord_{code}_{part}"
