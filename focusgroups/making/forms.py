"""Forms for making a group and for changing its texts and numbers."""

import uuid
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from consultation.models import Round
from consultation.service import RoundState, SeenForm, propose_contact
from contributions.models import AgendaItem
from people.models import Perspective

from ..enums import GroupState
from ..models import FocusGroup
from .groups import Start, problems_in
from .templates import TEMPLATES

_TELLING = _("Mensen lezen dit op de website. Schrijf korte zinnen.")


def rounds_to_join() -> QuerySet[Round]:
    """Rounds that a conversation may belong to: all but those that are put away."""
    return Round.objects.exclude(state=RoundState.ARCHIVED).order_by("-pk")


class NewGroupForm(forms.ModelForm):
    """What kind of conversation, and about what: enough to go on. Pressed twice, it makes one group."""

    kind = forms.ChoiceField(
        label=_("Wat voor gesprek wordt het?"),
        widget=forms.RadioSelect,
        help_text=_("U krijgt een groep met teksten en aantallen. Alles is daarna te veranderen."),
    )
    token = forms.UUIDField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = FocusGroup
        fields = ("title", "question", "agenda_items", "round", "contact_name", "contact_phone")
        widgets = {"agenda_items": forms.CheckboxSelectMultiple}

    field_order = ("kind", "title", "question", "agenda_items", "round", "contact_name", "contact_phone", "token")

    def __init__(self, *args: Any, meant_for: Perspective | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.meant_for = meant_for
        kind, round_ = self.fields["kind"], self.fields["round"]
        assert isinstance(kind, forms.ChoiceField) and isinstance(round_, forms.ModelChoiceField)
        kind.choices = [(each.kind.value, f"{each.kind.label}: {each.description}") for each in TEMPLATES.values()]
        kind.initial = next(iter(TEMPLATES))
        round_.queryset = rounds_to_join()
        round_.empty_label = gettext("Hoort niet bij een ronde")
        self.fields["token"].initial = uuid.uuid4
        contact = propose_contact()
        self.initial.update(contact_name=contact.name, contact_phone=contact.phone)
        if meant_for is not None:
            self.initial["title"] = gettext("In gesprek met %(who)s") % {"who": meant_for.label}
        for name, help_text in (
            ("title", _("Laat leeg voor de titel die bij de soort hoort.")),
            ("question", _("Laat leeg voor een voorbeeld. U kunt het later veranderen.")),
            ("agenda_items", _("Zo weten wij later waar de antwoorden bij horen.")),
            ("round", _("Dan komt wat mensen zeggen naast de antwoorden van die ronde te staan.")),
            ("contact_name", _("Iemand die mensen kunnen bellen met een vraag. Dit komt op de website.")),
            ("contact_phone", _("Dit komt op de website.")),
        ):
            self.fields[name].required = False
            self.fields[name].help_text = help_text

    def start(self) -> Start:
        """As the deed takes it."""
        given = {name: value for name, value in self.cleaned_data.items() if name != "token"}
        if self.meant_for is not None:
            given["for_whom"] = gettext("Voor %(who)s. %(template)s") % {
                "who": self.meant_for.label,
                "template": TEMPLATES[given["kind"]].for_whom,
            }
        return Start(**given)


class GroupForm(SeenForm, forms.ModelForm):
    """Texts and numbers of a group."""

    class Meta:
        model = FocusGroup
        fields = (
            "title",
            "question",
            "agenda_items",
            "round",
            "for_whom",
            "what_you_get",
            "travel_paid",
            "interpreter",
            "childcare",
            "thanks_amount",
            "words_used",
            "size",
            "minimum",
            "most_sessions",
            "recruit_until",
            "contact_name",
            "contact_phone",
            "contact_email",
            "slug",
        )
        widgets = {
            "agenda_items": forms.CheckboxSelectMultiple,
            "recruit_until": AdminDateInput(format="%d-%m-%Y"),
            "for_whom": forms.Textarea(attrs={"rows": 3}),
            "what_you_get": forms.Textarea(attrs={"rows": 3}),
            "words_used": forms.Textarea(attrs={"rows": 4}),
        }
        help_texts = {
            "for_whom": _TELLING,
            "what_you_get": _TELLING,
            "words_used": _TELLING,
            "size": _("Een groep van acht praat het best. Met meer dan twaalf komt niet iedereen aan het woord."),
            "minimum": _("Komen er minder mensen? Dan waarschuwen wij u op tijd."),
            "most_sessions": _("Hoeveel van de momenten wilt u hoogstens laten doorgaan?"),
            "recruit_until": _("Aanmelden kan tot het einde van deze dag."),
            "contact_phone": _("Dit komt op de website."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        round_ = self.fields["round"]
        assert isinstance(round_, forms.ModelChoiceField)
        now = Round.objects.filter(pk=self.instance.round_id) if self.instance.round_id else Round.objects.none()
        round_.queryset = (rounds_to_join() | now.order_by("-pk")).distinct()
        round_.empty_label = gettext("Hoort niet bij een ronde")
        #: As it was before this form put its values on the instance.
        self.before = FocusGroup.objects.get(pk=self.instance.pk)
        if self.before.state != GroupState.DRAFT:
            self.fields["slug"].help_text = _("Mensen hebben dit adres al. Het kan niet meer veranderen.")
        self.add_seen()

    def values_of(self, instance: FocusGroup) -> dict[str, Any]:
        """Everything this form shows."""
        shown = {name: getattr(instance, name) for name in self.fields if name not in ("seen", "agenda_items")}
        return {**shown, "agenda_items": list(AgendaItem.objects.filter(focus_groups=instance))}

    def version_of(self, instance: FocusGroup) -> int:
        """The version of the group."""
        return instance.version

    def clean(self) -> dict[str, Any]:
        """Say at the field what cannot be; the deed itself checks again under its lock."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if self.seen.version == self.before.version:
            for field, sentence in problems_in(self.before, cleaned).items():
                self.add_error(field, sentence)
        return cleaned

    def values(self) -> dict[str, Any]:
        """What to write."""
        return {name: value for name, value in self.cleaned_data.items() if name != "seen"}

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]
        # That the minimum fits the size is told at its field, in a sentence.
        if "minimum" in self.errors:
            self.errors.pop("__all__", None)
