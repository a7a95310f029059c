"""People at our partners: whom we call, and for what. Their names and addresses are in people.ContactDetails.

Removing somebody forgets the address at once. A partner that stopped keeps its contacts for KEPT_DAYS more: for a
last word, and for who starts again.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.db.models.deletion import ProtectedError
from django.utils.translation import gettext as _

from audit.service import record
from contributions.service import Refused
from people.models import Participant, User
from people.service import (
    Introduction,
    ReachBy,
    SpeaksFor,
    forget_addresses,
    forget_participants,
    introduce_many,
    leave_address,
)

from ..models import Partner, PartnerContact

#: Days after a partner stopped that we still have the addresses of who worked there.
KEPT_DAYS = 90
#: More people at one partner is a staff list, not who we call.
MOST = 20


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody at a partner gave us. A name, and at least one way to reach them."""

    name: str
    email: str
    phone: str
    role: str

    @property
    def reach_by(self) -> str:
        """By mail when there is an address, else by phone."""
        return ReachBy.MAIL if self.email else ReachBy.PHONE


@transaction.atomic
def add_contact(partner: Partner, said: Said, *, by: User) -> PartnerContact:
    """Somebody to call. Raises Refused for a partner that stopped, or that has too many already."""
    kept = Partner.objects.select_for_update().get(pk=partner.pk)
    if kept.ended_on is not None:
        raise Refused(_("Deze partner werkt niet meer met ons. Begin eerst weer samen te werken."))
    if kept.contacts.count() >= MOST:
        raise Refused(_("Er staan al %(most)d mensen. Haal eerst iemand weg.") % {"most": MOST})
    [person] = introduce_many([Introduction(speaks_for=SpeaksFor.ORGANISATION, organisation=kept.name)])
    contact = PartnerContact.objects.create(partner=kept, participant=person, role=said.role)
    _keep_address(contact, said)
    record("outreach.add_contact", by=by, on=contact, partner=kept.pk)
    return contact


@transaction.atomic
def change_contact(contact: PartnerContact, said: Said, *, by: User) -> None:
    """What they say now."""
    kept = PartnerContact.objects.select_for_update().select_related("participant").get(pk=contact.pk)
    kept.role = said.role
    kept.save(update_fields=["role"])
    _keep_address(kept, said)
    record("outreach.change_contact", by=by, on=kept)


@transaction.atomic
def remove_contact(contact: PartnerContact, *, by: User | None) -> None:
    """They do not work there any more, or do not want to be called: the name and the address go at once."""
    record("outreach.remove_contact", by=by, on=contact)
    person_id = contact.participant_id
    contact.delete()
    try:
        with transaction.atomic():
            forget_participants([person_id])
    except ProtectedError:  # this person took part in something as well: only the address goes
        forget_addresses([person_id])


def _keep_address(contact: PartnerContact, said: Said) -> None:
    leave_address(contact.participant, name=said.name, email=said.email, phone=said.phone, reach_by=said.reach_by)


def contacts_of(partner: Partner) -> QuerySet[PartnerContact]:
    """Who works at this partner, with how to reach them. One query."""
    return partner.contacts.select_related("participant__contact").order_by("since", "pk")


def export_contact(contact: PartnerContact) -> Mapping[str, Any]:
    """One contact as the person may read it."""
    return {
        "Organisatie": contact.partner.name,
        "Waarvoor": contact.get_role_display(),
        "Sinds": contact.since,
    }


def purge_contacts(participant: Participant, reason: str) -> int:
    """Not somebody to call any more; the address itself is wiped by people's own entry. Returns how many."""
    return PartnerContact.objects.filter(participant=participant).delete()[0]


def past_term(day: date) -> QuerySet[PartnerContact]:
    """Contacts of partners that stopped more than KEPT_DAYS before `day`."""
    return PartnerContact.objects.filter(partner__ended_on__lt=day - timedelta(days=KEPT_DAYS))


def expected_on(today: date) -> QuerySet[Any]:
    """Whom we call at partners we work with, or did until lately: as long as that is so, we know how."""
    until = today - timedelta(days=KEPT_DAYS)
    works = Q(partner__ended_on=None) | Q(partner__ended_on__gte=until)
    return PartnerContact.objects.filter(works).values("participant")


def expire(contacts: QuerySet[PartnerContact]) -> int:
    """Forget them with their addresses; returns how many."""
    found = list(contacts)
    for contact in found:
        remove_contact(contact, by=None)
    return len(found)
