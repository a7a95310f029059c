"""What was said at one date: cards by question, and hands. The words themselves are read by moderators."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.db.models import Count
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin.widgets.button import Button

from contributions.service import Refused

from ..cards.access import may_run_cards
from ..cards.drawing import table_in_short
from ..cards.figures import figures_of
from ..cards.hands import Hands, count_hands, drop_hands, hands_at
from ..cards.periods import why_closed, why_not_to_note
from ..cards.staff_forms import HandsForm
from ..enums import ReportState
from ..models import EventDate, EventReport, EventTally, SignalCard
from ..permissions import may_view_reports, may_write_cards
from .cards_base import CardsScreen, RunScreen, as_uuid


def date_buttons(request: HttpRequest, date: EventDate) -> list[Button]:
    """The ways to the words of one date. Asks no queries."""
    found = []
    if may_run_cards(request.user, date.gathering):
        address = reverse("events:cards", args=[date.pk])
        found.append(Button(_("Bekijk wat mensen zeggen"), address, icon_name="openquote", priority=60))
    elif may_write_cards(request.user):
        address = reverse("events:card_host", args=[date.pk])
        found.append(Button(_("Schrijf op"), address, icon_name="openquote", priority=60))
    if may_view_reports(request.user) and date.gathering.starts_at <= timezone.now():
        address = reverse("events:report", args=[date.pk])
        found.append(Button(_("Werk aan het verslag"), address, icon_name="doc-full", priority=70))
    return found


def date_facts(request: HttpRequest, dates: Sequence[EventDate]) -> Mapping[UUID, str]:
    """How many cards there are per date, for who runs it. One query."""
    mine = [date for date in dates if may_run_cards(request.user, date.gathering)]
    if not mine:
        return {}
    rows = SignalCard.objects.filter(date__in=mine, contribution__isnull=False).order_by()
    counts = dict(rows.values_list("date").annotate(count=Count("pk")))
    return {
        key: ngettext("%(count)d kaart met woorden", "%(count)d kaarten met woorden", count) % {"count": count}
        for key, count in counts.items()
    }


def report_facts(request: HttpRequest, dates: Sequence[EventDate]) -> Mapping[UUID, str]:
    """Where the report of each date stands, for who may read it. One query."""
    if not may_view_reports(request.user):
        return {}
    rows = EventReport.objects.filter(date__in=dates).values_list("date", "state")
    return {key: _("Verslag: %(state)s") % {"state": ReportState(state).label} for key, state in rows}


class CardsView(RunScreen):
    """The overview, and counting hands."""

    page_title = gettext_lazy("Wat mensen zeggen")
    template_name = "outreach/admin/cards.html"
    here = "cards"

    def get(self, request: HttpRequest, date: UUID) -> HttpResponse:
        """The numbers, and an empty count."""
        return self.page(HandsForm(questions=self.questions))

    def post(self, request: HttpRequest, date: UUID) -> HttpResponse:
        """Keep a show of hands, or throw one away that was a mistake."""
        if request.POST.get("deed") == "drop":
            found = EventTally.objects.filter(tally__occasion=self.gathering.occasion_id)
            held = found.filter(pk=as_uuid(request.POST.get("tally", ""))).first()
            if held is not None:
                drop_hands(held, by=self.colleague)
            messages.success(request, _("De telling is weg."))
            return redirect(self.address("cards"))
        form = HandsForm(request.POST, questions=self.questions)
        if not form.is_valid():
            return self.page(form, HTTPStatus.UNPROCESSABLE_ENTITY)
        given = form.cleaned_data
        hands = Hands(given["statement"], given["count"], given["people"], self.question(given["question"]))
        try:
            count_hands(self.date, hands, nonce=given["nonce"], by=self.colleague)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
            return self.page(form, HTTPStatus.UNPROCESSABLE_ENTITY)
        messages.success(request, _("De telling is bewaard. Zij staat naast de woorden."))
        return redirect(f"{self.address('cards')}#handen")

    def page(self, form: HandsForm, status: int = HTTPStatus.OK) -> HttpResponse:
        """The screen."""
        where, code = table_in_short(self.date)
        return self.show(
            status,
            form=form,
            figures=figures_of(self.date),
            by_question=self._by_question(),
            hands=hands_at(self.date),
            closed=why_closed(self.gathering),
            too_early=why_not_to_note(self.gathering),
            table={"where": where, "code": code, "url": reverse("outreach:table", args=[self.date.card_code])},
        )

    def _by_question(self) -> list[tuple[str, int]]:
        """Each question as it was asked, with its number of cards. One query."""
        rows = SignalCard.objects.filter(date=self.date, contribution__emptied_reason="").order_by()
        found = rows.values_list("contribution__order", "contribution__question").annotate(count=Count("pk"))
        return [(question, count) for _order, question, count in sorted(found)]


class CardStateView(CardsScreen):
    """A fresh token, for a screen that was open when its colleague logged in anew."""

    def get(self, request: HttpRequest, date: UUID) -> HttpResponse:
        """The token."""
        return JsonResponse({"token": get_token(request)})


urlpatterns = [
    path("datum/<uuid:date>/kaarten/", CardsView.as_view(), name="cards"),
    path("datum/<uuid:date>/kaarten/stand/", CardStateView.as_view(), name="card_state"),
]
