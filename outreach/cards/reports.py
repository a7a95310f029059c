"""The report of one date: what we heard and what we do with it. Written, put online, and taken off again."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.service import record
from contributions.models import Tally
from contributions.service import ChangedMeanwhile, Refused
from gatherings.service import GatheringState
from people.models import User
from privacy.service import guard_for_storage

from ..enums import ReportState
from ..models import Event, EventDate, EventReport
from .figures import are_told, came_at, cards_at, hands_by_occasion, heard_at
from .report_moves import move_report

LONGEST = 20_000


@dataclass(frozen=True, slots=True)
class ReportPart:
    """One report as everybody reads it. `came`, `heard` and `cards` are None when they are too small to tell."""

    report: EventReport
    date: EventDate
    url: str
    came: int | None
    heard: int | None
    cards: int | None
    hands: Sequence[Tally]


def report_of(date: EventDate) -> EventReport:
    """The report of this date; made when there was none."""
    return EventReport.objects.get_or_create(date=date)[0]


@transaction.atomic
def write(report: EventReport, heard: str, next_steps: str, *, version: int, by: User | None) -> EventReport:
    """Keep both texts. `version` is the one the writer was looking at. A BSN is masked.

    Raises ChangedMeanwhile when a colleague wrote meanwhile, Refused while it is online, or for too long a text.
    """
    kept = EventReport.objects.select_for_update(of=("self",)).get(pk=report.pk)
    if kept.version != version:
        raise ChangedMeanwhile(_("Iemand anders schreef ook aan dit verslag. Bekijk het, en voeg uw tekst dan toe."))
    if kept.state == ReportState.PUBLISHED:
        raise Refused(_("Dit verslag staat online. Haal het eerst van de website. Dan kunt u het veranderen."))
    if len(heard) > LONGEST or len(next_steps) > LONGEST:
        raise Refused(_("Dit is te lang. Een verslag is hoogstens 20.000 tekens per vak."))
    kept.heard, kept.next_steps = (guard_for_storage(text)[0].strip() for text in (heard, next_steps))
    kept.version += 1
    kept.written_by = by
    kept.save(update_fields=["heard", "next_steps", "version", "written_by"])
    record("outreach.write_report", by=by, on=kept)
    return kept


@transaction.atomic
def publish(report: EventReport, *, by: User | None) -> EventReport:
    """Online for everybody. Twice is harmless. Raises Refused, with what to do first."""
    kept = EventReport.objects.select_for_update(of=("self",)).select_related("date__gathering").get(pk=report.pk)
    if kept.state == ReportState.PUBLISHED:
        return kept
    if kept.date.gathering.state != GatheringState.HELD:
        raise Refused(_("Sluit eerst deze datum af. Daarna kan het verslag online."))
    if not kept.heard:
        raise Refused(_("Schrijf eerst op wat u hoorde. Daarna kan het verslag online."))
    if not kept.next_steps:
        raise Refused(_("Schrijf ook op wat u ermee doet. Dat beloofden wij. Daarna kan het verslag online."))
    first = kept.published_on or timezone.localdate()
    return move_report(kept, ReportState.PUBLISHED, by=by, published_on=first)


@transaction.atomic
def take_off(report: EventReport, *, by: User | None) -> EventReport:
    """To the writer again; the website shows it no more. Twice is harmless."""
    return move_report(report, ReportState.DRAFT, by=by)


def report_path(date: EventDate) -> str:
    """Where everybody reads the report of this date; dates of one day share a page."""
    return reverse("outreach:report", args=[date.event.slug, date.gathering.starts_here.date().isoformat()])


def report_parts(event: Event) -> list[ReportPart]:
    """The reports of this event that are online, newest date first. Six queries, none more for more dates."""
    found = EventReport.objects.filter(date__event=event, state=ReportState.PUBLISHED)
    reports = list(
        found.select_related("date__event", "date__gathering__venue").order_by("-date__gathering__starts_at")
    )
    if not reports:
        return []
    dates = [report.date for report in reports]
    came, heard, cards = came_at(dates), heard_at(dates), cards_at(dates)
    hands = hands_by_occasion([date.gathering.occasion_id for date in dates])
    return [
        ReportPart(
            report,
            report.date,
            report_path(report.date),
            _told(came.get(report.date.gathering_id, 0)),
            _told(heard.get(report.date.gathering.occasion_id or 0, 0)),
            _told(sum(cards.get(report.date_id, {}).values())),
            [tally for tally in hands.get(report.date.gathering.occasion_id, ()) if are_told(tally)],
        )
        for report in reports
    ]


def _told(number: int) -> int | None:
    return number if number >= settings.SMALLEST_CELL else None
