"""The first thing on the page of a group: what to do now, how far it is per session, and what is missing."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from gatherings.models import SeatMessage
from gatherings.service import GatheringState, when_of

from ..board.counting import Board, SessionLine, board_of
from ..board.next_step import mending, next_step
from ..board.quota_lines import QuotaLine, quota_lines
from ..enums import GroupState, ReportState
from ..making.moving import moves_from
from ..making.readiness import lacks_of
from ..models import FocusGroup, FocusGroupPage
from ..not_chosen import to_be_called, to_be_told
from ..permissions import may_change_groups, may_move_groups
from .by_hand import FILLABLE, may_fill

#: The width of every bar, in its own units.
WIDTH = 1000


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of whole numbers for SVG attributes: who comes (dark), who still has to say so (light), and a mark."""

    coming: int
    asked: int
    mark: int | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One session on the board, in words and as a bar."""

    line: SessionLine
    when: str
    report: str
    bar: Bar

    @property
    def is_offered(self) -> bool:
        """Whether it is only a possibility yet."""
        return bool(self.line.gathering.state == GatheringState.OFFERED)

    @property
    def may_be_filled(self) -> bool:
        """Whether somebody can still be invited: it is to come, and was not called off."""
        is_open = self.is_offered or self.line.gathering.state == GatheringState.PLANNED
        return is_open and self.line.gathering.starts_at > timezone.now()


def panel(request: HttpRequest, group: FocusGroup) -> Mapping[str, Any]:
    """Everything of the board. The number of queries does not depend on how many people or sessions there are."""
    board = board_of(group)
    lacks = lacks_of(group) if group.state == GroupState.DRAFT else []
    user = request.user
    to_call = SeatMessage.objects.to_tell(timezone.now()).filter(seat__gathering__focus_groups=group).count()
    may_act = may_fill(user)
    rows = [_row(each) for each in board.sessions]
    page = FocusGroupPage.objects.filter(group=group).first()
    return {
        "board": board,
        "step": next_step(group, board, lacks, to_call),
        "may_act": may_act,
        "lacks": [(str(each.sentence), mending(group, each)) for each in lacks],
        "rows": [each for each in rows if each.line.is_definite or group.state in FILLABLE],
        "quotas": [(each, _quota_bar(each)) for each in quota_lines(group)],
        "moves": moves_from(group) if may_move_groups(user) else (),
        "may_fill": may_act and group.state in FILLABLE,
        "may_change": may_change_groups(user),
        "to_call": to_call,
        "to_tell": _to_tell(group) if may_act else 0,
        "not_told": to_be_called().filter(group=group).count(),
        "steps": _steps(board),
        "page": page,
    }


def _steps(board: Board) -> list[tuple[str, int]]:
    """From recruited to checked: words and numbers."""
    return [
        (_("Op de lijst"), board.pool),
        (_("Gekozen"), board.selected),
        (_("Uitgenodigd"), board.total.invited),
        (_("Komt of was erbij"), board.total.coming),
        (_("Was erbij"), board.total.attended),
        (_("Gesprekken gehouden"), board.held),
        (_("Verslagen nagekeken"), board.checked),
        (_("Verslagen vastgesteld"), board.reported),
    ]


def _to_tell(group: FocusGroup) -> int:
    """Who signed up and was not chosen: worth a message once the invitations are sent."""
    return to_be_told(group).count() if group.state in (GroupState.MEETING, GroupState.CHECKING) else 0


def _row(line: SessionLine) -> Row:
    capacity = line.gathering.capacity
    widest = max(capacity, line.seats.coming + line.seats.asked, 1)
    bar = Bar(
        WIDTH * line.seats.coming // widest,
        WIDTH * line.seats.asked // widest,
        min(WIDTH * line.gathering.minimum // widest, WIDTH - 4),
    )
    report = str(ReportState(line.report).label) if line.report else ""
    return Row(line, when_of(line.gathering), report, bar)


def _quota_bar(line: QuotaLine) -> Bar:
    widest = max(line.maximum, line.held, 1)
    return Bar(
        WIDTH * line.coming // widest,
        WIDTH * (line.held - line.coming) // widest,
        min(WIDTH * line.minimum // widest, WIDTH - 4),
    )
