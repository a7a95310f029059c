"""How much an answer to each statement is wanted, from each group: the weights by which statements are dealt.

After Polis (its conversation.clj; the formula is in docs/decisions/0022): the importance of a statement
times a factor that is large while it has few answers, squared. Adapted to groups that people chose themselves: few
answers is counted per group; what pulls attention is the gap between the groups instead of the distance to the middle
of a map; and a statement that many reject is as important as one that many support.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from ..enums import Vote
from ..methods.statements_dealing import LEAST_WEIGHT
from ..models import Item

if TYPE_CHECKING:
    from .statements import Counts

#: "" in Item.routing: somebody whose group is not known.
ANYBODY = ""


def write_weights(items: Sequence[Item], counted: Mapping[UUID, "Counts"], groups: Sequence[str]) -> int:
    """Write the weights that changed, all at once; returns how many. One query, or none."""
    changed = []
    for item in items:
        weights = weights_of(counted.get(item.pk, {}), groups)
        if item.routing != weights:
            item.routing = weights
            changed.append(item)
    if changed:
        Item.objects.bulk_update(changed, ["routing"], batch_size=500)
    return len(changed)


def weights_of(counts: "Counts", groups: Sequence[str]) -> dict[str, float]:
    """The weight of one statement per group, and for anybody: that of the group with the fewest answers."""
    per_group = {group: _added(counts.get(group, {})) for group in groups}
    importance = _importance(list(per_group.values()))
    answers = {group: sum(votes.values()) for group, votes in per_group.items()}
    everybody = [sum(_added(ways).values()) for ways in counts.values()]
    answers[ANYBODY] = min(answers.values(), default=sum(everybody))
    return {group: round(max(_weight(importance, number), LEAST_WEIGHT), 4) for group, number in answers.items()}


def _weight(importance: float, answers: int) -> float:
    return float((importance * (1 + 8 * 2 ** (-answers / 5))) ** 2)


def _importance(groups: Sequence[Mapping[str, int]]) -> float:
    """High when many have an opinion, when most of those are on one side, and when groups differ; 1 without answers:
    a new statement is worth a look until people show that it is not."""
    total = {vote: sum(votes.get(vote, 0) for votes in groups) for vote in Vote.values}
    answered = sum(total.values())
    opinions = (total[Vote.AGREE] + total[Vote.DISAGREE] + 1) / (answered + 1)
    one_side = (max(total[Vote.AGREE], total[Vote.DISAGREE]) + 1) / (answered + 1)
    agreeing = [(votes.get(Vote.AGREE, 0) + 1) / (sum(votes.values()) + 2) for votes in groups]
    gap = max(agreeing, default=0.0) - min(agreeing, default=0.0)
    return opinions * (1 + gap) * one_side


def _added(ways: Mapping[str, Mapping[str, int]]) -> dict[str, int]:
    added: dict[Any, int] = {}
    for votes in ways.values():
        for vote, number in votes.items():
            added[vote] = added.get(vote, 0) + number
    return added
