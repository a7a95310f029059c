"""What of the apps below is sensitive: a person, with everything that is known of them."""

from django.utils.translation import gettext_lazy as _

from audit.service import Subject, declare_subject, keys_through
from notices.models import Notice
from people.models import ContactDetails, Participant, User

from . import register
from .requests.models import RightsRequest


def everything_of(key: str) -> dict[str, list[str]]:
    """The numbers of all rows that belong to this person, by the register."""
    participant = Participant.objects.filter(pk=key).first()
    if participant is None:
        return {}
    found: dict[str, list[str]] = {}
    for entry in register.declared():
        if entry.of_participant is not None:
            rows = entry.of_participant(participant).values_list("pk", flat=True)
            found[entry.model._meta.label_lower] = [str(row) for row in rows]
    return found


def whose(key: str) -> dict[str, list[str]]:
    """Of an address: the person it belongs to."""
    row = ContactDetails.objects.filter(pk=key).values_list("participant", flat=True).first()
    return {"people.participant": [str(row)]} if row else {}


declare_subject(
    Subject(Participant, _("Deelnemer"), also=everything_of),
    Subject(ContactDetails, _("Contactgegevens"), also=whose),
    Subject(
        RightsRequest,
        _("Verzoek over gegevens"),
        screens={"verzoeken:decide": "pk", "verzoeken:correct": "pk"},
        also=keys_through(RightsRequest, "participant"),
    ),
    Subject(Notice, _("Bericht"), nearby={"berichten:inspect": "pk"}),
    Subject(User, _("Account"), nearby={"wagtailusers_users:edit": "pk"}),
)
