"""Counting the votes on the statements of a step: people per statement, group, way of coming in, and vote.

The database adds up; what is left is some numbers per statement, however many people voted. Written beside the results
is how much each statement needs more answers, and from whom: that is what the next participant is dealt by.
"""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db.models import Count

from contributions.service import ParticipationState, Recruitment
from people.service import SpeaksFor
from synthesis.measures.bridge import Bridge, Estimate, Votes, bridge_of

from ..enums import ItemKind, Vote
from ..models import Answer, Item, Step
from .statements_routing import write_weights
from .voices import POSITIONS, TEAM, UNKNOWN, classes_of, compared_groups

#: The classes beside the compared groups, in the order in which they are told.
BESIDE = (POSITIONS, TEAM, UNKNOWN)
WAYS = (Recruitment.OPEN.value, Recruitment.INVITED.value)

#: By class ("citizens", "_team" ...): by way: by vote: how many people.
Counts = dict[str, dict[str, dict[str, int]]]


def count(step: Step, using: str = "default") -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    """What everybody may see once it is shown; and the weights of the statements are written, when they changed."""
    counted = votes_of(step, using)
    groups = _groups(using)
    asked = Item.objects.using(using).filter(step=step, kind=ItemKind.STATEMENT, retired=False)
    write_weights(list(asked.order_by("order", "pk")), counted, groups)
    return _results(step, counted, groups, using), {}


def results_of(step: Step, using: str = "default") -> dict[str, Any]:
    """What :func:`count` counts, of the moment of this connection. Writes nothing. Four queries."""
    return _results(step, votes_of(step, using), _groups(using), using)


def _groups(using: str) -> list[str]:
    return [group.code for group in compared_groups(using)]


def _results(step: Step, counted: Mapping[UUID, Counts], groups: list[str], using: str) -> dict[str, Any]:
    """Statements that are no longer asked are told with the rest, for as long as anybody's answer to them stands."""
    items = Item.objects.using(using).filter(step=step, kind=ItemKind.STATEMENT).order_by("order", "pk")
    rows = [_row(item, counted.get(item.pk, {}), groups) for item in items if item.pk in counted or not item.retired]
    return {"groups": groups, "statements": rows}


def votes_of(step: Step, using: str = "default") -> dict[UUID, Counts]:
    """People per statement, class, way and vote. Only who handed in; who skipped gave no vote. Two queries."""
    classes = classes_of(using)
    found: dict[UUID, Counts] = defaultdict(lambda: defaultdict(lambda: defaultdict(lambda: defaultdict(int))))
    alike = (
        Answer.objects.using(using)
        .filter(
            item__step=step,
            item__kind=ItemKind.STATEMENT,
            skipped=False,
            submission__participation__state=ParticipationState.COUNTED,
        )
        .order_by()
        .values_list(
            "item_id",
            "value",
            "submission__participation__participant__perspective_id",
            "submission__participation__participant__speaks_for",
            "submission__participation__recruitment",
        )
        .annotate(people=Count("pk"))
    )
    for item_id, value, perspective, speaks_for, way, people in alike:
        vote = next((code for code in value.get("choices", []) if code in Vote.values), "")
        if vote:
            is_position = speaks_for == SpeaksFor.ORGANISATION
            group = POSITIONS if is_position else classes.get(perspective, UNKNOWN)
            found[item_id][group][way][vote] += people
    return found


def group_votes(counts: Counts, groups: list[str]) -> dict[str, Votes]:
    """The votes of the compared groups, open and invited together. "Snap ik niet" is no opinion on a statement."""
    return {group: _votes(counts.get(group, {})) for group in groups}


def _votes(ways: Mapping[str, Mapping[str, int]]) -> Votes:
    agree, disagree, neutral = (
        sum(votes.get(vote, 0) for votes in ways.values()) for vote in (Vote.AGREE, Vote.DISAGREE, Vote.PASS)
    )
    return Votes(agree, disagree, neutral)


def _row(item: Item, counts: Counts, groups: list[str]) -> dict[str, Any]:
    told = {
        code: {way: {vote: number for vote, number in votes.items() if number} for way, votes in ways.items()}
        for code, ways in sorted(counts.items())
    }
    return {"item": str(item.pk), "counts": told, **_bridge(bridge_of(group_votes(counts, groups)))}


def _bridge(bridge: Bridge) -> dict[str, Any]:
    gap = bridge.gap
    return {
        "verdict": bridge.verdict.value,
        "score": _estimate(bridge.score),
        "gap": {"higher": gap.higher, "lower": gap.lower, "size": _estimate(gap.size)} if gap else None,
    }


def _estimate(estimate: Estimate | None) -> list[float] | None:
    """Value, low, high."""
    return [round(number, 4) for number in (estimate.value, estimate.low, estimate.high)] if estimate else None
