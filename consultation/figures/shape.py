"""What is counted of a round: plain data, that goes into the database as JSON and comes out the same."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any, Self

from .people import Ways


@dataclass(frozen=True, slots=True)
class QuestionFlow:
    """One question: of the people heard who met it, who answered and who skipped; and how many drafts end here.

    A draft is not read: counted is only the last question at which something was kept.
    """

    item: str
    number: int
    text: str
    answered: int = 0
    skipped: int = 0
    stopped: int = 0
    retired: bool = False

    @property
    def shown(self) -> int:
        """Everybody heard who met this question."""
        return self.answered + self.skipped


@dataclass(frozen=True, slots=True)
class SameText:
    """A text that several people handed in; `contribution` is the id of one of them."""

    people: int
    contribution: str
    question: str


@dataclass(frozen=True, slots=True)
class Figures:
    """All counts of one round. `people` and `positions` are by code of perspective; "" is not said.

    people: who spoke for themselves; positions: who spoke for an organisation, a class of its own.
    drafts_busy: drafts worked on today; drafts_stopped: those left before today. Neither counts as a person.
    """

    people: Mapping[str, Ways] = field(default_factory=dict)
    positions: Mapping[str, Ways] = field(default_factory=dict)
    channels: Mapping[str, Ways] = field(default_factory=dict)
    assisted: int = 0
    before: Mapping[str, int] = field(default_factory=dict)
    days: Mapping[date, int] = field(default_factory=dict)
    questions: tuple[QuestionFlow, ...] = ()
    drafts_busy: int = 0
    drafts_stopped: int = 0
    same_texts: tuple[SameText, ...] = ()

    @property
    def total(self) -> int:
        """How many people were heard: every participation that was handed in and stands."""
        return sum(self.before.values())

    def as_json(self) -> dict[str, Any]:
        """For the database."""
        return {**asdict(self), "days": {day.isoformat(): people for day, people in self.days.items()}}

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Self:
        """From the database; what an older version did not count yet is empty."""
        known = {name: value for name, value in kept.items() if name in cls.__dataclass_fields__}
        for name in ("people", "positions", "channels"):
            known[name] = {code: Ways(**ways) for code, ways in known.get(name, {}).items()}
        known["days"] = {date.fromisoformat(day): people for day, people in known.get("days", {}).items()}
        known["questions"] = tuple(QuestionFlow(**each) for each in known.get("questions", ()))
        known["same_texts"] = tuple(SameText(**each) for each in known.get("same_texts", ()))
        return cls(**known)
