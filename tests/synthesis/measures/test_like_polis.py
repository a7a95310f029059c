"""Our measures beside others: red-dwarf, number for number; and Polis's own groups, as far as they agree."""

import numpy as np
import pandas as pd
import pytest
from reddwarf.utils.consensus import select_consensus_statements
from reddwarf.utils.reducer.base import run_reducer
from reddwarf.utils.stats import calculate_comment_statistics, calculate_comment_statistics_dataframes

from synthesis.measures import opinion_stats
from synthesis.measures.clusters import find_groups
from synthesis.measures.opinion import landscape
from synthesis.measures.stability import adjusted_rand, stability
from synthesis.measures.votes import AGREE, DISAGREE, MISSING, admitted, without
from tests.synthesis.measures.reference import CONVERSATIONS, votes_of

TOLERANCE = 1e-9


@pytest.fixture(params=CONVERSATIONS)
def conversation(request):
    return {**votes_of(request.param), "name": request.param}


def as_floats(votes):
    return np.where(votes == MISSING, np.nan, votes.astype(float))


class TestRedDwarf:
    def test_places_of_people_and_statements_are_equal(self, conversation) -> None:
        votes = without(conversation["votes"], conversation["retired"])[admitted(conversation["votes"])]
        seen = (votes != MISSING).any(axis=0)  # red-dwarf drops a statement on which nobody voted
        votes = votes[:, seen]
        ours = landscape(votes)
        people, statements, model = run_reducer(as_floats(votes))
        sign = np.sign((ours.directions * model.components_).sum(axis=1))
        assert np.abs(ours.means - model.mean_).max() < TOLERANCE
        assert np.abs(ours.directions - sign[:, None] * model.components_).max() < TOLERANCE
        assert np.abs(ours.people - sign * people).max() < TOLERANCE
        assert np.abs(ours.statements - sign * statements).max() < TOLERANCE
        assert np.abs(ours.extremity - np.linalg.norm(statements, axis=1)).max() < TOLERANCE

    def test_statistics_of_groups_are_equal(self, conversation) -> None:
        votes, group = conversation["votes"][conversation["group"] >= 0], conversation["group"]
        labels = group[group >= 0]
        ours = opinion_stats.group_stats(votes, labels, 2)
        frame = pd.DataFrame(as_floats(votes))
        seen, number, p, ratio, z, ratio_z, consensus = calculate_comment_statistics(frame, list(labels))
        assert np.array_equal(ours.seen, seen)
        for place, mine in enumerate((ours.agree, ours.disagree)):
            assert np.array_equal(mine.number, number[place])
            for name, theirs in (("p", p), ("z", z), ("ratio", ratio), ("ratio_z", ratio_z)):
                assert np.abs(getattr(mine, name) - theirs[place]).max() < TOLERANCE, name
            assert np.abs(mine.consensus - consensus[place]).max() < TOLERANCE

    def test_consensus_of_the_groups_is_equal(self, conversation) -> None:
        is_in = conversation["group"] >= 0
        labels = conversation["group"][is_in]
        ours = opinion_stats.group_stats(conversation["votes"][is_in], labels, 2)
        frame = pd.DataFrame(as_floats(conversation["votes"][is_in]))
        _stats, consensus = calculate_comment_statistics_dataframes(frame, list(labels))
        assert np.abs(ours.agree.consensus - consensus["group-aware-consensus-agree"].to_numpy()).max() < TOLERANCE
        assert (
            np.abs(ours.disagree.consensus - consensus["group-aware-consensus-disagree"].to_numpy()).max() < TOLERANCE
        )

    def test_consensus_of_everybody_is_equal(self, conversation) -> None:
        votes, retired = conversation["votes"], conversation["retired"]
        frame = pd.DataFrame(as_floats(votes)).rename_axis(columns="statement_id")
        theirs = select_consensus_statements(frame, mod_out_statement_ids=list(np.flatnonzero(retired)))
        for vote, name in ((AGREE, "agree"), (DISAGREE, "disagree")):
            assert opinion_stats.majority(votes, vote, retired) == [each["tid"] for each in theirs[name]]


class TestPolisItself:
    """Polis starts from the result of a moment earlier and we from nothing, so equal groups cannot be expected."""

    @pytest.mark.parametrize(
        ("name", "at_least"), [("scoop-hivemind.taxes", 0.85), ("15-per-hour-seattle", 0.80)], ids=CONVERSATIONS
    )
    def test_our_groups_agree_with_its_own(self, name, at_least, capsys) -> None:
        conversation = votes_of(name)
        has_group = conversation["group"] >= 0
        is_in = admitted(conversation["votes"]) & has_group
        votes = without(conversation["votes"], conversation["retired"])[is_in]
        theirs = conversation["group"][is_in]
        people = landscape(votes).people
        found = [find_groups(people, seed) for seed in range(1, 21)]
        agreement = np.array([adjusted_rand(each.labels, theirs) for each in found])
        again = stability(votes, found[0].labels, 1)
        with capsys.disabled():
            print(
                f"\n{name}: {len(votes)} people, Polis {len(set(theirs))} groups {np.bincount(theirs).tolist()}, "
                f"ours {found[0].number} {np.bincount(found[0].labels).tolist()}; ARI with Polis over 20 seeds "
                f"{agreement.mean():.3f} ({agreement.min():.3f}-{agreement.max():.3f}), stability {again.mean():.3f}"
            )
        assert {each.number for each in found} == {len(set(theirs))}
        assert agreement.mean() >= at_least
