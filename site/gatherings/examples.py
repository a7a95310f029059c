"""For the demo alone: rooms that nobody visited, and a conversation that was held without waiting for it."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db import transaction

from .models import Gathering, Venue
from .planning import promise_day


def add_venue(name: str, town: str, **fields: Any) -> Venue:
    """The place with this name in this town; made with these fields when it is not there."""
    return Venue.objects.get_or_create(name=name, town=town, defaults=fields)[0]


def mark_examples(gatherings: Iterable[Gathering]) -> None:
    """These are examples, and say so."""
    Gathering.objects.filter(pk__in=[each.pk for each in gatherings]).update(is_example=True)


@transaction.atomic
def let_days_pass(gathering: Gathering, days: int) -> Gathering:
    """An example moves so many days to the past; who has a seat is told nothing. ValueError for what is no example."""
    kept = Gathering.objects.select_for_update(of=("self",)).get(pk=gathering.pk)
    if not kept.is_example:
        raise ValueError("only an example can be moved to the past")
    kept.starts_at -= timedelta(days=days)
    kept.ends_at -= timedelta(days=days)
    kept.save(update_fields=["starts_at", "ends_at"])
    promise_day(kept)
    return kept
