"""What the front door shows besides its own text: what runs, what came of it, who already spoke."""

from dataclasses import dataclass
from typing import Any

from consultation.models import Round
from consultation.service import RoundState
from contributions.service import people_heard
from outreach.service import next_dates
from synthesis.service import latest_decisions

SHOWN = 3
DATES_SHOWN = 2
_ORDER = {RoundState.OPEN: 0, RoundState.ANNOUNCED: 1, RoundState.REVIEW: 2, RoundState.DECIDED: 3}


@dataclass(frozen=True, slots=True)
class GroupCount:
    """At least how many people of a group were heard; None when too few to show."""

    label: str
    people: int | None
    illustration: str


_PICTURES = {"citizens": "group_burgers", "civil_society": "group_organisaties", "government": "group_overheid"}


def front_door() -> dict[str, Any]:
    """Four queries, whatever the number of rounds and people."""
    rounds = list(Round.objects.public().select_related("page").order_by("-opens_at")[: 4 * SHOWN])
    rounds.sort(key=lambda each: _ORDER[RoundState(each.state)])
    return {
        "open_round": next((each for each in rounds if each.state == RoundState.OPEN), None),
        "rounds": rounds[:SHOWN],
        "decisions": latest_decisions(SHOWN),
        "groups": _group_counts(),
        "dates": next_dates(DATES_SHOWN),
    }


def _group_counts() -> list[GroupCount]:
    """People heard per group, in steps of five; what is too small, or would tell something small, is not told."""
    heard = people_heard()
    return [GroupCount(*heard[code], picture) for code, picture in _PICTURES.items() if code in heard]
