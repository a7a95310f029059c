"""The report of one date, and the word back to who was there."""

from collections.abc import Callable
from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from audit.service import looked
from contributions.service import Refused
from pages.service import report_on

from ..cards.figures import figures_of, hands_by_occasion
from ..cards.quoting import answers_at
from ..cards.reports import publish, report_of, report_path, take_off, write
from ..cards.staff_forms import ReportForm
from ..cards.word_back import lines_to_tell, mark_done, reach_of, tell_back
from ..enums import ReportState
from ..models import EventReport
from ..permissions import Visitor, may_change_reports, may_view_reports
from .cards_base import CardsScreen, as_uuid


class ReportView(CardsScreen):
    """Numbers, words that may be repeated, and both texts on one screen. Each button is a deed."""

    page_title = gettext_lazy("Verslag van de avond")
    header_icon = "doc-full"
    template_name = "outreach/admin/report.html"
    here = "report"

    def may(self, user: Visitor) -> bool:
        """Reading."""
        return may_view_reports(user)

    def get(self, request: HttpRequest, date: UUID) -> HttpResponse:
        """The screen. Who reads words of people is in the audit trail."""
        looked("outreach.read_words", by=request.user, on=self.date)
        return self.page()

    def post(self, request: HttpRequest, date: UUID) -> HttpResponse:
        """One of the deeds."""
        if not may_change_reports(request.user):
            raise PermissionDenied
        deeds: dict[str, Callable[[EventReport], HttpResponse]] = {
            "write": self.write,
            "publish": self.publish,
            "take_off": self.take_off,
        }
        try:
            return deeds.get(request.POST.get("deed", ""), self.nothing)(report_of(self.date))
        except Refused as refusal:
            return self.page(refusal=refusal.sentence, status=HTTPStatus.UNPROCESSABLE_ENTITY)

    def write(self, report: EventReport) -> HttpResponse:
        """Keep both texts."""
        form = ReportForm(self.request.POST)
        if not form.is_valid():
            return self.page(status=HTTPStatus.UNPROCESSABLE_ENTITY)
        given = form.cleaned_data
        write(report, given["heard"], given["next_steps"], version=given["version"], by=self.colleague)
        return self.done(_("Bewaard. Niemand buiten het team ziet dit nog."))

    def publish(self, report: EventReport) -> HttpResponse:
        """Online."""
        publish(report, by=self.colleague)
        messages.success(self.request, _("Het verslag staat online. Stuur nu bericht aan wie er was."))
        return redirect(self.address("word_back"))

    def take_off(self, report: EventReport) -> HttpResponse:
        """To the writer again."""
        take_off(report, by=self.colleague)
        return self.done(_("Het verslag is van de website. U kunt het weer veranderen."))

    def nothing(self, report: EventReport) -> HttpResponse:
        """A button we do not know."""
        raise Refused(_("Kies een van de knoppen."))

    def done(self, sentence: str) -> HttpResponse:
        """Back to the screen, with a line on top."""
        messages.success(self.request, sentence)
        return redirect(self.address("report"))

    def page(self, *, refusal: str = "", status: int = HTTPStatus.OK) -> HttpResponse:
        """The screen; what was typed stays."""
        report = EventReport.objects.filter(date=self.date).first() or EventReport(date=self.date)
        typed = self.request.POST if self.request.POST.get("deed") == "write" else None
        initial = {"heard": report.heard, "next_steps": report.next_steps, "version": report.version}
        form = ReportForm(typed, initial=initial)
        if typed is not None:
            form.is_valid()
        may_change = may_change_reports(self.request.user)
        return self.show(
            status,
            report=report,
            form=form,
            refusal=refusal,
            figures=figures_of(self.date),
            hands=hands_by_occasion([self.gathering.occasion_id]).get(self.gathering.occasion_id, []),
            answers=answers_at(self.date),
            advice=report_on([report.heard, report.next_steps]) if report.heard else None,
            may_change=may_change,
            may_write=may_change and report.state == ReportState.DRAFT,
            url=report_path(self.date) if report.state == ReportState.PUBLISHED else "",
        )


class WordBackView(CardsScreen):
    """Telling who was there, and the list of who has to be called. Names stand there: every look is in the audit
    trail.
    """

    page_title = gettext_lazy("Bericht aan wie er was")
    header_icon = "mail"
    template_name = "outreach/admin/word_back.html"
    here = "word_back"

    def may(self, user: Visitor) -> bool:
        """Who writes reports."""
        return may_change_reports(user)

    def get(self, request: HttpRequest, date: UUID) -> HttpResponse:
        """The numbers, and the list."""
        return self.page()

    def post(self, request: HttpRequest, date: UUID) -> HttpResponse:
        """Tell everybody who was not told yet; or these were called."""
        report = report_of(self.date)
        if request.POST.get("deed") == "done":
            keys = [key for text in request.POST.getlist("row") if (key := as_uuid(text))]
            count = mark_done(report, keys, by=self.colleague)
            said = ngettext("%(count)d persoon is verteld.", "%(count)d mensen zijn verteld.", count)
            messages.success(request, said % {"count": count})
            return redirect(self.address("word_back"))
        try:
            count = tell_back(report, by=self.colleague)
        except Refused as refusal:
            return self.page(refusal.sentence, HTTPStatus.UNPROCESSABLE_ENTITY)
        said = ngettext("%(count)d persoon krijgt bericht.", "%(count)d mensen krijgen bericht.", count)
        messages.success(request, said % {"count": count})
        return redirect(self.address("word_back"))

    def page(self, refusal: str = "", status: int = HTTPStatus.OK) -> HttpResponse:
        """The screen."""
        report = EventReport.objects.filter(date=self.date).select_related("date__gathering").first()
        lines = lines_to_tell(report) if report else []
        if lines:
            looked("outreach.read_words_back", by=self.request.user, on=self.date)
        is_online = report is not None and report.state == ReportState.PUBLISHED
        return self.show(
            status,
            report=report,
            is_online=is_online,
            reach=reach_of(report) if report and is_online else None,
            lines=lines,
            refusal=refusal,
            url=self.request.build_absolute_uri(report_path(self.date)),
        )


urlpatterns = [
    path("datum/<uuid:date>/verslag/", ReportView.as_view(), name="report"),
    path("datum/<uuid:date>/bericht/", WordBackView.as_view(), name="word_back"),
]
