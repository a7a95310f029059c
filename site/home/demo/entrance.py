"""The round that is over: on the way in. Closed early, answered later than promised, and decided."""

from datetime import date, datetime, timedelta

from django.utils import timezone

from consultation.models import Round
from consultation.service import (
    RoundState,
    create_round,
    keep_promise,
    move_round,
    put_off_promise,
    round_template,
    tick_read,
)
from contributions.service import promise_dates
from people.models import User

from . import entrance_decisions
from .answering import answer
from .desk_work import read_everything
from .entrance_cast import CLOSED, OPENED, entrance_cast
from .readers import READERS
from .tokens import RECEIPT_CODE

TEMPLATE = "entrance"
#: Days ago: planned to close, first promised, promised anew, kept.
_PLANNED, _PROMISED, _PUT_OFF, _KEPT = 78, 45, 24, 26


def look_back(*, organiser: User, moderator: User, analyst: User, owner: User) -> Round:
    """The whole life of this round; made once."""
    found = Round.objects.filter(is_example=True, slug=round_template(TEMPLATE).slug).first()
    if found is not None:
        return found
    round_ = _open(organiser)
    answer(round_, TEMPLATE, entrance_cast(), {}, code=RECEIPT_CODE)
    round_ = _close(round_, organiser)
    read_everything(round_, moderator)
    put_off = _days_ago(_PROMISED + 2)
    round_ = put_off_promise(
        round_,
        _days_ago(_PUT_OFF),
        "Wij wilden eerst met helpers uit de buurt praten over wat u zei. Dat kostte meer tijd. (VOORBEELD)",
        by=organiser,
        on=put_off,
    )
    entrance_decisions.find_and_decide(round_, analyst=analyst, owner=owner)
    round_ = keep_promise(round_, by=organiser, on=_days_ago(_KEPT))
    unread = "Wij lazen alles, maar gaven nog niet elk antwoord een code. Dat doen wij later. (VOORBEELD)"
    return move_round(round_, RoundState.DECIDED, by=organiser, reason=unread)


def _open(by: User) -> Round:
    """A round can only open while its closing is still to come; afterwards its days are set back."""
    round_ = create_round(TEMPLATE, by=by, is_example=True)
    now = _evening()
    round_.opens_at, round_.closes_at = now - timedelta(days=OPENED, hours=11), now + timedelta(days=1)
    round_.word_back_on = (now + timedelta(days=30)).date()
    round_.contact_name, round_.contact_phone = "Noor van den Berg (VOORBEELD)", "070 - 000 00 00"
    round_.save()
    promise_dates(round_.occasion, held_on=round_.opens_at.date(), words_final_on=(now + timedelta(days=20)).date())
    round_.page.get_latest_revision().publish(user=by)
    tick_read(round_, READERS, by=by)
    return move_round(round_, RoundState.OPEN, by=by)


def _close(round_: Round, by: User) -> Round:
    round_ = move_round(
        round_,
        RoundState.REVIEW,
        by=by,
        reason="Onze bibliotheken gingen dicht voor een verbouwing. Daar vulden de meeste mensen het in. (VOORBEELD)",
    )
    closed = _evening() - timedelta(days=CLOSED)
    change = round_.changes.get()
    change.day, change.new_closes_at = closed.date(), closed
    change.old_closes_at = closed + timedelta(days=CLOSED - _PLANNED)
    change.save()
    round_.closes_at, round_.word_back_on = closed, _days_ago(_PROMISED)
    round_.save()
    promise_dates(round_.occasion, held_on=round_.occasion.held_on, words_final_on=_days_ago(_PROMISED + 10))
    return round_


def _evening() -> datetime:
    return timezone.localtime().replace(hour=20, minute=0, second=0, microsecond=0)


def _days_ago(days: int) -> date:
    return timezone.localdate() - timedelta(days=days)
