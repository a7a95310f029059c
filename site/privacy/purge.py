"""Wiping what we hold of one person: withdrawal as a whole, erasure on request."""

import logging
from collections.abc import Callable, Iterable, Sequence
from uuid import UUID

from django.db import transaction

from audit.service import record
from people.models import Participant, User
from people.service import Farewell, Gone, forget_addresses

from . import erasures, register

#: What the ledger of erasures calls a person, an address that somebody took away, and one table of a person.
PARTICIPANT, CONTACT, PART = "participant", "contact", "part"

logger = logging.getLogger(__name__)

Listener = Callable[[Participant, str], None]

_listeners: list[Listener] = []


def after_purge(listener: Listener) -> None:
    """`listener(participant, reason)` deals with copies outside the tables (files of exports), in the same
    transaction. Called by the app above in its `ready()`.
    """
    if listener not in _listeners:
        _listeners.append(listener)


@transaction.atomic
def purge_participant(participant: Participant, reason: str = "erased", *, by: User | None = None) -> int:
    """Wipe everything the register knows of this person, in the order it gives; return how many rows.

    What must stay as proof (an empty shell with its reason, withdrawn consents) stays. Doing it again
    wipes nothing more and returns 0. A member of staff who does it (`by`) is written down; a participant
    who does it is not, for that would say when.
    """
    wiped = sum(entry.purge(participant, reason) for entry in register.declared() if entry.purge)
    for listener in _listeners:
        listener(participant, reason)
    if wiped:
        erasures.remember(PARTICIPANT, [participant.pk], reason)
    if by is not None:
        record("privacy.purge", by=by, on=participant, rows=wiped, reason=reason)
    return wiped


@transaction.atomic
def purge_parts(participant: Participant, labels: Iterable[str], reason: str = "erased", *, by: User | None) -> int:
    """Wipe only these tables of the register ("app.Model") for this person; returns how many rows."""
    wanted = set(labels)
    parts = [entry for entry in register.declared() if entry.purge and entry.model._meta.label in wanted]
    wiped = sum(entry.purge(participant, reason) for entry in parts if entry.purge)
    # A number without dashes, because the key of the ledger is short.
    erasures.remember(PART, [f"{participant.pk.hex}:{entry.model._meta.label}" for entry in parts], reason)
    record("privacy.purge_parts", by=by, on=participant, rows=wiped, parts=" ".join(sorted(wanted)))
    return wiped


def purge_part_again(key: str, reason: str) -> bool:
    """Wipe one table of somebody that a back-up brought back; whether there was anything."""
    number, _colon, label = key.partition(":")
    found = Participant.objects.filter(pk=number).first()
    parts = [entry for entry in register.declared() if entry.purge and entry.model._meta.label == label]
    return found is not None and sum(entry.purge(found, reason) for entry in parts if entry.purge) > 0


def purge_again(key: str, reason: str) -> bool:
    """Wipe somebody whom a back-up brought back; whether there was anything."""
    found = Participant.objects.filter(pk=key).first()
    return found is not None and purge_participant(found, reason) > 0


def remember_addresses(gone: Sequence[Gone], farewell: Farewell) -> None:
    """Listens to people's deed: an address that somebody took away or changed stays away after a restore.

    The new one stood in no back-up. What goes by its term, retention does again.
    """
    if farewell in (Farewell.CHANGED, Farewell.REMOVED):
        erasures.remember(CONTACT, {each.person for each in gone}, "withdrawn")


def forget_contact_again(key: str, reason: str) -> bool:
    """Forget an address that a back-up brought back; whether it was there."""
    return forget_addresses([UUID(key)]) > 0
