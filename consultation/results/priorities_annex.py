"""The annex of a question about priorities, for analysts: exact counts with intervals, checks, and the lot.

It carries the labels of the moment of counting: our own words, so that the annex can be read by itself.
"""

from collections.abc import Mapping
from typing import Any

from synthesis.measures.proportion import wilson
from synthesis.measures.ranks import preferences, schulze

from ..enums import ItemKind
from ..methods.priorities_settings import SetKind
from .ballots import Poll


def annex_of(poll: Poll, groups: Mapping[str, str], found: Mapping[str, Any]) -> dict[str, Any]:
    """Wilson intervals (95 %) per option and group, the gate by its lower bound, Schulze, who paid, and the seed.

    `groups` are the compared groups: code -> label.
    """
    labels = {option.code: option.label for option in poll.options}
    rows: list[dict[str, Any]] = [
        {"label": labels[code], "cells": [_interval(found, code, group) for group in groups]}
        for code in found["plain"]
    ]
    sure = [row["label"] for row in rows if groups and all(cell["low"] > 0.5 for cell in row["cells"])]
    annex: dict[str, Any] = {
        "item": found["item"],
        "text": poll.version.text,
        "groups": list(groups.values()),
        "rows": rows,
        "sure": sure,
        "seed": found["item"],
    }
    if poll.item.kind == ItemKind.RANKING:
        annex["schulze"] = [labels[code] for code in _schulze(poll, set(groups))]
    if found["balanced"].get("set") == SetKind.SHARES and "chosen" in found["balanced"]:
        annex["shares"] = _shares(found["balanced"], groups, labels)
    return annex


def _interval(found: Mapping[str, Any], code: str, group: str) -> dict[str, Any]:
    """So many of so many, and between which shares; low and high are nought where nobody answered."""
    count, people = found["for"][code].get(group, 0), found["people"].get(group, 0)
    low, high = wilson(count, people) or (0.0, 0.0)
    return {"count": count, "people": people, "low": round(low, 3), "high": round(high, 3)}


def _shares(balanced: Mapping[str, Any], groups: Mapping[str, str], labels: Mapping[str, str]) -> dict[str, Any]:
    """Per option on the list the price rho, and which part of it each group paid; what was filled has neither."""
    rows = [
        {
            "label": labels[code],
            "rho": balanced["why"][code].get("rho"),
            "paid": [balanced["why"][code].get("paid", {}).get(group) for group in groups],
        }
        for code in balanced["chosen"]
    ]
    return {"rows": rows, "budget": balanced["budget"], "left": balanced["left"]}


def _schulze(poll: Poll, groups: set[str]) -> list[str]:
    """The order by strongest paths; what beats equally many stands in the order of the screen."""
    place = {code: number for number, code in enumerate(poll.codes)}
    ballots = [[place[code] for code in ballot.order] for ballot in poll.ballots if ballot.group in groups]
    beats = dict(zip(poll.codes, schulze(preferences(ballots, len(place))), strict=True))
    return sorted(poll.codes, key=lambda code: (-beats[code], place[code]))
