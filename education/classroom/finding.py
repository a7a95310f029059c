"""Finding a class by what pupils type, or by the link of the teacher; and whether it still takes answers."""

from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from contributions.service import Refused

from ..enums import ClassState
from ..models import ClassSession
from .codes import teacher_hash, tidy

#: So long after a class, who has its code may still look at what came out.
AFTER = timedelta(days=7)


def find_by_code(typed: str) -> ClassSession | None:
    """The class with this code, with its pack and occasion at hand. One query.

    A week after a class its code opens nothing any more: what one class chose is not for who guesses.
    """
    code = tidy(typed)
    return _with_all().filter(code=code, expires_at__gt=timezone.now() - AFTER).first() if code else None


def find_by_token(token: str) -> ClassSession | None:
    """The class of the teacher who has this link. One query."""
    return _with_all().select_related("pack__round").filter(teacher_hash=teacher_hash(token)).first()


def why_closed(session: ClassSession) -> str:
    """Why nobody can answer now, in plain words with what one can do; "" when they can."""
    if session.state == ClassState.CLOSED or session.expires_at <= timezone.now():
        return _("Deze klas is gesloten. Vraag je docent om een nieuwe code.")
    return ""


def locked_open(session: ClassSession, *, told: str = "") -> ClassSession:
    """The class as it is now, held until the transaction is over, so that nobody answers while it closes.

    Raises Refused when it is closed: with `told`, else with what a pupil reads.
    """
    kept = ClassSession.objects.select_for_update(of=("self",)).get(pk=session.pk)
    if sentence := why_closed(kept):
        raise Refused(told or sentence)
    return kept


def _with_all() -> QuerySet[ClassSession]:
    return ClassSession.objects.select_related("pack", "occasion")
