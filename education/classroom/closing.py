"""Closing a class: what was chosen becomes totals, once. From open to closed, and never back."""

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from ..enums import ClassState, ClassWay, Trust
from ..models import ClassCount, ClassSession
from .asking import SENT
from .standing import stands_by_itself, write_tallies
from .totals import live_counts

#: From each state: where it may go.
CLASS_MOVES: dict[str, frozenset[ClassState]] = {
    ClassState.OPEN: frozenset({ClassState.CLOSED}),
    ClassState.CLOSED: frozenset(),
}


@transaction.atomic
def close_class(session: ClassSession) -> ClassSession:
    """Nobody answers any more; returns the class as it is now. A second time changes nothing.

    The totals of the screens are kept as counts: the screens themselves go a day later. A class that nobody has to
    look at stands beside its round at once; one in which nothing was chosen is set aside; the others wait for an
    organiser.
    """
    kept = ClassSession.objects.select_for_update(of=("self",)).get(pk=session.pk)
    if ClassState.CLOSED not in CLASS_MOVES[kept.state]:
        return kept
    if kept.way == ClassWay.DEVICES:
        ClassCount.objects.bulk_create(
            ClassCount(session=kept, item_id=item, choice=choice, people=people)
            for (item, choice), people in live_counts(kept).items()
            if choice != SENT
        )
    kept.state = ClassState.CLOSED
    kept.expires_at = min(kept.expires_at, timezone.now())
    if kept.trust == Trust.WAITS:
        _without_waiting(kept)
    kept.save(update_fields=["state", "expires_at", "trust", "trust_reason"])
    if kept.trust == Trust.SHOWN:
        write_tallies(kept)
    return kept


def _without_waiting(session: ClassSession) -> None:
    """What nobody has to decide: nothing was chosen, or pupils of a school that a colleague knows chose themselves."""
    if not ClassCount.objects.filter(session=session, people__gt=0).exists():
        with translation.override("nl"):  # read by the team and the teacher
            session.trust, session.trust_reason = Trust.ASIDE, _("Niemand koos een antwoord.")
    elif stands_by_itself(session):
        session.trust = Trust.SHOWN


def close_expired() -> int:
    """Close every class whose day is over, each by itself; returns how many."""
    over = ClassSession.objects.filter(state=ClassState.OPEN, expires_at__lte=timezone.now())
    return len([close_class(session) for session in over])
