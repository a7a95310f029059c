"""How a decision goes from one state to the next. `move` is the only way.

A decision is always open for reaction before it is final, two weeks when nobody chose a day, and it is only final
with what the reactions changed. Final is the end: people were told so. Who changes their mind writes a new decision,
and both stay readable.
"""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django_q.tasks import async_task

from audit.service import record
from contributions.service import Refused
from people.models import User
from privacy.service import guard_for_storage

from .decisions import locked, not_adopted_sentence
from .enums import PUBLIC_DECISION_STATES, DecisionState, FindingState
from .models import Decision

#: So long people can react, when nobody chose another day.
DAYS_TO_REACT = timedelta(days=14)

#: What says nothing about what changed. Who changes nothing says why.
_SAYS_NOTHING = frozenset({"niets", "niks", "nee", "geen", "nvt", "n.v.t", "niet van toepassing"})

MOVES: dict[str, frozenset[str]] = {
    DecisionState.DRAFT: frozenset({DecisionState.OPEN}),
    DecisionState.OPEN: frozenset({DecisionState.FINAL, DecisionState.DRAFT}),
    DecisionState.FINAL: frozenset(),
}


@transaction.atomic
def move(
    decision: Decision,
    to: str,
    *,
    by: User | None,
    version: int | None = None,
    on: date | None = None,
    what_changed: str | None = None,
) -> Decision:
    """Lock, check, write, log, and queue the mails, in one transaction; returns the decision as it is now.

    `version` is the one somebody looked at when they pressed the button. `on` is the day it happened, today unless it
    happened before the platform ran (the demo tells of such days); all checks are as of that day. `what_changed`
    is what the reactions changed, for a move to final: everybody reads it.
    Raises ChangedMeanwhile when it changed since that version, Refused with a sentence when the move is not in MOVES
    or the decision is not ready for it.
    """
    current = locked(decision, version)
    if to not in MOVES[current.state]:
        raise Refused(
            _("Dit kan niet: het besluit staat op ‘%(state)s’. Ververs de pagina en kijk wat nu kan.")
            % {"state": current.get_state_display()}
        )
    today = on or timezone.localdate()
    if to == DecisionState.OPEN and current.open_until is None:
        current.open_until = today + DAYS_TO_REACT
    if to == DecisionState.FINAL and what_changed is not None:
        current.what_changed = guard_for_storage(what_changed)[0].strip()
    if problems := not_ready(current, to, today):
        raise Refused(" ".join(problems))
    was = current.state
    current.state = to
    current.version += 1
    if to == DecisionState.OPEN:
        current.opened_on = today
    elif to == DecisionState.FINAL:
        current.decided_on = today
    elif to == DecisionState.DRAFT:
        current.opened_on = None
        current.edition += 1
    current.save(
        update_fields=["state", "version", "opened_on", "open_until", "decided_on", "edition", "what_changed"]
    )
    record(f"synthesis.{to}", by=by, on=current, was=str(was), edition=current.edition)
    if to in PUBLIC_DECISION_STATES:
        async_task("synthesis.tasks.tell_participants", str(current.pk), task_name="synthesis.tell", save=False)
    return current


def not_ready(decision: Decision, to: str, today: date) -> list[str]:
    """What has to be done before this move, as sentences; empty when nothing stands in the way."""
    if to not in PUBLIC_DECISION_STATES:
        return []
    problems = (
        _not_ready_to_open(decision, today) if to == DecisionState.OPEN else _not_ready_to_be_final(decision, today)
    )
    if decision.findings.exclude(state=FindingState.ADOPTED).exists():
        problems.append(not_adopted_sentence())
    return problems


def too_early(decision: Decision, today: date) -> bool:
    """Whether people can still react: then it can not be made final."""
    return decision.open_until is not None and decision.open_until >= today


def _not_ready_to_be_final(decision: Decision, today: date) -> list[str]:
    problems = []
    if too_early(decision, today):
        assert decision.open_until is not None
        problems.append(
            _("Mensen kunnen nog reageren tot en met %(day)s. Stel het besluit daarna vast.")
            % {"day": date_format(decision.open_until, "j F Y")}
        )
    told = decision.what_changed.strip()
    if not told:
        problems.append(_("Schrijf op wat er veranderde na de reacties."))
    elif told.casefold().strip(" .!") in _SAYS_NOTHING:
        problems.append(_("Veranderde er niets? Schrijf dan ook waarom: niets, want …"))
    return problems


def _not_ready_to_open(decision: Decision, today: date) -> list[str]:
    problems = []
    if not decision.reason.strip():
        problems.append(_("Schrijf op waarom u dit besluit."))
    if not decision.owner_name.strip():
        problems.append(_("Vul in wie hierop aanspreekbaar is."))
    if decision.open_until is not None and decision.open_until < today:
        problems.append(_("Vul in tot en met welke dag mensen kunnen reageren. Die dag moet nog komen."))
    return problems
