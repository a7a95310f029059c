"""In which rounds and conversations people took part, and on which days: for who handles a request about data."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from people.models import Participant

from .models import Participation


def seen_in(people: Sequence[Participant]) -> list[tuple[UUID, date, str]]:
    """Who, on which day, in what; one query. Not a word of what was said."""
    found = Participation.objects.filter(participant__in=people).order_by("touched_on", "id")
    rows = found.values_list("participant_id", "handed_in_on", "touched_on", "occasion__title")
    return [(person, day, title) for person, handed_in, touched, title in rows for day in (handed_in, touched) if day]
