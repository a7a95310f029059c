"""What waits, on the first screen of the admin; everybody sees what they may act on."""

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component

from .enums import CareState, ModerationState
from .models import CareSignal, Contribution, Message
from .permissions import may_answer, may_handle_care, may_moderate
from .views.access import MOST_COUNTED


class WaitingPanel(Component):
    """Oldest unread words, open care signals, unanswered messages."""

    name = "contributions_waiting"
    template_name = "contributions/admin/waiting_panel.html"
    order = 50

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        """One line per task; at most two queries each."""
        user = parent_context["request"].user
        lines = []
        if may_handle_care(user):
            lines.append(_care_line())
        if may_moderate(user):
            lines.append(_moderation_line())
        if may_answer(user):
            lines.append(_messages_line())
        return {"lines": lines}


def _line(title: str, text: str, address: str, urgent: bool = False) -> dict[str, Any]:
    return {"title": title, "text": text, "url": reverse(address), "urgent": urgent}


def _moderation_line() -> dict[str, Any]:
    waiting = Contribution.objects.filter(moderation=ModerationState.WAITING, emptied_reason="")
    days = list(waiting.order_by("arrived_on", "id").values_list("arrived_on", flat=True)[:MOST_COUNTED])
    text = _("Alles is gelezen.")
    if days:
        text = _("%(count)s te lezen. De oudste wacht sinds %(day)s.") % {
            "count": many(len(days)),
            "day": date_format(days[0], "j F"),
        }
    return _line(_("Te lezen inbreng"), text, "moderatie:index")


def _care_line() -> dict[str, Any]:
    deadlines = list(
        CareSignal.objects.exclude(state=CareState.CLOSED)
        .order_by("act_before")
        .values_list("act_before", flat=True)[:MOST_COUNTED]
    )
    text, overdue = _("Geen open signalen."), False
    if deadlines:
        overdue = deadlines[0] < timezone.now()
        sentence = (
            _("%(count)s open. TE LAAT: de eerste moest voor %(moment)s.")
            if overdue
            else _("%(count)s open. Handel voor %(moment)s.")
        )
        text = sentence % {
            "count": many(len(deadlines)),
            "moment": date_format(timezone.localtime(deadlines[0]), "j F H:i"),
        }
    return _line(_("Zorgsignalen"), text, "zorgsignalen:index", urgent=overdue)


def _messages_line() -> dict[str, Any]:
    days = list(
        Message.objects.unanswered().order_by("written_on").values_list("written_on", flat=True)[:MOST_COUNTED]
    )
    text = _("Alles is beantwoord.")
    if days:
        text = _("%(count)s onbeantwoord. De oudste is van %(day)s.") % {
            "count": many(len(days)),
            "day": date_format(days[0], "j F"),
        }
    return _line(_("Vragen van deelnemers"), text, "vragen:index")


def many(count: int) -> str:
    """A count, or "1000 of meer" where we stop counting."""
    return _("%(count)d of meer") % {"count": count} if count >= MOST_COUNTED else str(count)
