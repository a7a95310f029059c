"""The word back: who came, or left words with an address, hears once what came of it.

By mail where that can, else as work on a list for a colleague. Who said no to being written, is not. Who gave nothing
finds the report on the website, and with a code at Mijn inbreng.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from audit.service import record
from contributions.models import Participation, Receipt
from contributions.service import Refused, new_link
from gatherings.models import Seat
from gatherings.service import MessageWay, SeatState, way_for, when_of
from notices import service as notices
from people import service as people_service
from people.models import ContactDetails, Participant, User
from privacy.models import Consent
from privacy.service import Purpose

from ..enums import ReportState
from ..models import EventReport, PartnerContact, WordBack
from .reports import report_path

#: People per transaction: no block lasts longer than a moment.
AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class Reach:
    """Whom a word back reaches: `told` were told or stand on the list, `to_tell` would be new, `to_call` is work."""

    told: int
    to_tell: int
    to_call: int


def tell_back(report: EventReport, *, by: User) -> int:
    """Tell everybody who was not told yet; returns how many are new. Again, it tells only who came since.

    Raises Refused while the report is not online.
    """
    count = 0
    while made := _tell_some(report, by=by):
        count += made
    return count


@transaction.atomic
def _tell_some(report: EventReport, *, by: User) -> int:
    kept = EventReport.objects.select_for_update(of=("self",)).select_related("date__event").get(pk=report.pk)
    if kept.state != ReportState.PUBLISHED:
        raise Refused(_("Zet het verslag eerst online. Daarna kunt u iedereen bericht sturen."))
    people, same = people_to_tell(kept)
    people = people[:AT_ONCE]
    today = timezone.localdate()
    WordBack.objects.bulk_create(
        WordBack(report=kept, participant=person, way=way_for(person.contact), done_on=today) for person in same
    )
    if not people:
        return 0
    made = [WordBack(report=kept, participant=person, way=way_for(person.contact)) for person in people]
    WordBack.objects.bulk_create(made)
    mailed = [each for each in made if each.way == MessageWay.MAIL]
    _mail(kept, mailed)
    _forget([*same, *(each.participant for each in mailed)])
    if kept.word_back_on is None:
        kept.word_back_on = timezone.localdate()
        kept.save(update_fields=["word_back_on"])
    record("outreach.tell_back", by=by, on=kept, people=len(made))
    return len(made)


def people_to_tell(report: EventReport) -> tuple[list[Participant], list[Participant]]:
    """Who can be reached, did not say no, and was not told yet: one per address, and those whose address is that of
    somebody who is told already. Four queries.
    """
    told = WordBack.objects.filter(report=report).select_related("participant__contact")
    told_people = {each.participant_id for each in told}
    addresses = {_address(each.participant.contact) for each in told if hasattr(each.participant, "contact")}
    found, same = [], []
    for person in _reachable(report):
        if person.pk in told_people:
            continue
        address = _address(person.contact)
        (same if address in addresses else found).append(person)
        addresses.add(address)
    return found, same


def reach_of(report: EventReport) -> Reach:
    """How many were told, and how many would be."""
    rows = WordBack.objects.filter(report=report)
    return Reach(rows.count(), len(people_to_tell(report)[0]), rows.to_tell().count())


def lines_to_tell(report: EventReport) -> list[WordBack]:
    """What a colleague still has to say or post, with names and addresses. One query."""
    rows = WordBack.objects.filter(report=report).to_tell()
    return list(rows.select_related("participant__contact").order_by("way", "pk"))


@transaction.atomic
def mark_done(report: EventReport, keys: Iterable[UUID], *, by: User) -> int:
    """These were called, posted or passed on; returns how many were not done yet. Twice is harmless."""
    rows = WordBack.objects.select_for_update(of=("self",)).filter(report=report, pk__in=list(keys)).to_tell()
    found = list(rows)
    for each in found:
        each.done_on, each.done_by = timezone.localdate(), by
        record("outreach.tell_back_by_hand", by=by, on=each, way=each.way)
    WordBack.objects.bulk_update(found, ["done_on", "done_by"])
    return len(found)


def _reachable(report: EventReport) -> Sequence[Participant]:
    """People who came and people who left words, with an address, in a fixed order: who came first."""
    date = report.date
    came = Seat.objects.filter(gathering=date.gathering_id, state=SeatState.ATTENDED).values("participant")
    wrote = Participation.objects.counted().filter(occasion=date.gathering.occasion_id).values("participant")
    said_no = Consent.objects.filter(purpose=Purpose.CONTACT, withdrawn_on__isnull=False)
    says_yes = Consent.objects.standing().filter(purpose=Purpose.CONTACT)
    all_with_address = Participant.objects.exclude(contact=None).exclude(
        pk__in=said_no.exclude(participant__in=says_yes.values("participant")).values("participant")
    )
    first = list(all_with_address.filter(pk__in=came).select_related("contact").order_by("pk"))
    known = {each.pk for each in first}
    second = all_with_address.filter(pk__in=wrote).select_related("contact").order_by("pk")
    return [*first, *(each for each in second if each.pk not in known)]


def _forget(people_told: Sequence[Participant]) -> None:
    """Who left an address on a card for this one mail alone: it goes, as the form said. The mail is on its way.

    It stays for who may be asked something later, who has an account, or who is known from elsewhere.
    """
    yes = Consent.objects.standing().filter(purpose=Purpose.CONTACT).values("participant")
    free = Participant.objects.filter(pk__in=[person.pk for person in people_told], user=None).exclude(pk__in=yes)
    free = free.exclude(pk__in=Seat.objects.values("participant")).exclude(
        pk__in=PartnerContact.objects.values("participant")
    )
    people_service.forget_addresses(free.values_list("pk", flat=True), last_letters_leave=True)


def _address(contact: ContactDetails) -> str:
    """What makes two people with the same address one to write to."""
    return contact.email or contact.phone or contact.address or f"{contact.through}:{contact.pk}"


def _mail(report: EventReport, rows: Sequence[WordBack]) -> None:
    """Write the mails and queue them. Dutch, whoever is at the screen."""
    if not rows:
        return
    receipts = {
        each.participation.participant_id: each
        for each in Receipt.objects.filter(
            participation__occasion=report.date.gathering.occasion_id,
            participation__participant__in=[row.participant_id for row in rows],
        ).select_related("participation")
        if each.participation is not None
    }
    with translation.override(settings.LANGUAGE_CODE):
        for row in rows:
            receipt = receipts.get(row.participant_id)
            notices.queue(
                row.key,
                template="word_back",
                to=row.participant.contact.email,
                context=_context(report, row, new_link(receipt) if receipt else ""),
                subject_id=f"word-back:{report.pk}",
                person=row.participant_id,
                in_bulk=True,
            )


def _context(report: EventReport, row: WordBack, own_link: str) -> dict[str, Any]:
    return {
        "name": row.participant.contact.name.strip(),
        "event": report.date.event,
        "when": when_of(report.date.gathering),
        "link": settings.BASE_URL + report_path(report.date),
        "own_link": own_link,
    }
