"""Inviting by card: make a batch, take it back, and let a card be used once.

A card says that its holder was invited, and by whom cards of this kind were handed out. It never says who took part:
the participation only knows "op uitnodiging".
"""

from collections.abc import Mapping
from datetime import date
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from audit.service import record
from contributions.service import Recruitment, Refused
from people.models import Perspective, User
from privacy.service import guard_for_storage

from . import card_code
from .enums import BatchState, RoundState
from .models import Invitation, InvitationBatch, Round

#: From each state of a batch: where to.
MOVES: Mapping[str, tuple[str, ...]] = {BatchState.ACTIVE: (BatchState.REVOKED,), BatchState.REVOKED: ()}
#: Fewer cards than this that were used, or that were not, are not told as a number.
FEW = 5
_ROUNDS_THAT_INVITE = (RoundState.DRAFT, RoundState.ANNOUNCED, RoundState.OPEN)


def may_have_cards(round_: Round) -> bool:
    """Whether cards for this round make sense: it runs, or still has to."""
    return round_.state in _ROUNDS_THAT_INVITE


def make_batch(
    round_: Round,
    perspective: Perspective,
    *,
    partner: str,
    size: int,
    valid_until: date,
    by: User | None,
    token: UUID | None = None,
) -> InvitationBatch:
    """Make a batch with its cards; the same form twice is one batch. Raises Refused with a sentence."""
    partner = guard_for_storage(partner)[0].strip()
    if not may_have_cards(round_):
        raise Refused(_("Deze ronde is voorbij. U kunt er geen kaarten meer voor maken."))
    if not partner:
        raise Refused(_("Schrijf op wie de kaarten uitdeelt."))
    if valid_until < timezone.localdate():
        raise Refused(_("Deze dag is al voorbij. Kies tot wanneer de kaarten geldig zijn."))
    token = token or uuid4()
    try:
        with transaction.atomic():
            batch = InvitationBatch.objects.create(
                round=round_,
                perspective=perspective,
                partner=partner,
                size=size,
                valid_until=valid_until,
                made_by=by,
                token=token,
            )
            Invitation.objects.bulk_create(_card(batch) for _each in range(size))
            record("consultation.make_invitations", by=by, on=batch, round=round_.pk, cards=size)
    except IntegrityError:
        return InvitationBatch.objects.get(token=token)
    return batch


def _card(batch: InvitationBatch) -> Invitation:
    number = uuid4()
    return Invitation(id=number, batch=batch, code_hash=card_code.hash_of(card_code.code_of(number)))


@transaction.atomic
def move(batch: InvitationBatch, to: str, *, by: User) -> InvitationBatch:
    """Bring a batch to another state. Raises Refused when it cannot; the state it already has is harmless."""
    kept = InvitationBatch.objects.select_for_update().get(pk=batch.pk)
    if kept.state == to:
        return kept
    if to not in MOVES[kept.state]:
        raise Refused(_("Dit kan niet: deze kaarten zijn al ingetrokken. Maak nieuwe kaarten."))
    was, kept.state = kept.state, to
    kept.save(update_fields=["state"])
    record("consultation.move_invitations", by=by, on=kept, was=str(was), now=str(to))
    return kept


def find_card(typed: str) -> Invitation | None:
    """The card with this code, with its batch and round at hand; None when there is none."""
    code = card_code.normalise(typed)
    if not code:
        return None
    cards = Invitation.objects.select_related("batch__round", "batch__perspective")
    return cards.filter(code_hash=card_code.hash_of(code)).first()


def problem_of(card: Invitation) -> str:
    """Why this card cannot be used now, as a sentence; "" when it can."""
    batch, round_ = card.batch, card.batch.round
    if round_.state in (RoundState.DRAFT, RoundState.ANNOUNCED):
        if round_.opens_at is None or round_.opens_at <= timezone.now():
            return _("Deze ronde is nog niet begonnen. Bewaar uw kaart en probeer het later.")
        day = date_format(timezone.localtime(round_.opens_at), "j F Y")
        return _("Deze ronde opent op %(day)s. Bewaar uw kaart tot die dag.") % {"day": day}
    if not round_.takes_answers():
        return _("Deze ronde is gesloten. U kunt niet meer meedoen.")
    if card.used:
        return already_used()
    if batch.state == BatchState.REVOKED:
        return _("Deze kaart geldt niet meer. U kunt gewoon meedoen, ook zonder kaart.")
    if batch.valid_until < timezone.localdate():
        day = date_format(batch.valid_until, "j F Y")
        return _("Deze kaart was geldig tot en met %(day)s. U kunt gewoon meedoen, ook zonder kaart.") % {"day": day}
    return ""


def already_used() -> str:
    """For who comes second with the same card, also when that was a moment ago."""
    return _("Deze kaart is al gebruikt. U kunt gewoon meedoen.")


def take(card_id: UUID, round_: Round) -> str:
    """Use up a card, in the caller's transaction; says how somebody came here (a Recruitment).

    One UPDATE on the card itself decides: of two people with the same card at the same moment one is invited. Who is
    not, takes part as everybody does.
    """
    valid = InvitationBatch.objects.valid(timezone.localdate()).filter(round=round_)
    taken = Invitation.objects.filter(pk=card_id, used=False, batch__in=valid).update(used=True)
    return Recruitment.INVITED if taken else Recruitment.OPEN


def forget_order() -> int:
    """Write all used cards once more, in one go; returns how many.

    PostgreSQL keeps with each row which transaction wrote it last. That would tell who reads its tables which card
    was used together with which answer; after this it tells nothing.
    """
    return Invitation.objects.filter(used=True).update(used=True)


def used_in_words(size: int, used: int) -> str:
    """How many cards were used, without telling of a few people that they did, or that they did not."""
    if size < 2 * FEW:
        return _("tonen wij niet bij minder dan %(number)d kaarten") % {"number": 2 * FEW}
    if used < FEW:
        return _("minder dan %(number)d") % {"number": FEW}
    if size - used < FEW:
        return _("meer dan %(number)d") % {"number": size - FEW}
    return str(used)
