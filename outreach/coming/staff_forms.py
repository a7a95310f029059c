"""The sheet on which a colleague writes somebody down, in the order of a phone call."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gatherings.service import AccessNeed, GuardedField, PhoneField, email_field
from pages.service import about_somebody_else
from people.models import Perspective
from people.service import OfferedGroup, Province

from ..coverage.postcode import province_of
from .said import ADDRESS_OF, Reach, Said, Way


class ChangeForm(forms.Form):
    """With how many, and what they need: what may change when somebody calls."""

    use_required_attribute = False
    people = forms.IntegerField(
        label=gettext_lazy("Met hoeveel mensen?"),
        min_value=1,
        max_value=500,
        initial=1,
        help_text=gettext_lazy("De beller telt mee. U mag meer mensen opschrijven dan op de website kan."),
        error_messages={"required": gettext_lazy("Vul in met hoeveel mensen iemand komt.")},
    )
    needs = forms.MultipleChoiceField(
        label=gettext_lazy("Wat heeft iemand nodig?"),
        choices=AccessNeed.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    language = GuardedField(label=gettext_lazy("Taal van de tolk"), max_length=40, required=False)
    needs_note = GuardedField(label=gettext_lazy("Toelichting daarbij"), max_length=300, required=False)

    def clean(self) -> dict[str, Any]:
        """An interpreter is one of a language."""
        cleaned = super().clean() or {}
        if AccessNeed.INTERPRETER in cleaned.get("needs", ()) and not cleaned.get("language"):
            self.add_error("language", _("Vul in welke taal de tolk moet spreken."))
        return cleaned


class SignUpForm(ChangeForm):
    """Everything about somebody who calls or stands at a desk."""

    name = GuardedField(label=gettext_lazy("Hoe wil iemand genoemd worden?"), max_length=200, required=False)
    way = forms.ChoiceField(label=gettext_lazy("Hoe bereiken wij deze persoon?"), choices=Way.choices)
    email = email_field(label=gettext_lazy("E-mailadres"), required=False)
    phone = PhoneField(label=gettext_lazy("Telefoonnummer"), max_length=30, required=False)
    address = GuardedField(
        label=gettext_lazy("Postadres"), max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    through = GuardedField(label=gettext_lazy("Via welke organisatie, en wie daar?"), max_length=200, required=False)
    perspective = forms.ChoiceField(label=gettext_lazy("Wat past het beste bij deze persoon?"), required=False)
    postcode = forms.CharField(
        label=gettext_lazy("Cijfers van de postcode"),
        max_length=10,
        required=False,
        help_text=gettext_lazy("Wij bewaren alleen de provincie."),
    )
    province = forms.ChoiceField(
        label=gettext_lazy("Of de provincie"),
        choices=[("", gettext_lazy("Niet gezegd")), *Province.choices],
        required=False,
    )
    token = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4, required=False)
    field_order = (
        "people",
        "way",
        "phone",
        "email",
        "address",
        "through",
        "name",
        "needs",
        "language",
        "needs_note",
        "perspective",
        "postcode",
        "province",
    )

    def __init__(self, *args: Any, groups: Iterable[OfferedGroup], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groups = list(groups)
        kinds = [(g.group.label, [(kind.code, kind.label) for kind in g.kinds]) for g in groups if g.kinds]
        alone = [(g.group.code, g.group.label) for g in groups if not g.kinds]
        self.by_code: dict[str, Perspective] = {kind.code: kind for g in groups for kind in (g.kinds or (g.group,))}
        self.fields["perspective"].choices = [("", _("Niet gezegd")), *kinds, *alone]  # type: ignore[attr-defined]
        self.initial.setdefault("way", Way.PHONE.value)
        about_somebody_else(self)

    def clean_postcode(self) -> str:
        """The code of its province: the postcode itself is not kept."""
        typed = self.cleaned_data["postcode"].strip()
        found = province_of(typed) if typed else ""
        if typed and not found:
            raise forms.ValidationError(_("Deze postcode klopt niet. Vul vier cijfers in, bijvoorbeeld 8011."))
        return found

    def clean(self) -> dict[str, Any]:
        """The address that goes with the way."""
        cleaned = super().clean()
        wanted = ADDRESS_OF.get(Way(cleaned["way"])) if cleaned.get("way") else None
        if wanted and not cleaned.get(wanted) and wanted not in self.errors:
            self.add_error(wanted, _("Vul dit in, of kies een andere manier om iemand te bereiken."))
        return cleaned

    @property
    def key(self) -> UUID:
        """A form without its token is a sign-up of its own."""
        return self.cleaned_data.get("token") or uuid4()

    def said(self) -> Said:
        """What a good form says."""
        given = self.cleaned_data
        return Said(
            people=given["people"],
            perspective=self.by_code.get(given["perspective"]),
            province=given["postcode"] or given["province"],
            needs=tuple(given["needs"]),
            needs_note=given["needs_note"],
            language=given["language"],
            reach=Reach(**{name: given[name] for name in ("way", "name", "email", "phone", "address", "through")}),
        )
