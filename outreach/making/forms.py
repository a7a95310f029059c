"""Forms for making an event and for changing its texts."""

import uuid
from datetime import time
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from consultation.models import Round
from consultation.service import RoundState, SeenForm, propose_contact
from contributions.models import AgendaItem
from people.models import Perspective

from ..enums import EventState, SignUpMode
from ..languages import LANGUAGES
from ..models import Event
from .editing import problems_in
from .events import Start
from .moments import usual_end
from .starting import FirstDate
from .templates import TEMPLATES
from .where_forms import DayField, Where, WhereForm

_TELLING = _("Mensen lezen dit op de website. Schrijf korte zinnen.")
_USUAL_BEGIN = time(19, 0)


def rounds_to_join() -> QuerySet[Round]:
    """Rounds that an event may belong to: all but those that are put away."""
    return Round.objects.exclude(state=RoundState.ARCHIVED).order_by("-pk")


class NewEventForm(WhereForm, forms.ModelForm):
    """What, when, where and for how many: enough to put it on the agenda. Pressed twice, it makes one event."""

    kind = forms.ChoiceField(
        label=_("Wat gaat u doen?"),
        widget=forms.RadioSelect,
        help_text=_("U krijgt teksten die erbij passen. Alles is daarna te veranderen."),
    )
    day = DayField(label=_("Welke dag?"), help_text=_("Is het vaker? De andere dagen voegt u daarna toe."))
    sign_up = forms.ChoiceField(
        label=_("Aanmelden"), choices=[("", _("Zoals past bij wat u gaat doen")), *SignUpMode.choices], required=False
    )
    token = forms.UUIDField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Event
        fields = ("kind", "title", "sign_up", "round", "contact_name", "contact_phone")

    field_order = (
        "kind", "title", "day", "begins", "ends", "where", "venue", "place_name", "place_street", "place_postcode",
        "place_town", "place_province", "online_url", "places", "sign_up", "contact_name", "contact_phone", "round",
    )  # fmt: skip

    def __init__(self, *args: Any, meant_for: Perspective | None = None, province: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.meant_for = meant_for
        kind, round_ = self.fields["kind"], self.fields["round"]
        assert isinstance(kind, forms.ChoiceField) and isinstance(round_, forms.ModelChoiceField)
        kind.choices = [(each.kind.value, f"{each.kind.label}: {each.description}") for each in TEMPLATES.values()]
        kind.initial = next(iter(TEMPLATES))
        round_.queryset, round_.empty_label = rounds_to_join(), gettext("Hoort niet bij een ronde")
        del self.fields["zone"]
        contact = propose_contact()
        self.initial = {
            "token": uuid.uuid4(),
            "begins": _USUAL_BEGIN,
            "contact_name": contact.name,
            "contact_phone": contact.phone,
            "place_province": province,
            **{name: value for name, value in self.initial.items() if value not in ("", None)},
        }
        for name, help_text in _HELP.items():
            self.fields[name].required = False
            self.fields[name].help_text = help_text

    def clean(self) -> dict[str, Any]:
        """What was left empty comes from the kind; then the day and the hours must be possible."""
        cleaned = super().clean()
        template = TEMPLATES.get(cleaned.get("kind", ""))
        if template is None:
            return cleaned
        begins = cleaned.get("begins")
        if begins is not None and cleaned.get("ends") is None and "ends" not in self.errors:
            cleaned["ends"] = usual_end(begins, template.minutes)
        if cleaned.get("places") is None and "places" not in self.errors:
            venue = cleaned.get("venue") if cleaned.get("where") == Where.KNOWN else None
            cleaned["places"] = min(template.places, venue.capacity) if venue else template.places
        if cleaned.get("day"):
            self.look_at("day", cleaned["day"], begins, cleaned.get("ends"))
        return cleaned

    def start(self) -> Start:
        """The event, as the deed takes it."""
        names = ("kind", "title", "sign_up", "round", "contact_name", "contact_phone")
        given = {name: self.cleaned_data[name] for name in names}
        return Start(**given, meant_for=[self.meant_for] if self.meant_for else ())

    def first(self) -> FirstDate:
        """The date, as the deed takes it."""
        given = self.cleaned_data
        return FirstDate(day=given["day"], clock=self.clock(), place=self.place(), places=given["places"])


_HELP = {
    "title": _("Laat leeg voor de titel die erbij past."),
    "ends": _("Laat leeg voor de tijd die het meestal duurt."),
    "places": _("Laat leeg voor het aantal dat past. Zonder het team."),
    "contact_name": _("Iemand die mensen kunnen bellen met een vraag. Dit komt op de website."),
    "contact_phone": _("Dit komt op de website."),
    "round": _("Dan komt wat mensen zeggen naast de antwoorden van die ronde te staan."),
}


class EventForm(SeenForm, forms.ModelForm):
    """Texts of an event, and what is arranged there. When and where are changed at the dates."""

    languages = forms.MultipleChoiceField(
        label=_("Talen die u er spreekt"),
        choices=LANGUAGES.items(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Kruis alleen aan wat er zeker is, zonder tolk."),
    )

    class Meta:
        model = Event
        fields = (
            "title", "summary", "for_whom", "meant_for", "programme", "who_is_there", "words_used", "agenda_items",
            "round", "sign_up", "most_per_sign_up", "languages", "interpreter", "sign_language", "childcare", "food",
            "travel_paid", "contact_name", "contact_phone", "contact_email", "slug",
        )  # fmt: skip
        widgets = {
            "agenda_items": forms.CheckboxSelectMultiple,
            "meant_for": forms.CheckboxSelectMultiple,
            "for_whom": forms.Textarea(attrs={"rows": 3}),
            "programme": forms.Textarea(attrs={"rows": 5}),
            "who_is_there": forms.Textarea(attrs={"rows": 3}),
            "words_used": forms.Textarea(attrs={"rows": 4}),
        }
        help_texts = {
            "for_whom": _TELLING,
            "programme": _("Elke stap op een regel van zichzelf."),
            "who_is_there": _TELLING,
            "words_used": _TELLING,
            "agenda_items": _("Zo weten wij later waar de woorden bij horen."),
            "interpreter": _("Kruis alleen aan wat u kunt regelen. Mensen rekenen erop."),
            "contact_phone": _("Dit komt op de website."),
            "contact_email": _("Dit komt op de website."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        #: As it was before this form put its values on the instance.
        self.before = Event.objects.get(pk=self.instance.pk)
        is_draft = self.before.state == EventState.DRAFT
        round_ = self.fields["round"]
        assert isinstance(round_, forms.ModelChoiceField)
        now = Round.objects.filter(pk=self.instance.round_id or 0).order_by("-pk")
        meant_for = self.fields["meant_for"]
        assert isinstance(meant_for, forms.ModelMultipleChoiceField)
        #: Not our own team, and not "wil ik niet zeggen": nobody is invited as that.
        chosen = Q(pk__in=self.before.meant_for.order_by().values("pk"))
        meant_for.queryset = Perspective.objects.filter(Q(fills_target=True) | chosen)
        round_.queryset = (rounds_to_join() | now).distinct() if is_draft else now
        round_.empty_label = gettext("Hoort niet bij een ronde")
        if not is_draft:
            for name in ("slug", "round"):
                self.fields[name].help_text = _("Het evenement staat op de agenda. Dit kan niet meer veranderen.")
        self.add_seen()

    def values_of(self, instance: Event) -> dict[str, Any]:
        """Everything this form shows."""
        many = ("agenda_items", "meant_for")
        shown = {name: getattr(instance, name) for name in self.fields if name not in ("seen", *many)}
        return {
            **shown,
            "agenda_items": list(AgendaItem.objects.filter(events=instance)),
            "meant_for": list(instance.meant_for.all()),
        }

    def version_of(self, instance: Event) -> int:
        """The version of the event."""
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
