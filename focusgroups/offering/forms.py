"""Forms for offering moments: many days with one time and place, or one moment with everything of its own."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from contributions.service import Refused
from gatherings.models import Gathering, Venue
from gatherings.service import GatheringMode, Moment, Zone, moment_at
from people.models import User
from people.service import Role

from ..enums import GroupKind
from ..making.templates import TEMPLATES
from ..models import FocusGroup

#: So many days fit on the form; for more one sends it twice.
MOST_DAYS = 6
SHORTEST, LONGEST = 15, 600
_EVENING = time(19, 0)


def leaders() -> QuerySet[User]:
    """Who may lead a conversation or write down what is said."""
    roles = (Role.FACILITATOR, Role.ORGANISER)
    return User.objects.filter(is_active=True, groups__name__in=roles).distinct().order_by("first_name", "email")


class LeaderField(forms.ModelChoiceField):
    """A colleague, by name."""

    def label_from_instance(self, obj: Any) -> str:
        """The name, or the address of who has no name."""
        return str(obj.get_full_name() or obj.email)


class _SharedForm(forms.Form):
    """What every moment has: how long, where, who leads, for how many."""

    starts = forms.TimeField(
        label=_("Begint om"), widget=forms.TimeInput(format="%H:%M", attrs={"placeholder": "19:00"})
    )
    minutes = forms.IntegerField(
        label=_("Hoe lang, in minuten"),
        min_value=SHORTEST,
        max_value=LONGEST,
        error_messages={
            "min_value": _("Het gesprek moet na het begin eindigen. Kies minstens 15 minuten."),
            "max_value": _("Dit is langer dan tien uur. Kies een kortere tijd."),
        },
    )
    mode = forms.ChoiceField(label=_("Hoe"), choices=GatheringMode.choices, widget=forms.RadioSelect)
    venue = forms.ModelChoiceField(
        label=_("Plek"),
        queryset=Venue.objects.none(),
        required=False,
        help_text=_("Alleen bij ‘Op een plek’. Staat de plek er niet bij? Maak haar eerst bij ‘Plekken’."),
    )
    online_url = forms.URLField(label=_("Adres van de online bijeenkomst"), required=False, assume_scheme="https")
    moderator = LeaderField(label=_("Gespreksleider"), queryset=User.objects.none(), required=False)
    note_taker = LeaderField(label=_("Verslaglegger"), queryset=User.objects.none(), required=False)
    capacity = forms.IntegerField(label=_("Stoelen voor deelnemers"), min_value=1, max_value=500)
    minimum = forms.IntegerField(label=_("Gaat door vanaf"), min_value=1, max_value=500)
    zone = forms.ChoiceField(label=_("De klok van"), choices=Zone.choices, required=False)

    def __init__(self, *args: Any, group: FocusGroup, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.group = group
        self._ask(self.fields["venue"], self._venues(), gettext("Nog geen plek"))
        for name in ("moderator", "note_taker"):
            self._ask(self.fields[name], leaders(), gettext("Nog niemand"))

    def _venues(self) -> QuerySet[Venue]:
        return Venue.objects.filter(Q(closed_on=None) | Q(closed_on__gt=timezone.localdate()))

    @staticmethod
    def _ask(field: forms.Field, choices: QuerySet[Any], nobody: str) -> None:
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset, field.empty_label = choices, nobody

    def clean(self) -> dict[str, Any]:
        """The minimum fits the chairs, and the place fits how people meet."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        capacity, minimum = cleaned.get("capacity"), cleaned.get("minimum")
        if capacity and minimum and minimum > capacity:
            self.add_error("minimum", _("Dit zijn meer mensen dan er stoelen zijn. Kies een kleiner getal."))
        if (
            cleaned.get("mode") == GatheringMode.ON_SITE
            and cleaned.get("venue") is None
            and "venue" not in self.errors
        ):
            self.add_error("venue", _("Kies een plek. Mensen moeten weten waar zij heen gaan."))
        return cleaned

    def moment_on(self, day: date) -> Moment:
        """The moment on this day, as the deed takes it. Raises Refused when the clock skips its hour."""
        given = self.cleaned_data
        zone = given["zone"] or Zone.NETHERLANDS
        starts_at = moment_at(day, given["starts"], zone)
        ends_at = starts_at.astimezone(UTC) + timedelta(minutes=given["minutes"])
        return Moment(
            title=self.group.title,
            starts_at=starts_at,
            ends_at=ends_at,
            zone=zone,
            mode=given["mode"],
            venue=given["venue"],
            online_url=given["online_url"],
            moderator=given["moderator"],
            note_taker=given["note_taker"],
            capacity=given["capacity"],
            minimum=given["minimum"],
        )


class OfferForm(_SharedForm):
    """Several days with the same time and place. What the group says is filled in."""

    def __init__(self, *args: Any, group: FocusGroup, **kwargs: Any) -> None:
        super().__init__(*args, group=group, **kwargs)
        for number in range(1, MOST_DAYS + 1):
            self.fields[f"day_{number}"] = forms.DateField(
                label=gettext("Dag %(number)d") % {"number": number},
                required=number == 1,
                widget=AdminDateInput(format="%d-%m-%Y"),
                error_messages={"required": _("Kies minstens één dag.")},
            )
        days = [name for name in self.fields if name.startswith("day_")]
        self.order_fields([*days, "starts", "minutes", "mode", "venue", "online_url", "moderator", "note_taker"])
        self.initial = {**self._proposed(), **self.initial}

    def _proposed(self) -> dict[str, Any]:
        latest = self.group.sessions.order_by("-pk").first()
        proposed: dict[str, Any] = {
            "starts": _EVENING,
            "minutes": TEMPLATES[self.group.kind].minutes,
            "mode": GatheringMode.PHONE if self.group.kind == GroupKind.INTERVIEW else GatheringMode.ON_SITE,
            "capacity": self.group.size,
            "minimum": self.group.minimum,
            "zone": Zone.NETHERLANDS,
        }
        if latest is not None:
            proposed |= {
                "starts": latest.starts_here.time(),
                "minutes": round((latest.ends_at - latest.starts_at).total_seconds() / 60),
                "mode": latest.mode,
                "venue": latest.venue_id,
                "online_url": latest.online_url,
                "moderator": latest.moderator_id,
                "note_taker": latest.note_taker_id,
                "zone": latest.zone,
            }
        return proposed

    def clean(self) -> dict[str, Any]:
        """Each day is still to come, and has this hour on its clock."""
        cleaned = super().clean()
        self.moments: list[Moment] = []
        if set(self.errors) & {"starts", "minutes", "capacity", "minimum", "mode", "venue", "zone", "online_url"}:
            return cleaned
        for name in (name for name in self.fields if name.startswith("day_") and cleaned.get(name)):
            try:
                moment = self.moment_on(cleaned[name])
            except Refused as refusal:
                self.add_error(name, refusal.sentence)
                continue
            if problem := past_problem(moment.starts_at):
                self.add_error(name, problem)
            self.moments.append(moment)
        return cleaned


class MomentForm(_SharedForm):
    """One moment that was offered. `seen` is the version that was on the screen."""

    day = forms.DateField(label=_("Dag"), widget=AdminDateInput(format="%d-%m-%Y"))
    seen = forms.IntegerField(widget=forms.HiddenInput)

    field_order = ("day", "starts", "minutes", "mode", "venue", "online_url", "moderator", "note_taker")

    def __init__(self, *args: Any, group: FocusGroup, gathering: Gathering, **kwargs: Any) -> None:
        self.gathering = gathering
        super().__init__(*args, group=group, **kwargs)
        starts = gathering.starts_here
        self.initial = {
            "day": starts.date(),
            "starts": starts.time(),
            "minutes": round((gathering.ends_at - gathering.starts_at).total_seconds() / 60),
            "mode": gathering.mode,
            "venue": gathering.venue_id,
            "online_url": gathering.online_url,
            "moderator": gathering.moderator_id,
            "note_taker": gathering.note_taker_id,
            "capacity": gathering.capacity,
            "minimum": gathering.minimum,
            "zone": gathering.zone,
            "seen": gathering.version,
        }

    def _venues(self) -> QuerySet[Venue]:
        """Also the place it has now, when that closed meanwhile."""
        return Venue.objects.filter(Q(pk__in=super()._venues()) | Q(pk=self.gathering.venue_id or 0))

    def clean(self) -> dict[str, Any]:
        """The moment is still to come, and its hour is on the clock."""
        cleaned = super().clean()
        if not self.errors:
            try:
                self.moment = self.moment_on(cleaned["day"])
            except Refused as refusal:
                self.add_error("starts", refusal.sentence)
            else:
                if problem := past_problem(self.moment.starts_at):
                    self.add_error("day", problem)
        return cleaned


def past_problem(starts_at: datetime) -> str:
    """Why this moment cannot be offered any more; "" when it can."""
    if starts_at > timezone.now():
        return ""
    return gettext("%(day)s is al voorbij. Kies een dag die nog komt.") % {"day": date_format(starts_at, "j F Y H:i")}
