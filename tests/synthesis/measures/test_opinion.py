"""The landscape of opinions and its groups: what must hold whatever the votes are."""

import json
import warnings

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from synthesis.measures.clusters import find_groups, silhouette
from synthesis.measures.density import cells
from synthesis.measures.distinctive import benjamini_hochberg, chance_of, distinctive
from synthesis.measures.groups import LEAST_PEOPLE, opinion_groups
from synthesis.measures.opinion import landscape
from synthesis.measures.opinion_stats import group_stats, majority
from synthesis.measures.stability import adjusted_rand, stability
from synthesis.measures.votes import AGREE, MISSING, admitted, in_order, matrix_of, without
from tests.factories.opinion import simulated
from tests.sample_sizes import SAMPLE

EXAMPLES = settings(
    max_examples=max(SAMPLE.hypothesis_examples // 2, 25),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
matrices = arrays.arrays(
    np.int8,
    st.tuples(st.integers(0, 30), st.integers(0, 9)),
    elements=st.sampled_from([1, 0, -1, MISSING]),
)


def outcome(votes, *, seed=1, retired=None):
    retired = np.zeros(votes.shape[1], dtype=bool) if retired is None else retired
    names = [f"s{number}" for number in range(votes.shape[1])]
    return opinion_groups(in_order(votes), names, retired, seed=seed, smallest=5)


def same_places(one, other):
    """Equal but for the way a direction points."""
    return np.allclose(np.abs(one), np.abs(other), atol=1e-7)


class TestAnyVotes:
    @EXAMPLES
    @given(votes=matrices, seed=st.integers(1, 5))
    def test_never_a_nan_and_never_a_warning(self, votes, seed) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            found = landscape(votes)
            groups = find_groups(found.people, seed)
            number = max(groups.number, 1)
            stats = group_stats(votes, groups.labels, number)
            typical = distinctive(stats, np.zeros(votes.shape[1], dtype=bool))
            repeated = stability(votes, groups.labels, seed, repeats=3)
        for values in (found.means, found.directions, found.people, found.statements, found.extremity, repeated):
            assert np.isfinite(values).all()
        for side in (stats.agree, stats.disagree):
            assert all(np.isfinite(each).all() for each in (side.p, side.z, side.ratio, side.ratio_z, side.metric))
        assert len(groups.labels) == len(votes)
        assert len(typical) <= 5 * number

    @EXAMPLES
    @given(votes=matrices, data=st.data())
    def test_the_order_of_people_makes_no_difference(self, votes, data) -> None:
        other = votes[data.draw(st.permutations(range(len(votes))))]
        assert np.array_equal(in_order(votes), in_order(other))

    @EXAMPLES
    @given(votes=matrices, data=st.data())
    def test_the_order_of_statements_moves_statistics_along(self, votes, data) -> None:
        order = data.draw(st.permutations(range(votes.shape[1])))
        labels = np.arange(len(votes)) % 2
        one, other = group_stats(votes, labels, 2), group_stats(votes[:, order], labels, 2)
        assert np.array_equal(one.agree.ratio_z[:, order], other.agree.ratio_z)
        assert np.array_equal(one.seen[:, order], other.seen)

    @EXAMPLES
    @given(votes=matrices)
    def test_groups_called_otherwise_have_the_same_statistics(self, votes) -> None:
        labels = np.arange(len(votes)) % 3
        renamed = np.array([2, 0, 1])[labels]
        one, other = group_stats(votes, labels, 3), group_stats(votes, renamed, 3)
        assert np.array_equal(one.agree.metric, other.agree.metric[[2, 0, 1]])
        assert np.allclose(one.agree.consensus, other.agree.consensus)

    @EXAMPLES
    @given(votes=matrices)
    def test_the_other_way_round_agree_and_disagree_change_places(self, votes) -> None:
        turned = np.where(votes == MISSING, MISSING, -votes).astype(np.int8)
        labels = np.arange(len(votes)) % 2
        one, other = group_stats(votes, labels, 2), group_stats(turned, labels, 2)
        assert np.array_equal(one.agree.ratio_z, other.disagree.ratio_z)

    @EXAMPLES
    @given(votes=matrices)
    def test_everybody_twice_stands_where_everybody_stood(self, votes) -> None:
        one, twice = landscape(votes), landscape(np.repeat(votes, 2, axis=0))
        assert np.allclose(one.means, twice.means)
        # Directions with (nearly) equal spread may change places; how far people lie apart together may not.
        if len(votes) > 1:
            spread = [np.sort((each.directions**2).sum(axis=1)) for each in (one, twice)]
            assert np.allclose(*spread)

    @EXAMPLES
    @given(votes=matrices)
    def test_an_outcome_is_plain_data(self, votes) -> None:
        told = outcome(votes)
        assert json.loads(json.dumps(told, allow_nan=False)) == told
        assert told["verdict"] in ("no_votes", "too_few")


@pytest.fixture(scope="module")
def three():
    return simulated(450, 30, 3, seed=4, apart=0.8)


class TestClearGroups:
    def test_are_found(self, three) -> None:
        votes, truth = three
        groups = find_groups(landscape(votes).people, 1)
        assert groups.number == 3
        assert adjusted_rand(groups.labels, truth) > 0.9

    def test_are_the_same_from_the_same_seed(self, three) -> None:
        assert outcome(three[0]) == outcome(three[0])

    def test_are_the_same_in_another_order_of_people(self, three) -> None:
        shuffled = np.random.default_rng(9).permutation(three[0])
        assert outcome(shuffled) == outcome(three[0])

    def test_are_the_same_in_another_order_of_statements(self, three) -> None:
        votes = three[0]
        order = np.random.default_rng(9).permutation(votes.shape[1])
        one, other = landscape(votes), landscape(votes[:, order])
        assert same_places(one.people, other.people)
        assert same_places(one.statements[order], other.statements)
        assert adjusted_rand(find_groups(one.people, 1).labels, find_groups(other.people, 1).labels) > 0.97

    def test_are_the_same_with_everybody_twice(self, three) -> None:
        votes = three[0]
        once, twice = find_groups(landscape(votes).people, 1), find_groups(landscape(np.tile(votes, (2, 1))).people, 1)
        assert adjusted_rand(np.tile(once.labels, 2), twice.labels) > 0.97

    def test_are_told_with_what_sets_them_apart(self, three) -> None:
        told = outcome(three[0])
        assert told["verdict"] == "groups"
        assert told["stability"] >= 0.8
        assert sum(group["people"] for group in told["groups"]) == told["counted"] == 450
        assert {each["group"] for each in told["typical"]} == {0, 1, 2}

    def test_a_withdrawn_statement_pulls_nobody_and_is_not_told(self, three) -> None:
        votes = three[0]
        retired = np.zeros(30, dtype=bool)
        retired[:3] = True
        told = outcome(votes, retired=retired)
        assert {each["statement"] for each in told["statements"]}.isdisjoint({"s0", "s1", "s2"})
        other = votes.copy()
        other[:, :3] = np.random.default_rng(1).choice([1, -1], (450, 3))
        assert np.allclose(landscape(without(votes, retired)).people, landscape(without(other, retired)).people)


class TestNoGroups:
    @pytest.mark.parametrize("seed", range(1, 7))
    @pytest.mark.parametrize(("people", "per_person"), [(300, None), (1000, None), (1000, 15)])
    def test_are_not_told_where_there_are_none(self, people, per_person, seed) -> None:
        told = outcome(simulated(people, 30, 1, seed=seed, per_person=per_person)[0])
        assert told["verdict"] == "no_clear_groups"
        assert told["stability"] < 0.7
        assert "groups" not in told

    @pytest.mark.parametrize("seed", range(1, 5))
    def test_two_real_ones_among_300_people_with_nearly_all_votes_are_told(self, seed) -> None:
        votes, truth = simulated(300, 30, 2, seed=seed, apart=0.6)
        told = outcome(votes)
        assert told["verdict"] == "groups"
        assert len(told["groups"]) == 2
        assert adjusted_rand(find_groups(landscape(votes).people, 1).labels, truth) > 0.8

    def test_the_same_two_among_fewer_people_are_not(self) -> None:
        told = outcome(simulated(LEAST_PEOPLE - 1, 30, 2, seed=1, apart=0.6)[0])
        assert told["verdict"] == "too_few"
        assert told["stability"] is None

    @pytest.mark.parametrize("cell", [1, 0, -1])
    def test_everybody_the_same_is_no_difference(self, cell) -> None:
        assert outcome(np.full((400, 8), cell, dtype=np.int8))["verdict"] == "no_difference"

    def test_nobody_is_no_votes(self) -> None:
        assert outcome(np.empty((0, 5), dtype=np.int8))["verdict"] == "no_votes"
        assert outcome(np.full((3, 5), MISSING, dtype=np.int8))["verdict"] == "no_votes"

    def test_one_person_is_too_few(self) -> None:
        assert outcome(np.ones((1, 5), dtype=np.int8))["verdict"] == "too_few"

    def test_without_a_difference_nothing_sets_a_group_apart(self) -> None:
        """Polis's own z > 1.2816 finds something in nearly every one of these."""
        by_us = by_polis = 0
        for seed in range(100):
            chance = np.random.default_rng(seed)
            votes = chance.choice(np.array([1, -1], dtype=np.int8), (150, 40), p=[0.7, 0.3])
            stats = group_stats(votes, chance.integers(2, size=150), 2)
            by_us += bool(distinctive(stats, np.zeros(40, dtype=bool)))
            by_polis += bool(((stats.agree.ratio_z > 1.2816) & (stats.agree.z > 1.2816)).any())
        assert by_us <= 8
        assert by_polis >= 90


class TestTheParts:
    def test_the_last_vote_counts(self) -> None:
        votes = matrix_of([("a", "x", 1), ("a", "y", 0), ("a", "x", -1), ("a", "unknown", 1)], ["x", "y"])
        assert votes.tolist() == [[-1, 0]]

    def test_who_voted_enough_is_in(self) -> None:
        votes = np.full((40, 10), MISSING, dtype=np.int8)
        votes[:20, :7], votes[20:, :6] = 1, 1
        assert admitted(votes).sum() == 20

    def test_with_few_in_the_most_active_come_along(self) -> None:
        votes = np.full((40, 10), MISSING, dtype=np.int8)
        for row in range(30):
            votes[row, : row % 6] = 1
        assert admitted(votes).sum() == 15
        assert (votes[admitted(votes)] != MISSING).sum(axis=1).min() == 3

    def test_the_names_of_groups_make_no_difference(self) -> None:
        one = np.array([0, 0, 0, 1, 1, 1, 2, 2, 2, 2])
        assert adjusted_rand(one, (one + 1) % 3) == 1.0

    @EXAMPLES
    @given(labels=st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=40))
    def test_the_rand_index_is_that_of_others(self, labels) -> None:
        from sklearn.metrics import adjusted_rand_score

        one, other = np.array(labels).T
        assert adjusted_rand(one, other) == pytest.approx(adjusted_rand_score(one, other))

    @EXAMPLES
    @given(
        points=arrays.arrays(np.float64, (12, 2), elements=st.floats(-5, 5)),
        labels=st.lists(st.integers(0, 3), min_size=12, max_size=12).filter(lambda each: 1 < len(set(each)) < 12),
    )
    def test_the_silhouette_is_that_of_others(self, points, labels) -> None:
        from sklearn.metrics import silhouette_score

        between = np.sqrt(((points[:, None] - points[None]) ** 2).sum(axis=2))
        assert silhouette(between, np.array(labels)) == pytest.approx(silhouette_score(points, labels), abs=1e-6)

    @EXAMPLES
    @given(chances=st.lists(st.floats(0, 1), max_size=30))
    def test_the_correction_is_that_of_others(self, chances) -> None:
        from scipy.stats import false_discovery_control

        ours = benjamini_hochberg(np.array(chances))
        theirs = false_discovery_control(chances) if chances else np.array([])
        assert np.allclose(ours, theirs)

    def test_the_chance_of_three_is_known(self) -> None:
        assert chance_of(np.array([3.0, -3.0])) == pytest.approx([0.0026998, 0.0026998], abs=1e-7)

    def test_a_cell_with_fewer_than_five_people_is_empty(self) -> None:
        people = np.array([[0.0, 0.0]] * 5 + [[10.0, 10.0]] * 4)
        assert [number for _column, _row, number in cells(people, smallest=5)["people"]] == [5]

    def test_what_a_majority_thinks_is_told(self) -> None:
        votes = np.ones((30, 2), dtype=np.int8)
        votes[:, 1] = -1
        assert majority(votes, AGREE, np.array([False, False])) == [0]
        assert majority(votes, AGREE, np.array([True, False])) == []
