"""Rounds in the states a test needs, made as an organiser makes them: from the template."""

from datetime import date, timedelta

from django.utils import timezone

from consultation.ambassador import tick_read
from consultation.enums import RoundState
from consultation.models import Item, Round, RoundPage
from consultation.rounds import create_round
from consultation.transitions import move
from tests.factories.replay import made_once


@made_once
def draft_round(slug: str | None = None, **texts: object) -> Round:
    """As the template leaves it: no dates, nobody to call, page not published."""
    round_ = create_round("triage", slug=slug)
    return _update(round_, **texts)


@made_once
def ready_round(slug: str | None = None, **texts: object) -> Round:
    """Everything filled in: it can be announced or opened."""
    round_ = draft_round(slug)
    now = timezone.now()
    _update(
        round_,
        **{
            "opens_at": now - timedelta(hours=1),
            "closes_at": now + timedelta(days=14),
            "word_back_on": date(2030, 1, 1),
            "contact_name": "Samira van het team",
            "contact_phone": "070 123 45 67",
            **texts,
        },
    )
    round_.occasion.words_final_on = date(2030, 1, 1)
    round_.occasion.save()
    RoundPage.objects.get(round=round_).get_latest_revision().publish()
    return tick_read(round_, "Een leesgroep", by=None)


@made_once
def open_round(slug: str | None = None, **texts: object) -> Round:
    """Open: people can take part."""
    return move(ready_round(slug, **texts), RoundState.OPEN, by=None)


def item_of(round_: Round, kind: str, order: int = 0) -> Item:
    """The (order-th) question of this kind in the round."""
    return list(Item.objects.asked().filter(step__round=round_, kind=kind))[order]


def _update(round_: Round, **values: object) -> Round:
    for name, value in values.items():
        setattr(round_, name, value)
    round_.save()
    return round_
