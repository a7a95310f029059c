"""What participants fill in on /mijn-inbreng/. Every refusal is a sentence, and what was typed stays."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST_MESSAGE = 5_000


class PlainForm(forms.Form):
    """A form that leaves checking to us: no `required` attributes, no bubbles of the browser."""

    use_required_attribute = False


class CodeForm(PlainForm):
    """The code of a receipt. Whether it exists is not for the form to say."""

    code = forms.CharField(
        label=_("Uw code"),
        max_length=200,
        help_text=_(
            "Vier woorden en vier cijfers. U kreeg ze toen u meedeed. Hoofdletters en streepjes maken niet uit."
        ),
        error_messages={
            "required": _("Vul uw code in."),
            "max_length": _("Dit is te lang voor een code. Vul alleen de vier woorden en vier cijfers in."),
        },
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false", "aria-required": "true"}
        ),
    )


class MessageForm(PlainForm):
    """A question to the team, or an objection."""

    kind = forms.ChoiceField(
        label=_("Wat wilt u doen?"),
        choices=[
            ("question", _("Ik wil iets vragen")),
            ("objection", _("Ik ben het niet eens met wat u met mijn woorden deed")),
        ],
        widget=forms.RadioSelect,
        initial="question",
        error_messages={"required": _("Kies wat u wilt doen."), "invalid_choice": _("Kies wat u wilt doen.")},
    )
    text = forms.CharField(
        label=_("Uw bericht"),
        strip=False,
        max_length=LONGEST_MESSAGE,
        help_text=_("Het team leest dit en antwoordt hier. Wij behandelen geen zaken. Noem geen burgerservicenummer."),
        error_messages={
            "required": _("Schrijf eerst uw bericht."),
            "max_length": _("Uw bericht is te lang. Maak het korter dan %(limit_value)d tekens."),
        },
        widget=forms.Textarea(attrs={"rows": 5, "aria-required": "true"}),
    )


class RequestForm(PlainForm):
    """A right about one's own data."""

    kind = forms.ChoiceField(
        label=_("Wat wilt u?"),
        choices=[
            ("objection", _("Ik maak bezwaar: u mag mijn woorden niet gebruiken")),
            ("erasure", _("Wis alles wat u van mij hebt")),
            ("correction", _("Verbeter iets: het klopt niet")),
            ("restriction", _("Bewaar mijn woorden, maar gebruik ze nu niet")),
            ("access", _("Leg uit wat u met mijn gegevens doet")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat u wilt."), "invalid_choice": _("Kies wat u wilt.")},
    )
    text = forms.CharField(
        label=_("Wilt u uitleggen waarom?"),
        required=False,
        strip=False,
        max_length=LONGEST_MESSAGE,
        help_text=_("Dat hoeft niet, maar het helpt. Klopt er iets niet? Schrijf dan op wat. Noem geen nummers."),
        error_messages={"max_length": _("Uw uitleg is te lang. Maak die korter dan %(limit_value)d tekens.")},
        widget=forms.Textarea(attrs={"rows": 5}),
    )


class SecondReadingForm(PlainForm):
    """Why somebody asks for a second reader; may stay empty."""

    text = forms.CharField(
        label=_("Wilt u uitleggen waarom?"),
        required=False,
        strip=False,
        max_length=LONGEST_MESSAGE,
        help_text=_("Dat hoeft niet. Noem geen namen en geen burgerservicenummer."),
        error_messages={"max_length": _("Uw uitleg is te lang. Maak die korter dan %(limit_value)d tekens.")},
        widget=forms.Textarea(attrs={"rows": 5}),
    )


class AddressForm(PlainForm):
    """Where to send word back; empty means: forget my address."""

    email = forms.EmailField(
        label=_("Uw e-mailadres"),
        required=False,
        max_length=254,
        help_text=_("Wij mailen u alleen over deze ronde. Maak het vak leeg om uw adres weg te halen."),
        error_messages={
            "invalid": _("Dit is geen e-mailadres. Het ziet eruit als naam@voorbeeld.nl."),
            "max_length": _("Dit e-mailadres is te lang."),
        },
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


class ConsentsForm(PlainForm):
    """What the participant gives leave for. Each box may stay empty."""

    def __init__(self, *args: Any, texts: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for text in texts:
            self.fields[text.purpose] = forms.BooleanField(
                label=text.question, help_text=text.explanation, required=False
            )

    def given(self) -> set[str]:
        """The purposes with a yes."""
        return {purpose for purpose, yes in self.cleaned_data.items() if yes}
