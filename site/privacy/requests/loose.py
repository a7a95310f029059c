"""What is kept under an address or a number without belonging to a participant: letters one asked for, a call back."""

from collections.abc import Iterable
from itertools import chain
from typing import Any

from django.db.models import QuerySet

from people.service import numbers_in

from .. import erasures, register
from .models import RightsRequest
from .subjects import email_of, subjects_of

#: What is kept, by which line of the register.
Loose = list[tuple[register.PersonalData, QuerySet[Any]]]


def loose_of(request: RightsRequest) -> Loose:
    """What is kept under the address and the numbers of this request without belonging to a participant."""
    # The request itself is no answer to it.
    found = loose_under(email_of(request), _numbers_of(request))
    return [
        (entry, rows)
        for entry, each in found
        if (rows := each.exclude(pk=request.pk) if entry.model is RightsRequest else each).exists()
    ]


def loose_under(email: str, numbers: Iterable[str] = ()) -> Loose:
    """What is kept under this address and these numbers without belonging to a participant; rows may be none."""
    told = list(numbers)
    under_address = [(e, e.of_address(email)) for e in register.declared() if e.of_address and email]
    under_number = [(e, e.of_phone(number)) for e in register.declared() if e.of_phone for number in told]
    return [*under_address, *under_number]


def wipe_loose(found: Loose) -> int:
    """Wipe these rows, and remember so; returns how many. Part of the caller's transaction."""
    gone = 0
    for entry, rows in found:
        if entry.purge_address:
            erasures.remember_rows(entry.model, rows.values_list("pk", flat=True), "erased")
            gone += entry.purge_address(rows)
    return gone


def _numbers_of(request: RightsRequest) -> list[str]:
    left = [person.contact.phone for person in subjects_of(request) if hasattr(person, "contact")]
    return list(dict.fromkeys(chain(numbers_in(request.reach), *map(numbers_in, left))))
