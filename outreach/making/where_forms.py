"""What every form with a date asks: from when till when, where, and for how many."""

from datetime import date, time
from typing import Any

from django import forms
from django.db import models
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from gatherings.models import Gathering, Venue
from gatherings.service import GatheringMode, Zone
from people.service import Province

from .moments import Clock, is_possible
from .places import NewPlace, Place

DAY = "%d-%m-%Y"
WRONG_DAY = _("Schrijf de dag zo: 31-12-2026.")
WRONG_TIME = _("Schrijf de tijd zo: 19:30.")
MOST_PLACES = 5000


class Where(models.TextChoices):
    """Four ways to say where it is."""

    KNOWN = "known", _("Op een plek die al in de lijst staat")
    NEW = "new", _("Op een nieuwe plek")
    ONLINE = "online", _("Online")
    LATER = "later", _("Dat kies ik later")


class DayField(forms.DateField):
    """A day, typed as people write it here."""

    def __init__(self, **kwargs: Any) -> None:
        errors = {"invalid": WRONG_DAY, "required": _("Kies een dag.")}
        super().__init__(widget=AdminDateInput(format=DAY), error_messages=errors, **kwargs)


class ClockField(forms.TimeField):
    """A time on the wall: typed, for a list of clocks covers half a phone."""

    def __init__(self, placeholder: str, **kwargs: Any) -> None:
        widget = forms.TimeInput(format="%H:%M", attrs={"placeholder": placeholder, "inputmode": "text"})
        errors = {"invalid": WRONG_TIME, "required": _("Schrijf hoe laat het begint.")}
        super().__init__(widget=widget, error_messages=errors, input_formats=("%H:%M", "%H.%M", "%H"), **kwargs)


class WhereForm(forms.Form):
    """From when till when, where, and for how many. `place()` and `clock()` are what was chosen."""

    begins = ClockField("19:00", label=_("Begint om"))
    ends = ClockField("21:00", label=_("Eindigt om"))
    where = forms.ChoiceField(label=_("Waar is het?"), choices=Where.choices, widget=forms.RadioSelect)
    venue = forms.ModelChoiceField(label=_("Welke plek"), queryset=Venue.objects.none(), required=False)
    place_name = forms.CharField(
        label=_("Hoe heet de nieuwe plek?"),
        max_length=120,
        required=False,
        help_text=_("Bijvoorbeeld: Buurthuis De Wijk."),
    )
    place_street = forms.CharField(label=_("Straat en nummer"), max_length=120, required=False)
    place_postcode = forms.CharField(label=_("Postcode"), max_length=7, required=False)
    place_town = forms.CharField(label=_("Plaats"), max_length=80, required=False)
    place_province = forms.ChoiceField(
        label=_("Provincie"), choices=[("", _("Kies een provincie")), *Province.choices], required=False
    )
    online_url = forms.URLField(
        label=_("Adres van de online bijeenkomst"),
        required=False,
        assume_scheme="https",
        help_text=_("Alleen wie komt, ziet dit adres. U kunt het ook later invullen."),
    )
    zone = forms.ChoiceField(label=_("Op de klok van"), choices=Zone.choices, required=False)
    places = forms.IntegerField(
        label=_("Hoeveel mensen kunnen er komen?"),
        min_value=1,
        max_value=MOST_PLACES,
        error_messages={
            "min_value": _("Kies minstens 1 plek. Anders kan niemand komen."),
            "required": _("Schrijf hoeveel mensen er kunnen komen."),
        },
    )

    #: The date as it is now, when there is one: its place may be chosen though it closed.
    gathering: Gathering | None = None
    #: Whether the place may follow later.
    may_wait = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        venue, where, zone = self.fields["venue"], self.fields["where"], self.fields["zone"]
        assert isinstance(venue, forms.ModelChoiceField)
        assert isinstance(where, forms.ChoiceField) and isinstance(zone, forms.ChoiceField)
        venue.queryset, venue.empty_label = self.venues(), gettext("Kies een plek")
        if not self.may_wait:
            where.choices = [each for each in Where.choices if each[0] != Where.LATER]
        where.initial = Where.KNOWN if venue.queryset.exists() else Where.NEW
        zone.initial = Zone.NETHERLANDS
        for name, group in _SHOWN_AT.items():
            self.fields[name].widget.attrs["data-show-for"] = f"where:{group.value}"

    def venues(self) -> QuerySet[Venue]:
        """Places one may choose, by town."""
        in_use = Q(closed_on=None) | Q(closed_on__gt=timezone.localdate())
        return Venue.objects.filter(in_use | Q(pk=self.gathering.venue_id if self.gathering else 0))

    def clean(self) -> dict[str, Any]:
        """What belongs to the way it was said must be there, and no other field counts."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        match cleaned.get("where"):
            case Where.KNOWN:
                if cleaned.get("venue") is None and "venue" not in self.errors:
                    self.add_error("venue", _("Kies een plek, of kies ‘Op een nieuwe plek’."))
            case Where.NEW:
                for name, sentence in _NEEDED.items():
                    if not cleaned.get(name) and name not in self.errors:
                        self.add_error(name, sentence)
        return cleaned

    def place(self) -> Place:
        """Where, as it was chosen."""
        given = self.cleaned_data
        match given["where"]:
            case Where.ONLINE:
                return Place(mode=GatheringMode.ONLINE, online_url=given["online_url"])
            case Where.NEW:
                return Place(new=NewPlace(**{name: given[f"place_{name}"] for name in NewPlace.__dataclass_fields__}))
            case Where.KNOWN:
                return Place(venue=given["venue"])
        return Place()

    def clock(self) -> Clock:
        """From when till when."""
        given = self.cleaned_data
        return Clock(begins=given["begins"], ends=given["ends"], zone=given.get("zone") or Zone.NETHERLANDS.value)

    def look_at(self, name: str, day: date, begins: time | None, ends: time | None) -> None:
        """Say at the field of this day when it cannot be: it is over, or the clock has no such hours."""
        if begins is None or ends is None:
            return
        clock = Clock(begins=begins, ends=ends, zone=self.cleaned_data.get("zone") or Zone.NETHERLANDS.value)
        if problem := is_possible(day, clock):
            self.add_error("begins", problem)
        elif clock.on(day)[0] <= timezone.now():
            self.add_error(name, _("Dit moment is al voorbij. Kies een dag en een tijd die nog komen."))


#: Which fields belong to which answer; the others are put away by a script, when there is one.
_SHOWN_AT = {
    "venue": Where.KNOWN,
    "place_name": Where.NEW,
    "place_street": Where.NEW,
    "place_postcode": Where.NEW,
    "place_town": Where.NEW,
    "place_province": Where.NEW,
    "online_url": Where.ONLINE,
}
_NEEDED = {
    "place_name": _("Schrijf hoe de plek heet."),
    "place_town": _("Schrijf in welke plaats het is."),
    "place_province": _("Kies de provincie. Zo weten wij waar wij al waren."),
}


def where_of(gathering: Gathering) -> dict[str, Any]:
    """What the fields show of a date as it is now."""
    on_site = gathering.mode == GatheringMode.ON_SITE
    known = Where.KNOWN if gathering.venue_id else Where.LATER
    return {
        "begins": gathering.starts_here.time(),
        "ends": gathering.ends_here.time(),
        "where": known if on_site else Where.ONLINE,
        "venue": gathering.venue_id,
        "online_url": gathering.online_url,
        "zone": gathering.zone,
        "places": gathering.capacity,
    }
