"""How a group, a candidate and a report go from one state to the next. These moves are the only way."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from audit.service import record
from contributions.service import Refused
from people.models import User

from .enums import CandidateState, GroupState, ReportState
from .models import Candidate, FocusGroup, Report
from .publishing import let_page_follow


@dataclass(frozen=True, slots=True)
class Move:
    """One way a group can go. `label` is the button, `meaning` says what it does before somebody presses it."""

    to: GroupState
    label: str | Promise
    meaning: str | Promise


_STOP = Move(
    GroupState.STOPPED,
    gettext_lazy("Stop deze groep"),
    gettext_lazy("De groep verdwijnt van de website. Zeg bijeenkomsten die nog komen eerst af."),
)

#: From each state of a group: where to.
GROUP_MOVES: dict[str, tuple[Move, ...]] = {
    GroupState.DRAFT: (
        Move(
            GroupState.RECRUITING,
            gettext_lazy("Begin met mensen zoeken"),
            gettext_lazy("De groep staat op de website. Mensen kunnen zich aanmelden."),
        ),
        Move(
            GroupState.PLANNING,
            gettext_lazy("Ga meteen kiezen"),
            gettext_lazy("U vult de groep zelf, bijvoorbeeld met de telefoon. Aanmelden kan niet."),
        ),
        _STOP,
    ),
    GroupState.RECRUITING: (
        Move(
            GroupState.PLANNING,
            gettext_lazy("Sluit het aanmelden"),
            gettext_lazy("Aanmelden kan niet meer. U kiest wie er komt, en wanneer."),
        ),
        _STOP,
    ),
    GroupState.PLANNING: (
        Move(
            GroupState.RECRUITING,
            gettext_lazy("Zoek toch meer mensen"),
            gettext_lazy("Mensen kunnen zich weer aanmelden."),
        ),
        Move(
            GroupState.MEETING,
            gettext_lazy("Ga uitnodigen"),
            gettext_lazy("De groep staat vast. U nodigt mensen uit."),
        ),
        _STOP,
    ),
    GroupState.MEETING: (
        Move(
            GroupState.CHECKING,
            gettext_lazy("Ga naar het verslag"),
            gettext_lazy("De gesprekken zijn geweest. Deelnemers kijken het verslag na."),
        ),
        Move(
            GroupState.PLANNING,
            gettext_lazy("Kies opnieuw"),
            gettext_lazy("U kiest andere mensen of andere dagen. Wie al ja zei, houdt zijn plek."),
        ),
        _STOP,
    ),
    GroupState.CHECKING: (
        Move(
            GroupState.DONE,
            gettext_lazy("Rond de groep af"),
            gettext_lazy("De verslagen staan vast, en de pagina zegt wat eruit kwam."),
        ),
    ),
    GroupState.DONE: (),
    GroupState.STOPPED: (),
}

#: From each state of a candidate: where it may go.
CANDIDATE_MOVES: dict[str, frozenset[CandidateState]] = {
    CandidateState.APPLIED: frozenset(
        {CandidateState.SELECTED, CandidateState.ALTERNATE, CandidateState.PASSED, CandidateState.WITHDRAWN}
    ),
    CandidateState.SELECTED: frozenset({CandidateState.APPLIED, CandidateState.ALTERNATE, CandidateState.WITHDRAWN}),
    CandidateState.ALTERNATE: frozenset({CandidateState.SELECTED, CandidateState.APPLIED, CandidateState.WITHDRAWN}),
    CandidateState.PASSED: frozenset({CandidateState.SELECTED, CandidateState.ALTERNATE, CandidateState.WITHDRAWN}),
    CandidateState.WITHDRAWN: frozenset(),
}

#: From each state of a report: where it may go.
REPORT_MOVES: dict[str, frozenset[ReportState]] = {
    ReportState.DRAFT: frozenset({ReportState.CHECKING}),
    ReportState.CHECKING: frozenset({ReportState.FINAL, ReportState.DRAFT}),
    ReportState.FINAL: frozenset(),
}


@transaction.atomic
def move_group(group: FocusGroup, to: str, *, by: User | None) -> FocusGroup:
    """Bring a group to another state; returns it as it is now. Asking for the state it has is harmless.

    Raises Refused for a move that is not in the table.
    """
    kept = FocusGroup.objects.select_for_update(of=("self",)).get(pk=group.pk)
    if kept.state == to:
        return kept
    if to not in {move.to for move in GROUP_MOVES[kept.state]}:
        raise Refused(_not_now(kept.get_state_display()))
    was, kept.state = kept.state, GroupState(to)
    kept.version += 1
    kept.save(update_fields=["state", "version"])
    record("focusgroups.move_group", by=by, on=kept, was=str(was), now=str(to))
    let_page_follow(kept, by=by)
    return kept


@transaction.atomic
def move_candidate(candidate: Candidate, to: str, *, by: User | None) -> Candidate:
    """Bring a candidate to another state; returns it as it is now. `by` is None for the person and for the draw.

    Raises Refused for a move that is not in the table.
    """
    kept = Candidate.objects.select_for_update(of=("self",)).get(pk=candidate.pk)
    if kept.state == to:
        return kept
    if to not in CANDIDATE_MOVES[kept.state]:
        raise Refused(_not_now(kept.get_state_display()))
    was, kept.state = kept.state, CandidateState(to)
    kept.save(update_fields=["state"])
    if by is not None:
        record("focusgroups.move_candidate", by=by, on=kept, was=str(was), now=str(to))
    return kept


@transaction.atomic
def move_report(report: Report, to: str, *, by: User | None, **also: object) -> Report:
    """Bring a report to another state, with these fields along; returns it as it is now.

    Raises Refused for a move that is not in the table.
    """
    kept = Report.objects.select_for_update(of=("self",)).get(pk=report.pk)
    if kept.state == to:
        return kept
    if to not in REPORT_MOVES[kept.state]:
        raise Refused(_not_now(kept.get_state_display()))
    was, kept.state = kept.state, ReportState(to)
    kept.version += 1
    for name, value in also.items():
        setattr(kept, name, value)
    kept.save(update_fields=["state", "version", *also])
    record("focusgroups.move_report", by=by, on=kept, was=str(was), now=str(to))
    return kept


def _not_now(state: str) -> str:
    return _("Dit kan niet: het staat op ‘%(state)s’. Ververs de pagina en kijk wat nu kan.") % {"state": state}
