"""Forms for dates: adding several at once, and changing them."""

from datetime import date
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from contributions.service import Refused
from gatherings.models import Gathering
from people.models import User
from people.service import Role

from ..models import Event, EventDate
from .moments import usual_end
from .repeating import MOST_DATES, Rhythm, days_of
from .series import Scope
from .templates import TEMPLATES
from .where_forms import DayField, WhereForm, where_of

_SAME = "same"


class LeaderField(forms.ModelChoiceField):
    """A colleague, by name."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=User.objects.none(), required=False, **kwargs)

    def label_from_instance(self, obj: Any) -> str:
        """The name, or the address of who has no name."""
        return str(obj.get_full_name() or obj.email)

    def ask(self) -> None:
        """Who may lead: known when the form is made."""
        roles = (Role.FACILITATOR, Role.ORGANISER)
        found = User.objects.filter(is_active=True, groups__name__in=roles).distinct()
        self.queryset, self.empty_label = found.order_by("first_name", "email"), gettext("Nog niemand")


class DatesForm(WhereForm):
    """What all of them have: who leads."""

    moderator = LeaderField(label=_("Wie leidt het?"))
    note_taker = LeaderField(label=_("Wie schrijft mee?"))

    def __init__(self, *args: Any, event: Event, **kwargs: Any) -> None:
        self.event = event
        super().__init__(*args, **kwargs)
        for name in ("moderator", "note_taker"):
            field = self.fields[name]
            assert isinstance(field, LeaderField)
            field.ask()

    def leaders(self) -> dict[str, User | None]:
        """Who was chosen."""
        return {name: self.cleaned_data.get(name) for name in ("moderator", "note_taker")}


class SeriesForm(DatesForm):
    """One date, or several in a rhythm. First one looks at the list; what one sees there is what is made.

    `listed` is what the list on the screen was of: when the first day, the rhythm or the number changed since, the
    list is shown again.
    """

    first = DayField(label=_("Eerste dag"))
    rhythm = forms.ChoiceField(label=_("Hoe vaak?"), choices=Rhythm.choices, required=False)
    times = forms.IntegerField(
        label=_("Hoeveel keer?"),
        min_value=1,
        max_value=MOST_DATES,
        help_text=_("Met 1 voegt u één datum toe."),
        error_messages={"max_value": _("Kies hoogstens 26 keer. De rest voegt u daarna toe.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {**self._proposed(), **self.initial}
        self.days = self._days()
        if self.is_bound and self.days:
            self._add_lines()

    field_order = (
        "first", "rhythm", "times", "begins", "ends", "where", "venue", "place_name", "place_street",
        "place_postcode", "place_town", "place_province", "online_url", "places", "moderator", "note_taker", "zone",
    )  # fmt: skip

    def _proposed(self) -> dict[str, Any]:
        """As the latest date of this event, a week later; or as this kind usually is."""
        template = TEMPLATES[self.event.kind]
        latest = Gathering.objects.filter(event_date__event=self.event).order_by("-starts_at").first()
        proposed: dict[str, Any] = {"times": 1, "rhythm": Rhythm.WEEK, "begins": "19:00", "places": template.places}
        if latest is not None:
            proposed |= {**where_of(latest), "moderator": latest.moderator_id, "note_taker": latest.note_taker_id}
        elif (begins := self.fields["begins"].clean(proposed["begins"])) is not None:
            proposed["ends"] = usual_end(begins, template.minutes)
        return proposed

    def _days(self) -> list[date]:
        """The days of the rhythm, when what was typed says them."""
        if not self.is_bound:
            return []
        try:
            first, times = (self.fields[name].clean(self.data.get(name)) for name in ("first", "times"))
            return days_of(first, self.data.get("rhythm") or Rhythm.WEEK, times)
        except (forms.ValidationError, Refused, OverflowError, ValueError):
            return []

    @property
    def signature(self) -> str:
        """What the list is of."""
        return " ".join(f"{day:%Y%m%d}" for day in self.days)

    def _add_lines(self) -> None:
        """A box and a place for each day. The places are asked once, however many days there are."""
        venue = self.fields["venue"]
        assert isinstance(venue, forms.ModelChoiceField) and venue.queryset is not None
        self.known = {str(each.pk): each for each in venue.queryset}
        choices = [(_SAME, gettext("Dezelfde plek")), *((key, str(each)) for key, each in self.known.items())]
        for day in self.days:
            label = date_format(day, "l j F Y", use_l10n=False)
            self.fields[f"keep_{day:%Y%m%d}"] = forms.BooleanField(label=label, required=False, initial=True)
            at = forms.ChoiceField(
                label=gettext("Plek op %(day)s") % {"day": label}, choices=choices, required=False, initial=_SAME
            )
            self.fields[f"at_{day:%Y%m%d}"] = at

    @property
    def is_new_list(self) -> bool:
        """Whether the list on the screen was of other days, or there was none yet."""
        return bool(self.data.get("listed", "") != self.signature)

    def asked(self) -> list[forms.BoundField]:
        """The questions, without the list."""
        return [field for field in self.visible_fields() if not field.name.startswith(("keep_", "at_"))]

    def lines(self) -> list[tuple[date, forms.BoundField, forms.BoundField]]:
        """What stands in the list: the day, its box and its place."""
        return [(day, self[f"keep_{day:%Y%m%d}"], self[f"at_{day:%Y%m%d}"]) for day in self.days]

    def kept(self, day: date) -> bool:
        """Whether this day is to be made. In a list that is new, every day is."""
        return self.is_new_list or bool(self.cleaned_data.get(f"keep_{day:%Y%m%d}"))

    def venue_at(self, day: date) -> Any:
        """The place chosen for this day alone; None for "the same"."""
        return self.known.get(self.cleaned_data.get(f"at_{day:%Y%m%d}") or "")

    def clean(self) -> dict[str, Any]:
        """Each day that stays is still to come, and has these hours on its clock."""
        cleaned = super().clean()
        for day in self.days:
            if self.kept(day) and not self.errors:
                self.look_at("first", day, cleaned.get("begins"), cleaned.get("ends"))
        if self.days and not self.errors and not any(self.kept(day) for day in self.days):
            self.add_error(None, _("U haalde alle dagen weg. Laat er minstens één staan."))
        return cleaned


class DateForm(DatesForm):
    """One date as it is, and for which dates of the series the change is meant."""

    day = DayField(label=_("Dag"))
    scope = forms.ChoiceField(
        label=_("Voor welke datums geldt dit?"), choices=Scope.choices, widget=forms.RadioSelect, required=False
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)

    field_order = (
        "day", "begins", "ends", "where", "venue", "place_name", "place_street", "place_postcode", "place_town",
        "place_province", "online_url", "places", "moderator", "note_taker", "zone", "scope",
    )  # fmt: skip

    def __init__(self, *args: Any, date: EventDate, in_series: bool, **kwargs: Any) -> None:
        gathering = self.gathering = date.gathering
        self.may_wait = gathering.occasion_id is None
        super().__init__(*args, event=date.event, **kwargs)
        if not in_series:
            del self.fields["scope"]
        self.initial = {
            **where_of(gathering),
            "day": gathering.starts_here.date(),
            "moderator": gathering.moderator_id,
            "note_taker": gathering.note_taker_id,
            "seen": gathering.version,
            "scope": Scope.THIS,
            **self.initial,
        }

    def clean(self) -> dict[str, Any]:
        """The moment is still to come."""
        cleaned = super().clean()
        if cleaned.get("day"):
            self.look_at("day", cleaned["day"], cleaned.get("begins"), cleaned.get("ends"))
        return cleaned
