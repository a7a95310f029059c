"""Looking again at a final decision on the day that was promised. What was decided does not change."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.service import record
from contributions.service import Refused
from people.models import User
from privacy.service import guard_for_storage

from .decisions import locked
from .enums import DecisionState
from .models import Decision


@transaction.atomic
def review(
    decision: Decision, note: str, *, by: User | None, again_on: date | None = None, version: int | None = None
) -> Decision:
    """Tell what the team saw when it looked again, and when it will once more; everybody reads it.

    Raises Refused when the decision is not final, without a note, or with a day that is not in the future;
    ChangedMeanwhile when a colleague was first.
    """
    current = locked(decision, version)
    if current.state != DecisionState.FINAL:
        raise Refused(_("Dit besluit is nog niet definitief. Bewerk het, of stel het vast."))
    note = guard_for_storage(note)[0].strip()
    if not note:
        raise Refused(_("Schrijf op wat u zag toen u opnieuw keek. Iedereen leest dit."))
    today = timezone.localdate()
    if again_on is not None and again_on <= today:
        raise Refused(_("Kies een dag die nog moet komen, of laat het veld leeg."))
    current.reviewed_on, current.review_note = today, note
    if again_on is not None:
        current.review_on = again_on
    current.version += 1
    current.save(update_fields=["reviewed_on", "review_note", "review_on", "version"])
    record("synthesis.review", by=by, on=current)
    return current
