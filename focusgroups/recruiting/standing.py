"""Where somebody's sign-up stands, in words for that person."""

from django.utils.translation import gettext as _

from gatherings.service import SeatState

from ..enums import CandidateState, GroupState
from ..models import Candidate
from .moments import day_and_time

_STILL_CHOOSING = (GroupState.DRAFT, GroupState.RECRUITING, GroupState.PLANNING)


def standing_of(candidate: Candidate) -> str:
    """One or two sentences. Nothing is said of a choice before the organiser sent the invitations."""
    if candidate.state == CandidateState.WITHDRAWN:
        return _("U staat niet meer op de lijst. Wij hebben uw gegevens gewist.")
    if candidate.seat is not None and (said := _of_seat(candidate)):
        return said
    if candidate.group.state in _STILL_CHOOSING:
        return _("U staat op de lijst. Wij moeten nog kiezen wie er komt. U hoort het van ons, ook als het nee is.")
    if candidate.state == CandidateState.ALTERNATE and candidate.group.state == GroupState.MEETING:
        return _("U staat op de reservelijst. Komt er een plek vrij? Dan hoort u dat van ons.")
    if candidate.state == CandidateState.PASSED or candidate.group.state != GroupState.MEETING:
        return _("Er was deze keer geen plek voor u. Dank u wel dat u mee wilde praten.")
    return _("U staat op de lijst. U hoort nog van ons.")


def _of_seat(candidate: Candidate) -> str:
    assert candidate.seat is not None, "asked for a candidate with a seat"
    seat = candidate.seat
    when = day_and_time(seat.gathering)
    return {
        SeatState.INVITED: _("U bent uitgenodigd: %(when)s. Kijk in uw mail of brief en zeg of u komt."),
        SeatState.OFFERED: _("Er is een plek voor u vrij: %(when)s. Kijk in uw mail of brief en zeg of u komt."),
        SeatState.ACCEPTED: _("U komt: %(when)s. Tot dan!"),
        SeatState.WAITING: _("U staat op de wachtlijst voor %(when)s. Komt er een plek vrij? Dan hoort u dat."),
        SeatState.DECLINED: _("U komt niet. Dank u wel voor uw bericht."),
        SeatState.ATTENDED: _("U was erbij: %(when)s. Dank u wel."),
    }.get(SeatState(seat.state), "") % {"when": when}
