"""Bringing a group to its next state, with what belongs to that: its page, and what must be true first."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from contributions.service import Refused
from gatherings.service import GatheringState, drop
from people.models import User

from ..enums import GroupState, ReportState
from ..models import FocusGroup, Report
from ..transitions import GROUP_MOVES, Move, move_group
from .readiness import in_words, lacks_of


def moves_from(group: FocusGroup) -> tuple[Move, ...]:
    """Where this group can go now."""
    return GROUP_MOVES[group.state]


@transaction.atomic
def bring(group: FocusGroup, to: str, *, by: User | None) -> FocusGroup:
    """Bring a group to another state; returns it as it is now. Asking for the state it has is harmless.

    Of a group that is over, the moments nobody chose are not possible any more. Raises Refused for a move that is not
    in the table, and with what to do first when something is missing.
    """
    group = FocusGroup.objects.select_for_update(of=("self",)).get(pk=group.pk)
    if group.state == to:
        return group
    was, allowed = group.state, to in {step.to for step in moves_from(group)}
    if allowed and (first := what_must_be_done_first(group, to)):
        raise Refused(first)
    group = move_group(group, to, by=by)
    if to in (GroupState.DONE, GroupState.STOPPED) and by is not None:
        for moment in group.sessions.filter(state=GatheringState.OFFERED):
            drop(moment, by=by)
    log(instance=group, action="focusgroups.move", user=by, data={"was": str(was), "now": str(to)})
    return group


def what_must_be_done_first(group: FocusGroup, to: str) -> str:
    """Why this move cannot be made yet, as a text that says what to do; "" when it can."""
    if to == GroupState.RECRUITING:
        return in_words(lacks_of(group))
    states = set(group.sessions.values_list("state", flat=True))
    if to in (GroupState.STOPPED, GroupState.CHECKING) and GatheringState.PLANNED in states:
        coming = group.sessions.filter(state=GatheringState.PLANNED, starts_at__gt=timezone.now()).exists()
        if coming:
            return _("Er komen nog bijeenkomsten. Zeg die eerst af, of wacht tot ze geweest zijn.")
        return _("Er is een bijeenkomst geweest die nog niet is afgesloten. Doe dat eerst.")
    if to == GroupState.CHECKING and GatheringState.HELD not in states:
        return _("Er is nog geen gesprek geweest. Er is dus nog niets om na te kijken.")
    if to == GroupState.DONE:
        final = Report.objects.filter(gathering__focus_groups=group, state=ReportState.FINAL).count()
        if final < group.sessions.filter(state=GatheringState.HELD).count():
            return _("Nog niet elk verslag staat vast. Stel eerst alle verslagen vast.")
    return ""
