"""What follows when an address is no longer somebody's: one deed for whoever changes, removes or forgets one.

Mail that waits for it may not leave any more, and links that were mailed to it may open nothing. Only the apps above
know mail and links, so they listen (`when_address_goes`).
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from uuid import UUID

from .enums import Farewell
from .models import ContactDetails, Participant, User


@dataclass(frozen=True, slots=True)
class Gone:
    """An address that is no longer this person's."""

    person: UUID
    address: str


#: So many in one question to the database.
AT_ONCE = 500
#: What an app does about it, in the transaction of the deed.
Listener = Callable[[Sequence[Gone], Farewell], None]

_listeners: list[Listener] = []


def when_address_goes(listener: Listener) -> None:
    """`listener(gone, farewell)` is called for each deed. Called by the app above in its `ready()`."""
    if listener not in _listeners:
        _listeners.append(listener)


def addresses_gone(gone: Iterable[Gone], farewell: Farewell) -> None:
    """Have everybody who knows mail or links act on it. Part of the caller's transaction."""
    found = (each for each in gone if each.address)
    while some := list(islice(found, AT_ONCE)):
        for listener in _listeners:
            listener(some, farewell)


def addresses_of(contacts: Iterable[ContactDetails]) -> list[Gone]:
    """What is about to go with these rows."""
    return [Gone(each.participant_id, each.email) for each in contacts if each.email]


def account_address_gone(user: User, address: str, farewell: Farewell = Farewell.CHANGED) -> None:
    """An account is no longer reached at this address; nothing for who has no input."""
    person = Participant.objects.filter(user=user).values_list("pk", flat=True).first()
    if person is not None and address:
        addresses_gone([Gone(person, address)], farewell)
