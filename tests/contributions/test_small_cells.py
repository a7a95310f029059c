"""Small numbers stay hidden from whoever can add and subtract."""

import itertools
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from contributions.small_cells import coarse_labels, hide_small_cells
from tests.sample_sizes import SAMPLE

TABLES = st.integers(1, 5).flatmap(
    lambda width: st.lists(
        st.lists(st.one_of(st.integers(0, 6), st.integers(0, 60)), min_size=width, max_size=width),
        min_size=1,
        max_size=5,
    )
)


def test_a_large_table_is_told_whole_with_its_totals():
    assert hide_small_cells([[10, 20], [30, 40]], smallest=5) == [[10, 20, 30], [30, 40, 70], [40, 60, 100]]


def test_a_small_cell_takes_others_along_so_that_it_cannot_be_subtracted_back():
    assert hide_small_cells([[2, 20, 30], [40, 50, 60], [70, 80, 90]], smallest=5) == [
        [None, None, 30, 52],
        [None, None, 60, 150],
        [70, 80, 90, 240],
        [112, 150, 180, 442],
    ]


def test_a_nought_points_at_nobody():
    assert hide_small_cells([[0, 20], [0, 40]], smallest=5) == [[0, 20, 20], [0, 40, 40], [0, 60, 60]]


def test_five_ones_are_not_given_away_by_their_total():
    assert hide_small_cells([[1, 1, 1, 1, 1]], smallest=5, columns_add_up=False) == [[None] * 6]


def test_an_empty_table_stays_empty():
    assert hide_small_cells([], smallest=5) == []


@given(TABLES, st.booleans())
def test_what_is_told_is_true_and_no_small_number_is_told(counts, columns_add_up):
    full = hide_small_cells(counts, smallest=0, columns_add_up=columns_add_up)
    told = hide_small_cells(counts, smallest=5, columns_add_up=columns_add_up)
    for full_row, told_row in zip(full, told, strict=True):
        for value, cell in zip(full_row, told_row, strict=True):
            assert cell is None or (cell == value and (cell == 0 or cell >= 5))


@given(TABLES, st.booleans())
def test_no_hidden_number_can_be_worked_out(counts, columns_add_up):
    """Solve the sums as a reader with a spreadsheet would: no hidden cell has only one possible value."""
    told = hide_small_cells(counts, smallest=5, columns_add_up=columns_add_up)
    places = [(r, c) for r, row in enumerate(told) for c, cell in enumerate(row) if cell is None]
    lines = [[(r, c) for c in range(len(told[0]))] for r in range(len(told))]
    if columns_add_up:
        lines += [[(r, c) for r in range(len(told))] for c in range(len(told[0]))]
    equations = [
        [Fraction((-1 if place == line[-1] else 1) if place in line else 0) for place in places] for line in lines
    ]
    fixed = {places[column] for column in _determined(equations, len(places))}
    # When everything of a line is hidden, its total included, nothing of it is known from outside.
    assert fixed == set()


def _determined(rows, width):
    """Columns whose unknown has one value: Gaussian elimination, then rows with a single number left."""
    pivots, rows = [], [list(row) for row in rows]
    for column in range(width):
        pivot = next((r for r in range(len(pivots), len(rows)) if rows[r][column]), None)
        if pivot is None:
            continue
        here = len(pivots)
        rows[here], rows[pivot] = rows[pivot], rows[here]
        rows[here] = [value / rows[here][column] for value in rows[here]]
        for r in range(len(rows)):
            if r != here and rows[r][column]:
                rows[r] = [a - rows[r][column] * b for a, b in zip(rows[r], rows[here], strict=True)]
        pivots.append(column)
    return [column for r, column in enumerate(pivots) if sum(1 for value in rows[r] if value) == 1]


@given(TABLES)
def test_hidden_parts_of_a_known_total_are_together_no_small_number(counts):
    for row in hide_small_cells(counts, smallest=5):
        if row[-1] is not None and None in row:
            assert row[-1] - sum(cell for cell in row[:-1] if cell is not None) >= 5


SIDES = {"burgers": "buiten", "organisaties": "buiten", "overheid": "binnen", "team": "binnen"}


@pytest.mark.parametrize(
    ("people", "labels"),
    [
        ({"burgers": 40, "overheid": 12}, {"burgers": "burgers", "overheid": "overheid"}),
        ({"burgers": 6, "organisaties": 5, "overheid": 12}, {"burgers": "buiten", "organisaties": "buiten"}),
        ({"burgers": 40, "organisaties": 4}, {"burgers": "burgers", "organisaties": "niet vermeld"}),
        ({}, {}),
    ],
)
def test_a_label_stands_for_ten_people_or_is_wider(people, labels):
    found = coarse_labels(people, smallest=10, wider=SIDES.__getitem__, otherwise="niet vermeld")
    assert labels.items() <= found.items()


@given(st.dictionaries(st.sampled_from(list(SIDES)), st.integers(0, 30)))
def test_every_label_that_is_told_stands_for_enough_people(people):
    labels = coarse_labels(people, smallest=10, wider=SIDES.__getitem__, otherwise="niet vermeld")
    for label, groups in itertools.groupby(sorted(people, key=labels.get), key=labels.get):
        if label != "niet vermeld":
            assert sum(people[group] for group in groups) >= 10


@settings(max_examples=SAMPLE.hypothesis_examples // 2, deadline=None)
@given(TABLES, st.booleans())
def test_whoever_solves_all_sums_still_thinks_that_every_hidden_number_could_be_five(counts, columns_add_up):
    """The sharpest reader: linear programming over all sums, knowing which hidden cells are noughts."""
    full = hide_small_cells(counts, smallest=0, columns_add_up=columns_add_up)
    told = hide_small_cells(counts, smallest=5, columns_add_up=columns_add_up)
    places = [(r, c) for r, row in enumerate(told) for c, cell in enumerate(row) if cell is None]
    lines = [[(r, c) for c in range(len(told[0]))] for r in range(len(told))]
    if columns_add_up:
        lines += [[(r, c) for r in range(len(told))] for c in range(len(told[0]))]
    sums = np.array([[0 if p not in line else -1 if p == line[-1] else 1 for p in places] for line in lines])
    rest = [sum((1 if p == line[-1] else -1) * (told[p[0]][p[1]] or 0) for p in line) for line in lines]
    floors = [(min(1, full[r][c]), None) for r, c in places]
    for number in range(len(places)):
        aim = np.eye(len(places))[number]
        highest = linprog(-aim, A_eq=sums, b_eq=rest, bounds=floors, method="highs")
        assert highest.status == 3 or -highest.fun >= 5 - 1e-6
