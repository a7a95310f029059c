"""Forms for setting a round up and for changing its texts and dates."""

import uuid
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput

from .enums import RoundState, TemplateGroup
from .meanwhile import SeenForm
from .models import Round
from .moments import LocalMomentField, closing_moment, opening_moment
from .proposals import propose_contact, propose_days, propose_word_back, propose_words_final
from .round_templates import TEMPLATES
from .round_texts import OF_OCCASION, date_problems
from .rounds import Practical

_DAY = "%d-%m-%Y"
_MOMENT = "%d-%m-%Y %H:%M"


class _TokenForm(forms.Form):
    """A form that makes something: pressed twice, it makes one."""

    token = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["token"].initial = uuid.uuid4


class GroupedChoice(forms.RadioSelect):
    """Rounds to choose from, under headings that a screen reader says as well."""

    template_name = "consultation/widgets/grouped_choice.html"


def template_choices() -> list[Any]:
    """The templates by part of the agenda, each with what it is for."""
    return [
        (
            group.label,
            [(each.code, f"{each.label}: {each.description}") for each in TEMPLATES.values() if each.group == group],
        )
        for group in TemplateGroup
    ]


class NewRoundForm(_TokenForm, forms.ModelForm):
    """Which template to start from, when, and who can be called: enough to open a round soon."""

    template = forms.ChoiceField(
        label=_("Sjabloon"),
        widget=GroupedChoice,
        help_text=_("U krijgt een ronde met vragen en teksten. Alles is daarna te veranderen."),
    )
    opens_on = forms.DateField(
        label=_("Open vanaf"),
        required=False,
        widget=AdminDateInput(format=_DAY),
        help_text=_("De ronde opent op deze dag om 9.00 uur. Dit is een voorstel. U mag het leeg laten."),
    )
    closes_on = forms.DateField(
        label=_("Open tot en met"),
        required=False,
        widget=AdminDateInput(format=_DAY),
        help_text=_(
            "De ronde sluit aan het einde van deze dag. Wij stellen daarbij voor tot wanneer mensen hun woorden "
            "kunnen terughalen, en wanneer zij van u horen."
        ),
    )

    class Meta:
        model = Round
        fields = ("title", "slug", "contact_name", "contact_phone")

    field_order = ("template", "title", "opens_on", "closes_on", "contact_name", "contact_phone", "slug", "token")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        template = self.fields["template"]
        assert isinstance(template, forms.ChoiceField)
        template.choices = template_choices()
        template.initial = next(iter(TEMPLATES))
        days, contact = propose_days(timezone.localdate()), propose_contact()
        self.initial.update(
            opens_on=days.opens_on,
            closes_on=days.closes_on,
            contact_name=contact.name,
            contact_phone=contact.phone,
        )
        for name, help_text in (
            ("title", _("Laat leeg voor de titel van het sjabloon.")),
            ("slug", _("Komt achter /meedoen/ te staan. Laat leeg, dan kiezen wij een adres dat vrij is.")),
            ("contact_name", _("Iemand die mensen kunnen bellen met een vraag. Dit komt op de website.")),
            ("contact_phone", _("Dit komt op de website.")),
        ):
            self.fields[name].required = False
            self.fields[name].help_text = help_text

    def clean(self) -> dict[str, Any]:
        """A round closes after it opens."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        opens, closes = cleaned.get("opens_on"), cleaned.get("closes_on")
        if opens and closes and closes < opens:
            self.add_error("closes_on", _("De ronde sluit voordat zij opent. Kies een latere dag."))
        elif closes and closes < timezone.localdate():
            self.add_error("closes_on", _("Deze dag is al voorbij. Kies een latere dag."))
        return cleaned

    def practical(self) -> Practical:
        """When, and who to call, as the deed takes it."""
        given = self.cleaned_data
        return Practical(
            opens_at=opening_moment(given["opens_on"]),
            closes_at=closing_moment(given["closes_on"]),
            contact_name=given["contact_name"],
            contact_phone=given["contact_phone"],
        )


class CopyRoundForm(_TokenForm):
    """What the copy is called."""

    title = forms.CharField(label=_("Titel"), max_length=120)
    slug = forms.SlugField(
        label=_("Adres"),
        max_length=60,
        required=False,
        help_text=_("Komt achter /meedoen/ te staan. Laat leeg, dan kiezen wij een adres dat vrij is."),
    )


class RoundForm(SeenForm, WagtailAdminModelForm):
    """Texts and dates of a round. What may change depends on where the round stands."""

    opens_at = LocalMomentField(
        label=_("Open vanaf"), required=False, widget=AdminDateTimeInput(format=_MOMENT, time_format="%H:%M")
    )
    closes_at = LocalMomentField(
        label=_("Open tot"), required=False, widget=AdminDateTimeInput(format=_MOMENT, time_format="%H:%M")
    )
    words_final_on = forms.DateField(
        label=_("Woorden terughalen kan tot en met"),
        required=False,
        widget=AdminDateInput(format=_DAY),
        help_text=_("Na deze dag staan de woorden in het dossier. Mensen lezen dit vooraf."),
    )
    takes_reactions = forms.BooleanField(
        label=_("Lezers mogen reageren op bijdragen"),
        required=False,
        help_text=_(
            "Op wat met toestemming op de website staat: met steun, of met een reden. "
            "Een moderator leest elke reden voordat anderen haar lezen."
        ),
    )

    class Meta:
        model = Round
        fields = (
            "title",
            "question",
            "slug",
            "opens_at",
            "closes_at",
            "word_back_on",
            "why",
            "asked_by",
            "influence",
            "decided_by",
            "read_by",
            "what_happens_next",
            "contact_name",
            "contact_phone",
            "faq",
            "complaint_route",
            "takes_recordings",
            "plain",
        )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial.setdefault("words_final_on", self.instance.occasion.words_final_on)
            self.initial.setdefault("takes_reactions", self.instance.occasion.takes_reactions)
            #: As it was before this form put its values on the instance.
            self.before = Round.objects.select_related("occasion").get(pk=self.instance.pk)
            self.add_seen()
            if self.before.state == RoundState.DRAFT:
                self._propose(self.before)

    def _propose(self, round_: Round) -> None:
        """Fill in, for who only has to agree, the days that are still open. Nothing is kept until somebody does."""
        days = propose_days(timezone.localdate())
        closes_on = timezone.localdate(round_.closes_at) if round_.closes_at else days.closes_on
        proposals: dict[str, Any] = {"word_back_on": propose_word_back(closes_on)}
        proposals["words_final_on"] = propose_words_final(closes_on)
        if round_.opens_at is None and round_.closes_at is None:
            proposals["opens_at"], proposals["closes_at"] = opening_moment(days.opens_on), closing_moment(closes_on)
        not_yet = gettext("Dit is een voorstel. Het geldt pas als u bewaart.")
        for name, proposal in proposals.items():
            if name in self.fields and self.initial.get(name) is None:
                self.initial[name] = proposal
                said = self.fields[name].help_text
                self.fields[name].help_text = f"{said} {not_yet}".strip()

    def values_of(self, instance: Round) -> dict[str, Any]:
        """Texts and dates, and the promise that stands at the occasion."""
        return {
            name: getattr(instance.occasion if name in OF_OCCASION else instance, name)
            for name in self.fields
            if name != "seen"
        }

    def version_of(self, instance: Round) -> int:
        """The version of the round."""
        return instance.version

    def clean(self) -> dict[str, Any]:
        """Say at the field what cannot be; the deed itself checks again under its lock.

        Who edits an older version hears that first: what cannot be may be somebody else's change.
        """
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if self.seen.version == self.before.version:
            for field, sentence in date_problems(self.before, cleaned).items():
                self.add_error(field, sentence)
        return cleaned

    def values(self) -> dict[str, Any]:
        """What to write."""
        return {name: value for name, value in self.cleaned_data.items() if name != "seen"}

    def _post_clean(self) -> None:
        super()._post_clean()
        # The rule that a round closes after it opens is told at its field, in a sentence.
        if "closes_at" in self.errors:
            self.errors.pop("__all__", None)


class PeriodForm(forms.Form):
    """A new closing moment after one was promised: to extend, or to open again."""

    closes_at = LocalMomentField(
        label=_("Nieuw moment waarop de ronde sluit"),
        widget=AdminDateTimeInput(format=_MOMENT, time_format="%H:%M"),
        error_messages={"required": _("Vul in tot wanneer mensen kunnen meedoen.")},
    )
    word_back_on = forms.DateField(
        label=_("Nieuwe dag waarop mensen van u horen"),
        required=False,
        widget=AdminDateInput(format=_DAY),
        help_text=_("Laat leeg als deze dag hetzelfde blijft."),
    )
    reason = forms.CharField(
        label=_("Waarom doet u dit?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "Iedereen leest dit op de pagina van de ronde. Schrijf één of twee korte zinnen. Noem geen namen."
        ),
        error_messages={"required": _("Schrijf op waarom u dit doet. Iedereen kan dat lezen.")},
    )

    def __init__(self, *args: Any, round_: Round, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if round_.word_back_on:
            self.fields["word_back_on"].help_text = gettext(
                "Nu staat op de website: %(day)s. Laat leeg als dat hetzelfde blijft."
            ) % {"day": date_format(round_.word_back_on, "j F Y")}
