"""What of focus groups waits for a colleague, as lines on the desk: one line per kind of work, one query each."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Sum
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gatherings.models import Gathering, Seat
from gatherings.service import COMING_SEATS, HOLDING_SEATS, GatheringState, SeatState
from pages.service import DeskItem, DeskVisitor, Urgency

from .enums import GroupKind, GroupState, ReportState
from .models import FocusGroup, MemberCheck, Report
from .not_chosen import to_be_called
from .permissions import may_change_reports, may_move_groups, may_select, may_view_candidates
from .table_rules import CITIZENS, COUNTED_AS_OFFICIALS, FEWEST_CITIZENS, MOST_OFFICIALS

SOON = timedelta(days=3)
WEEK = timedelta(days=7)


def sign_up_ends(user: DeskVisitor) -> Iterator[DeskItem]:
    """The last day to sign up comes, or is past while the group still looks for people."""
    if not may_move_groups(user):
        return
    today = timezone.localdate()
    due = FocusGroup.objects.recruiting().filter(recruit_until__lte=today + SOON)
    found = list(due.order_by("recruit_until", "pk").values_list("pk", "title", "recruit_until"))
    if not found:
        return
    key, title, day = found[0]
    assert day is not None  # the query asks for a day
    told = (
        _("‘%(title)s’: de laatste dag was %(day)s. Kies wie er komt, of geef meer tijd.")
        if day < today
        else _("‘%(title)s’: aanmelden kan tot en met %(day)s. Zijn er genoeg mensen?")
    )
    yield DeskItem(
        Urgency.NOW if day < today else Urgency.SOON,
        ngettext(
            "Kijk wie zich aanmeldde bij %(count)d groep", "Kijk wie zich aanmeldde bij %(count)d groepen", len(found)
        )
        % {"count": len(found)},
        _group(key) if len(found) == 1 else f"{reverse('groups:index')}?state={GroupState.RECRUITING}",
        told % {"title": title, "day": date_format(day, "j F Y")},
        due=day,
    )


def at_risk() -> QuerySet[Gathering]:
    """Conversations within a week with too few people, or with citizens alone among officials."""

    def people(of: Q) -> Count:
        coming = Q(seats__state__in=COMING_SEATS)
        return Count("seats", filter=coming & of, distinct=True)

    def speaks_as(codes: frozenset[str]) -> Q:
        path = "seats__participant__perspective"
        return Q(**{f"{path}__code__in": codes}) | Q(**{f"{path}__parent__code__in": codes})

    now = timezone.now()
    return (
        Gathering.objects.filter(
            state=GatheringState.PLANNED,
            group_session__isnull=False,
            starts_at__gt=now,
            starts_at__lte=now + WEEK,
        )
        .annotate(
            people=people(Q()),
            citizens=people(speaks_as(frozenset({CITIZENS}))),
            officials=people(speaks_as(COUNTED_AS_OFFICIALS)),
        )
        .filter(Q(people__lt=F("minimum")) | _unsafe())
        .order_by("starts_at", "pk")
    )


def _unsafe() -> Q:
    """The same as table_rules.is_safe_at, asked of many at once."""
    alone = Q(citizens__lt=FEWEST_CITIZENS) | Q(officials__gt=MOST_OFFICIALS) | Q(citizens__lt=2 * F("officials"))
    one_person = Q(kind=GroupKind.INTERVIEW, officials=0)
    return Q(citizens__gt=0) & alone & ~one_person


def conversations_at_risk(user: DeskVisitor) -> Iterator[DeskItem]:
    """Somebody dropped out, and the table of next week is not right any more."""
    if not may_select(user):
        return
    found = list(at_risk().values_list("group_session__group", "title", "starts_at"))
    if not found:
        return
    key, title, starts_at = found[0]
    day = timezone.localdate(starts_at)
    yield DeskItem(
        Urgency.NOW,
        ngettext(
            "Vul %(count)d gesprek aan waar te weinig mensen komen",
            "Vul %(count)d gesprekken aan waar te weinig mensen komen",
            len(found),
        )
        % {"count": len(found)},
        _group(key),
        _("‘%(title)s’ op %(day)s: te weinig mensen, of burgers zitten er alleen.")
        % {"title": title, "day": date_format(day, "j F Y")},
        due=day,
    )


def chairs_left(user: DeskVisitor) -> Iterator[DeskItem]:
    """Somebody let an offered chair pass, and nobody else was offered it."""
    if not may_select(user):
        return
    seats = Seat.objects.filter(gathering=OuterRef("pk"))
    taken = Coalesce(Sum("seats__chairs", filter=Q(seats__state__in=HOLDING_SEATS)), 0)
    found = list(
        Gathering.objects.filter(
            Exists(seats.filter(state=SeatState.EXPIRED)),
            state=GatheringState.PLANNED,
            group_session__isnull=False,
            starts_at__gt=timezone.now(),
        )
        .annotate(chairs=taken)
        .filter(chairs__lt=F("capacity"))
        .order_by("starts_at", "pk")
        .values_list("group_session__group", "title")
    )
    if found:
        yield DeskItem(
            Urgency.SOON,
            ngettext(
                "Vul een stoel die vrij bleef, bij %(count)d gesprek",
                "Vul stoelen die vrij bleven, bij %(count)d gesprekken",
                len(found),
            )
            % {"count": len(found)},
            _group(found[0][0]),
            _("‘%(title)s’: iemand liet een aanbod voorbijgaan. Nodig iemand anders uit.") % {"title": found[0][1]},
        )


def not_told(user: DeskVisitor) -> Iterator[DeskItem]:
    """People without mail who were not chosen, and do not know it yet."""
    if not (may_select(user) and may_view_candidates(user)):
        return
    groups = list(to_be_called().order_by("group").values_list("group").annotate(people=Count("pk")))
    if groups:
        people = sum(each for _group_key, each in groups)
        yield DeskItem(
            Urgency.SOON,
            ngettext(
                "Vertel %(count)d persoon dat er geen plek is", "Vertel %(count)d mensen dat er geen plek is", people
            )
            % {"count": people},
            reverse("groups:not_chosen", args=[groups[0][0]]),
            _("Zij hebben geen mail. Bel hen, of schrijf een brief."),
        )


def reports_to_write(user: DeskVisitor) -> Iterator[DeskItem]:
    """Conversations that were held, without a report that participants can look at."""
    if not may_change_reports(user):
        return
    held = Gathering.objects.filter(state=GatheringState.HELD, group_session__isnull=False)
    found = list(
        held.filter(Q(report=None) | Q(report__state=ReportState.DRAFT))
        .order_by("starts_at", "pk")
        .values_list("group_session__group", "title", "starts_at")
    )
    if found:
        key, title, starts_at = found[0]
        day = timezone.localdate(starts_at)
        yield DeskItem(
            Urgency.LATE if day < timezone.localdate() - 2 * WEEK else Urgency.SOON,
            ngettext("Schrijf %(count)d verslag", "Schrijf %(count)d verslagen", len(found)) % {"count": len(found)},
            _group(key),
            _("‘%(title)s’ was op %(day)s. De deelnemers wachten op het verslag.")
            % {"title": title, "day": date_format(day, "j F Y")},
            due=day,
        )


def checks_over(user: DeskVisitor) -> Iterator[DeskItem]:
    """Reports whose day to look at them is over: they can be made final."""
    if not may_change_reports(user):
        return
    over = Report.objects.filter(state=ReportState.CHECKING, check_until__lt=timezone.localdate())
    found = list(
        over.filter(gathering__group_session__isnull=False)
        .order_by("check_until", "pk")
        .values_list("gathering__group_session__group", "gathering__title", "check_until")
    )
    if found:
        key, title, day = found[0]
        yield DeskItem(
            Urgency.NOW,
            ngettext("Stel %(count)d verslag vast", "Stel %(count)d verslagen vast", len(found))
            % {"count": len(found)},
            _group(key),
            _("‘%(title)s’: nakijken kon tot en met %(day)s.") % {"title": title, "day": _in_words(day)},
            due=day,
        )


def checks_to_tell(user: DeskVisitor) -> Iterator[DeskItem]:
    """People without mail who may look at a report, and were not called or written to yet."""
    if not may_change_reports(user):
        return
    waiting = MemberCheck.objects.filter(told_on=None, report__state=ReportState.CHECKING)
    found = list(
        waiting.filter(report__gathering__group_session__isnull=False)
        .order_by("report__check_until", "pk")
        .values_list("report__gathering__group_session__group", "report__gathering", "report__check_until")
    )
    if found:
        key, session, day = found[0]
        yield DeskItem(
            Urgency.NOW,
            ngettext(
                "Vraag %(count)d persoon om een verslag na te kijken",
                "Vraag %(count)d mensen om een verslag na te kijken",
                len(found),
            )
            % {"count": len(found)},
            reverse("groups:checks", args=[key, session]),
            _("Zij hebben geen mail. Bel of schrijf hen; nakijken kan tot en met %(day)s.") % {"day": _in_words(day)},
            due=day,
        )


SOURCES = (
    sign_up_ends,
    conversations_at_risk,
    chairs_left,
    not_told,
    reports_to_write,
    checks_over,
    checks_to_tell,
)


def _group(key: int) -> str:
    return reverse("groups:inspect", args=[key])


def _in_words(day: date | None) -> str:
    return date_format(day, "j F Y") if day else ""
