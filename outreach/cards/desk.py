"""What is said at events and waits for a colleague, as lines on the desk: one line and one query per kind of work."""

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gatherings.service import GatheringState, MessageWay
from pages.service import DeskItem, DeskVisitor, Urgency

from ..enums import ReportState
from ..models import EventDate, WordBack
from ..permissions import may_change_reports

#: We promise a word back within six weeks; after two it is time to begin.
LATE_AFTER = timedelta(days=28)


def reports_to_write(user: DeskVisitor) -> Iterator[DeskItem]:
    """Dates that were held, without a report that everybody can read."""
    if not may_change_reports(user):
        return
    held = EventDate.objects.filter(gathering__state=GatheringState.HELD)
    waiting = held.filter(Q(report=None) | Q(report__state=ReportState.DRAFT, report__published_on=None))
    rows = list(
        waiting.order_by("gathering__starts_at", "pk").values_list("pk", "event__title", "gathering__starts_at")[:100]
    )
    if rows:
        key, title, starts_at = rows[0]
        day = timezone.localdate(starts_at)
        yield DeskItem(
            Urgency.LATE if day < timezone.localdate() - LATE_AFTER else Urgency.SOON,
            ngettext(
                "Schrijf %(count)d verslag van een bijeenkomst",
                "Schrijf %(count)d verslagen van bijeenkomsten",
                len(rows),
            )
            % {"count": len(rows)},
            reverse("events:report", args=[key]),
            _("‘%(title)s’ was op %(day)s. Bezoekers wachten op wat wij ermee doen.")
            % {"title": title, "day": date_format(day, "j F Y")},
            due=day,
        )


def words_back_to_tell(user: DeskVisitor) -> Iterator[DeskItem]:
    """People without mail who were to hear what came of an evening."""
    if not may_change_reports(user):
        return
    waiting = WordBack.objects.exclude(way=MessageWay.MAIL).filter(done_on=None)
    dates = list(waiting.order_by("told_on", "report").values_list("report", flat=True)[:500])
    if dates:
        yield DeskItem(
            Urgency.SOON,
            ngettext(
                "Vertel %(count)d bezoeker wat er met de avond gebeurt",
                "Vertel %(count)d bezoekers wat er met de avond gebeurt",
                len(dates),
            )
            % {"count": len(dates)},
            reverse("events:word_back", args=[dates[0]]),
            _("Zij hebben geen mail. Bel hen, of schrijf een brief."),
        )


SOURCES = (reports_to_write, words_back_to_tell)
