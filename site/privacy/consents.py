"""Giving and withdrawing consent. Refusing costs nothing, withdrawing is as easy as giving."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from people.models import Participant

from . import erasures
from .models import Consent, ConsentText

#: What the ledger of erasures calls a consent that was taken back.
CONSENT = "consent"

Listener = Callable[[Participant, set[str]], None]

_listeners: list[Listener] = []


def after_withdrawal(listener: Listener) -> None:
    """`listener(participant, purposes)` deals with copies made under consents that were just withdrawn, in the same
    transaction. Called by the app above in its `ready()`.
    """
    if listener not in _listeners:
        _listeners.append(listener)


def active_consent_texts(purposes: Iterable[str]) -> list[ConsentText]:
    """The questions to ask for these purposes, in the order given; a purpose without a text is not asked."""
    wanted = [str(purpose) for purpose in purposes]
    found = {text.purpose: text for text in ConsentText.objects.filter(active=True, purpose__in=wanted)}
    return [found[purpose] for purpose in wanted if purpose in found]


def standing_purposes(participant: Participant) -> set[str]:
    """What this person said yes to, and did not take back."""
    return set(Consent.objects.standing().filter(participant=participant).values_list("purpose", flat=True))


@transaction.atomic
def set_consents(participant: Participant, given: set[str], asked: set[str]) -> None:
    """Make the standing consents among `asked` equal to `given`; leave all other purposes alone.

    Saying the same thing twice changes nothing. A new yes is tied to the text in use today; a yes that
    stands keeps the text it was given to. Two tabs take turns: the participant's row is locked.
    Raises ConsentText.DoesNotExist when a purpose has no text, for then nobody can have read one.
    """
    Participant.objects.select_for_update(of=("self",)).get(pk=participant.pk)
    standing = standing_purposes(participant)
    withdrawn = (standing & asked) - given
    if withdrawn:
        Consent.objects.standing().filter(participant=participant, purpose__in=withdrawn).update(
            withdrawn_on=timezone.localdate()
        )
        for listener in _listeners:
            listener(participant, withdrawn)
        erasures.remember(CONSENT, [f"{participant.pk}:{purpose}" for purpose in sorted(withdrawn)], "withdrawn")
    fresh = sorted((given & asked) - standing)
    texts = {text.purpose: text for text in active_consent_texts(fresh)}
    if missing := [purpose for purpose in fresh if purpose not in texts]:
        raise ConsentText.DoesNotExist(f"no consent text in use for {', '.join(missing)}")
    Consent.objects.bulk_create(
        Consent(participant=participant, purpose=purpose, text=texts[purpose]) for purpose in fresh
    )


def give_many(given: Iterable[tuple[Participant, ConsentText]], *, asked_on: Mapping[UUID, date]) -> int:
    """The yeses of people who are new here, each to the words they read; returns how many. One query.

    `asked_on` tells per participant the day they said so: a form on paper came in earlier.
    """
    made = Consent.objects.bulk_create(
        Consent(participant=participant, purpose=text.purpose, text=text, given_on=asked_on[participant.pk])
        for participant, text in given
    )
    return len(made)


def withdraw_again(key: str, reason: str) -> bool:
    """Take a consent back that a back-up brought back (`participant:purpose`); whether it stood."""
    number, _colon, purpose = key.partition(":")
    participant = Participant.objects.filter(pk=number).first()
    if participant is None or purpose not in standing_purposes(participant):
        return False
    set_consents(participant, set(), {purpose})
    return True
