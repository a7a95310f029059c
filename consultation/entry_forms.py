"""What a member of staff types around the questions: how it came in, who it was, what they allow, which code."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contributions.service import Channel, Mode, Recruitment, TookPartBefore, tidy_number
from people.service import SpeaksFor

from .forms import CallMeForm, GuardedCharField, PerspectiveForm, TookPartBeforeForm

#: How interview words are called on the screen: it is about who wrote them down.
MODES = [
    (Mode.OWN_WORDS, _("Letterlijk: de woorden van de persoon zelf")),
    (Mode.FACILITATOR_NOTE, _("Opgeschreven door de gespreksleider, in eigen woorden")),
]


RECRUITMENTS = [
    (Recruitment.OPEN, _("Vanzelf: iedereen kon meedoen")),
    (Recruitment.INVITED, _("Op uitnodiging van ons of van een partner")),
]


class EntryFactsForm(forms.Form):
    """How the form came in. `mode` is asked for interviews only: elsewhere people's own words are typed."""

    reference = GuardedCharField(
        label=_("Nummer op het papier"),
        max_length=40,
        required=False,
        help_text=_("Bijvoorbeeld BKM-012-R. Staat er geen nummer? Schrijf er zelf een op het papier. Geen namen."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    received_on = forms.DateField(
        label=_("Ontvangen op"),
        input_formats=["%Y-%m-%d", "%d-%m-%Y"],
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": _("Vul in op welke dag het formulier binnenkwam of het gesprek was."),
            "invalid": _("Vul een datum in, bijvoorbeeld 26-11-2026."),
        },
    )
    recruitment = forms.ChoiceField(
        label=_("Hoe kwam de persoon bij ons?"),
        choices=RECRUITMENTS,
        initial=Recruitment.OPEN,
        required=False,
        widget=forms.RadioSelect,
    )
    assisted = forms.BooleanField(label=_("Iemand hielp bij het invullen"), required=False)
    mode = forms.ChoiceField(
        label=_("Wiens woorden zijn het?"),
        choices=MODES,
        initial=Mode.OWN_WORDS,
        required=False,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, channel: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if channel != Channel.INTERVIEW:
            del self.fields["mode"]
        if channel != Channel.PAPER:
            self.fields["reference"].label = _("Eigen nummer")
            self.fields["reference"].help_text = _("Alleen als u er een gebruikt. Geen namen.")
            self.fields["received_on"].label = _("Gesproken op")

    def clean_reference(self) -> str:
        """A number of ours as we print it; any other as it was typed."""
        typed: str = self.cleaned_data["reference"]
        return tidy_number(typed) or typed

    def clean_received_on(self) -> Any:
        """Not in the future."""
        day = self.cleaned_data["received_on"]
        if day > timezone.localdate():
            raise ValidationError(_("Deze dag is nog niet geweest. Kijk naar de datum."))
        return day

    def clean_recruitment(self) -> str:
        """Nothing chosen is the usual."""
        return self.cleaned_data["recruitment"] or Recruitment.OPEN

    def clean_mode(self) -> str:
        """Nothing chosen is the usual."""
        return self.cleaned_data["mode"] or Mode.OWN_WORDS


class EntryPersonForm(PerspectiveForm):
    """The same questions as online; on paper people may leave them open."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["perspective"]
        field.required = False
        field.widget = forms.Select()
        field.choices = [("", _("Niet ingevuld")), *field.choices]  # type: ignore[attr-defined]

    def clean_speaks_for(self) -> str:
        """Nothing chosen: for oneself."""
        return self.cleaned_data["speaks_for"] or SpeaksFor.SELF


class EntryBeforeForm(TookPartBeforeForm):
    """The same question as online; on paper people may leave it open."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["before"].choices = [("", _("Niet ingevuld")), *TookPartBefore.choices]  # type: ignore[attr-defined]


class EntryReachForm(forms.Form):
    """How to reach somebody, only when they left it."""

    email = forms.EmailField(
        label=_("E-mailadres"),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        error_messages={"invalid": _("Dit e-mailadres klopt niet. Kijk nog eens op het papier.")},
    )
    phone = forms.CharField(
        label=_("Telefoonnummer"), max_length=30, required=False, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    name = GuardedCharField(
        label=_("Hoe mogen wij u noemen?"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def clean_email(self) -> str:
        """As it is kept."""
        return str(self.cleaned_data["email"]).strip().lower()

    def clean_phone(self) -> str:
        """A number one can call, in one way of writing."""
        if not self.cleaned_data["phone"].strip():
            return ""
        return CallMeForm.clean_phone(self)  # type: ignore[arg-type]

    def clean(self) -> dict[str, Any]:
        """A name alone reaches nobody, and makes an answer less without a name."""
        cleaned = super().clean() or {}
        if cleaned.get("name") and not (cleaned.get("email") or cleaned.get("phone") or self.errors):
            self.add_error("name", _("Zonder e-mailadres of telefoonnummer bewaren wij geen naam. Maak dit vak leeg."))
        return cleaned


class EntryCodeForm(forms.Form):
    """The code with which somebody reads back: from the strip, or a fresh one."""

    code = forms.CharField(
        label=_("Code op het strookje"),
        max_length=200,
        required=False,
        help_text=_("Alleen nodig zonder nummer van ons. Heeft de persoon geen code? Laat dit leeg."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "autocapitalize": "none"}),
    )
    fresh = forms.BooleanField(
        label=_("Maak een nieuwe code"),
        required=False,
        help_text=_("U ziet de code één keer, als u het formulier voorlegt. Geef hem dan aan de persoon."),
    )
