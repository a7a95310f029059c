"""The dossier holds what the database holds, and nobody small."""

from typing import Any

import pytest
from django.test import Client

from contributions.models import Tally
from contributions.service import HIDDEN, Scope
from outreach.models import SignalCard
from outreach.sheets import CARDS, DATES, REPORTS, TALLIES
from tests.factories import gatherings
from tests.outreach.cards.evening import Evening
from tests.outreach.cards.test_reports import written


def rows(sheet: Any, audience: str) -> list[tuple[Any, ...]]:
    """The rows of one sheet."""
    return [tuple(row) for row in sheet.rows(Scope(audience=audience))]


@pytest.mark.parametrize("audience", ["intern", "openbaar"])
def test_sheets_equal_the_database(evening: Evening, host: Client, audience: str) -> None:
    for number in range(6):
        evening.write(Client(), f"Kaart {number}.")
    evening.note(host, "Verteld.")
    gatherings.seat(evening.date.gathering, "attended", chairs=3)
    occasion = evening.date.gathering.occasion
    for count, people in ((9, 12), (2, 3)):
        Tally.objects.create(occasion=occasion, statement=f"{count}", count=count, people=people)
    written(evening)
    ((number, *_rest, came, heard),) = rows(DATES, audience)
    assert occasion and (number, came, heard) == (occasion.pk, HIDDEN, 7)
    told = {str(row[3]): row[4] for row in rows(CARDS, audience)}
    few = 1 if audience == "intern" else HIDDEN
    assert told == {"Op de eigen telefoon": 6, "Opgeschreven door een gastheer of gastvrouw": few}
    assert SignalCard.objects.count() == 7
    assert [row[-2:] for row in rows(TALLIES, audience)] == [(HIDDEN, HIDDEN), (9, 12)]
    assert len(rows(REPORTS, audience)) == (1 if audience == "intern" else 0)
    assert all(len(row) == len(sheet.columns) for sheet in (DATES, CARDS, TALLIES) for row in rows(sheet, audience))
