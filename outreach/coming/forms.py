"""The screens of signing up: one question each. `answers` is what a screen keeps, as JSON."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from gatherings.service import NEED_LABELS, AccessNeed, GuardedField
from people.service import OfferedGroup, Province

from ..coverage.postcode import province_of

PICK = {
    "required": gettext_lazy("Kies een van de antwoorden."),
    "invalid_choice": gettext_lazy("Kies een van de antwoorden uit de lijst."),
}
#: With more answers than this a list to pull down is shorter than buttons.
_BUTTONS = 6


class StepForm(forms.Form):
    """A screen. What it keeps is what it cleaned."""

    use_required_attribute = False

    @property
    def answers(self) -> dict[str, Any]:
        """What is kept of this screen."""
        return dict(self.cleaned_data)


def people_label(number: int) -> str:
    """ "Ik kom alleen", "Wij komen met 3 mensen"."""
    if number == 1:
        return _("Ik kom alleen")
    return ngettext("Wij komen met %(number)d persoon", "Wij komen met %(number)d mensen", number) % {"number": number}


class PeopleForm(StepForm):
    """With how many somebody comes, themselves included."""

    people = forms.TypedChoiceField(
        label=gettext_lazy("Met hoeveel mensen komt u?"),
        help_text=gettext_lazy("Tel uzelf mee. Tel ook kinderen mee."),
        coerce=int,
        error_messages={**PICK, "required": gettext_lazy("Kies met hoeveel mensen u komt.")},
    )

    def __init__(self, *args: Any, most: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(number), people_label(number)) for number in range(1, max(most, 1) + 1)]
        field: Any = self.fields["people"]
        field.widget = forms.RadioSelect() if most <= _BUTTONS else forms.Select()
        field.choices = choices


class WhoForm(StepForm):
    """From where somebody speaks, in plain words, and from which province. All of it may be left open."""

    perspective = forms.ChoiceField(
        label=gettext_lazy("Wat past het beste bij u?"),
        widget=forms.RadioSelect,
        required=False,
        error_messages=PICK,
    )
    postcode = forms.CharField(
        label=gettext_lazy("De cijfers van uw postcode"),
        help_text=gettext_lazy("Bijvoorbeeld: 8011. Wij maken er een provincie van. De postcode bewaren wij niet."),
        max_length=10,
        required=False,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "postal-code",
                "inputmode": "numeric",
                "spellcheck": "false",
                "class": "rg-input--short",
            }
        ),
        error_messages={"max_length": gettext_lazy("Deze postcode klopt niet. Vul vier cijfers in: 8011.")},
    )
    province = forms.ChoiceField(
        label=gettext_lazy("Of kies uw provincie"),
        choices=[("", gettext_lazy("Dat zeg ik liever niet")), *Province.choices],
        required=False,
        error_messages=PICK,
    )

    def __init__(self, *args: Any, groups: Iterable[OfferedGroup], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groups = list(groups)
        kinds = [(g.group.plain_label, [(kind.code, kind.plain_label) for kind in g.kinds]) for g in groups if g.kinds]
        alone = [(g.group.code, g.group.plain_label) for g in groups if not g.kinds]
        self.fields["perspective"].choices = [*kinds, *alone]  # type: ignore[attr-defined]

    def clean_postcode(self) -> str:
        """The code of its province: the postcode itself goes no further than here."""
        typed = self.cleaned_data["postcode"].strip()
        found = province_of(typed) if typed else ""
        if typed and not found:
            raise forms.ValidationError(_("Deze postcode klopt niet. Vul vier cijfers in, bijvoorbeeld 8011."))
        return found

    @property
    def answers(self) -> dict[str, Any]:
        """With the province of the postcode, when there is one."""
        said = super().answers
        found = said.pop("postcode")
        return {**said, "province": found or said["province"]}


class NeedsForm(StepForm):
    """What we arrange so that somebody can take part."""

    needs = forms.MultipleChoiceField(
        label=gettext_lazy("Wat hebt u nodig?"),
        choices=list(NEED_LABELS.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        error_messages=PICK,
    )
    language = GuardedField(
        label=gettext_lazy("In welke taal wilt u een tolk?"),
        help_text=gettext_lazy("Alleen als u een tolk nodig hebt."),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"spellcheck": "false"}),
        error_messages={"max_length": gettext_lazy("Vul alleen de taal in, bijvoorbeeld: Arabisch.")},
    )
    needs_note = GuardedField(
        label=gettext_lazy("Wilt u er iets bij zeggen?"),
        help_text=gettext_lazy("Bijvoorbeeld: hoe oud uw kind is, of wat u niet eet."),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"max_length": gettext_lazy("Dit is te lang. Schrijf het korter, of bel ons.")},
    )

    def clean(self) -> dict[str, Any]:
        """An interpreter is one of a language."""
        cleaned = super().clean() or {}
        if AccessNeed.INTERPRETER in cleaned.get("needs", ()) and "language" in cleaned and not cleaned["language"]:
            self.add_error("language", _("Vul in welke taal de tolk moet spreken."))
        return cleaned
