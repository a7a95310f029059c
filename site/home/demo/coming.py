"""The round that is still to come: on the profile of the person and the team."""

from datetime import timedelta

from django.utils import timezone

from consultation.models import Round
from consultation.service import RoundState, create_round, move_round, round_template, tick_read
from contributions.service import promise_dates
from people.models import User

from . import cards
from .readers import READERS

TEMPLATE = "profile"


def announce(by: User) -> Round:
    """Announce it once."""
    found = Round.objects.filter(is_example=True, slug=round_template(TEMPLATE).slug).first()
    if found is not None:
        return found
    round_ = create_round(TEMPLATE, by=by, is_example=True)
    now = timezone.localtime().replace(hour=20, minute=0, second=0, microsecond=0)
    round_.opens_at, round_.closes_at = now + timedelta(days=40), now + timedelta(days=75)
    round_.word_back_on = (now + timedelta(days=110)).date()
    round_.contact_name, round_.contact_phone = "Noor van den Berg (VOORBEELD)", "070 - 000 00 00"
    round_.save()
    promise_dates(round_.occasion, held_on=round_.opens_at.date(), words_final_on=(now + timedelta(days=100)).date())
    round_.page.get_latest_revision().publish(user=by)
    tick_read(round_, READERS, by=by)
    round_ = move_round(round_, RoundState.ANNOUNCED, by=by)
    cards.print_beforehand(round_, by)
    return round_
