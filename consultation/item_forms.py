"""The form of one question: where it belongs, and the words of its version."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from .editing import Place, Wording, with_codes
from .enums import ItemKind
from .forms import GuardedCharField
from .item_fields import NUMBERS, fit_to_kind, options_field, options_of_kind
from .meanwhile import SeenForm
from .methods import METHODS
from .models import Item, Step

#: The fields of a version.
WORDS = ("text", "help", "plain", "options", *NUMBERS)


def shown_after_of(item: Item) -> str:
    """The one answer this question waits for, as the form writes it; "" when it is always asked."""
    return f"{item.shown_if_item_id}:{item.shown_if_option}" if item.shown_if_item_id else ""


class ItemForm(SeenForm, forms.ModelForm):
    """One question. `kind` is chosen once, when the question is made; with it, only the fields of that kind show."""

    text = GuardedCharField(
        label=_("Vraag"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Schrijf de vraag op.")},
    )
    help = GuardedCharField(label=_("Uitleg"), required=False, widget=forms.Textarea(attrs={"rows": 2}))
    plain = GuardedCharField(
        label=_("In eenvoudige woorden"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Hetzelfde, nog eenvoudiger. Mensen lezen dit als zij willen. Mag leeg."),
    )
    shown_after = forms.ChoiceField(
        label=_("Wanneer stellen wij deze vraag?"),
        required=False,
        help_text=_("Kies een antwoord op een eerdere vraag, of laat dit staan."),
    )
    min_choices = forms.IntegerField(label=_("Minstens kiezen"), required=False, min_value=0, max_value=50)
    max_choices = forms.IntegerField(label=_("Hoogstens kiezen"), required=False, min_value=1, max_value=1000)
    budget = forms.IntegerField(label=_("Te verdelen"), required=False, min_value=1, max_value=100_000)

    class Meta:
        model = Item
        fields = ("kind", "agenda_items")
        widgets = {"agenda_items": forms.CheckboxSelectMultiple}
        error_messages = {"kind": {"required": _("Kies wat voor vraag dit is.")}}

    field_order = (
        "kind",
        "text",
        "help",
        "plain",
        "options",
        "budget",
        "min_choices",
        "max_choices",
        "shown_after",
        "agenda_items",
    )

    def __init__(self, *args: Any, step: Step, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.step = step
        version = self.instance.current if self.instance.current_id else None
        self.fields["options"] = options_field()
        self.order_fields(self.field_order)
        kind = self.fields["kind"]
        assert isinstance(kind, forms.ChoiceField)
        kind.choices = METHODS[step.method].kind_choices()
        kinds = METHODS[step.method].kinds
        self.kind = self.instance.kind or str(self.data.get("kind") or self.initial.get("kind") or "")
        if self.kind in kinds:
            fit_to_kind(self.fields, self.kind)
            self.order_fields(self.field_order)
        if version is not None:
            kind.disabled = True
            kind.help_text = _("De soort staat vast. Wilt u een andere soort, maak dan een nieuwe vraag.")
            for name, value in self._words_of(self.instance).items():
                self.initial.setdefault(name, value)
        elif self.kind in kinds:
            kind.widget = forms.HiddenInput()
        shown_after = self.fields["shown_after"]
        assert isinstance(shown_after, forms.ChoiceField)
        shown_after.choices = self._earlier_answers()
        if self.instance.shown_if_item_id:
            self.initial.setdefault("shown_after", shown_after_of(self.instance))
        if version is not None:
            self.add_seen()

    def values_of(self, instance: Item) -> dict[str, Any]:
        """The words, and where the question belongs."""
        return {
            **self._words_of(instance),
            "shown_after": shown_after_of(instance),
            "agenda_items": list(instance.agenda_items.all()),
        }

    def _words_of(self, instance: Item) -> dict[str, Any]:
        words = {name: getattr(instance.current, name) for name in WORDS}
        return words | {"options": options_of_kind(words["options"], instance.kind)}

    def version_of(self, instance: Item) -> int:
        """The edition of the question."""
        return instance.edition

    def _earlier_answers(self) -> list[Any]:
        """Every option of every earlier choice question of the round, grouped by question."""
        earlier = Item.objects.asked().filter(
            step__round_id=self.step.round_id, kind__in=(ItemKind.SINGLE, ItemKind.MULTIPLE, ItemKind.SCALE)
        )
        place = (self.step.order, self.instance.order) if self.instance.current_id else (self.step.order, 10_000)
        return [
            ("", _("Altijd")),
            *(
                (
                    item.current.text,
                    [(f"{item.pk}:{block.value['code']}", block.value["label"]) for block in item.current.options],
                )
                for item in earlier
                if item.current and (item.step.order, item.order) < place
            ),
        ]

    def wording(self) -> Wording:
        """The words, as the deeds take them."""
        words = self.cleaned_data
        whole = {"meaning": "", "reason_prompt": "", "cost": None}
        return Wording(
            text=words["text"],
            help=words["help"],
            options=[(name, whole | row) for name, row in with_codes(self._options())],
            **{name: self._number(name) for name in NUMBERS},
            plain=words["plain"],
        )

    def _number(self, name: str) -> int | None:
        """What was typed; of a number this kind does not ask for, what is there."""
        if name in self.fields:
            return cast("int | None", self.cleaned_data.get(name))
        return getattr(self.instance.current, name) if self.instance.current else None

    def _options(self) -> Any:
        """What was typed; of a kind whose options come from elsewhere (a case), those it has."""
        if "options" in self.fields:
            return self.cleaned_data.get("options") or []
        return self.instance.current.options if self.instance.current else []

    def place(self) -> Place:
        """Where the question belongs, as the deeds take it."""
        item_id, _colon, option = self.cleaned_data["shown_after"].partition(":")
        parent = Item.objects.select_related("step").get(pk=item_id) if item_id else None
        return Place(list(self.cleaned_data["agenda_items"]), parent, option)

    def _post_clean(self) -> None:
        """Nothing is put on the instance here: the deed does that, under its lock."""
