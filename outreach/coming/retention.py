"""Keeping no longer than we said, and wiping on request. Selects by state and day: it may run twice, or late."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet
from django.utils import timezone

from gatherings.models import Seat
from gatherings.service import COMING_SEATS, OVER_SEATS, AccessNeed, GatheringState, SeatState
from notices import service as notices
from people import service as people
from people.models import ContactDetails, Participant
from privacy.models import Consent
from privacy.service import Purpose

from ..models import EventReport, PartnerContact, SignUp, WordBack

#: So many days after the date we still have the address of who came, to tell what was heard there.
WORD_BACK_WITHIN = 60
#: Seats of people who were not there, or will not be.
_NOT_THERE = (*OVER_SEATS, SeatState.NO_SHOW, SeatState.WAITING)
_WIPED: dict[str, Any] = {"needs": [], "needs_note": "", "language": "", "reach_hash": ""}


def sign_ups_of(participant: Participant) -> QuerySet[SignUp]:
    """For what this person signed up."""
    return SignUp.objects.filter(seat__participant=participant).select_related("date__event", "seat")


def export_sign_up(sign_up: SignUp) -> Mapping[str, Any]:
    """One sign-up as the person may read it."""
    needs = [str(AccessNeed(code).label) for code in sign_up.needs if code in AccessNeed.values]
    return {
        "Evenement": sign_up.date.event.title,
        "Aangemeld op": sign_up.signed_up_on,
        "Met hoeveel mensen": sign_up.seat.chairs,
        "Code aan de deur": sign_up.door_code.upper(),
        "Wat u nodig hebt": ", ".join(needs),
        "Taal van de tolk": sign_up.language,
        "Toelichting": sign_up.needs_note,
    }


def purge_sign_ups(participant: Participant, _reason: str) -> int:
    """What somebody needed is gone, and what does not know them again; returns how many held something."""
    mine = SignUp.objects.filter(seat__participant=participant)
    for key in mine.values_list("pk", flat=True):
        notices.forget(subject_id=f"seat:{key}")
    return _wipe(mine.filter(wiped_on=None))


def past_term(today: date) -> QuerySet[SignUp]:
    """Sign-ups of which something must go today: needs the day after the date, the address when nothing keeps it."""
    late = SignUp.objects.annotate(needs_late=_told(_needs_late(today)), address_late=_told(_address_late(today)))
    return late.filter(Q(needs_late=True) | Q(address_late=True))  # type: ignore[misc]


def expire(sign_ups: QuerySet[SignUp]) -> int:
    """Wipe of each what is past its term; returns how many sign-ups were touched. Takes what past_term gives."""
    late = list(sign_ups.values_list("pk", "needs_late", "address_late"))  # type: ignore[misc]
    _wipe(SignUp.objects.filter(pk__in=[key for key, needs, _address in late if needs]))
    forget_addresses([key for key, _needs, address in late if address])
    return len(late)


def forget_addresses(sign_ups: Iterable[UUID]) -> int:
    """Delete the addresses of who made these sign-ups; returns how many. Only for those that nothing else keeps."""
    return people.forget_addresses(
        Seat.objects.filter(sign_up__in=list(sign_ups)).values_list("participant_id", flat=True)
    )


def _told(what: Q) -> ExpressionWrapper:
    return ExpressionWrapper(what, output_field=BooleanField())


def _wipe(sign_ups: QuerySet[SignUp]) -> int:
    return sign_ups.update(**_WIPED, wiped_on=timezone.localdate())


def _over(today: date, *, days: int = 0) -> Q:
    """The date was so many days ago or more. Until then a call that it is off may still have to be made."""
    return Q(seat__gathering__ends_at__date__lt=today - timedelta(days=days))


def _needs_late(today: date) -> Q:
    return Q(wiped_on=None) & _over(today)


def _address_late(today: date) -> Q:
    """Nobody who came waits for word back, and nothing else keeps the address: a yes to be asked again, words that
    were left somewhere, another gathering to come, or working for a partner."""
    person = OuterRef("seat__participant")
    has_address = Exists(ContactDetails.objects.filter(participant=person, left_on__lt=today))
    yes = Exists(Consent.objects.standing().filter(participant=person, purpose=Purpose.CONTACT))
    coming = Seat.objects.filter(
        participant=person,
        state__in=(*COMING_SEATS, SeatState.WAITING, SeatState.ATTENDED),
        gathering__state=GatheringState.PLANNED,
        gathering__ends_at__date__gte=today,
    )
    works = Exists(PartnerContact.objects.filter(participant=person))
    told = Exists(EventReport.objects.filter(date=OuterRef("date"), word_back_on__isnull=False))
    to_call = Exists(WordBack.objects.to_tell().filter(participant=person))
    free = Q(has_address, seat__participant__participations=None) & ~Q(yes) & ~Q(Exists(coming)) & ~Q(works)
    free &= ~Q(to_call)
    was_not_there = Q(seat__state__in=_NOT_THERE) & _over(today)
    was_told = Q(told) & _over(today)
    return free & (was_not_there | was_told | _over(today, days=WORD_BACK_WITHIN))
