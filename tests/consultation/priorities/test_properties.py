"""What must hold of the counting whatever people choose."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from consultation.enums import ItemKind
from consultation.methods.options import options_of
from consultation.methods.priorities_settings import Settings
from consultation.results.ballots import Ballot, Poll
from consultation.results.priorities_counting import count_poll
from consultation.results.priorities_hidden import tell_option, tell_people
from tests.consultation.priorities.test_kinds import CODES, make

GROUPS = ["x", "y", "z"]


def poll_of(ballots: list[Ballot], kind: ItemKind = ItemKind.POINTS, least: int = 5) -> Poll:
    item, version = make(kind, budget=100) if kind == ItemKind.POINTS else make(kind, max_choices=2)
    return Poll(item, version, options_of(version), least, ballots)


@st.composite
def ballots(draw: st.DrawFn) -> list[Ballot]:
    """A few kinds of people, each so many times."""
    scores = st.dictionaries(st.sampled_from(CODES), st.integers(1, 30), min_size=1)
    kinds = st.builds(Ballot, st.sampled_from([*GROUPS, "_unknown"]), st.booleans(), scores)
    return [
        kind
        for kind, times in draw(st.lists(st.tuples(kinds, st.integers(1, 9)), min_size=3, max_size=8))
        for _time in range(times)
    ]


@given(ballots(), st.randoms(use_true_random=False), st.sampled_from(["gate", "shares"]))
def test_the_order_of_people_does_not_matter(cast, random, kind) -> None:
    poll = poll_of(cast)
    mixed = list(cast)
    random.shuffle(mixed)
    again = Poll(poll.item, poll.version, poll.options, 5, mixed)
    assert count_poll(again, GROUPS, Settings(kind)) == count_poll(poll, GROUPS, Settings(kind))


@given(ballots(), st.sampled_from(["gate", "shares"]))
def test_everybody_twice_gives_the_same_lists(cast, kind) -> None:
    poll = poll_of(cast)
    once = count_poll(poll, GROUPS, Settings(kind))
    twice = count_poll(Poll(poll.item, poll.version, poll.options, 5, cast * 2), GROUPS, Settings(kind))
    assert twice["plain"] == once["plain"]
    if "chosen" in once["balanced"]:
        assert twice["balanced"]["chosen"] == once["balanced"]["chosen"]


@given(ballots())
def test_the_names_of_groups_do_not_matter(cast) -> None:
    poll = poll_of(cast)
    renamed = {"x": "z", "y": "x", "z": "y"}
    other = [Ballot(renamed.get(one.group, one.group), one.is_invited, one.scores) for one in cast]
    again = Poll(poll.item, poll.version, poll.options, 5, other)
    first, second = (count_poll(one, GROUPS, Settings("shares")) for one in (poll, again))
    assert first["plain"] == second["plain"]
    assert first["balanced"].get("chosen") == second["balanced"].get("chosen")


@given(ballots())
def test_nothing_hidden_can_be_worked_out_from_what_is_told(cast) -> None:
    found = count_poll(poll_of(cast), GROUPS, Settings())
    people = tell_people(found, GROUPS)
    for code in CODES:
        told = tell_option(code, found, people)
        for cell in (*told.groups.values(), told.together, *told.beside.values(), *told.ways.values()):
            if cell.count is not None:
                assert cell.people is not None
                assert cell.count == 0 or cell.count >= 5
                assert cell.people - cell.count == 0 or cell.people - cell.count >= 5
        hidden = [group for group, cell in told.groups.items() if cell.count is None and found["people"].get(group)]
        if told.together.count is not None and hidden:
            assert len(hidden) >= 2
            some = sum(found["for"][code].get(group, 0) for group in hidden)
            rest = sum(found["people"][group] for group in hidden) - some
            assert (some == 0 or some >= 5) and (rest == 0 or rest >= 5)
        if told.together.count is None:
            assert all(cell.count is None for cell in told.ways.values())


def test_one_in_twenty_who_puts_everything_on_one_thing_moves_little() -> None:
    """As measured in the study of methods: by the mean a place of twelve rises eight, by the share about two."""
    random = np.random.default_rng(3)
    rises_share, rises_mean = [], []
    for _run in range(20):
        weight = np.sort(random.gamma(1.0, size=20))[::-1]
        points = np.array([random.multinomial(100, random.dirichlet(weight * 2 + 0.05)) for _person in range(200)])
        extreme = np.zeros(20)
        extreme[_order(points.mean(0))[11]] = 100
        target = int(extreme.argmax())
        mixed = points.copy()
        mixed[:10] = extreme
        for rises, score in ((rises_mean, lambda x: x.mean(0)), (rises_share, lambda x: (x >= 5).sum(0))):
            rises.append(_order(score(points)).index(target) - _order(score(mixed)).index(target))
    assert np.mean(rises_share) <= 3
    assert np.mean(rises_mean) >= 2 * np.mean(rises_share)


def _order(score: np.ndarray) -> list[int]:
    return [int(place) for place in np.argsort(-score, kind="stable")]
