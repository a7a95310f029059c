"""How a finding goes from one state to the next. `move_finding` is the only way.

Only what is adopted can be read outside, and only on that a decision can rest. Whoever doubts an adopted finding
withdraws it, with the reason; from there it becomes a concept again, to be written better.
"""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.service import record
from contributions.service import Refused
from people.models import User
from privacy.service import guard_for_storage

from ..enums import FindingState
from ..models import Finding

MOVES: dict[str, frozenset[str]] = {
    FindingState.CONCEPT: frozenset({FindingState.ADOPTED}),
    FindingState.ADOPTED: frozenset({FindingState.WITHDRAWN}),
    FindingState.WITHDRAWN: frozenset({FindingState.CONCEPT}),
}


@transaction.atomic
def move_finding(finding: Finding, to: str, *, by: User | None, because: str = "", on: date | None = None) -> Finding:
    """Lock, check, write and log, in one transaction; returns the finding as it is now.

    `because` tells why it is withdrawn. `on` is the day it happened, today unless it happened earlier.
    Raises Refused with a sentence when the move is not in MOVES, or when something is missing.
    """
    current = Finding.objects.select_for_update().get(pk=finding.pk)
    if to not in MOVES[current.state]:
        raise Refused(
            _("Dit kan niet: de bevinding staat op ‘%(state)s’. Ververs de pagina en kijk wat nu kan.")
            % {"state": current.get_state_display()}
        )
    reason = guard_for_storage(because)[0].strip()[:300] if to == FindingState.WITHDRAWN else ""
    if problem := not_ready(current, to, reason):
        raise Refused(problem)
    was = current.state
    current.state, current.moved_by, current.moved_on = to, by, on or timezone.localdate()
    current.withdrawn_because = reason
    current.save(update_fields=["state", "moved_by", "moved_on", "withdrawn_because"])
    record(f"synthesis.finding_{to}", by=by, on=current, was=str(was))
    return current


def not_ready(finding: Finding, to: str, because: str = "") -> str:
    """What has to be done before this move, as a sentence; empty when nothing stands in the way."""
    if to == FindingState.ADOPTED and finding.occasion_id is None and not finding.evidence_rows.exists():
        return _("Deze bevinding rust nog nergens op. Voeg eerst woorden of een telling toe.")
    if to == FindingState.WITHDRAWN and not because:
        return _("Schrijf op waarom u deze bevinding intrekt.")
    return ""
