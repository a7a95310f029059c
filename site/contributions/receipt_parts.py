"""What the apps above add to /mijn-inbreng/, and what they do when words are taken back.

Filled in `ready()` of the app above, called from here and from the page: contributions knows none of them.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from .models import Contribution, Participation


@dataclass(frozen=True, slots=True)
class ReceiptPart:
    """A piece of the page about one participation: a template and what goes in it."""

    template: str
    context: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DecisionShown:
    """One decision as a participant reads it, with the agenda item it is about."""

    agenda_item_id: int
    title: str
    outcome: str
    reason: str
    decided_on: date | None = None
    url: str = ""
    contribution_ids: frozenset[UUID] = frozenset()
    #: This person's own words that stand under a finding the decision follows from; stories too.
    rests_on: frozenset[UUID] = frozenset()
    what_changed: str = ""
    #: Until when one can react, that day included; None when one can not.
    react_until: date | None = None

    @property
    def is_own(self) -> bool:
        """Whether it answers this person's own words, and not only their theme."""
        return bool(self.contribution_ids or self.rests_on)


Provider = Callable[[Participation], ReceiptPart | None]
DecisionSource = Callable[[Participation], Iterable[Any]]
Withdrawal = Callable[[Participation], None]
Emptied = Callable[[Sequence[Contribution]], None]
DraftsDeleted = Callable[[Sequence[UUID]], Any]

_providers: dict[str, Provider] = {}
_decision_sources: list[DecisionSource] = []
_withdrawals: dict[str, Withdrawal] = {}
_emptied: list[Emptied] = []
_drafts_deleted: list[DraftsDeleted] = []
_no_longer_public: list[Emptied] = []


def register(occasion_kind: str, provider: Provider) -> None:
    """`provider(participation)` gives the part of the page about occasions of this kind, or None."""
    _providers[occasion_kind] = provider


def register_decision_source(source: DecisionSource) -> None:
    """`source(participation)` gives the public decisions that concern what this person said.

    Each has at least: agenda_item_id, title, outcome (a label), reason, decided_on, url (see DecisionShown).
    """
    if source not in _decision_sources:
        _decision_sources.append(source)


def register_withdrawal(occasion_kind: str, wipe: Withdrawal) -> None:
    """`wipe(participation)` deletes what the app above holds of it; runs in the transaction of the withdrawal."""
    _withdrawals[occasion_kind] = wipe


def register_emptied(listener: Emptied) -> None:
    """`listener(contributions)` wipes copies of words that were just emptied; runs in the same transaction."""
    if listener not in _emptied:
        _emptied.append(listener)


def register_drafts_deleted(listener: DraftsDeleted) -> None:
    """`listener(ids)` deletes files that belong to drafts that are about to go; rows go by themselves. In the same
    transaction, with the ids of the participations.
    """
    if listener not in _drafts_deleted:
        _drafts_deleted.append(listener)


def register_no_longer_public(listener: Emptied) -> None:
    """`listener(contributions)` voids public copies of words that a moderator took off; in the same transaction."""
    if listener not in _no_longer_public:
        _no_longer_public.append(listener)


def part_for(participation: Participation) -> ReceiptPart | None:
    """What the app above tells about this participation; None when no app knows this kind of occasion."""
    provider = _providers.get(participation.occasion.kind)
    return provider(participation) if provider else None


def decisions_for(participation: Participation) -> list[Any]:
    """All public decisions that concern what this person said."""
    return [decision for source in _decision_sources for decision in source(participation)]


def wipe_above(participation: Participation) -> None:
    """Let the app above delete what it holds of a participation that is withdrawn."""
    if wipe := _withdrawals.get(participation.occasion.kind):
        wipe(participation)


def tell_emptied(contributions: Sequence[Contribution]) -> None:
    """Let the apps above delete their copies of words that were emptied."""
    for listener in _emptied:
        listener(contributions)


def tell_drafts_deleted(participation_ids: Sequence[UUID]) -> None:
    """Let the apps above delete the files of drafts that are about to go."""
    for listener in _drafts_deleted:
        listener(participation_ids)


def tell_no_longer_public(contributions: Sequence[Contribution]) -> None:
    """Let the apps above void what they made public of these words."""
    for listener in _no_longer_public:
        listener(contributions)
