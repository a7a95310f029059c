"""The example round on triage: made from its template, opened, answered by the cast, and extended."""

from datetime import datetime, timedelta
from itertools import islice

from django.utils import timezone

from consultation.models import Round
from consultation.service import Period, RoundState, create_round, extend_round, move_round, tick_read
from contributions.service import promise_dates, reactions
from people.models import User

from . import cards
from .answering import answer, begin_and_stop
from .cast import cast
from .readers import READERS

TEMPLATE = "triage"
SLUG = "triagecriteria"
OPEN_FOR_DAYS = 35
STOPPED = 9
_EXTENDED_DAYS_AGO = 8


def open_triage_round(by: User) -> Round:
    """The running round, with its people in it; made once."""
    found = Round.objects.filter(is_example=True, slug=SLUG).first()
    if found is not None:
        return found
    round_ = create_round(TEMPLATE, by=by, is_example=True)
    now = timezone.localtime().replace(hour=20, minute=0, second=0, microsecond=0)
    round_.opens_at, round_.closes_at = now - timedelta(days=OPEN_FOR_DAYS, hours=11), now + timedelta(days=10)
    round_.word_back_on = (now + timedelta(days=52)).date()
    round_.contact_name, round_.contact_phone = "Noor van den Berg (VOORBEELD)", "070 - 000 00 00"
    round_.takes_recordings = True
    round_.save()
    promise_dates(round_.occasion, held_on=round_.opens_at.date(), words_final_on=(now + timedelta(days=45)).date())
    reactions.let_react(round_.occasion, True)
    round_.page.get_latest_revision().publish(user=by)
    tick_read(round_, READERS, by=by)
    round_ = move_round(round_, RoundState.OPEN, by=by)
    answer(round_, TEMPLATE, cast(), cards.hand_out(round_, by))
    begin_and_stop(round_, TEMPLATE, islice(cast(), STOPPED))
    return _extend(round_, now, by)


def _extend(round_: Round, now: datetime, by: User) -> Round:
    round_ = extend_round(
        round_,
        Period(now + timedelta(days=24)),
        reason="Jongeren en ondernemers horen wij nog te weinig. Wij gaan de komende weken naar hen toe. (VOORBEELD)",
        by=by,
    )
    change = round_.changes.get()
    change.day = timezone.localdate() - timedelta(days=_EXTENDED_DAYS_AGO)
    change.save()
    return round_
