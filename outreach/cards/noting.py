"""Cards that a colleague keeps for somebody: a paper card typed over, or what a visitor said, written down."""

from dataclasses import dataclass
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from audit.service import record
from contributions import service as contributions
from contributions.models import Participation, Receipt
from contributions.service import Channel, Mode, ParticipationState, Refused
from people.models import Perspective, User
from people.service import speak_as
from privacy.service import Purpose, guard_for_storage, set_consents

from ..enums import CardWay
from ..models import EventDate, SignalCard
from .periods import why_not_to_note
from .writing import Written, check_words, keep_words

ASKED_PURPOSES = (Purpose.PUBLISH, Purpose.QUOTE, Purpose.CONTACT)
_CHANNELS = {CardWay.PAPER: Channel.PAPER, CardWay.HOST: Channel.INTERVIEW}
_MODES = {CardWay.PAPER: Mode.OWN_WORDS, CardWay.HOST: Mode.FACILITATOR_NOTE}


@dataclass(frozen=True, slots=True)
class Noted:
    """What a colleague keeps for somebody.

    person: the nonce of the first card of this visitor; that of this card itself for somebody new.
    slip: the number or the code on the printed slip that this person holds; "" without.
    """

    written: Written
    person: UUID
    slip: str = ""
    perspective: Perspective | None = None
    purposes: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of it. `code` is a fresh code to give to this person, once; "" when they hold one."""

    card: SignalCard
    code: str = ""
    masked: bool = False
    is_repeat: bool = False


def note_card(date: EventDate, noted: Noted, *, way: str, by: User) -> Kept:
    """Keep a card of PAPER or HOST. The same nonce twice is one card; the same person counts once.

    Who tells something at a table and has no slip, gets a fresh code. Raises Refused, with what to do, before the
    date begins, for no words, and for a slip that is not ours or belongs to another evening.
    """
    if sentence := why_not_to_note(date.gathering):
        raise Refused(sentence)
    check_words(noted.written.text)
    try:
        return _note(date, noted, way, by)
    except IntegrityError:  # the same nonce at the same moment
        return _note(date, noted, way, by)


@transaction.atomic
def _note(date: EventDate, noted: Noted, way: str, by: User) -> Kept:
    masked = "bsn" in guard_for_storage(noted.written.text)[1]
    if found := SignalCard.objects.filter(nonce=noted.written.nonce).select_related("participation").first():
        return _repeat(date, found, noted, masked)
    participation, is_new = _person(date, noted, way, by)
    code = ""
    if is_new:
        speak_as(participation.participant, noted.perspective)
        if noted.purposes:
            set_consents(participation.participant, set(noted.purposes), {str(each) for each in ASKED_PURPOSES})
        if not noted.slip:
            fresh = contributions.give_new_code(participation)
            code = fresh if way == CardWay.HOST else ""
    card = keep_words(date, participation, noted.written, way=way, mode=_MODES[CardWay(way)])
    record("outreach.note_card", by=by, on=card, way=str(way))
    return Kept(card, code, masked)


def _repeat(date: EventDate, card: SignalCard, noted: Noted, masked: bool) -> Kept:
    """The answer to the first time may have been lost on its way: who got no code gets one now."""
    if card.date_id != date.pk:
        raise Refused(_("Deze kaart hoort bij een andere datum. Ververs de pagina."))
    code = ""
    person = card.participation
    is_first = noted.person == noted.written.nonce
    if card.way == CardWay.HOST and is_first and not noted.slip and person is not None:
        try:
            code = contributions.give_new_code(person)
        except Refused:
            code = ""
    return Kept(card, code, masked, is_repeat=True)


def _person(date: EventDate, noted: Noted, way: str, by: User) -> tuple[Participation, bool]:
    """Whose words these are, and whether this person is new here."""
    occasion = date.gathering.occasion
    assert occasion is not None, "why_not_to_note() lets nothing through without an occasion"
    if noted.person != noted.written.nonce:
        first = SignalCard.objects.filter(nonce=noted.person, date=date).select_related("participation").first()
        if first is not None and first.participation is not None:
            return first.participation, False
    held = slip_holder(noted.slip) if noted.slip else None
    if held is not None:
        if held.occasion_id != occasion.pk:
            raise Refused(_("Dit strookje hoort bij een andere bijeenkomst. Kijk nog eens naar het nummer."))
        if held.state == ParticipationState.WITHDRAWN:
            raise Refused(_("Deze persoon haalde alles terug. Er kan niets meer bij."))
        return held, False
    made = contributions.begin_on_behalf(occasion, channel=_CHANNELS[CardWay(way)], by=by)
    if noted.slip:
        if contributions.looks_printed(noted.slip):
            contributions.tie_number(made, noted.slip)
        else:
            contributions.tie_code(made, noted.slip)
    return made, True


def slip_holder(slip: str) -> Participation | None:
    """Who holds this slip already, by its number or its code; None when nobody does. One query."""
    if contributions.looks_printed(slip):
        number = contributions.tidy_number(slip)
        found = Receipt.objects.filter(printed_as=number) if number else Receipt.objects.none()
    else:
        code_hash = contributions.hash_of(slip)
        found = Receipt.objects.filter(code_hash=code_hash) if code_hash else Receipt.objects.none()
    receipt = found.select_related("participation__participant", "participation__occasion").first()
    return receipt.participation if receipt else None
