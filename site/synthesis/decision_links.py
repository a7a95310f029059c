"""What a decision touches in other apps: elements of a design, a product. They tell of it through a registry."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet


@dataclass(frozen=True, slots=True)
class Touched:
    """One thing that a decision is about: what kind of thing, what it is called, and where everybody can read it.

    `url` is empty when it is not on the website: then only the team sees it.
    """

    kind: str
    title: str
    url: str = ""


#: `source(decision ids, using)`: (decision, what it touches), in a fixed number of queries. The ids may be a query.
DecisionIds = Collection[UUID] | QuerySet[Any]
Source = Callable[[DecisionIds, str], Iterable[tuple[UUID, Touched]]]
_sources: list[Source] = []


def register_decision_links(source: Source) -> None:
    """`source(decision_ids, using)` tells what these decisions touch, in a fixed number of queries."""
    if source not in _sources:
        _sources.append(source)


def touched_by(decision_ids: DecisionIds, *, public: bool, using: str = "default") -> dict[UUID, list[Touched]]:
    """{decision: what it touches}; for everybody only what stands on the website."""
    found: dict[UUID, list[Touched]] = {}
    for source in _sources:
        for decision_id, touched in source(decision_ids, using):
            if touched.url or not public:
                found.setdefault(decision_id, []).append(touched)
    return found
