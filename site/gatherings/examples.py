"""For the demo alone: a conversation that was held already, without waiting for it."""

from datetime import timedelta

from django.db import transaction

from .models import Gathering


@transaction.atomic
def let_days_pass(gathering: Gathering, days: int) -> Gathering:
    """An example moves so many days to the past; who has a seat is told nothing. ValueError for what is no example."""
    kept = Gathering.objects.select_for_update(of=("self",)).get(pk=gathering.pk)
    if not kept.is_example:
        raise ValueError("only an example can be moved to the past")
    kept.starts_at -= timedelta(days=days)
    kept.ends_at -= timedelta(days=days)
    kept.save(update_fields=["starts_at", "ends_at"])
    if kept.occasion is not None:
        kept.occasion.held_on = kept.starts_here.date()
        kept.occasion.save(update_fields=["held_on"])
    return kept


def mark(gatherings: list[Gathering]) -> None:
    """These are examples, and say so."""
    Gathering.objects.filter(pk__in=[each.pk for each in gatherings]).update(is_example=True)
