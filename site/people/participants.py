"""Leaving an address, or an account: both are a choice, and come apart from the answers."""

from collections.abc import Iterable
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.db import transaction

from .enums import ReachBy
from .models import ContactDetails, Participant, User


def new_participant() -> Participant:
    """A person of whom we know nothing yet."""
    return Participant.objects.create()


def forget_participants(ids: Iterable[UUID]) -> int:
    """Delete these people with their addresses, accounts excepted; returns how many.

    Raises ProtectedError for somebody who still took part somewhere.
    """
    gone = Participant.objects.filter(pk__in=list(ids), user=None)
    count = gone.count()
    gone.delete()
    return count


def forget_addresses(ids: Iterable[UUID]) -> int:
    """Delete how to reach these participants, given by their keys; returns how many addresses went."""
    return ContactDetails.objects.filter(participant_id__in=list(ids)).delete()[0]


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

    All empty means: forget me (returns None). `is_new`: this person was made just now, and left nothing before.
    """
    details = {
        "email": email.strip().lower(),
        "name": name.strip(),
        "phone": phone.strip(),
        "address": address.strip(),
        "through": through.strip(),
    }
    if not any(details.values()):
        ContactDetails.objects.filter(participant=participant).delete()
        return None
    if is_new:
        return ContactDetails.objects.create(participant=participant, **details, reach_by=reach_by)
    kept, _is_new = ContactDetails.objects.update_or_create(
        participant=participant, defaults={**details, "reach_by": reach_by}
    )
    return kept


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
