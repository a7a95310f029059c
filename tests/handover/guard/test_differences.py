"""Two tellings of one table, laid beside each other, do not say that one to four people came or went."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import sparse
from scipy.optimize import linprog

from contributions.service import CellNetwork, Scope, hide_small_cells, tell_table
from handover.guard.bounds import few
from handover.guard.differences import leaks, soften
from handover.guard.watch import Edition, Watch
from tests.sample_sizes import SAMPLE

ROWS, WAYS = ("a", "b", "c"), ("open", "invited")
LINE = [["a", "b", "c", ""]]


def test_one_person_more_is_not_told_nor_can_the_total_tell_it():
    before = {"a": 20, "b": 30, "c": 40, "": 90}
    told = soften([before], {"a": 21, "b": 30, "c": 40, "": 91}, LINE, smallest=5)
    assert told["a"] is None and told[""] is None and (told["b"], told["c"]) == (30, 40)


def test_five_people_more_are_told():
    before, now = {"a": 20, "b": 30, "": 50}, {"a": 25, "b": 30, "": 55}
    assert soften([before], now, [["a", "b", ""]], smallest=5) == now


def test_a_small_change_hides_in_a_large_one():
    before = {"a": 20, "b": 30, "c": 40, "": 90}
    told = soften([before], {"a": 21, "b": 45, "c": 40, "": 106}, LINE, smallest=5)
    assert told == {"a": None, "b": None, "c": 40, "": 106}


def test_what_was_hidden_between_two_tellings_is_compared_all_the_same():
    first, second = {"a": 20, "b": 30, "": 50}, {"b": 45}
    told = soften([first, second], {"a": 22, "b": 45, "": 67}, [["a", "b", ""]], smallest=5)
    assert told["a"] is None


def test_hidden_cells_of_a_line_do_not_tell_that_together_two_came():
    network = CellNetwork([["a", "b", "c", ""]])
    assert list(leaks({"c": 40, "": 60}, {"c": 40, "": 62}, network, smallest=5))


def test_what_was_told_once_and_hidden_the_other_time_says_something_of_both():
    """Who expects that people only join: nobody joined c, so 5 of its 20 were open before, and of a 68 - 39 - 5."""
    lines = [[f"{row}|open", f"{row}|invited", f"{row}|"] for row in ("a", "b", "c", "")]
    lines += [[f"{row}|{way}" for row in ("a", "b", "c", "")] for way in ("open", "invited", "")]
    before = {"a|": 27, "b|open": 39, "b|invited": 5, "b|": 44, "c|": 20, "|open": 68, "|invited": 23, "|": 91}
    now = {"a|open": 27, "c|open": 5, "c|": 20, "|": 100}
    assert "a|open" in set(few(before, now, lines, smallest=5))
    told = soften([before], {cell: now.get(cell) for line in lines for cell in line}, lines, smallest=5)
    kept = {cell: value for cell, value in told.items() if value is not None}
    assert not list(few(before, kept, lines, smallest=5)) and kept["|"] == 100


def watch_of(history):
    """A guard in memory, with the same memory of what was told as the one that reads the database."""
    watch = Watch()
    watch._before = {("test", ""): list(history)} if history else {}
    return watch


def publish(history, counts, columns_add_up):
    hidden = hide_small_cells(counts, smallest=5, columns_add_up=columns_add_up)
    watch = watch_of(history)
    scope = Scope(audience="openbaar", guard=watch)
    tell_table(scope, "test", "", hidden, rows=ROWS, columns=WAYS, columns_add_up=columns_add_up)
    (fresh,) = watch._told.values()
    told = {cell: value for cell, value in fresh.items() if value is not None}
    return [*history, Edition(len(history) + 1, str(len(history) + 1), told)]


NUMBERS = st.one_of(st.integers(0, 6), st.integers(0, 40))
STARTS = st.lists(st.lists(NUMBERS, min_size=2, max_size=2), min_size=3, max_size=3)
STEPS = st.lists(
    st.lists(st.one_of(st.just(0), st.integers(-2, 4), st.integers(0, 20)), min_size=6, max_size=6),
    min_size=1,
    max_size=3,
)


@settings(max_examples=SAMPLE.hypothesis_examples // 4, deadline=None)
@given(STARTS, STEPS, st.booleans())
def test_from_all_dossiers_together_no_small_change_can_be_worked_out(start, steps, columns_add_up):
    counts, history = start, []
    for step in [[0] * 6, *steps]:
        counts = [[max(0, cell + step[2 * r + c]) for c, cell in enumerate(row)] for r, row in enumerate(counts)]
        history = publish(history, counts, columns_add_up)
    for later in range(1, len(history)):
        for earlier in range(later):
            assert_tells_no_small_change(history[earlier].told, history[later].told, columns_add_up)


#: Nobody can have so many in these tables: beyond it a number is as good as without end.
BEYOND = 100_000.0


def assert_tells_no_small_change(before, now, columns_add_up):
    """Both tables as unknowns in one system; of each cell the least and the most that it can have changed.

    All these least and most values are asked in one linear programme, a copy of the system for each: they do not
    touch each other, so the best of their sum is the best of each.
    """
    if before == now:
        return  # then it may be that nothing changed at all
    down = [*ROWS, ""] if columns_add_up else list(ROWS)
    names = [f"{row}|{way}" for row in down for way in (*WAYS, "")]
    lines = [[f"{row}|{way}" for way in (*WAYS, "")] for row in down]
    if columns_add_up:
        lines += [[f"{row}|{way}" for row in down] for way in (*WAYS, "")]
    size = len(names)
    sums = np.array([[0 if n not in line else -1 if n == line[-1] else 1 for n in names] for line in lines])
    nothing = np.zeros_like(sums)
    both = np.block([[sums, nothing], [nothing, sums]])
    bounds = [(told.get(name, 0), told.get(name, BEYOND)) for told in (before, now) for name in names]
    change = np.hstack([-np.eye(size), np.eye(size)])
    asked = np.vstack([change, -change])
    copies = len(asked)
    for expects in (None, 1, -1):  # nothing; that people only come; that people only go
        limits = {}
        if expects is not None:
            every = sparse.block_diag([-expects * change] * copies, format="csr")
            limits = {"A_ub": every, "b_ub": np.zeros(copies * size)}
        every = sparse.block_diag([both] * copies, format="csr")
        found = linprog(
            asked.ravel(), A_eq=every, b_eq=np.zeros(copies * len(both)), bounds=bounds * copies, method="highs",
            **limits,
        )  # fmt: skip
        if found.status == 2:
            continue  # people did not only come, or go
        assert found.status == 0, found.message
        ends = (asked * found.x.reshape(copies, -1)).sum(axis=1)
        for name, low, high in zip(names, ends[:size], -ends[size:], strict=True):
            assert not (low > 1 - 1e-6 and high < 5 - 1e-6), (before, now, name)
            assert not (low > -5 + 1e-6 and high < -1 + 1e-6), (before, now, name)


@pytest.mark.parametrize("history", [[{"a": 20, "b": 30, "": 50}], [{"a": 20, "b": 30, "": 50}, {"a": 26, "": 56}]])
def test_when_little_would_be_left_the_last_telling_stands(history):
    editions = [Edition(number, f"r{number}", told) for number, told in enumerate(history, start=1)]
    watch = watch_of(editions)
    last = editions[-1]
    told = watch.tell("test", "", {"a": 27, "b": 31, "": 58}, [["a", "b", ""]])
    assert {cell: value for cell, value in told.items() if value is not None} == last.told
    assert [(note.cells, note.since) for note in watch.notes] == [(len(last.told), last.run_name)]
