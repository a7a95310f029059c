"""The results of `priorities`, as the method and the design ask for them. Light: what is heavy is met late."""

from collections.abc import Mapping
from typing import Any

from ..models import Step


def count(step: Step, using: str) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    """What everybody may see, and the annex."""
    from .priorities_counting import count as count_now  # noqa: PLC0415 -- needs numpy, and only the worker counts

    return count_now(step, using)


def show(step: Step, results: Mapping[str, Any]) -> dict[str, Any]:
    """The context of the page of results."""
    from .priorities_shown import show as show_now  # noqa: PLC0415 -- it knows the kinds of the method

    return show_now(step, results)


def support(step: Step, results: Mapping[str, Any]) -> dict[str, dict[str, tuple[int, int]]]:
    """Who stands behind an element, of all who answered: {code of the element: {group: (for it, answered)}}.

    An element in two questions is told by the one that most people answered: nobody counts twice.
    """
    elements = set(results.get("elements", []))
    found: dict[str, dict[str, tuple[int, int]]] = {}
    for item in results.get("items", []):
        people: Mapping[str, int] = item["people"]
        for code in elements & item["for"].keys():
            if sum(people.values()) > sum(number for _for, number in found.get(code, {}).values()):
                found[code] = {group: (item["for"][code].get(group, 0), number) for group, number in people.items()}
    return found
