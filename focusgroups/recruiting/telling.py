"""Mails about signing up. Who left no mail address hears from a colleague."""

from django.utils import timezone

from notices import service as notices

from ..models import Candidate
from .links import own_url


def tell_applied(candidate: Candidate, email: str, *, by_us: bool = False) -> None:
    """We have your sign-up, and here you change it. Once; `by_us`: a colleague wrote it down for you."""
    if email:
        notices.queue(
            _applied_key(candidate),
            template="sign_up_received",
            to=email,
            context={"group": candidate.group, "link": own_url(candidate), "by_us": by_us},
            subject_id=_subject(candidate),
            person=candidate.participant_id,
            in_bulk=True,
        )


def tell_applied_again(candidate: Candidate, email: str) -> None:
    """You were on the list already; nothing changed. At most once a day, and only to the address itself."""
    if email:
        notices.queue(
            f"sign-up-again:{candidate.pk}:{timezone.localdate()}",
            template="sign_up_again",
            to=email,
            context={"group": candidate.group, "link": own_url(candidate)},
            subject_id=_subject(candidate),
            person=candidate.participant_id,
            in_bulk=True,
        )


def tell_moved(candidate: Candidate, email: str) -> None:
    """The sign-up with its new link, for an address that came in the place of another. Once for each link."""
    if email:
        notices.queue(
            f"sign-up:{candidate.pk}:{candidate.link_version}",
            template="sign_up_received",
            to=email,
            context={"group": candidate.group, "link": own_url(candidate), "by_us": True},
            subject_id=_subject(candidate),
            person=candidate.participant_id,
            in_bulk=True,
        )


def keep_back(candidate: Candidate) -> None:
    """What did not leave yet, does not leave any more: the person is gone."""
    notices.forget(subject_id=_subject(candidate), keys=[passed_key(candidate)])


def passed_key(candidate: Candidate) -> str:
    """The key of the mail that somebody was not chosen."""
    return f"group_passed:{candidate.pk}"


def _subject(candidate: Candidate) -> str:
    """What all mails about one sign-up have in common, of whatever day."""
    return f"sign-up:{candidate.pk}"


def _applied_key(candidate: Candidate) -> str:
    return f"sign-up:{candidate.pk}"
