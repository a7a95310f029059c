"""A show of hands at an event: n of m said yes. It stands beside the words and is never added to people."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from audit.service import record
from contributions.models import Tally
from contributions.service import Refused, drop_tally, keep_tally
from gatherings.models import Gathering
from people.models import User
from privacy.service import guard_for_storage

from ..models import EventDate, EventQuestion, EventTally
from .periods import why_not_to_note


@dataclass(frozen=True, slots=True)
class Hands:
    """So many of so many hands went up for this."""

    statement: str
    count: int
    people: int
    question: EventQuestion | None = None


@transaction.atomic
def count_hands(date: EventDate, hands: Hands, *, nonce: UUID, by: User) -> EventTally:
    """Keep a show of hands. The same press twice is one count.

    Raises Refused, with what to do, for more hands than people, for no statement, for nobody, and before it begins.
    """
    gathering = Gathering.objects.select_for_update(of=("self",)).select_related("occasion").get(pk=date.gathering_id)
    if found := EventTally.objects.filter(tally__nonce=nonce, tally__occasion=gathering.occasion_id).first():
        return found
    if sentence := why_not_to_note(gathering):
        raise Refused(sentence)
    text = " ".join(guard_for_storage(hands.statement)[0].split())
    if not text:
        raise Refused(_("Schrijf op waarvoor mensen hun hand opstaken."))
    if hands.people < 1:
        raise Refused(_("Vul in hoeveel mensen er waren. Dat is minstens 1."))
    if not 0 <= hands.count <= hands.people:
        raise Refused(
            _("U telde %(count)d handen, maar er waren %(people)d mensen. Tel nog een keer.")
            % {"count": hands.count, "people": hands.people}
        )
    if Tally.objects.filter(nonce=nonce).exists():
        raise Refused(_("Dit lukte niet. Ververs de pagina en tel nog een keer."))
    assert gathering.occasion is not None, "why_not_to_note() lets nothing through without an occasion"
    tally = keep_tally(
        gathering.occasion,
        statement=text,
        count=hands.count,
        people=hands.people,
        question=hands.question.text if hands.question else "",
        nonce=nonce,
    )
    made = EventTally.objects.create(tally=tally, question=hands.question)
    record("outreach.count_hands", by=by, on=made, count=hands.count, people=hands.people)
    return made


@transaction.atomic
def drop_hands(held: EventTally, *, by: User) -> None:
    """This count was a mistake. A second time changes nothing."""
    kept = EventTally.objects.select_for_update(of=("self",)).select_related("tally").filter(pk=held.pk).first()
    if kept is not None:
        record("outreach.drop_hands", by=by, on=kept)
        drop_tally(kept.tally)


def hands_at(date: EventDate) -> list[EventTally]:
    """The counts at this date, in the order of the questions; counts without a question last. One query."""
    found = EventTally.objects.filter(tally__occasion=date.gathering.occasion_id).select_related("tally", "question")
    return list(found.order_by(F("question__order").asc(nulls_last=True), "tally__statement", "pk"))
