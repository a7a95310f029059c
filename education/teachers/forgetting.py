"""What teachers left, as the register of personal data knows it."""

from datetime import date, timedelta

from django.db.models import Q, QuerySet
from django.db.models.functions import Lower

from people.models import ContactDetails, Participant, User

from ..models import PackSubscriber, TeacherFeedback
from .following import drop


def followers_of(participant: Participant) -> QuerySet[PackSubscriber]:
    """Whoever asked for news of packs with an address this person left. Nothing else links the two."""
    contacts = ContactDetails.objects.filter(participant=participant).exclude(email="")
    left = contacts.annotate(small=Lower("email")).values("small")
    account = User.objects.filter(participant=participant).annotate(address=Lower("email")).values("address")
    return PackSubscriber.objects.select_related("pack").filter(Q(email__in=left) | Q(email__in=account))


def drop_all(found: QuerySet[PackSubscriber]) -> int:
    """Off the list, with what is still on its way."""
    return drop(list(found.values_list("pk", flat=True)))


def feedback_past_term(today: date) -> QuerySet[TeacherFeedback]:
    """What was said so long ago that the lesson is another one by now."""
    return TeacherFeedback.objects.filter(given_on__lt=today - timedelta(days=TeacherFeedback.KEPT_DAYS))
