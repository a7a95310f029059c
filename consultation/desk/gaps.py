"""What of rounds waits for somebody: lines for the desk, one per kind of work."""

from collections.abc import Iterator
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pages.service import DeskItem, Urgency

from ..figures import Figures, read
from ..models import GapTask, Round
from ..permissions import Visitor, may_close_gaps
from ..targets import whole_tree

_SOON = timedelta(days=3)
_CLOSING_SOON = timedelta(days=7)


def gap_tasks_due(user: Visitor) -> Iterator[DeskItem]:
    """Tasks whose day is past, and tasks whose day is near. One query."""
    if not may_close_gaps(user):
        return
    today = timezone.localdate()
    days = list(GapTask.objects.due(today + _SOON).order_by("due_on").values_list("due_on", flat=True))
    url = reverse("gaps:index") + "?state=open"
    late, near = [day for day in days if day < today], [day for day in days if day >= today]
    if late:
        yield DeskItem(
            Urgency.LATE,
            ngettext("Rond %(number)d taak bij een gat af", "Rond %(number)d taken bij een gat af", len(late))
            % {"number": len(late)},
            url,
            _("De dag die u afsprak, is voorbij."),
            due=late[0],
        )
    if near:
        yield DeskItem(
            Urgency.SOON,
            ngettext("Werk aan %(number)d taak bij een gat", "Werk aan %(number)d taken bij een gat", len(near))
            % {"number": len(near)},
            url,
            _("De dag die u afsprak, komt eraan."),
            due=near[0],
        )


def gaps_without_task(user: Visitor) -> Iterator[DeskItem]:
    """Open rounds that miss people about whom nobody does anything. Four queries, whatever the number of rounds."""
    if not may_close_gaps(user):
        return
    rounds = list(
        Round.objects.accepting()
        .select_related("figures")
        .prefetch_related("targets", "gap_tasks")
        .order_by("closes_at")
    )
    if not rounds:
        return
    tree = whole_tree()
    found = [round_ for round_ in rounds if _has_gap_without_task(round_, tree)]
    if not found:
        return
    closes = found[0].closes_at
    is_near = closes is not None and closes <= timezone.now() + _CLOSING_SOON
    yield DeskItem(
        Urgency.SOON if is_near else Urgency.WHEN_YOU_CAN,
        ngettext("Kijk wie ontbreekt in %(number)d ronde", "Kijk wie ontbreekt in %(number)d rondes", len(found))
        % {"number": len(found)},
        reverse("rounds:balance", args=[found[0].pk]),
        _("Er ontbreken mensen, en niemand doet er nog iets aan. Eerst: ‘%s’.") % found[0].title,
        due=timezone.localdate(closes) if closes else None,
    )


def _has_gap_without_task(round_: Round, tree: list) -> bool:
    kept = getattr(round_, "figures", None)
    figures = Figures.from_json(kept.figures) if kept else Figures()
    busy = {task.perspective_id for task in round_.gap_tasks.all() if task.state == "open"}
    return any(line.perspective.pk not in busy for line in read(figures, tree, round_.targets.all()).missing)


SOURCES = (gap_tasks_due, gaps_without_task)
