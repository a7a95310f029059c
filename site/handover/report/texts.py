"""The texts people wrote, at hand while the report is written; one query."""

from collections.abc import Iterator

from contributions.models import AgendaItem
from contributions.service import Scope
from education.service import Block

from .models import Place, ReportText


class Texts:
    """What stands where. A place without a text says nothing: the report tells no filler."""

    def __init__(self, scope: Scope) -> None:
        rows = ReportText.objects.using(scope.using).all()
        self._at = {(row.place, row.agenda_item_id): row.paragraphs for row in rows}

    def at(self, place: Place, item: AgendaItem | None = None) -> list[str]:
        """The paragraphs at this place, of this action where it belongs to one."""
        return self._at.get((place, item.pk if item else None), [])

    def blocks(self, place: Place, item: AgendaItem | None = None) -> Iterator[Block]:
        """The same as blocks."""
        for paragraph in self.at(place, item):
            yield Block("paragraph", text=paragraph)
