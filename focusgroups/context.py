"""What the public pages of groups show."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from gatherings.models import Gathering
from gatherings.service import GatheringState

from .enums import GroupState, JobState
from .group_lists import heading_of, public_groups, under_headings
from .models import Draw, FocusGroup
from .recruiting.moments import in_words
from .reporting.public import reports_context

#: What another part of the house shows at the end of a group's page: a template, and what it needs; None is nothing.
MORE: list[Callable[[FocusGroup], tuple[str, dict[str, Any]] | None]] = []


#: From here on there may be a report.
HELD_STATES = (GroupState.MEETING, GroupState.CHECKING, GroupState.DONE)


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of the way a group goes, as components/steps.html draws it. `state` is "done", "now" or ""."""

    title: str
    text: str
    state: str
    picture: str = ""


def index_context(request: HttpRequest) -> dict[str, Any]:
    """The groups that everybody may see, under headings."""
    groups = public_groups(request.GET.get("p"))
    return {"shown": under_headings(groups), "groups": groups}


def group_page_context(group: FocusGroup, request: HttpRequest) -> dict[str, Any]:
    """Everything somebody wants to know before signing up."""
    sessions = list(group.sessions.select_related("venue").order_by("starts_at", "pk"))
    now = timezone.now()
    coming = [each for each in sessions if each.starts_at > now]
    planned = [each for each in coming if each.state == GatheringState.PLANNED]
    offered = [each for each in coming if each.state == GatheringState.OFFERED]
    return {
        "group": group,
        "heading": heading_of(group) if group.state not in (GroupState.DRAFT, GroupState.STOPPED) else None,
        "takes_sign_ups": group.state == GroupState.RECRUITING,
        "offered": in_words(offered) if group.state in (GroupState.RECRUITING, GroupState.PLANNING) else [],
        "planned": in_words(planned),
        "stages": stages_of(group, sessions),
        "has_draw": _has_draw(group),
        **(reports_context(group) if group.state in HELD_STATES else {"reports": []}),
        "more": [found for each in MORE if (found := each(group)) is not None],
    }


def stages_of(group: FocusGroup, sessions: list[Gathering]) -> list[Stage]:
    """What happens, in order and with dates, and where we are now."""
    order = (
        GroupState.RECRUITING,
        GroupState.PLANNING,
        GroupState.MEETING,
        GroupState.CHECKING,
        GroupState.DONE,
    )
    here = order.index(GroupState(group.state)) if group.state in order else -1
    first = _first_day(sessions)
    texts = (
        (
            _("U meldt zich aan"),
            _("Dat kan tot en met %(day)s.") % {"day": _day(group.recruit_until)}
            if group.recruit_until
            else _("Online, of aan de telefoon."),
            "vraag",
        ),
        (_("Wij kiezen wie er komt, en wanneer"), _("U hoort van ons, ook als er geen plek is."), "lezen"),
        (
            _("Wij praten"),
            _("Het eerste gesprek is op %(day)s.") % {"day": _day(first)} if first else _("De dag hoort u van ons."),
            "antwoorden",
        ),
        (_("U kijkt het verslag na"), _("U zegt wat klopt, en wat anders moet."), "besluiten"),
        (_("Iedereen leest wat eruit kwam"), _("Zonder namen."), "terugvertellen"),
    )
    return [
        Stage(title, text, "done" if number < here or group.state == GroupState.DONE else _now(number, here), picture)
        for number, (title, text, picture) in enumerate(texts)
    ]


def _now(number: int, here: int) -> str:
    return "now" if number == here else ""


def _first_day(sessions: list[Gathering]) -> date | None:
    definite = [each for each in sessions if each.state in (GatheringState.PLANNED, GatheringState.HELD)]
    return definite[0].starts_here.date() if definite else None


def _day(day: date | None) -> str:
    return date_format(day, "j F Y") if day else ""


def _has_draw(group: FocusGroup) -> bool:
    """Whether a draw of this group stands on the website."""
    if group.state == GroupState.RECRUITING:
        return False
    return Draw.objects.filter(group=group, published=True, state=JobState.DONE).exists()
