"""Words on a card, on somebody's own phone: sent one card at a time, so that bad reception loses one at most.

The first card makes somebody a person heard here; the next ones add words. A repeat of the same card changes nothing.
"""

from dataclasses import dataclass
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from contributions import service as contributions
from contributions.models import Participation
from contributions.service import AlreadyHandedIn, Channel, ContributionKind, Mode, Refused, Words

from ..enums import CardWay
from ..models import EventDate, EventQuestion, SignalCard
from .periods import why_closed

LONGEST = 4000
#: A card about anything else comes after those at the questions.
_LAST = 1000


@dataclass(frozen=True, slots=True)
class Written:
    """A card as somebody sends it. `nonce` belongs to this card; without a question it is about anything else."""

    nonce: UUID
    text: str
    question: EventQuestion | None = None


def anything_else() -> str:
    """What a card without a question asks."""
    return _("Wat wilt u ons nog vertellen?")


def words_of(written: Written, *, mode: str = Mode.OWN_WORDS) -> Words:
    """The words as they are handed in, with the question as it is asked now.

    An answer is an opinion that can be decided on; what somebody tells without a question is a story, and is heard.
    """
    asked = written.question
    return Words(
        kind=ContributionKind.PROPOSAL if asked else ContributionKind.STORY,
        question=asked.text if asked else anything_else(),
        text=written.text.strip(),
        agenda_item_ids=tuple(item.pk for item in asked.agenda_items.all()) if asked else (),
        order=asked.order if asked else _LAST,
        mode=mode,
    )


def check_words(text: str) -> None:
    """Raises Refused, with what to do, for no words or too many."""
    if not text.strip():
        raise Refused(_("Schrijf eerst iets op uw kaart."))
    if len(text) > LONGEST:
        raise Refused(_("Dit is te lang voor één kaart. Maak er twee van."))


def send_card(date: EventDate, code: str, written: Written) -> SignalCard:
    """Keep this card of who holds `code`. The same nonce twice is one card.

    Raises Refused outside the days on which one can write, for no words, for a code of another place, and for
    somebody who took everything back.
    """
    if sentence := why_closed(date.gathering):
        raise Refused(sentence)
    check_words(written.text)
    try:
        return _send(date, code, written)
    except IntegrityError:  # the other half of a double click was first
        return _send(date, code, written)


@transaction.atomic
def _send(date: EventDate, code: str, written: Written) -> SignalCard:
    occasion = date.gathering.occasion
    assert occasion is not None, "why_closed() lets nothing through without an occasion"
    if found := SignalCard.objects.filter(nonce=written.nonce).first():
        return found
    participation = contributions.begin(occasion, code=code, channel=Channel.ONLINE)
    return keep_words(date, participation, written, way=CardWay.PHONE)


def keep_words(
    date: EventDate, participation: Participation, written: Written, *, way: str, mode: str = Mode.OWN_WORDS
) -> SignalCard:
    """Words of this person, in the caller's transaction: the first are handed in, later ones added.

    Raises Refused for somebody who took everything back.
    """
    words = words_of(written, mode=mode)
    try:
        made = contributions.hand_in(participation, [words])
    except AlreadyHandedIn:
        made = contributions.add_words(participation, [words])
    return SignalCard.objects.create(
        date=date,
        question=written.question,
        way=way,
        participation=participation,
        contribution=made[0],
        nonce=written.nonce,
    )
