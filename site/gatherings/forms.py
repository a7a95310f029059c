"""Forms of staff: when, where and with whom; and why something does not go on."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput, AdminTimeInput

from contributions.service import Refused
from people.models import User
from people.service import Role

from .enums import GatheringMode, GatheringState
from .models import Gathering, Seat, Venue
from .periods import Zone, period_of
from .planning import Moment

_DAY = "%d-%m-%Y"
_WRONG_DAY = _("Schrijf de dag zo: 31-12-2026.")
_WRONG_TIME = _("Schrijf de tijd zo: 19:30.")


class _Colleague(forms.ModelChoiceField):
    """Somebody who works here, by the name or address that colleagues know."""

    def label_from_instance(self, obj: User) -> str:
        """A name; without one the address."""
        return obj.get_full_name() or obj.email


class MomentForm(forms.Form):
    """A day and two clocks of the place itself, instead of two moments. `moment()` puts them together."""

    title = forms.CharField(label=_("Titel"), max_length=120)
    day = forms.DateField(label=_("Dag"), widget=AdminDateInput(format=_DAY), error_messages={"invalid": _WRONG_DAY})
    begins = forms.TimeField(label=_("Begint om"), widget=AdminTimeInput, error_messages={"invalid": _WRONG_TIME})
    ends = forms.TimeField(
        label=_("Eindigt om"),
        widget=AdminTimeInput,
        error_messages={"invalid": _WRONG_TIME},
        help_text=_("Een tijd vóór het begin is na middernacht."),
    )
    zone = forms.ChoiceField(label=_("Op de klok van"), choices=Zone.choices, initial=Zone.NETHERLANDS)
    mode = forms.ChoiceField(label=_("Hoe"), choices=GatheringMode.choices)
    venue = forms.ModelChoiceField(
        label=_("Plek"),
        queryset=Venue.objects.none(),
        required=False,
        help_text=_("Alleen bij een bijeenkomst op een plek. Staat de plek er niet bij? Voeg hem toe bij Plekken."),
    )
    online_url = forms.URLField(
        label=_("Adres van de online bijeenkomst"),
        required=False,
        assume_scheme="https",
        help_text=_("Alleen wie zegt te komen, ziet dit adres."),
    )
    moderator = _Colleague(label=_("Gespreksleider"), queryset=User.objects.none(), required=False)
    note_taker = _Colleague(label=_("Verslaglegger"), queryset=User.objects.none(), required=False)
    capacity = forms.IntegerField(
        label=_("Stoelen voor deelnemers"), min_value=1, max_value=500, help_text=_("Zonder het team.")
    )
    minimum = forms.IntegerField(label=_("Gaat door vanaf"), min_value=1, max_value=500)
    offer_hours = forms.IntegerField(
        label=_("Bedenktijd bij een vrijgekomen plek, in uren"), min_value=1, max_value=336
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, gathering: Gathering, **kwargs: Any) -> None:
        self.gathering = gathering
        kwargs["initial"] = {**_initial(gathering), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        self._choose_from("venue", Venue.objects.filter(Q(closed_on=None) | Q(pk=gathering.venue_id)))
        for name in ("moderator", "note_taker"):
            self._choose_from(name, colleagues())

    def _choose_from(self, name: str, queryset: Any) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = queryset

    def clean(self) -> dict[str, Any]:
        """The day and the clocks must make a moment, in the nights in which the clock changes as well."""
        given: dict[str, Any] = super().clean() or {}
        if all(given.get(name) is not None for name in ("day", "begins", "ends", "zone")):
            try:
                given["period"] = period_of(given["day"], given["begins"], given["ends"], given["zone"])
            except Refused as refusal:
                self.add_error("begins", refusal.sentence)
        return given

    def moment(self) -> Moment:
        """What was filled in, for the deed."""
        given = self.cleaned_data
        starts_at, ends_at = given["period"]
        same = {name: given[name] for name in given if name not in ("day", "begins", "ends", "period", "seen")}
        return Moment(starts_at=starts_at, ends_at=ends_at, **same)


def _initial(gathering: Gathering) -> dict[str, Any]:
    names = ("title", "zone", "mode", "online_url", "capacity", "minimum", "offer_hours")
    same = {name: getattr(gathering, name) for name in names}
    starts, ends = gathering.starts_here, gathering.ends_here
    ids = {"venue": gathering.venue_id, "moderator": gathering.moderator_id, "note_taker": gathering.note_taker_id}
    return {
        **same,
        **ids,
        "day": starts.date(),
        "begins": f"{starts:%H:%M}",
        "ends": f"{ends:%H:%M}",
        "seen": gathering.version,
    }


def colleagues() -> Any:
    """Who may lead a conversation or take its notes, in order of their name."""
    leads = Q(groups__name__in=(Role.FACILITATOR, Role.ORGANISER)) | Q(is_superuser=True)
    return User.objects.filter(leads, is_active=True).distinct().order_by("first_name", "last_name", "email")


class ReasonForm(forms.Form):
    """A reason that people read."""

    reason = forms.CharField(
        label=_("Waarom?"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Korte zinnen, gewone woorden. Noem geen namen."),
        error_messages={"required": _("Schrijf op waarom."), "max_length": _("Schrijf het in hoogstens 300 tekens.")},
    )


class OfferForm(forms.Form):
    """Why this person is offered the chair."""

    reason = forms.CharField(
        label=_("Waarom kiest u deze persoon?"),
        max_length=200,
        help_text=_("Collega's lezen dit. Bijvoorbeeld: wij missen nog een jongere."),
        error_messages={"required": _("Schrijf op waarom u deze persoon kiest.")},
    )


class ReseatForm(forms.Form):
    """To which gathering somebody goes."""

    to = forms.ModelChoiceField(
        label=_("Naar welke bijeenkomst?"),
        queryset=Gathering.objects.none(),
        error_messages={"required": _("Kies een bijeenkomst.")},
    )

    def __init__(self, *args: Any, seat: Seat, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["to"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = Gathering.objects.filter(
            state=GatheringState.PLANNED, starts_at__gt=timezone.now(), kind=seat.gathering.kind
        ).exclude(pk=seat.gathering_id)
