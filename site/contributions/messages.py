"""Messages under a receipt: asking, objecting, answering, without anybody's address.

The order of messages is kept by the database (UNIQUE per receipt); who comes second tries again.
"""

from collections.abc import Callable

from django.db import IntegrityError, transaction
from django.db.models import Exists, Max, OuterRef, QuerySet
from django.utils.translation import gettext as _

from audit.service import record
from people.models import User
from privacy import service as privacy

from .enums import MessageKind, MessageSide
from .letters import tell_by_mail
from .models import Message, Receipt
from .refusals import ChangedMeanwhile, Refused

TRIES = 5
LONGEST = 5_000
MOST_UNANSWERED = 20


def ask(receipt: Receipt, text: str) -> Message:
    """A participant asks the team something. The same text twice in a row is one question."""
    return _from_participant(receipt, MessageKind.QUESTION, text)


def object_to(receipt: Receipt, text: str) -> Message:
    """A participant objects to what was done with their words. The same text twice in a row is one objection."""
    return _from_participant(receipt, MessageKind.OBJECTION, text)


def answer(receipt: Receipt, text: str, *, by: User, up_to: int) -> Message:
    """The team answers what this receipt's holder asked, up to message number `up_to` (what was on screen).

    Whoever left an e-mail address gets a mail with a fresh link, in the same transaction. Raises
    ChangedMeanwhile when a colleague answered first, Refused without text.
    """
    kept = _checked(text)

    def attempt() -> Message:
        open_ones = Message.objects.unanswered().select_for_update().filter(receipt=receipt, order__lte=up_to)
        if not open_ones.update(answered=True):
            raise ChangedMeanwhile(_("Een collega heeft dit al beantwoord. Lees eerst wat er nu staat."))
        message = _next(receipt, MessageSide.STAFF, MessageKind.ANSWER, kept, written_by=by)
        record("contributions.message_answered", by=by, on=message)
        _mail_about(message, template="message_answered")
        return message

    return _retried(attempt)


def write(receipt: Receipt, text: str, *, by: User, also_mail: bool = True) -> Message:
    """The team writes first, for example after a care signal. The same text twice in a row is one message.

    Mails as :func:`answer` does, unless who left an address hears it in another way. Raises Refused without text.
    """
    kept = _checked(text)

    def attempt() -> Message:
        last = Message.objects.filter(receipt=receipt).order_by("-order").first()
        if last and last.side == MessageSide.STAFF and last.text == kept:
            return last
        message = _next(receipt, MessageSide.STAFF, MessageKind.ANSWER, kept, written_by=by)
        record("contributions.message_written", by=by, on=message)
        if also_mail:
            _mail_about(message, template="message_written")
        return message

    return _retried(attempt)


def without(receipts: QuerySet[Receipt], text: str) -> QuerySet[Receipt]:
    """Those of these receipts under which the team did not write this yet, whatever was written since."""
    written = Message.objects.filter(receipt=OuterRef("pk"), side=MessageSide.STAFF, text=text)
    return receipts.exclude(Exists(written))


def _from_participant(receipt: Receipt, kind: str, text: str) -> Message:
    kept = _checked(text)

    def attempt() -> Message:
        mine = list(Message.objects.unanswered().filter(receipt=receipt).order_by("-order")[:MOST_UNANSWERED])
        if mine and mine[0].text == kept and mine[0].kind == kind:
            return mine[0]
        if len(mine) >= MOST_UNANSWERED:
            raise Refused(_("U stelde al veel vragen. Wij beantwoorden die eerst. Daarna kunt u weer schrijven."))
        return _next(receipt, MessageSide.PARTICIPANT, kind, kept)

    return _retried(attempt)


def _checked(text: str) -> str:
    kept, _hints = privacy.guard_for_storage(text)
    if not kept.strip():
        raise Refused(_("Schrijf eerst uw bericht."))
    if len(kept) > LONGEST:
        raise Refused(
            _("Uw bericht is te lang: %(count)d tekens. Maak het korter dan %(longest)d tekens.")
            % {"count": len(kept), "longest": LONGEST}
        )
    return kept


def _next(receipt: Receipt, side: str, kind: str, text: str, written_by: User | None = None) -> Message:
    last = Message.objects.filter(receipt=receipt).aggregate(last=Max("order"))["last"] or 0
    return Message.objects.create(
        receipt=receipt, side=side, kind=kind, text=text, order=last + 1, written_by=written_by
    )


def _retried(attempt: Callable[[], Message]) -> Message:
    for _try in range(TRIES):
        try:
            with transaction.atomic():
                return attempt()
        except IntegrityError:
            continue  # somebody wrote under this receipt at the same moment: take the next number
    raise Refused(_("Het versturen lukte niet. Uw bericht staat er nog. Probeer het opnieuw."))


def _mail_about(message: Message, *, template: str) -> None:
    tell_by_mail(message.receipt, key=f"message:{message.pk}", template=template)
