"""Whom a request is about: the participant who asked, or whom the officer found by what somebody left with us."""

import re
from collections.abc import Callable, Iterable
from itertools import chain

from django.db.models import Q, QuerySet

from people.models import ContactDetails, Participant, User
from people.service import numbers_in, with_number

from .. import register
from .models import RightsRequest

#: More people than this under one name are no answer.
MOST_FOUND = 20
#: A name of one letter finds everybody.
SHORTEST_NAME = 2
_POSTCODE = re.compile(r"([1-9]\d{3})\s?([A-Za-z]{2})")
#: A street of at least three letters, with a number.
_STREET = re.compile(r"(?=.*[^\W\d_]{3}).*[^\W\d_]\S*,?\s+\d.*")
#: Gives the person behind a code as somebody says it on the phone; None when it is nobody's.
CodeFinder = Callable[[str], Participant | None]

_code_finders: list[CodeFinder] = []


def find_by_code(finder: CodeFinder) -> None:
    """How a code leads to a person. Called by the app above in its `ready()`."""
    if finder not in _code_finders:
        _code_finders.append(finder)


def subjects_of(request: RightsRequest) -> list[Participant]:
    """The people whose data this is about; [] when nobody was found."""
    if request.participant is not None:
        return [request.participant]
    return _once(chain(request.about.all(), people_at(request.email) if request.email else ()))


def people_at(email: str) -> QuerySet[Participant]:
    """Everybody who left this address, or whose account has it."""
    tidy = email.strip()
    return Participant.objects.filter(Q(contact__email__iexact=tidy) | Q(user__email__iexact=tidy)).distinct()


def people_with(words: str) -> list[Participant]:
    """Everybody whom this points at: a mail address, a number in any spelling, a code, a whole name, a street."""
    tidy = words.strip()
    if "@" in tidy:
        return list(people_at(tidy)[:MOST_FOUND])
    by_code = [found for finder in _code_finders if tidy and (found := finder(tidy)) is not None]
    contacts = ContactDetails.objects.none()
    if len(tidy) >= SHORTEST_NAME:
        contacts = ContactDetails.objects.filter(Q(name__iexact=tidy) | _lives_at(tidy))
    for number in numbers_in(tidy):
        contacts = with_number(ContactDetails.objects.all(), "phone", number)
    by_contact = Participant.objects.filter(pk__in=contacts.values("participant"))
    return _once(chain(by_code, by_contact[:MOST_FOUND]))


def _lives_at(words: str) -> Q:
    """Somebody left this postal address: the street with the number on its own, or the postcode in either spelling."""
    if postcode := _POSTCODE.fullmatch(words):
        digits, letters = postcode.groups()
        return Q(address__icontains=f"{digits}{letters}") | Q(address__icontains=f"{digits} {letters}")
    if not _STREET.fullmatch(words):
        return Q(pk=None)
    # “Dorpsstraat 1” is not “Dorpsstraat 12”.
    told = r"\s+".join(re.escape(part) for part in words.replace(",", " ").split())
    return Q(address__iregex=rf"(^|[^0-9a-z]){told}([^0-9a-z]|$)")


def is_of_a_colleague(email: str) -> bool:
    """Whether this is the address of somebody who works here: their account is not closed by a request."""
    # Also who was switched off: the trail still says what they did.
    works_here = ~Q(groups=None) | Q(is_superuser=True)
    return bool(email) and User.objects.filter(works_here, email__iexact=email.strip()).exists()


def parts_of(people: list[Participant]) -> list[tuple[str, str, int]]:
    """What can be wiped apart: ("app.Model", what it is called, how many rows), for these people together."""
    found = []
    for entry in register.declared():
        if entry.purge and entry.export and entry.of_participant:
            count = sum(entry.of_participant(person).count() for person in people)
            if count:
                found.append((entry.model._meta.label, entry.title, count))
    return sorted(found, key=lambda part: part[1])


def email_of(request: RightsRequest) -> str:
    """The address that a request is about: of an account as it is now, however long ago was asked."""
    user = request.participant.user if request.participant else None
    return user.email if user and request.email else request.email


def address_of(request: RightsRequest) -> str:
    """Where the answer may be mailed to; "" when nobody left an address."""
    if request.email:
        return email_of(request)
    contact = getattr(request.participant, "contact", None)
    if contact is not None and contact.email:
        return str(contact.email)
    user = request.participant.user if request.participant else None
    return user.email if user else ""


def _once(people: Iterable[Participant]) -> list[Participant]:
    return list({person.pk: person for person in people}.values())
