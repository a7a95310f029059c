"""Which draw one looks at: for the website, and for somebody who wants to know their own number."""

from dataclasses import dataclass
from uuid import UUID

from ..enums import JobState
from ..models import Candidate, Draw, FocusGroup


def draws_shown(group: FocusGroup) -> list[Draw]:
    """The draws of this group that are on the website, the used one first, then the newest. Without the long lists."""
    shown = Draw.objects.filter(group=group, published=True, state=JobState.DONE)
    return list(shown.defer("snapshot", "outcome").order_by("-used", "-made_at"))


def times_drawn(group: FocusGroup) -> int:
    """How often a lot was drawn for this group, shown or not: trying until it suits would be seen here."""
    return Draw.objects.filter(group=group, state=JobState.DONE).exclude(seed="").count()


@dataclass(frozen=True, slots=True)
class OwnNumber:
    """What somebody can know of themselves in a draw: their number, on how many lots it stands, and what came of it.

    `result` is "drawn", "alternate", "not_drawn", or "" when there was no draw yet.
    """

    number: int
    tickets: int
    result: str


def number_in_draw(candidate: Candidate) -> OwnNumber | None:
    """This person in the draw on the website; None when there is none, or they were not in it. Two queries."""
    shown = draws_shown(candidate.group)
    if not shown:
        return None
    draw = Draw.objects.get(pk=shown[0].pk)
    number = _number(draw, candidate.pk)
    if number is None:
        return None
    drawn, alternates = draw.outcome.get("drawn"), draw.outcome.get("alternates", [])
    result = (
        "" if drawn is None else "drawn" if number in drawn else "alternate" if number in alternates else "not_drawn"
    )
    return OwnNumber(number, draw.outcome["tickets"][str(number)], result)


def _number(draw: Draw, candidate: UUID) -> int | None:
    rows = draw.snapshot["people"]
    return next((row["number"] for row in rows if row["id"] == candidate.hex), None)
