"""Subscribers as the register of personal data knows them."""

from django.db.models import Q, QuerySet
from django.db.models.functions import Lower

from people.models import ContactDetails, Participant, User

from ..models import Subscriber
from .subscribing import drop


def subscribers_of(participant: Participant) -> QuerySet[Subscriber]:
    """Whoever asked for the newsletter with an address this person left. Nothing else links the two."""
    left = ContactDetails.objects.filter(participant=participant).exclude(email="").values("email")
    account = User.objects.filter(participant=participant).annotate(address=Lower("email")).values("address")
    return Subscriber.objects.filter(Q(email__in=left) | Q(email__in=account))


def drop_all(found: QuerySet[Subscriber]) -> int:
    """Off the list, with what is still on its way."""
    return drop(list(found.values_list("pk", flat=True)))
