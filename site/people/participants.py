"""Leaving an address, or an account: both are a choice, and come apart from the answers."""

from collections.abc import Iterable
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.utils import timezone

from .addresses import Gone, addresses_gone, addresses_of
from .enums import Farewell, ReachBy
from .models import ContactDetails, Participant, User

#: By which somebody is reached; another one of these is another address.
_WAYS = ("email", "phone", "address")


def new_participant() -> Participant:
    """A person of whom we know nothing yet."""
    return Participant.objects.create()


@transaction.atomic
def participant_with(user: User) -> Participant:
    """The participant who goes with this account; made when it has none yet. Twice at once is one."""
    User.objects.select_for_update().get(pk=user.pk)
    return participant_for(user) or Participant.objects.create(user=user)


@transaction.atomic(savepoint=False)
def forget_participants(ids: Iterable[UUID]) -> int:
    """Delete these people with their addresses, accounts excepted; returns how many.

    Raises ProtectedError for somebody who still took part somewhere.
    """
    people = Participant.objects.filter(pk__in=list(ids), user=None)
    found = list(people.values_list("pk", "contact__email"))
    people.delete()
    addresses_gone([Gone(person, email or "") for person, email in found], Farewell.FORGOTTEN)
    return len(found)


@transaction.atomic(savepoint=False)
def forget_addresses(ids: Iterable[UUID], *, last_letters_leave: bool = False) -> int:
    """Delete how to reach these participants, given by their keys; returns how many addresses went.

    Mail that still waits for them never leaves; `last_letters_leave`: what was just written does.
    """
    found = list(ContactDetails.objects.filter(participant_id__in=list(ids)))
    if found:
        ContactDetails.objects.filter(pk__in=[each.pk for each in found]).delete()
        addresses_gone(addresses_of(found), Farewell.LAST_LETTER if last_letters_leave else Farewell.FORGOTTEN)
    return len(found)


def participant_for(user: User | AnonymousUser | None) -> Participant | None:
    """The participant who goes with an account; None for a visitor, or for who never took part."""
    if user is None or not user.is_authenticated:
        return None
    return Participant.objects.filter(user_id=user.pk).first()


def leave_address(
    participant: Participant,
    *,
    email: str = "",
    name: str = "",
    phone: str = "",
    address: str = "",
    through: str = "",
    reach_by: str = ReachBy.MAIL,
    is_new: bool = False,
) -> ContactDetails | None:
    """Keep how to reach this person (`reach_by` is a ReachBy); the last thing said counts.

    All empty means: forget me (returns None). Mail for an address that was left before does not leave any more, and
    links that were mailed to it end. `is_new`: this person was made just now, and left nothing before.
    """
    details = {
        "email": email.strip().lower(),
        "name": name.strip(),
        "phone": phone.strip(),
        "address": address.strip(),
        "through": through.strip(),
    }
    if is_new and any(details.values()):
        return ContactDetails.objects.create(participant=participant, **details, reach_by=reach_by)
    if not any(details.values()):
        return _take_away(participant)
    return _write_over(participant, {**details, "reach_by": reach_by})


@transaction.atomic
def _write_over(participant: Participant, said: dict[str, str]) -> ContactDetails:
    rows = ContactDetails.objects.select_for_update()
    kept, is_new = rows.get_or_create(participant=participant, defaults=said)
    if is_new:
        return kept
    before = kept.email
    if any(said[way] not in ("", getattr(kept, way)) for way in _WAYS):
        kept.left_on = timezone.localdate()  # the term runs from what was left last
    for field, value in said.items():
        setattr(kept, field, value)
    kept.save()
    if before.lower() != kept.email:
        addresses_gone([Gone(participant.pk, before)], Farewell.CHANGED if kept.email else Farewell.REMOVED)
    return kept


@transaction.atomic
def _take_away(participant: Participant) -> None:
    for kept in ContactDetails.objects.select_for_update().filter(participant=participant):
        kept.delete()
        addresses_gone([Gone(participant.pk, kept.email)], Farewell.REMOVED)


@transaction.atomic
def attach_account(participant: Participant, user: User) -> Participant:
    """The participant under whom this account takes part from now on.

    That is `participant`, when the account had none yet; else the one it has, and the caller moves what
    was done as `participant` over to it. Raises ValueError when `participant` belongs to another account.
    """
    User.objects.select_for_update().get(pk=user.pk)
    if participant.user_id not in (None, user.pk):
        raise ValueError("this participant belongs to another account")
    existing = participant_for(user)
    if existing is not None:
        return existing
    participant.user = user
    participant.save(update_fields=["user"])
    return participant
