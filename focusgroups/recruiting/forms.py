"""The screens of signing up: one question each. `answers` is what a screen keeps, as JSON."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gatherings.models import Gathering
from gatherings.service import NEED_LABELS, GuardedField, OpenChoiceField, PostcodeField
from people.service import OfferedGroup, Province, SpeaksFor

from ..enums import Can
from .moments import day_and_time, place

_PICK = {
    "required": _("Kies een van de antwoorden."),
    "invalid_choice": _("Kies een van de antwoorden uit de lijst."),
}
YES, NO = "ja", "nee"


class StepForm(forms.Form):
    """A screen. What it keeps is what it cleaned."""

    use_required_attribute = False

    @property
    def answers(self) -> dict[str, Any]:
        """What is kept of this screen."""
        return dict(self.cleaned_data)


class WhoForm(StepForm):
    """From where somebody speaks, in plain words."""

    perspective = forms.ChoiceField(
        label=_("Wat past het beste bij u?"),
        widget=forms.RadioSelect,
        error_messages={**_PICK, "required": _("Kies wat het beste bij u past, of kies ‘Dat wil ik niet zeggen’.")},
    )
    speaks_for = forms.ChoiceField(
        label=_("Voor wie spreekt u?"),
        choices=SpeaksFor.choices,
        initial=SpeaksFor.SELF,
        required=False,
        widget=forms.RadioSelect,
        error_messages=_PICK,
    )
    organisation = GuardedField(
        label=_("Welke organisatie?"),
        max_length=200,
        required=False,
        help_text=_("Alleen als u namens een organisatie spreekt."),
        widget=forms.TextInput(attrs={"autocomplete": "organization", "spellcheck": "false"}),
    )

    def __init__(self, *args: Any, groups: Iterable[OfferedGroup], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groups = list(groups)
        kinds = [(g.group.plain_label, [(kind.code, kind.plain_label) for kind in g.kinds]) for g in groups if g.kinds]
        alone = [(group.group.code, group.group.plain_label) for group in groups if not group.kinds]
        self.group_of = {kind.code: g.group.code for g in groups for kind in (g.kinds or (g.group,))}
        self.fields["perspective"].choices = [*kinds, *alone]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Who speaks for an organisation says for which."""
        cleaned = super().clean() or {}
        if cleaned.get("speaks_for") == SpeaksFor.ORGANISATION and not cleaned.get("organisation"):
            self.add_error("organisation", _("Vul de naam van de organisatie in, of kies ‘Voor mijzelf’."))
        return cleaned

    @property
    def answers(self) -> dict[str, Any]:
        """With the group, so that a later screen knows whether to ask an official something else."""
        return {**super().answers, "group": self.group_of[self.cleaned_data["perspective"]]}


class WhenForm(StepForm):
    """Per moment: yes, if need be, no. Who can never come, says so and is welcome all the same."""

    def __init__(self, *args: Any, moments: Iterable[Gathering], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.moments = list(moments)
        for moment in self.moments:
            self.fields[_field(moment)] = OpenChoiceField(
                label=day_and_time(moment).capitalize(),
                help_text=place(moment),
                choices=Can.choices,
                widget=forms.RadioSelect,
                error_messages=_PICK,
            )
        self.fields["never"] = forms.BooleanField(label=_("Ik kan op geen van deze momenten"), required=False)
        self.fields["when_else"] = GuardedField(
            label=_("Wanneer kunt u wel?"),
            help_text=_("Bijvoorbeeld: alleen overdag, of alleen online."),
            max_length=200,
            required=False,
        )
        if not self.moments:
            del self.fields["never"]

    def clean(self) -> dict[str, Any]:
        """One answer at least, so that nobody is forgotten by a screen that was only scrolled through."""
        cleaned = super().clean() or {}
        said = [cleaned.get(_field(moment)) for moment in self.moments]
        if self.moments and not self.errors and not any(said) and not cleaned.get("never"):
            first = _field(self.moments[0])
            self.add_error(first, _("Zeg bij minstens één moment of u kunt. Of kruis aan dat u nooit kunt."))
        return cleaned

    @property
    def can(self) -> dict[str, str]:
        """Gathering -> code of Can. Who can never come, says no to all that was left open."""
        open_is = str(Can.NO) if self.cleaned_data.get("never") else ""
        said = {str(moment.pk): self.cleaned_data.get(_field(moment)) or open_is for moment in self.moments}
        return {key: can for key, can in said.items() if can}

    @property
    def answers(self) -> dict[str, Any]:
        """By gathering."""
        return {
            "can": self.can,
            "never": bool(self.cleaned_data.get("never")),
            "when_else": self.cleaned_data["when_else"],
        }

    @staticmethod
    def initial_from(said: Mapping[str, Any]) -> dict[str, Any]:
        """The answers back in the fields."""
        return {**{f"moment_{key}": can for key, can in said.get("can", {}).items()}, **said}


class WhereForm(StepForm):
    """Roughly where somebody lives; and the house, only to see who shares one."""

    town = GuardedField(
        label=_("In welke plaats woont u?"),
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "address-level2", "spellcheck": "false"}),
    )
    province = forms.ChoiceField(
        label=_("In welke provincie?"),
        choices=[("", _("Kies een provincie")), *Province.choices],
        required=False,
        error_messages=_PICK,
    )
    postcode = PostcodeField(
        label=_("Uw postcode"),
        max_length=10,
        required=False,
        help_text=_("Bijvoorbeeld: 1234 AB."),
        widget=forms.TextInput(
            attrs={"autocomplete": "postal-code", "spellcheck": "false", "class": "rg-input--short"}
        ),
    )
    house_number = forms.CharField(
        label=_("Uw huisnummer"),
        max_length=10,
        required=False,
        widget=forms.TextInput(attrs={"spellcheck": "false", "class": "rg-input--short"}),
        error_messages={"max_length": _("Vul alleen uw huisnummer in, bijvoorbeeld 12a.")},
    )


class NeedsForm(StepForm):
    """What we arrange so that somebody can take part."""

    needs = forms.MultipleChoiceField(
        label=_("Wat hebt u nodig?"),
        choices=list(NEED_LABELS.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        error_messages=_PICK,
    )
    needs_note = GuardedField(
        label=_("Wilt u daar iets bij zeggen?"),
        help_text=_("Bijvoorbeeld: welke taal, of wat u niet eet."),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    brings_companion = forms.ChoiceField(
        label=_("Komt er iemand met u mee?"),
        help_text=_("Dat mag altijd: een familielid, een vriend of iemand die u helpt."),
        choices=[(YES, _("Ja, er komt iemand met mij mee")), (NO, _("Nee, ik kom alleen"))],
        widget=forms.RadioSelect,
        required=False,
        error_messages=_PICK,
    )


class TableForm(StepForm):
    """With whom rather not; never why."""

    avoid = GuardedField(
        label=_("Is er iemand met wie u liever niet aan tafel zit?"),
        help_text=_("U hoeft niets te zeggen over uw zaak. Een naam of een dienst is genoeg."),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class DeclareForm(StepForm):
    """Who works for the government says on what, so that nobody meets who decided on their case."""

    declared = GuardedField(
        label=_("Waar werkt u aan, en in welke plaats of regio?"),
        help_text=_("Bijvoorbeeld: ik behandel bezwaren in Zwolle. Noem geen mensen of zaken."),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


def _field(moment: Gathering) -> str:
    return f"moment_{moment.pk}"
