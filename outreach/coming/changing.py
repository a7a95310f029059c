"""Changing a sign-up: by oneself with the link, or by a colleague (`by`, recorded)."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.service import record
from contributions.service import Refused
from gatherings.models import Gathering, Seat
from gatherings.service import COMING_SEATS, GatheringState, SeatState, change_chairs, locked_all
from people.models import User

from ..models import SignUp
from .said import guarded


def may_change(sign_up: SignUp) -> bool:
    """Whether this can still be changed: it has not begun, and the person still comes or waits."""
    seat, gathering = sign_up.seat, sign_up.seat.gathering
    comes = seat.state in (*COMING_SEATS, SeatState.WAITING)
    return comes and gathering.state == GatheringState.PLANNED and gathering.starts_at > timezone.now()


@transaction.atomic
def change_people(sign_up: SignUp, people: int, *, by: User | None = None) -> Seat:
    """With how many people somebody comes. Fewer frees chairs; more only when they are free. Raises Refused."""
    kept = _held(sign_up)
    most = kept.date.event.most_per_sign_up
    if by is None and people > max(most, kept.seat.chairs):
        raise Refused(_("U kunt hoogstens met %(most)d mensen komen. Bent u met meer? Bel ons.") % {"most": most})
    seat = change_chairs(kept.seat, people, by=by)
    if by is not None:
        record("outreach.change_sign_up", by=by, on=kept, what="people")
    return seat


@transaction.atomic
def change_needs(
    sign_up: SignUp, needs: tuple[str, ...], note: str, language: str, *, by: User | None = None
) -> SignUp:
    """What somebody needs; the last thing said counts. Raises Refused when it is too late."""
    kept = _held(sign_up)
    kept.needs, kept.needs_note = sorted(set(needs)), guarded(note)[:300]
    kept.language = guarded(language)[:40]
    kept.save(update_fields=["needs", "needs_note", "language"])
    if by is not None:
        record("outreach.change_sign_up", by=by, on=kept, what="needs")
    return kept


def _held(sign_up: SignUp) -> SignUp:
    """As it is now; the gathering locked first, as everywhere."""
    locked_all([Gathering(pk=sign_up.seat.gathering_id)])
    found = SignUp.objects.select_for_update(of=("self",)).select_related("seat__gathering", "date__event")
    kept = found.get(pk=sign_up.pk)
    if not may_change(kept):
        raise Refused(_("U kunt dit niet meer veranderen. Bel ons, dan kijken wij samen wat kan."))
    return kept
