"""The form of a whole text: every paragraph with its words and its place, new ones, and the suggestions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _

from .enums import SuggestionState
from .forms import GuardedCharField
from .models import Item, TextEdition
from .results.draft import ParagraphResult
from .texts.differences import Stretch, differences
from .texts.paragraphs import MOST_HEADING, MOST_TEXT
from .texts.reading_in import Piece, pieces_in
from .texts.suggestions import Decided, OpenSuggestion

#: Where a new piece goes; else the id of the paragraph that comes before it.
AT_START, AT_END = "begin", ""


@dataclass(frozen=True, slots=True)
class SuggestionRow:
    """One suggestion with its fields."""

    suggestion: OpenSuggestion
    state: BoundField
    note: BoundField


@dataclass(frozen=True, slots=True)
class Row:
    """One paragraph with its fields, what people thought of it, and what they would write."""

    item: Item
    number: int
    heading: BoundField
    text: BoundField
    plain: BoundField | None
    place: BoundField
    goes: BoundField
    result: ParagraphResult | None
    suggestions: tuple[SuggestionRow, ...]
    changes: tuple[Stretch, ...]

    @property
    def has_suggestions(self) -> bool:
        """Whether anybody would say it in other words."""
        return bool(self.suggestions)


class TextForm(forms.Form):
    """Bound to what was typed: nothing of that is lost when a colleague was first, or something must be put right."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        *args: Any,
        items: Sequence[Item],
        edition: TextEdition | None,
        suggestions: Sequence[OpenSuggestion] = (),
        results: Mapping[int, ParagraphResult] | None = None,
        offers_product: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.items, self.edition, self.suggestions = list(items), edition, list(suggestions)
        self.results = results or {}
        for number, item in enumerate(self.items, start=1):
            self._add_item(number, item)
        for number, suggestion in enumerate(self.suggestions, start=1):
            self._add_suggestion(number, suggestion)
        self._add_new()
        if edition is not None:
            self.fields["what_changed"] = GuardedCharField(
                label=_("Wat veranderde er, en waarom?"),
                required=False,
                widget=forms.Textarea(attrs={"rows": 3}),
                help_text=_("Iedereen leest dit boven de nieuwe tekst. Schrijf korte zinnen."),
            )
            if offers_product:
                self.fields["into_product"] = forms.BooleanField(
                    label=_("Zet de nieuwe woorden ook in het ontwerp"), required=False
                )

    @property
    def rows(self) -> list[Row]:
        """The paragraphs in order, for the template."""
        return [self._row(number, item) for number, item in enumerate(self.items, start=1)]

    @property
    def loose_suggestions(self) -> list[SuggestionRow]:
        """Suggestions for paragraphs that are no longer in the text."""
        here = {item.pk for item in self.items}
        return [self._suggestion_row(each) for each in self.suggestions if each.item not in here]

    @property
    def lost_words(self) -> list[str]:
        """What was typed at paragraphs that a colleague took away meanwhile."""
        here = {_name("tekst", item.pk) for item in self.items}
        gone = [name for name in self.data if name.startswith("tekst_") and name not in here]
        return [str(self.data[name]) for name in gone]

    def pieces(self) -> list[Piece]:
        """The text as it should stand: what stays in the order of the places, and the new pieces where they belong."""
        data = self.cleaned_data
        staying = [item for item in self.items if not data.get(_name("weg", item.pk))]
        place = {item.pk: number for number, item in enumerate(self.items, start=1)}
        staying.sort(key=lambda item: _moved_to(data.get(_name("plek", item.pk)), place[item.pk]))
        new = pieces_in(data.get("nieuw") or "")
        after = data.get("na") or AT_END
        pieces = list(new) if after == AT_START else []
        for item in staying:
            pieces.append(self._piece(item))
            if after == str(item.pk):
                pieces += new
        if new and after != AT_START and after not in {str(item.pk) for item in staying}:
            pieces += new
        return pieces

    def decisions(self) -> dict[UUID, Decided]:
        """What was decided about each suggestion."""
        data = self.cleaned_data
        return {
            each.contribution: Decided(
                data.get(_name("besluit", each.contribution)) or SuggestionState.OPEN,
                data.get(_name("reden", each.contribution)) or "",
            )
            for each in self.suggestions
        }

    def clean(self) -> dict[str, Any]:
        """A suggestion that is not used needs a reason; the writer reads it."""
        data = super().clean() or {}
        for each in self.suggestions:
            name = _name("reden", each.contribution)
            if data.get(_name("besluit", each.contribution)) == SuggestionState.NOT_USED and not data.get(name):
                self.add_error(name, _("Schrijf op waarom u deze woorden niet gebruikt."))
        return data

    def _piece(self, item: Item) -> Piece:
        assert item.current is not None
        data = self.cleaned_data
        plain = data.get(_name("gewoon", item.pk))
        return Piece(
            data[_name("kop", item.pk)],
            data[_name("tekst", item.pk)],
            item.pk,
            item.current.plain if plain is None else plain,
        )

    def _add_item(self, number: int, item: Item) -> None:
        assert item.current is not None
        version = item.current
        label = {"number": number}
        self.fields[_name("kop", item.pk)] = GuardedCharField(
            label=_("Kop van stukje %(number)d") % label, max_length=MOST_HEADING, initial=version.text, required=False
        )
        self.fields[_name("tekst", item.pk)] = GuardedCharField(
            label=_("Stukje %(number)d") % label,
            max_length=MOST_TEXT,
            initial=version.help,
            required=False,
            widget=forms.Textarea(attrs={"rows": 5}),
        )
        if version.plain:
            self.fields[_name("gewoon", item.pk)] = GuardedCharField(
                label=_("Stukje %(number)d in gewone woorden") % label,
                initial=version.plain,
                required=False,
                widget=forms.Textarea(attrs={"rows": 3}),
            )
        self.fields[_name("plek", item.pk)] = forms.IntegerField(
            label=_("Plaats van stukje %(number)d") % label, initial=number, min_value=1, max_value=500, required=False
        )
        self.fields[_name("weg", item.pk)] = forms.BooleanField(
            label=_("Haal stukje %(number)d weg") % label, required=False
        )

    def _add_suggestion(self, number: int, suggestion: OpenSuggestion) -> None:
        label = {"number": number}
        self.fields[_name("besluit", suggestion.contribution)] = forms.ChoiceField(
            label=_("Wat doet u met voorstel %(number)d?") % label,
            choices=[
                (SuggestionState.OPEN, _("Nog niets: bewaar het voor de volgende uitgave")),
                (SuggestionState.USED, _("Gebruikt in de nieuwe woorden")),
                (SuggestionState.NOT_USED, _("Niet gebruikt")),
            ],
            initial=SuggestionState.OPEN,
            required=False,
        )
        self.fields[_name("reden", suggestion.contribution)] = GuardedCharField(
            label=_("Wat de schrijver hierover leest (voorstel %(number)d)") % label,
            max_length=300,
            required=False,
            help_text=_("Verplicht als u de woorden niet gebruikt."),
        )

    def _add_new(self) -> None:
        self.fields["nieuw"] = GuardedCharField(
            label=_("Nieuwe stukjes") if self.items else _("Plak hier de hele tekst"),
            required=False,
            widget=forms.Textarea(attrs={"rows": 6 if self.items else 16}),
            help_text=_("Een lege regel begint een nieuw stukje. Een korte regel zonder punt wordt een kop."),
        )
        if self.items:
            choices = [(AT_END, _("Onderaan")), (AT_START, _("Bovenaan"))]
            choices += [(str(item.pk), _("Na: %(heading)s") % {"heading": str(item)}) for item in self.items]
            self.fields["na"] = forms.ChoiceField(
                label=_("Waar komen de nieuwe stukjes?"), choices=choices, required=False
            )

    def _row(self, number: int, item: Item) -> Row:
        assert item.current is not None
        plain = _name("gewoon", item.pk)
        return Row(
            item=item,
            number=number,
            heading=self[_name("kop", item.pk)],
            text=self[_name("tekst", item.pk)],
            plain=self[plain] if plain in self.fields else None,
            place=self[_name("plek", item.pk)],
            goes=self[_name("weg", item.pk)],
            result=self.results.get(item.current_id or 0),
            suggestions=tuple(self._suggestion_row(each) for each in self.suggestions if each.item == item.pk),
            changes=self._changes(item),
        )

    def _changes(self, item: Item) -> tuple[Stretch, ...]:
        """What was typed beside what is kept."""
        assert item.current is not None
        if not self.is_bound:
            return ()
        typed = str(self.data.get(_name("tekst", item.pk), "")).replace("\r\n", "\n").strip()
        return tuple(differences(item.current.help, typed)) if typed and typed != item.current.help else ()

    def _suggestion_row(self, suggestion: OpenSuggestion) -> SuggestionRow:
        key = suggestion.contribution
        return SuggestionRow(suggestion, self[_name("besluit", key)], self[_name("reden", key)])


def _name(field: str, key: UUID) -> str:
    return f"{field}_{key.hex}"


def _moved_to(typed: int | None, was: int) -> tuple[int, int, int]:
    """To sort by. Who goes up to a place stands before whoever had it; who goes down to it stands after."""
    wanted = typed or was
    return wanted, (wanted > was) - (wanted < was), was
