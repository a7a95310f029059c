"""The panel "Wat loopt er?" on the first screen of the admin: where each round stands, for who may see rounds."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Case, IntegerField, Value, When
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin.ui.components import Component

from .enums import RoundState
from .models import Round

#: In the order in which they matter.
_RUNNING = (RoundState.OPEN, RoundState.ANNOUNCED, RoundState.REVIEW, RoundState.DRAFT)
MOST_SHOWN = 10


@dataclass(frozen=True, slots=True)
class RunningRound:
    """One round with what comes next, and how many days that takes."""

    round: Round
    next: str
    left: str


class RunningPanel(Component):
    """Rounds that live, the open ones first. What must be done about them stands on the desk above. One query."""

    order = 20
    template_name = "consultation/admin/running.html"

    def __init__(self, *, may_add: bool = False) -> None:
        self.may_add = may_add

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        """At most ten, and the way to a new one for who may make it."""
        place = Case(
            *(When(state=state, then=Value(number)) for number, state in enumerate(_RUNNING)),
            output_field=IntegerField(),
        )
        found = Round.objects.filter(state__in=_RUNNING).with_people_counted().alias(place=place)
        rounds = [running(each) for each in found.order_by("place", "closes_at", "pk")[:MOST_SHOWN]]
        return {"rounds": rounds, "may_add": self.may_add}


def running(round_: Round) -> RunningRound:
    """What comes next in this round."""
    if round_.state == RoundState.OPEN and round_.closes_at:
        return RunningRound(round_, _("open tot %s") % _day(round_.closes_at), days_left(round_.closes_at))
    if round_.state == RoundState.ANNOUNCED and round_.opens_at:
        return RunningRound(round_, _("opent op %s") % _day(round_.opens_at), days_left(round_.opens_at))
    if round_.state == RoundState.REVIEW and round_.word_back_kept_on:
        return RunningRound(round_, _("antwoord gegeven"), "")
    if round_.state == RoundState.REVIEW and round_.word_back_on:
        told = _("antwoord beloofd op %s") % date_format(round_.word_back_on, "j F Y")
        return RunningRound(round_, told, _in_days((round_.word_back_on - timezone.localdate()).days))
    return RunningRound(round_, _("nog geen data"), "")


def days_left(moment: datetime) -> str:
    """How many days until then, by the calendar on the wall."""
    return _in_days((timezone.localdate(moment) - timezone.localdate()).days)


def _in_days(days: int) -> str:
    if days < 0:
        return _("voorbij")
    if days == 0:
        return _("vandaag")
    return ngettext("nog %(days)d dag", "nog %(days)d dagen", days) % {"days": days}


def _day(moment: datetime) -> str:
    return date_format(timezone.localtime(moment), "j F Y")
