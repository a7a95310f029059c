"""The form of one question: where it belongs, and the words of its version."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from .editing import KINDS_WITH_OPTIONS, Place, Wording, with_codes
from .enums import ItemKind
from .forms import GuardedCharField
from .meanwhile import SeenForm
from .methods import METHODS
from .models import Item, ItemVersion, Step

#: The fields of a version.
WORDS = ("text", "help", "plain", "options", "min_choices", "max_choices")


def shown_after_of(item: Item) -> str:
    """The one answer this question waits for, as the form writes it; "" when it is always asked."""
    return f"{item.shown_if_item_id}:{item.shown_if_option}" if item.shown_if_item_id else ""


class ItemForm(SeenForm, forms.ModelForm):
    """One question. `kind` is chosen once, when the question is made."""

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
    max_choices = forms.IntegerField(label=_("Hoogstens kiezen"), required=False, min_value=1, max_value=50)

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
        "min_choices",
        "max_choices",
        "shown_after",
        "agenda_items",
    )

    def __init__(self, *args: Any, step: Step, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.step = step
        version = self.instance.current if self.instance.current_id else None
        options: Any = ItemVersion._meta.get_field("options").formfield(required=False)  # type: ignore[union-attr]
        options.help_text = _(
            "Bij ‘Vertel wat u meemaakte’ zijn dit de kleine vragen. Bij een open vraag blijft dit leeg."
        )
        self.fields["options"] = options
        self.order_fields(self.field_order)
        kind = self.fields["kind"]
        assert isinstance(kind, forms.ChoiceField)
        kind.choices = METHODS[step.method].kind_choices()
        if version is not None:
            kind.disabled = True
            kind.help_text = _("De soort staat vast. Wilt u een andere soort, maak dan een nieuwe vraag.")
            for name in WORDS:
                self.initial.setdefault(name, getattr(version, name))
            if self.instance.kind not in KINDS_WITH_OPTIONS:
                del self.fields["options"]
            if self.instance.kind != ItemKind.MULTIPLE:
                del self.fields["min_choices"], self.fields["max_choices"]
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
            **{name: getattr(instance.current, name) for name in WORDS},
            "shown_after": shown_after_of(instance),
            "agenda_items": list(instance.agenda_items.all()),
        }

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
        return Wording(
            text=words["text"],
            help=words["help"],
            options=with_codes(words.get("options") or []),
            min_choices=words.get("min_choices"),
            max_choices=words.get("max_choices"),
            budget=self.instance.current.budget if self.instance.current_id else None,
            plain=words["plain"],
        )

    def place(self) -> Place:
        """Where the question belongs, as the deeds take it."""
        item_id, _colon, option = self.cleaned_data["shown_after"].partition(":")
        parent = Item.objects.select_related("step").get(pk=item_id) if item_id else None
        return Place(list(self.cleaned_data["agenda_items"]), parent, option)

    def _post_clean(self) -> None:
        """Nothing is put on the instance here: the deed does that, under its lock."""
