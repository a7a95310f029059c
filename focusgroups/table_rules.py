"""Who may sit at one table: the rule that no citizen sits alone among officials. Pure; used by everybody who seats.

By hand it warns, the planner and the waiting list never break it. An interview is no table: one person talks with us,
so a citizen may be the only one there, yet never beside an official.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .enums import GroupKind

CITIZENS, OFFICIALS = "citizens", "government"
#: The team of the kwartiermaker works for the government too.
COUNTED_AS_OFFICIALS = frozenset({OFFICIALS, "team"})
FEWEST_CITIZENS = 3
MOST_OFFICIALS = 2


@dataclass(frozen=True, slots=True)
class Table:
    """How many people of each kind sit at one table."""

    citizens: int
    officials: int
    others: int = 0

    @classmethod
    def of(cls, groups: Iterable[str]) -> "Table":
        """Counted from the codes of the perspective groups of who sits there ("" when unknown)."""
        counts = Counter(_role(group) for group in groups)
        return cls(counts["citizen"], counts["official"], counts["other"])

    @property
    def people(self) -> int:
        """Everybody."""
        return self.citizens + self.officials + self.others


def is_safe(table: Table) -> bool:
    """Where citizens sit they are at least 3, officials at most 2 and at most half as many. Officials only is fine."""
    if not table.citizens:
        return True
    return (
        table.citizens >= FEWEST_CITIZENS
        and table.officials <= MOST_OFFICIALS
        and 2 * table.officials <= table.citizens
    )


def what_is_wrong(table: Table) -> list[str]:
    """The same in sentences for the organiser; empty when it is safe."""
    if not table.citizens:
        return []
    found = []
    if table.citizens < FEWEST_CITIZENS:
        missing = FEWEST_CITIZENS - table.citizens
        found.append(
            ngettext(
                "Er is nog %(missing)d burger nodig: burgers zitten minstens met z’n drieën.",
                "Er zijn nog %(missing)d burgers nodig: burgers zitten minstens met z’n drieën.",
                missing,
            )
            % {"missing": missing}
        )
    if table.officials > MOST_OFFICIALS:
        found.append(_("Er zitten te veel mensen van de overheid: hoogstens twee naast burgers."))
    elif 2 * table.officials > table.citizens:
        found.append(_("Er zijn te veel mensen van de overheid: hoogstens half zoveel als burgers."))
    return found


def is_safe_at(kind: str, table: Table) -> bool:
    """The rule for this kind of conversation (a code of GroupKind; any other is a table)."""
    return _is_one_person(kind, table) or is_safe(table)


def what_is_wrong_at(kind: str, table: Table) -> list[str]:
    """The same in sentences; empty when it is safe."""
    return [] if _is_one_person(kind, table) else what_is_wrong(table)


def _is_one_person(kind: str, table: Table) -> bool:
    """An interview of a citizen (with who comes along), or of somebody else; never of a citizen and an official."""
    return kind == GroupKind.INTERVIEW and not (table.citizens and table.officials)


def _role(group: str) -> str:
    if group == CITIZENS:
        return "citizen"
    return "official" if group in COUNTED_AS_OFFICIALS else "other"
