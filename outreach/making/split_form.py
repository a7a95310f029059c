"""The form for splitting a date in two."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gatherings.models import Seat

from ..models import EventDate
from .date_forms import DatesForm
from .splitting import can_be_told
from .where_forms import DayField, where_of


class SplitForm(DatesForm):
    """When and where the second date is, and who goes there."""

    may_wait = False
    day = DayField(label=_("Dag"))
    how = forms.ChoiceField(
        label=_("Wie gaat naar de nieuwe datum?"),
        choices=[("last", _("Wie zich het laatst aanmeldde")), ("hand", _("Ik kies zelf"))],
        widget=forms.RadioSelect,
        initial="last",
    )
    people = forms.IntegerField(
        label=_("Hoeveel mensen"),
        min_value=0,
        required=False,
        help_text=_("Alleen bij ‘Wie zich het laatst aanmeldde’."),
    )
    seats = forms.MultipleChoiceField(
        label=_("Deze mensen"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Alleen bij ‘Ik kies zelf’."),
    )

    field_order = (
        "day", "begins", "ends", "where", "venue", "place_name", "place_street", "place_postcode", "place_town",
        "place_province", "online_url", "places", "moderator", "note_taker", "zone", "how", "people", "seats",
    )  # fmt: skip

    def __init__(self, *args: Any, date: EventDate, there: list[Seat], **kwargs: Any) -> None:
        super().__init__(*args, event=date.event, **kwargs)
        gathering = date.gathering
        seats = self.fields["seats"]
        assert isinstance(seats, forms.MultipleChoiceField)
        seats.choices = [(str(seat.pk), _named(seat)) for seat in there]
        for name, answer in (("people", "last"), ("seats", "hand")):
            self.fields[name].widget.attrs["data-show-for"] = f"how:{answer}"
        if not there:
            for name in ("how", "people", "seats"):
                del self.fields[name]
        told = sum(seat.chairs for seat in there if can_be_told(seat))
        self.initial = {
            **where_of(gathering),
            "day": gathering.starts_here.date(),
            "moderator": None,
            "people": min(told, max(sum(seat.chairs for seat in there) // 2, 0)),
            **self.initial,
        }

    def clean(self) -> dict[str, Any]:
        """The moment is still to come, and it is said who goes."""
        cleaned = super().clean()
        if cleaned.get("day"):
            self.look_at("day", cleaned["day"], cleaned.get("begins"), cleaned.get("ends"))
        if cleaned.get("how") == "last" and cleaned.get("people") is None and "people" not in self.errors:
            self.add_error("people", _("Schrijf hoeveel mensen er naar de nieuwe datum gaan. Dat mag 0 zijn."))
        if cleaned.get("how") == "hand" and not cleaned.get("seats") and "seats" not in self.errors:
            self.add_error("seats", _("Kies minstens één persoon."))
        return cleaned

    def who(self) -> dict[str, Any]:
        """As the deed takes it."""
        if self.cleaned_data.get("how") == "hand":
            return {"seats": [UUID(each) for each in self.cleaned_data["seats"]]}
        return {"people": self.cleaned_data.get("people") or 0}


def _named(seat: Seat) -> str:
    """The name, or the pseudonym of who left none; with company, and that we cannot reach them."""
    contact = getattr(seat.participant, "contact", None)
    name = (contact.name if contact else "") or str(seat.participant)
    said = gettext("%(name)s, %(state)s") % {"name": name, "state": seat.get_state_display().lower()}
    if seat.chairs > 1:
        said = gettext("%(said)s, met %(people)d mensen samen") % {"said": said, "people": seat.chairs}
    if not can_be_told(seat):
        said = gettext("%(said)s. Wij kunnen deze persoon niet bereiken.") % {"said": said}
    return said
