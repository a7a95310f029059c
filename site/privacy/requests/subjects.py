"""Whom a request is about: the participant who asked, or everybody who left the address it names."""

from django.db.models import Q, QuerySet

from people.models import Participant

from .. import register
from .models import RightsRequest


def subjects_of(request: RightsRequest) -> list[Participant]:
    """The people whose data this is about; [] when nobody left this address."""
    if request.participant is not None:
        return [request.participant]
    return list(people_at(request.email)) if request.email else []


def people_at(email: str) -> QuerySet[Participant]:
    """Everybody who left this address, or whose account has it."""
    tidy = email.strip()
    return Participant.objects.filter(Q(contact__email__iexact=tidy) | Q(user__email__iexact=tidy)).distinct()


def loose_at(email: str) -> list[tuple[register.PersonalData, int]]:
    """What is kept under this address without belonging to a participant, and how many rows: letters one asked for."""
    found = [(entry, entry.of_address(email).count()) for entry in register.declared() if entry.of_address]
    return [(entry, count) for entry, count in found if count]


def parts_of(people: list[Participant]) -> list[tuple[str, str, int]]:
    """What can be wiped apart: ("app.Model", what it is called, how many rows), for these people together."""
    found = []
    for entry in register.declared():
        if entry.purge and entry.export and entry.of_participant:
            count = sum(entry.of_participant(person).count() for person in people)
            if count:
                found.append((entry.model._meta.label, entry.title, count))
    return sorted(found, key=lambda part: part[1])


def address_of(request: RightsRequest) -> str:
    """Where the answer may be mailed to; "" when nobody left an address."""
    if request.email:
        return request.email
    contact = getattr(request.participant, "contact", None)
    if contact is not None and contact.email:
        return str(contact.email)
    user = request.participant.user if request.participant else None
    return user.email if user else ""
