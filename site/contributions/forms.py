"""What staff fill in. Every refusal is a sentence, and what was typed stays."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from . import rules
from .enums import REASONS_THAT_DO_NOT_COUNT, CareDanger, ModerationReason
from .messages import LONGEST
from .models import ModerationRules
from .redaction import Span, places_of
from .second_reading import OUTCOMES

CHOOSE_REASON = {"required": _("Kies een reden."), "invalid_choice": _("Kies een reden uit de lijst.")}


def _reasons() -> list[tuple[str, str]]:
    """Each public reason, and whether the words still count for the analysis."""
    counts, counts_not = _("telt wel mee"), _("telt niet mee")
    return [
        (code, f"{label} ({counts_not if code in REASONS_THAT_DO_NOT_COUNT else counts})")
        for code, label in ModerationReason.choices
    ]


class PlainForm(forms.Form):
    """A form that leaves checking to us: no `required` attributes, no bubbles of the browser."""

    use_required_attribute = False


class ReasonForm(PlainForm):
    """Why words are held or kept off the website."""

    reason = forms.ChoiceField(label=_("Reden"), error_messages=CHOOSE_REASON)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("Kies een reden")), *_reasons()]
        cast(forms.ChoiceField, self.fields["reason"]).choices = choices


class RedactForm(ReasonForm):
    """Which words to cover: picked from what the guard found, or typed, one piece per line."""

    found = forms.MultipleChoiceField(
        label=_("Gevonden door de controle"), required=False, widget=forms.CheckboxSelectMultiple
    )
    words = forms.CharField(
        label=_("Woorden om af te dekken"),
        required=False,
        strip=False,
        help_text=_("Eén stuk per regel, precies zoals het in de tekst staat. Alle plaatsen worden afgedekt."),
        widget=forms.Textarea(attrs={"rows": 3, "spellcheck": "false", "autocomplete": "off"}),
    )
    field_order = ("found", "words", "reason")

    def __init__(self, *args: Any, text: str, found: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.text = text
        cast(forms.MultipleChoiceField, self.fields["found"]).choices = found
        if not found:
            del self.fields["found"]

    def clean(self) -> dict[str, Any]:
        """Turn words into places in the text; say which words are not there."""
        cleaned = super().clean() or {}
        pieces = [piece.strip() for piece in cleaned.get("words", "").splitlines() if piece.strip()]
        pieces += cleaned.get("found", [])
        if not pieces:
            self.add_error("words", _("Kies of typ de woorden die u wilt afdekken."))
        spans: list[Span] = []
        for piece in pieces:
            places = places_of(piece, self.text)
            if not places:
                self.add_error(
                    "words", _("‘%(piece)s’ staat niet in de tekst. Neem de woorden precies over.") % {"piece": piece}
                )
            spans += places
        cleaned["spans"] = spans
        return cleaned


class CareForm(PlainForm):
    """How soon somebody must act."""

    danger = forms.ChoiceField(
        label=_("Hoe dringend is het?"),
        choices=CareDanger.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies hoe dringend het is."), "invalid_choice": _("Kies hoe dringend het is.")},
    )


class CareNoteForm(PlainForm):
    """What was done about a care signal."""

    note = forms.CharField(
        label=_("Wat is er gedaan?"),
        help_text=_("Kort, en zonder namen."),
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Schrijf kort op wat er gedaan is.")},
    )


class WriteForm(PlainForm):
    """A message of the team under a receipt."""

    text = forms.CharField(
        label=_("Uw bericht"),
        max_length=LONGEST,
        help_text=_("Korte zinnen, gewone woorden. Wij behandelen geen zaken: zeg waar hulp is."),
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": _("Schrijf eerst uw bericht.")},
    )


class AnswerForm(WriteForm):
    """The team's answer, to what was on screen: message number `up_to` and before."""

    up_to = forms.IntegerField(widget=forms.HiddenInput)


class SecondReadingForm(PlainForm):
    """What a second reader decides, and tells the writer."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    outcome = forms.ChoiceField(
        label=_("Wat besluit u?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat u besluit."), "invalid_choice": _("Kies wat u besluit.")},
    )
    reason = forms.ChoiceField(label=_("Reden, als het niet op de website komt"), required=False)
    answer = forms.CharField(
        label=_("Uw antwoord aan de schrijver"),
        max_length=LONGEST,
        help_text=_(
            "Zeg wat u vond, en waarom. Korte zinnen, gewone woorden. De schrijver leest dit op ‘Mijn inbreng’."
        ),
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Schrijf een antwoord. De schrijver leest het op zijn pagina.")},
    )

    def __init__(self, *args: Any, outcomes: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ChoiceField, self.fields["outcome"]).choices = [(code, OUTCOMES[code]) for code in outcomes]
        cast(forms.ChoiceField, self.fields["reason"]).choices = [("", _("Kies een reden")), *_reasons()]
        if "withhold" not in outcomes:
            self.fields["reason"].widget = forms.HiddenInput()

    def clean(self) -> dict[str, Any]:
        """Keeping words off the website needs a reason."""
        cleaned = super().clean() or {}
        if cleaned.get("outcome") == "withhold" and not cleaned.get("reason"):
            self.add_error("reason", _("Kies een reden. De schrijver leest die."))
        return cleaned


class RulesForm(WagtailAdminModelForm):
    """A version of the rules; the deed checks again."""

    class Meta:
        model = ModerationRules
        fields = ("text", "valid_from", "what_changed")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["what_changed"].required = True

    def clean(self) -> dict[str, Any]:
        """Say at the field what cannot be."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        known = {name: cleaned.get(name) for name in ("text", "valid_from", "what_changed")}
        for name, sentence in rules.problems_of(**known).items():  # type: ignore[arg-type]
            if name not in self.errors:
                self.add_error(name, sentence)
        return cleaned
