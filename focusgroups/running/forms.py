"""Forms of a conversation: of the guide, of hands and of notes."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from ..enums import NoteKind
from ..models import FocusGroup, GuideQuestion, GuideSection
from .guide import items_to_tie
from .notes import MOST_SIGNS

#: A part of more than four hours is a mistake in typing.
MOST_MINUTES = 240


class SectionForm(forms.ModelForm):
    """One part of the guide."""

    class Meta:
        model = GuideSection
        fields = ("title", "kind", "minutes", "say")
        widgets = {"say": forms.Textarea(attrs={"rows": 6})}
        help_texts = {"say": _("Leest u dit voor? Schrijf dan in korte zinnen.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["title"].error_messages["required"] = _("Geef dit onderdeel een naam.")
        self.fields["minutes"].error_messages["required"] = _("Vul in hoeveel minuten dit duurt.")

    def clean_minutes(self) -> int:
        """At least one, and no more than a conversation can take."""
        minutes: int = self.cleaned_data["minutes"]
        if not 1 <= minutes <= MOST_MINUTES:
            raise forms.ValidationError(_("Vul een aantal minuten in van 1 tot 240."))
        return minutes


class QuestionForm(forms.ModelForm):
    """One question of the guide; with a round, perhaps the same question as there."""

    class Meta:
        model = GuideQuestion
        fields = ("text", "prompt", "item")
        widgets = {"text": forms.Textarea(attrs={"rows": 2}), "prompt": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "prompt": _("Vragen om verder te vragen. Alleen de gespreksleider ziet dit."),
            "item": _("Dan staan de antwoorden straks naast elkaar."),
        }

    def __init__(self, *args: Any, group: FocusGroup, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].error_messages["required"] = _("Schrijf de vraag op.")
        items = items_to_tie(group)
        if not items:
            del self.fields["item"]
            return
        field = self.fields["item"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = field.queryset.filter(pk__in=[item.pk for item in items])  # type: ignore[union-attr]
        field.empty_label = _("Geen vraag van de ronde")  # type: ignore[assignment]
        field.label_from_instance = lambda item: item.current.text[:100]  # type: ignore[method-assign,assignment]
        field.queryset = field.queryset.select_related("current")


class HandsForm(forms.Form):
    """A show of hands."""

    statement = forms.CharField(
        label=_("Waarvoor stak men de hand op?"),
        max_length=300,
        error_messages={"required": _("Schrijf op waarvoor mensen hun hand opstaken.")},
    )
    count = forms.IntegerField(
        label=_("Hoeveel handen"),
        min_value=0,
        max_value=500,
        error_messages={"required": _("Vul in hoeveel handen u telde. Nul mag ook.")},
    )
    people = forms.IntegerField(
        label=_("Van hoeveel mensen"),
        min_value=1,
        max_value=500,
        error_messages={"required": _("Vul in hoeveel mensen er waren.")},
    )
    nonce = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["nonce"].initial = uuid4
        for name in ("count", "people"):
            self.fields[name].widget.attrs["inputmode"] = "numeric"


class NoteForm(forms.Form):
    """A note, as the device sends it: new, or a newer version of one that was kept."""

    text = forms.CharField(
        max_length=MOST_SIGNS,
        strip=False,
        error_messages={
            "required": _("Schrijf eerst iets op."),
            "max_length": _("Dit is te lang voor één aantekening. Maak er twee van."),
        },
    )
    kind = forms.ChoiceField(choices=NoteKind.choices, initial=NoteKind.SPOKEN)
    question = forms.IntegerField(required=False)
    speaker = forms.UUIDField(required=False)
    nonce = forms.UUIDField()
    version = forms.IntegerField(min_value=1, max_value=100_000, initial=1)
