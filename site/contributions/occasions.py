"""Occasions: opening one, and the dates that are promised with it."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from .models import AgendaItem, Occasion


@transaction.atomic
def open_occasion(
    *,
    kind: str,
    title: str,
    agenda_items: Iterable[AgendaItem] = (),
    source: str = "",
    held_on: date | None = None,
    part_of: Occasion | None = None,
) -> Occasion:
    """A moment at which people are heard, for these actions of the agenda.

    `kind` is an OccasionKind; `part_of` the larger one it belongs to.
    """
    occasion = Occasion.objects.create(kind=kind, title=title, source=source, held_on=held_on, part_of=part_of)
    occasion.agenda_items.set(agenda_items)
    return occasion


def promise_dates(occasion: Occasion, *, held_on: date | None, words_final_on: date | None) -> None:
    """When it was or begins, and until when people can take their words back."""
    occasion.held_on, occasion.words_final_on = held_on, words_final_on
    occasion.save(update_fields=["held_on", "words_final_on"])
