"""What stands beside the results of a round: voices that are heard, and are no persons of the round.

Filled in `ready()` of the apps above, called from the screens here: consultation knows none of them. Nothing of it is
ever added to people, to targets or to the results of the round itself.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from .models import Round
from .permissions import Visitor


@dataclass(frozen=True, slots=True)
class Beside:
    """A template and what goes in it, as `beside`; it gets nothing else."""

    template: str
    context: dict[str, Any]


@dataclass(frozen=True, slots=True)
class BesideSource:
    """What an app above puts beside a round.

    `invites(round)`: what a link to it says on the page of the round, "" when nobody can see anything; one query.
    `public(round)`: for everybody, None when there is nothing. `staff(round, user)`: what this colleague sees.
    """

    invites: Callable[[Round], str]
    public: Callable[[Round], Beside | None]
    staff: Callable[[Round, Visitor], Beside | None]


_sources: list[BesideSource] = []


def register_beside(source: BesideSource) -> None:
    """Let an app above put something beside the results of rounds. The same source twice is one."""
    if source not in _sources:
        _sources.append(source)


def invitations_to(round_: Round) -> list[str]:
    """What links to it say, each to the page of the results. One query per source."""
    return [sentence for source in _sources if (sentence := source.invites(round_))]


def beside_for_all(round_: Round) -> list[Beside]:
    """What everybody may see beside this round."""
    return [found for source in _sources if (found := source.public(round_)) is not None]


def beside_for_staff(round_: Round, user: Visitor) -> list[Beside]:
    """What this colleague may see beside this round."""
    return [found for source in _sources if (found := source.staff(round_, user)) is not None]
