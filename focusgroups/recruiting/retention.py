"""Keeping no longer than we said, and wiping on request. Selects by state and day: it may run twice, or late."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.db.models import BooleanField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet

from gatherings.models import Gathering
from gatherings.service import AccessNeed, GatheringState
from people.models import ContactDetails, Participant
from privacy.models import Consent
from privacy.service import Purpose

from ..drawing.forgetting import forget_in_draws
from ..enums import CandidateState, GroupState
from ..models import Candidate
from ..transitions import move_candidate
from .telling import keep_back
from .wiping import STILL_GOING, forget_addresses, wipe_answers

#: Days after the last conversation that we still have the address of who was not chosen.
NOT_CHOSEN = 30
#: However slowly a group goes: what somebody needs or avoids is wiped so many days after signing up.
LONGEST = 365
#: Days that we recognise an address that took part before.
KNOWN_AGAIN = 730
_HAPPENS = (GatheringState.PLANNED, GatheringState.HELD)
_TALKED = (GroupState.MEETING, GroupState.CHECKING, GroupState.DONE, GroupState.STOPPED)
_OVER = (GroupState.CHECKING, GroupState.DONE, GroupState.STOPPED)
_NOT_CHOSEN = (CandidateState.APPLIED, CandidateState.ALTERNATE, CandidateState.PASSED, CandidateState.WITHDRAWN)


def candidacies_of(participant: Participant) -> QuerySet[Candidate]:
    """Where this person signed up."""
    return Candidate.objects.filter(participant=participant).select_related("group")


def export_candidate(candidate: Candidate) -> Mapping[str, Any]:
    """One sign-up as the person may read it."""
    needs = [str(AccessNeed(code).label) for code in candidate.needs if code in AccessNeed.values]
    return {
        "Groep": candidate.group.title,
        "Stand": candidate.get_state_display(),
        "Aangemeld op": candidate.applied_on,
        "Woonplaats": candidate.town,
        "Wat u nodig hebt": ", ".join(needs),
        "Toelichting": candidate.needs_note,
        "Er komt iemand mee": candidate.brings_companion,
        "Wanneer u wel kunt": candidate.when_else,
        "Met wie u liever niet aan tafel zit": candidate.avoid,
        "Wat u zelf meldde": candidate.declared,
    }


def purge_candidacies(participant: Participant, reason: str) -> int:
    """Out of every pool, the answers gone; returns how many sign-ups held something. Chairs are gatherings' own."""
    count = 0
    mine = Candidate.objects.filter(participant=participant)
    forget_in_draws(list(mine.values_list("pk", flat=True)))
    for candidate in mine:
        known = bool(candidate.reach_hash) or candidate.wiped_on is None
        count += known or candidate.state != CandidateState.WITHDRAWN
        move_candidate(candidate, CandidateState.WITHDRAWN, by=None)
        keep_back(candidate)
    wipe_answers(mine)
    mine.update(link_version=F("link_version") + 1, partner="")
    mine.exclude(reach_hash="").update(reach_hash="")
    return count


def past_term(today: date) -> QuerySet[Candidate]:
    """Sign-ups of which something must go today, each with what that is."""
    late = Candidate.objects.annotate(
        answers_late=_told(_answers_past_term(today)),
        address_late=_told(_address_past_term(today)),
        recognition_late=_told(_recognition_past_term(today)),
    )
    return late.filter(Q(answers_late=True) | Q(address_late=True) | Q(recognition_late=True))  # type: ignore[misc]


def expected_on(today: date) -> QuerySet[Any]:
    """Who waits in the pool of a group that is still being made, however long ago they left their address; at most
    as long as we know them again.
    """
    since = today - timedelta(days=KNOWN_AGAIN)
    waiting = Candidate.objects.filter(group__state__in=STILL_GOING, applied_on__gte=since)
    return waiting.exclude(state=CandidateState.WITHDRAWN).values("participant")


def expire(candidates: QuerySet[Candidate]) -> int:
    """Wipe of each what is past its term; returns how many sign-ups were touched. Takes what past_term gives."""
    late = list(candidates.values_list("pk", "answers_late", "address_late", "recognition_late"))  # type: ignore[misc]
    composed = [key for key, answers, _address, _known in late if answers]
    forget_in_draws(composed)
    wipe_answers(Candidate.objects.filter(pk__in=composed))
    forget_addresses([key for key, _answers, address, _known in late if address])
    known = [key for key, _answers, _address, recognition in late if recognition]
    Candidate.objects.filter(pk__in=known).update(reach_hash="")
    return len(late)


def _told(what: Q) -> ExpressionWrapper:
    return ExpressionWrapper(what, output_field=BooleanField())


def _answers_past_term(today: date) -> Q:
    """Not wiped yet, and the last conversation was before today; or it takes too long; or it stopped."""
    coming = _sessions(today, past=False)
    been = _sessions(today, past=True)
    over = Q(group__state__in=_TALKED) & Q(been) & ~Q(coming)
    nothing_comes = Q(group__state__in=_OVER) & ~Q(coming)
    too_long = Q(applied_on__lt=today - timedelta(days=LONGEST)) & ~Q(coming)
    return Q(wiped_on=None) & (over | nothing_comes | too_long)


def _address_past_term(today: date) -> Q:
    """Not chosen, the group is over for a while, and no yes to be asked again."""
    since = today - timedelta(days=NOT_CHOSEN)
    recent = Exists(
        Gathering.objects.filter(focus_groups=OuterRef("group"), state__in=_HAPPENS, ends_at__date__gte=since)
    )
    yes = Exists(Consent.objects.standing().filter(participant=OuterRef("participant"), purpose=Purpose.CONTACT))
    has_address = Exists(ContactDetails.objects.filter(participant=OuterRef("participant"), left_on__lt=since))
    late = Q(group__recruit_until=None) | Q(group__recruit_until__lt=since)
    is_over = Q(group__state__in=_OVER, state__in=_NOT_CHOSEN, participant__participations=None)
    return is_over & late & Q(has_address) & ~Q(recent) & ~Q(yes)


def _recognition_past_term(today: date) -> Q:
    return ~Q(reach_hash="") & Q(applied_on__lt=today - timedelta(days=KNOWN_AGAIN))


def _sessions(today: date, *, past: bool) -> Exists:
    """Whether the group has conversations that were before today, or that are today or later."""
    when = {"ends_at__date__lt": today} if past else {"ends_at__date__gte": today}
    return Exists(Gathering.objects.filter(focus_groups=OuterRef("group"), state__in=_HAPPENS, **when))
