"""The forms after the questions: who you are, what you allow, how to reach you, and asking to be called."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID, uuid4

import phonenumbers
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from contributions.service import TookPartBefore, reactions
from pages.service import ChoiceLabel
from people.service import OfferedGroup, SpeaksFor
from privacy import service as privacy
from privacy.models import ConsentText


class GuardedCharField(forms.CharField):
    """A short text of somebody's own. Without what cannot be stored, and without a citizen service number."""

    def to_python(self, value: Any) -> str:
        """Clean and mask."""
        return privacy.guard_for_storage(super().to_python(value) or "")[0]


class PerspectiveForm(forms.Form):
    """From where somebody speaks, in plain words."""

    perspective = forms.ChoiceField(
        label=_("Wat past het beste bij u?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Kies wat het beste bij u past, of kies ‘Dat wil ik niet zeggen’."),
            "invalid_choice": _("Kies een van de antwoorden uit de lijst."),
        },
    )
    other_hats = forms.MultipleChoiceField(
        label=_("Past er nog meer bij u?"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Bijvoorbeeld: u werkt bij een gemeente en u kreeg zelf toeslag."),
        error_messages={"invalid_choice": _("Kies een van de antwoorden uit de lijst.")},
    )
    speaks_for = forms.ChoiceField(
        label=_("Voor wie spreekt u?"),
        choices=SpeaksFor.choices,
        initial=SpeaksFor.SELF,
        required=False,
        widget=forms.RadioSelect,
    )
    organisation = GuardedCharField(
        label=_("Welke organisatie?"),
        max_length=200,
        required=False,
        help_text=_("Alleen als u namens een organisatie spreekt."),
        widget=forms.TextInput(attrs={"autocomplete": "organization", "spellcheck": "false"}),
    )

    def __init__(self, *args: Any, groups: Iterable[OfferedGroup], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groups = list(groups)
        self.by_code = {each.code: each for group in groups for each in (group.kinds or (group.group,))}
        kinds = [(g.group.plain_label, [(kind.code, kind.plain_label) for kind in g.kinds]) for g in groups if g.kinds]
        alone = [(group.group.code, group.group.plain_label) for group in groups if not group.kinds]
        self.fields["perspective"].choices = [*kinds, *alone]  # type: ignore[attr-defined]
        self.fields["other_hats"].choices = kinds  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Who speaks for an organisation says for which."""
        cleaned = super().clean() or {}
        if cleaned.get("speaks_for") == SpeaksFor.ORGANISATION and not cleaned.get("organisation"):
            self.add_error("organisation", _("Vul de naam van de organisatie in, of kies ‘Voor mijzelf’."))
        return cleaned


class TookPartBeforeForm(forms.Form):
    """Whether somebody took part in this round before, by another door. No answer is an answer."""

    before = forms.ChoiceField(
        label=_("Heeft u al meegedaan?"),
        choices=TookPartBefore.choices,
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("Kies een van de antwoorden uit de lijst.")},
    )


class ConsentsForm(forms.Form):
    """A box per purpose, all off until somebody puts one on."""

    def __init__(self, *args: Any, texts: Iterable[ConsentText], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for text in texts:
            self.fields[text.purpose] = forms.BooleanField(
                label=text.question, help_text=text.explanation, required=False
            )

    @property
    def given(self) -> set[str]:
        """The purposes that got a yes."""
        return {purpose for purpose, is_given in self.cleaned_data.items() if is_given}


class Reach:
    """The three ways to end: codes of ReachForm.how."""

    WITHOUT_NAME = "zonder"
    ADDRESS = "adres"
    ACCOUNT = "account"


class ReachForm(forms.Form):
    """Without a name, with an address, or with an account; each says what it means."""

    how = forms.ChoiceField(
        label=_("Hoe wilt u meedoen?"),
        widget=forms.RadioSelect,
        choices=[
            (
                Reach.WITHOUT_NAME,
                ChoiceLabel(
                    _("Zonder naam"),
                    _(
                        "Wij vragen geen naam en geen adres. Wij kunnen u dan niets sturen. "
                        "Met uw bewijscode leest u zelf terug wat wij met uw antwoorden deden."
                    ),
                ),
            ),
            (
                Reach.ADDRESS,
                ChoiceLabel(
                    _("Met een e-mailadres"),
                    _(
                        "Wij mailen u als er een besluit is over uw onderwerp. "
                        "Uw adres bewaren wij apart van uw antwoorden, en wij geven het aan niemand."
                    ),
                ),
            ),
            (
                Reach.ACCOUNT,
                ChoiceLabel(
                    _("Met een account"),
                    _(
                        "U logt in met een code van 6 cijfers die wij mailen. Handig als u vaker meedoet. "
                        "Uw antwoorden horen dan bij uw account."
                    ),
                ),
            ),
        ],
        error_messages={"required": _("Kies hoe u wilt meedoen."), "invalid_choice": _("Kies hoe u wilt meedoen.")},
    )
    email = forms.EmailField(
        label=_("E-mailadres"),
        required=False,
        help_text=_("Alleen nodig als u ‘Met een e-mailadres’ kiest."),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
        error_messages={"invalid": _("Dit e-mailadres klopt niet. Een goed adres is bijvoorbeeld naam@voorbeeld.nl.")},
    )
    name = GuardedCharField(
        label=_("Hoe mogen wij u noemen?"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name", "spellcheck": "false"}),
    )

    def clean(self) -> dict[str, Any]:
        """Who wants to be reached leaves an address; who does not, is not bothered about one."""
        cleaned = super().clean() or {}
        if cleaned.get("how") in (Reach.WITHOUT_NAME, Reach.ACCOUNT):
            for name in ("email", "name"):
                self.errors.pop(name, None)
                cleaned[name] = ""
        if cleaned.get("how") == Reach.ADDRESS and not cleaned.get("email") and "email" not in self.errors:
            self.add_error("email", _("Vul uw e-mailadres in, of kies ‘Zonder naam’."))
        return cleaned


class SendForm(forms.Form):
    """Send a link to the receipt to oneself. The token makes a double click one mail."""

    email = forms.EmailField(
        label=_("E-mailadres"),
        help_text=_("Wij gebruiken dit adres alleen voor deze ene mail. Daarna wissen wij het."),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
        error_messages={
            "required": _("Vul uw e-mailadres in."),
            "invalid": _("Dit e-mailadres klopt niet. Een goed adres is bijvoorbeeld naam@voorbeeld.nl."),
        },
    )
    token = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4, required=False)

    def clean_token(self) -> UUID:
        """A form without its token is a mail of its own."""
        return self.cleaned_data.get("token") or uuid4()


class CallMeForm(forms.Form):
    """Ask to be called. Apart from the answers: nothing links the two."""

    phone = forms.CharField(
        label=_("Telefoonnummer"),
        max_length=30,
        help_text=_("Wij gebruiken dit nummer alleen om u te bellen."),
        widget=forms.TextInput(
            attrs={"type": "tel", "autocomplete": "tel", "inputmode": "tel", "spellcheck": "false"}
        ),
        error_messages={
            "required": _("Vul uw telefoonnummer in, anders kunnen wij u niet bellen."),
            "max_length": _("Dit telefoonnummer is te lang. Vul één nummer in, bijvoorbeeld 06 12 34 56 78."),
        },
    )
    name = GuardedCharField(
        label=_("Hoe mogen wij u noemen?"),
        max_length=100,
        required=False,
        help_text=_("Een voornaam is genoeg."),
        widget=forms.TextInput(attrs={"autocomplete": "given-name", "spellcheck": "false"}),
    )
    when = GuardedCharField(
        label=_("Wanneer kunnen wij u bellen?"),
        max_length=200,
        required=False,
        help_text=_("Bijvoorbeeld: dinsdag na 4 uur."),
    )
    token = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4, required=False)

    def clean_phone(self) -> str:
        """A number one can call: Dutch, or with its country code."""
        typed = self.cleaned_data["phone"]
        try:
            number = phonenumbers.parse(typed, "NL")
        except phonenumbers.NumberParseException:
            number = None
        if number is None or not phonenumbers.is_possible_number(number):
            raise ValidationError(_("Dit telefoonnummer klopt niet. Een goed nummer is bijvoorbeeld 06 12 34 56 78."))
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)

    def clean_token(self) -> UUID:
        """A form without its token is a request of its own."""
        return self.cleaned_data.get("token") or uuid4()


class WordsFilterForm(forms.Form):
    """Which of the published words to show."""

    use_required_attribute = False
    vraag = forms.ChoiceField(label=_("Welke vraag?"), required=False)
    thema = forms.ChoiceField(label=_("Welk onderwerp?"), required=False)

    def __init__(self, *args: Any, questions: Iterable[Any], themes: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, every, choices in (
            ("vraag", _("Alle vragen"), questions),
            ("thema", _("Alle onderwerpen"), themes),
        ):
            field = self.fields[name]
            field.choices = [("", every), *((each.code, each.label) for each in choices)]  # type: ignore[attr-defined]


class ReactionForm(forms.Form):
    """Why a reader thinks what they think about somebody's words."""

    use_required_attribute = False
    text = forms.CharField(
        label=_("Wat vindt u ervan, en waarom?"),
        strip=False,
        max_length=reactions.LONGEST,
        help_text=_(
            "Blijf vriendelijk. Noem geen namen of nummers. Een mens leest dit voordat het op de website komt."
        ),
        error_messages={
            "required": _("Schrijf eerst uw reactie."),
            "max_length": _("Uw reactie is te lang. Maak haar korter dan %(limit_value)d tekens."),
        },
        widget=forms.Textarea(attrs={"rows": 5, "aria-required": "true"}),
    )
