"""Taking part through somebody else's hands: a form on paper, a phone call, an interview.

Who types may not yet hold a code: the person has one on the strip of the paper, gets a fresh one, or none at all.
"""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from people.models import Participant, User
from people.service import new_participant

from . import printed_number
from .enums import Channel, Recruitment
from .models import Occasion, Participation, Receipt
from .receipts import explain_code_problem, hash_of, new_code
from .refusals import Refused


@transaction.atomic
def begin_on_behalf(
    occasion: Occasion,
    *,
    channel: str,
    by: User,
    assisted: bool = False,
    recruitment: str = Recruitment.OPEN,
    participant: Participant | None = None,
) -> Participation:
    """A draft that a member of staff types for somebody; without a code. `channel` is never ONLINE (ValueError).

    `participant` is who it is, when we know that person already: somebody who was invited.
    """
    if channel not in Channel.values or channel in (Channel.ONLINE, Channel.IMPORTED):
        raise ValueError("what comes in online is not typed by staff")
    return Participation.objects.create(
        occasion=occasion,
        participant=participant or new_participant(),
        channel=channel,
        recruitment=recruitment,
        assisted=assisted,
        entered_by=by,
        touched_on=timezone.localdate(),
    )


def describe(participation: Participation, *, assisted: bool, recruitment: str) -> bool:
    """Whether somebody had a helper, and came by invitation; True when that is new."""
    found = Participation.objects.drafts().filter(pk=participation.pk)
    return bool(
        found.exclude(assisted=assisted, recruitment=recruitment).update(assisted=assisted, recruitment=recruitment)
    )


@dataclass(frozen=True, slots=True)
class Printed:
    """A form printed beforehand: its number is on the paper, its code on the strip that the person keeps."""

    number: str
    code: str


@transaction.atomic
def preprint_codes(count: int) -> list[Printed]:
    """So many fresh codes to print: each has a receipt that belongs to nobody yet. Codes are kept nowhere.

    Raises ValueError for more than a pile can hold.
    """
    if not 0 < count <= printed_number.MOST_IN_A_SERIES:
        raise ValueError(f"{count} forms do not fit in one pile")
    series = printed_number.new_series()
    while Receipt.objects.filter(printed_as__startswith=f"{series}-").exists():
        series = printed_number.new_series()
    made = [Printed(printed_number.number(series, place), new_code()) for place in range(1, count + 1)]
    Receipt.objects.bulk_create(Receipt(code_hash=hash_of(each.code), printed_as=each.number) for each in made)
    return made


@transaction.atomic
def tie_number(participation: Participation, number: str) -> Receipt:
    """Give a participation the code that goes with the printed number of its paper. Refuses as :func:`tie_code`."""
    tidy = printed_number.tidy(number)
    printed = Receipt.objects.select_for_update().filter(printed_as=tidy).first() if tidy else None
    if printed is None:
        raise Refused(_("Dit nummer hebben wij niet gedrukt. Kijk nog eens goed naar de letters en cijfers."))
    return _tie(participation, printed)


@transaction.atomic
def tie_code(participation: Participation, code: str) -> Receipt:
    """Give a participation a code that was printed beforehand, from the strip. The same once more changes nothing.

    Raises Refused when we never printed this code (a mistake in typing would leave somebody with a code that opens
    nothing), when it belongs to another form, or when this form has another code.
    """
    printed = Receipt.objects.select_for_update().filter(code_hash=hash_of(code) or None).first()
    if printed is None:
        raise Refused(explain_code_problem(code))
    return _tie(participation, printed)


def _tie(participation: Participation, printed: Receipt) -> Receipt:
    if printed.participation_id == participation.pk:
        return printed
    if printed.participation_id is not None:
        raise Refused(_("Deze code hoort al bij een ander formulier. Kijk of dit formulier al eens is ingevoerd."))
    _free_to_give(participation)
    printed.participation = participation
    printed.save(update_fields=["participation"])
    return printed


@transaction.atomic
def give_new_code(participation: Participation) -> str:
    """A fresh code for somebody, to be told once: we keep only its hash. An earlier code opens nothing any more.

    Raises Refused when there is something behind the earlier code already: a message, or a link that was mailed.
    """
    held = Receipt.objects.select_for_update().filter(participation=participation).first()
    code = new_code()
    if held is None:
        _free_to_give(participation)
        Receipt.objects.create(code_hash=hash_of(code), participation=participation)
    else:
        if held.messages.exists() or held.links.exists():
            raise Refused(_("De code van dit formulier is al gebruikt. Een nieuwe code geven kan niet meer."))
        held.code_hash = hash_of(code)
        held.save(update_fields=["code_hash"])
    return code


def _free_to_give(participation: Participation) -> None:
    try:
        kept = Participation.objects.select_for_update().drafts().get(pk=participation.pk)
    except Participation.DoesNotExist:
        raise Refused(_("Dit formulier is al binnen, of het is weg. Een code geven kan niet meer.")) from None
    if Receipt.objects.filter(participation=kept).exists():
        raise Refused(_("Dit formulier heeft al een andere code."))
