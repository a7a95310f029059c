"""Classes in the dossier: only those that stand, nothing of one class apart, and nobody to be found by subtraction."""

from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contributions.service import HIDDEN, hide_small_cells
from education.classroom.totals import FEWEST
from people.models import User
from tests.education.classroom.beside import beside, counted, standing
from tests.education.classroom.room import Room
from tests.factories.rounds import open_round
from tests.handover.workbooks import dossier


@pytest.mark.parametrize("audience", ["intern", "openbaar"])
def test_a_dossier_tells_of_classes_that_stand_and_of_no_others(room: Room, organiser: User, audience: str) -> None:
    round_ = open_round()
    beside(room, round_)
    first = standing(room.statement, organiser, 20, 8, school="Het Zandkasteel", level="vmbo_bb")
    standing(room.statement, organiser, 14, 9, way="paper")
    standing(room.dilemma, organiser, 18, 2)
    counted(room.statement, 30, 10, school="De Schuilkelder")
    sheets = dossier(audience, round_.slug)
    rows = sheets["Klassen"]
    year, week, _day = first.held_on.isocalendar()
    assert {row["Leerlingen"] for row in rows} == {28, 23, 20}
    assert {row["Week"] for row in rows} == {f"{year}, week {week}"}
    assert {row["Hoe"] for row in rows} == {"Samen op één scherm, met handen", "Op papier"}
    told = [(row["Vraag"], row["Antwoord"], row["Leerlingen"], row["Van"]) for row in sheets["Klassen per vraag"]]
    assert told[:3] == [
        (room.statement.text, "Eens", 34, 51),
        (room.statement.text, "Oneens", 17, 51),
        (room.statement.text, "Weet ik niet", 0, 51),
    ]
    assert told[3:] == [("Wat eerst?", "Bellen", HIDDEN, 20), ("Wat eerst?", "Schrijven", HIDDEN, 20)]
    everything = repr(sheets)
    assert "Zandkasteel" not in everything and "Schuilkelder" not in everything
    assert first.held_on.isoformat() not in repr(rows)


def test_another_round_has_no_classes_of_this_one(room: Room, organiser: User) -> None:
    beside(room, open_round())
    standing(room.statement, organiser, 20, 8)
    other = open_round("andere")
    sheets = dossier("intern", other.slug)
    assert (sheets["Klassen"], sheets["Klassen per vraag"]) == ([], [])


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.integers(0, 9), min_size=2, max_size=4).filter(lambda row: sum(row) >= FEWEST))
def test_who_knows_how_many_pupils_there_were_still_finds_nobody(row: list[int]) -> None:
    """The number of pupils stands beside the answers, so a reader may know the total even where that is hidden."""
    (told,) = hide_small_cells([row], smallest=FEWEST, columns_add_up=False)
    total = sum(row)
    hidden = [place for place, cell in enumerate(told[:-1]) if cell is None]
    rest = total - sum(cell for cell in told[:-1] if cell is not None)
    possible = [each for each in product(range(rest + 1), repeat=len(hidden)) if sum(each) == rest]
    for place in range(len(hidden)):
        assert len({each[place] for each in possible}) > 1
    assert all(cell is None for cell, real in zip(told[:-1], row, strict=True) if 0 < real < FEWEST)
