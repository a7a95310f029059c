"""Sample content for the pattern page: every component once, filled with words about this platform itself."""

from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.utils.translation import gettext_lazy as _

from pages.bound_fields import ChoiceLabel

INFLUENCE = [
    ("know", ChoiceLabel(_("Meeweten"), _("U leest mee. U hoort wat er gebeurt."))),
    ("think", ChoiceLabel(_("Meedenken"), _("U zegt wat u vindt. Het team legt uit wat het daarmee doet."))),
    ("decide", ChoiceLabel(_("Meebeslissen"), _("U kiest samen met anderen. Die keuze telt."))),
]


class SampleForm(forms.Form):
    """One field of each kind."""

    first_name = forms.CharField(
        label=_("Hoe mogen we u noemen?"),
        help_text=_("Een voornaam is genoeg. We vragen dit om u netjes aan te spreken."),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "given-name", "spellcheck": "false"}),
    )
    email = forms.EmailField(
        label=_("Wat is uw e-mailadres?"),
        help_text=_("We gebruiken dit alleen om u te laten weten wat er met uw antwoord gebeurt."),
        error_messages={"invalid": _("Vul een e-mailadres in met een @. Bijvoorbeeld: naam@voorbeeld.nl")},
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
    )
    story = forms.CharField(
        label=_("Wat maakte u mee?"),
        help_text=_("Schrijf geen namen, adressen of nummers op."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    influence = forms.ChoiceField(
        label=_("Hoeveel invloed wilt u?"),
        choices=INFLUENCE,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies hoeveel invloed u wilt.")},
    )
    topics = forms.MultipleChoiceField(
        label=_("Waarover wilt u meepraten?"),
        choices=[("triage", _("Wie eerst hulp krijgt")), ("profile", _("Wat voor iemand het moet zijn"))],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    province = forms.ChoiceField(
        label=_("In welke provincie woont u?"),
        choices=[("", _("Wil ik niet zeggen")), ("fr", "Fryslân"), ("zh", "Zuid-Holland")],
        required=False,
    )
    quote = forms.BooleanField(
        label=_("U mag mijn woorden zonder naam laten zien op deze site"),
        help_text=_("U kunt dit later weer veranderen."),
        required=False,
    )


def pattern_context() -> dict[str, Any]:
    """Everything the pattern page shows, without asking the database."""
    return {
        "sample_form": SampleForm(
            {
                "email": "naam",
                "story": _("Ik belde vier keer en kreeg steeds een ander aan de lijn."),
                "topics": ["triage"],
            }
        ),
        "sample_choices": [
            {"value": code, "label": choice.label, "meaning": choice.meaning} for code, choice in INFLUENCE
        ],
        "sample_breadcrumbs": [{"url": "/", "title": _("Begin")}, {"url": "/meedoen/", "title": _("Meedoen")}],
        "sample_answers": [
            {
                "key": _("Wie moet het eerst hulp krijgen?"),
                "value": _("Wie anders het huis uit moet."),
                "url": "#antwoorden",
            },
            {"key": _("Namens wie sprak u?"), "value": _("Voor mijzelf"), "url": "#antwoorden"},
        ],
        "sample_headers": [_("Groep"), _("Op uitnodiging"), _("Open")],
        "sample_rows": [
            [_("Burgers"), 34, 21],
            [_("Maatschappelijke organisaties"), 18, 9],
            [_("Overheid"), 22, 16],
        ],
        "sample_words": ["appel", "rivier", "fiets", "zomer", "lamp", "brood"],
        "sample_page": Paginator(range(30), 10).page(2),
        "tag_states": [
            ("open", _("Open voor inbreng")),
            ("planned", _("Komt eraan")),
            ("working", _("Wordt uitgewerkt")),
            ("decided", _("Besloten")),
            ("stopped", _("Gestopt")),
            ("", _("Concept")),
        ],
        "illustrations": [
            ("hero", _("Samen op weg")),
            ("group_burgers", _("Burgers")),
            ("group_organisaties", _("Maatschappelijke organisaties")),
            ("group_overheid", _("Overheid")),
        ],
        "step_illustrations": ["vraag", "antwoorden", "lezen", "besluiten", "terugvertellen"],
    }
