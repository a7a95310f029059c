"""Forms of colleagues: a question, a card kept for somebody, a show of hands, the report."""

from collections.abc import Iterable
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from contributions.models import AgendaItem
from people.service import OfferedGroup
from privacy.models import ConsentText

from ..models import EventQuestion
from .forms import perspective_choices
from .reports import LONGEST as LONGEST_REPORT
from .writing import LONGEST


class QuestionForm(forms.ModelForm):
    """One question of an event."""

    class Meta:
        model = EventQuestion
        fields = ("text", "help", "agenda_items")
        widgets = {
            "text": forms.Textarea(attrs={"rows": 2}),
            "help": forms.Textarea(attrs={"rows": 2}),
            "agenda_items": forms.CheckboxSelectMultiple,
        }
        help_texts = {
            "text": _("Eén vraag per keer, in gewone woorden. Bijvoorbeeld: Waar liep u vast?"),
            "help": _("Eén korte zin. Mag leeg blijven."),
            "agenda_items": _("Waarvoor gebruiken wij de antwoorden? Laat leeg voor de acties van het evenement."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].error_messages["required"] = _("Schrijf de vraag op.")
        chosen = self.fields["agenda_items"]
        assert isinstance(chosen, forms.ModelMultipleChoiceField)
        chosen.queryset = AgendaItem.objects.all()


class StaffCardForm(forms.Form):
    """A card that a colleague keeps for somebody. `person` is the nonce of the first card of the same visitor.

    A question that was taken away meanwhile is no question: the words are never lost.
    """

    use_required_attribute = False
    question = forms.CharField(label=_("Bij welke vraag"), required=False, max_length=12, widget=forms.Select)
    text = forms.CharField(
        label=_("Wat wordt er gezegd"),
        max_length=LONGEST,
        help_text=_("Schrijf geen namen op."),
        error_messages={
            "required": _("Schrijf eerst iets op."),
            "max_length": _("Dit is te lang voor één kaart. Maak er twee van."),
        },
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    perspective = forms.ChoiceField(
        label=_("Wie zegt dit"),
        required=False,
        help_text=_("Vraag het. Wil iemand het niet zeggen? Laat het dan zo staan."),
        error_messages={"invalid_choice": _("Kies iets uit de lijst.")},
    )
    slip = forms.CharField(
        label=_("Nummer of code op het strookje"),
        required=False,
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )
    nonce = forms.UUIDField(widget=forms.HiddenInput)
    person = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        questions: Iterable[EventQuestion],
        groups: Iterable[OfferedGroup],
        texts: Iterable[ConsentText],
        **kwargs: Any,
    ) -> None:
        nonce = str(uuid4())
        kwargs["initial"] = {"nonce": nonce, "person": nonce, **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        groups = list(groups)
        self.by_code = {each.code: each for group in groups for each in (group.kinds or (group.group,))}
        self.fields["question"].widget.choices = [  # type: ignore[attr-defined]
            *((each.pk, each.text) for each in questions),
            (0, _("Geen vraag: iets anders")),
        ]
        self.fields["perspective"].choices = [("", _("Niet gezegd")), *perspective_choices(groups)]  # type: ignore[attr-defined]
        self.purposes = []
        for text in texts:
            self.purposes.append(f"may_{text.purpose}")
            self.fields[f"may_{text.purpose}"] = forms.BooleanField(label=text.question, required=False)

    @property
    def purpose_fields(self) -> list[Any]:
        """The boxes, to draw together."""
        return [self[name] for name in self.purposes]

    @property
    def given(self) -> frozenset[str]:
        """The purposes that got a clear yes."""
        return frozenset(name.removeprefix("may_") for name in self.purposes if self.cleaned_data.get(name))


class HandsForm(forms.Form):
    """A show of hands. The limits are those of the database; what is impossible, the deed explains."""

    use_required_attribute = False
    question = forms.CharField(label=_("Bij welke vraag"), required=False, max_length=12, widget=forms.Select)
    statement = forms.CharField(
        label=_("Waarvoor gingen de handen omhoog?"),
        max_length=300,
        error_messages={"required": _("Schrijf op waarvoor mensen hun hand opstaken.")},
    )
    count = forms.IntegerField(
        label=_("Handen"),
        min_value=0,
        max_value=9999,
        error_messages={"required": _("Vul in hoeveel handen u telde.")},
    )
    people = forms.IntegerField(
        label=_("Van hoeveel mensen"),
        min_value=0,
        max_value=9999,
        error_messages={"required": _("Vul in hoeveel mensen er waren. Dat is minstens 1.")},
    )
    nonce = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def __init__(self, *args: Any, questions: Iterable[EventQuestion], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["question"].widget.choices = [  # type: ignore[attr-defined]
            (0, _("Geen vraag")),
            *((each.pk, each.text) for each in questions),
        ]


class ReportForm(forms.Form):
    """Both texts, and the version the writer saw."""

    heard = forms.CharField(
        label=_("Wat wij hoorden"),
        required=False,
        max_length=LONGEST_REPORT,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=_("Korte zinnen, zonder namen. Een lege regel begint een nieuwe alinea."),
    )
    next_steps = forms.CharField(
        label=_("Wat wij ermee doen"),
        required=False,
        max_length=LONGEST_REPORT,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Zeg ook wat u niet doet, en waarom."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


class PrintForm(forms.Form):
    """How many to print."""

    count = forms.IntegerField(
        label=_("Hoeveel"),
        min_value=1,
        max_value=20,
        initial=20,
        error_messages={
            "required": _("Vul een aantal in van 1 tot en met 20."),
            "invalid": _("Vul een aantal in van 1 tot en met 20."),
            "min_value": _("Vul een aantal in van 1 tot en met 20."),
            "max_value": _("Meer dan 20 tegelijk kan niet. Druk nog een keer af als u er meer wilt."),
        },
    )
