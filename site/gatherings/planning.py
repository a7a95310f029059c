"""Gatherings: offering a moment, making it definite, moving it, calling it off."""

from collections.abc import Iterable

from django.db import transaction

from contributions.models import AgendaItem, Occasion
from contributions.service import open_occasion
from people.models import User

from .enums import GatheringState
from .models import Gathering
from .transitions import move_gathering


@transaction.atomic
def make_definite(
    gathering: Gathering,
    *,
    agenda_items: Iterable[AgendaItem] = (),
    part_of: Occasion | None = None,
    by: User | None,
) -> Gathering:
    """This moment takes place: from now on people can be invited, and what they say has its Occasion. Once."""
    gathering = Gathering.objects.select_for_update(of=("self",)).get(pk=gathering.pk)
    if gathering.state == GatheringState.PLANNED:
        return gathering
    occasion = open_occasion(
        kind=gathering.kind,
        title=gathering.title,
        agenda_items=agenda_items,
        held_on=gathering.starts_here.date(),
        part_of=part_of,
    )
    return move_gathering(gathering, GatheringState.PLANNED, by=by, occasion=occasion)
