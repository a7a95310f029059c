"""What partners do for an event: organise it with us, invite, give a place, tell something. Shown on its page."""

from django.db import transaction
from django.utils.translation import gettext as _

from audit.service import record
from contributions.service import Refused
from people.models import User

from ..enums import EventState
from ..models import Event, EventPartner, Partner

#: More is a list nobody reads.
MOST = 30
#: A partner is found by a piece of its name or town.
FOUND = 15


@transaction.atomic
def join(event: Event, partner: Partner, role: str, *, by: User | None) -> EventPartner:
    """This partner does this for the event; twice is once. Raises Refused for who or what has stopped."""
    kept = Partner.objects.select_for_update().get(pk=partner.pk)
    if kept.ended_on is not None:
        raise Refused(_("Deze partner werkt niet meer met ons. Kies een andere partner."))
    if event.state == EventState.CANCELLED:
        raise Refused(_("Dit evenement gaat niet door. Er kan geen partner meer bij."))
    if event.event_partners.count() >= MOST:
        raise Refused(_("Er doen al %(most)d partners mee. Haal eerst iemand weg.") % {"most": MOST})
    made, is_new = EventPartner.objects.get_or_create(event=event, partner=kept, role=role)
    if is_new:
        record("outreach.join_event", by=by, on=event, partner=kept.pk, role=str(role))
    return made


@transaction.atomic
def leave(of: EventPartner, *, by: User | None) -> None:
    """Not any more. What was told and made for it stays."""
    record("outreach.leave_event", by=by, on=of.event, partner=of.partner_id, role=of.role)
    of.delete()


def found_by(words: str) -> list[Partner]:
    """Partners we work with whose name, town or number holds these words. One query."""
    typed = words.strip()[:60]
    if not typed:
        return []
    partners = Partner.objects.working()
    found = (
        partners.filter(name__icontains=typed)
        | partners.filter(town__icontains=typed)
        | partners.filter(number__iexact=typed)
    )
    return list(found.order_by("name", "pk")[:FOUND])
