"""The report of one gathering: the words, the summary, sending it round and making it final."""

from collections.abc import Callable
from http import HTTPStatus

from django import forms
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin.widgets import AdminDateInput

from audit.service import looked
from contributions.models import Contribution
from contributions.service import Refused

from ..enums import ReportState
from ..models import Report
from ..permissions import Visitor, may_change_reports, may_view_reports
from ..reporting.figures import CheckCount, check_in_words, counts_of, hands_by_occasion, who_was_there
from ..reporting.hand_over import hand_over, to_hand_over
from ..reporting.writing import finish, is_still_checked, report_of, send_round, take_back, write
from .after_base import SessionPage

PER_PAGE = 50


class SummaryForm(forms.Form):
    """The summary, and the version the writer saw."""

    summary = forms.CharField(
        label=gettext_lazy("Samenvatting in gewone woorden"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text=gettext_lazy("Korte zinnen, zonder namen. Een lege regel begint een nieuwe alinea."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


class UntilForm(forms.Form):
    """Until when people can look."""

    until = forms.DateField(
        label=gettext_lazy("Nakijken kan tot en met"),
        widget=AdminDateInput(format="%d-%m-%Y"),
        help_text=gettext_lazy("Geef mensen minstens vijf dagen."),
        error_messages={
            "required": gettext_lazy("Kies een dag."),
            "invalid": gettext_lazy("Vul een dag in, bijvoorbeeld 1-12-2030."),
        },
    )


class ReportView(SessionPage):
    """Everything about the report on one screen. Reading is for who may read; each button is a deed."""

    page_title = gettext_lazy("Verslag")
    header_icon = "doc-full"
    template_name = "focusgroups/admin/report.html"

    def may(self, user: Visitor) -> bool:
        """Reading."""
        return may_view_reports(user)

    def get(self, request: HttpRequest, pk: int, session: int) -> HttpResponse:
        """The screen. Who reads the words is in the audit trail."""
        looked("focusgroups.read_report", by=request.user, on=self.gathering)
        return self.page()

    def post(self, request: HttpRequest, pk: int, session: int) -> HttpResponse:
        """One of the deeds."""
        if not may_change_reports(request.user):
            raise PermissionDenied
        deeds: dict[str, Callable[[Report], HttpResponse]] = {
            "write": self.write,
            "hand_over": self.hand_over,
            "send": self.send,
            "take_back": self.take_back,
            "finish": self.finish,
        }
        deed = deeds.get(request.POST.get("deed", ""), self.nothing)
        try:
            return deed(report_of(self.gathering))
        except Refused as refusal:
            return self.page(refusal=refusal.sentence, status=HTTPStatus.UNPROCESSABLE_ENTITY)

    def write(self, report: Report) -> HttpResponse:
        """Keep the summary."""
        form = SummaryForm(self.request.POST)
        if not form.is_valid():
            return self.page(status=HTTPStatus.UNPROCESSABLE_ENTITY)
        write(report, form.cleaned_data["summary"], version=form.cleaned_data["version"], by=self.colleague)
        return self.done(_("Bewaard."))

    def hand_over(self, report: Report) -> HttpResponse:
        """Notes become contributions."""
        done = hand_over(self.gathering, by=self.colleague)
        said = ngettext("%(count)d aantekening is overgezet.", "%(count)d aantekeningen zijn overgezet.", done.became)
        sentences = [said % {"count": done.became}]
        if done.waiting:
            sentences.append(_("Sommige wachten: sluit eerst af wie erbij was."))
        if done.of_the_group:
            sentences.append(_("Woorden zonder spreker staan op naam van de groep."))
        return self.done(" ".join(sentences))

    def send(self, report: Report) -> HttpResponse:
        """Ask everybody to look."""
        form = UntilForm(self.request.POST)
        if not form.is_valid():
            return self.page(until=form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
        send_round(report, form.cleaned_data["until"], by=self.colleague)
        self.say(_("Gevraagd. Kijk hieronder wie u nog moet bellen of schrijven."))
        return redirect(self.address("checks"))

    def take_back(self, report: Report) -> HttpResponse:
        """To the writer again."""
        take_back(report, by=self.colleague)
        return self.done(_("Het verslag is weer een concept. Wie de link opent, leest dat."))

    def finish(self, report: Report) -> HttpResponse:
        """Final."""
        finish(report, by=self.colleague)
        return self.done(_("Het verslag staat vast, en op de website. Deelnemers krijgen bericht."))

    def nothing(self, report: Report) -> HttpResponse:
        """A button we do not know."""
        raise Refused(_("Kies een van de knoppen."))

    def done(self, sentence: str) -> HttpResponse:
        """Back to the screen, with a line on top."""
        self.say(sentence)
        return redirect(self.address("report"))

    def page(self, *, refusal: str = "", until: UntilForm | None = None, status: int = HTTPStatus.OK) -> HttpResponse:
        """The screen; what was typed stays."""
        report = Report.objects.filter(gathering=self.gathering).first() or Report(gathering=self.gathering)
        typed = self.request.POST if self.request.POST.get("deed") == "write" else None
        form = SummaryForm(typed, initial={"summary": report.summary, "version": report.version})
        if typed is not None:
            form.is_valid()
        count = counts_of([report]).get(report.pk)
        words = Contribution.objects.filter(occasion=self.gathering.occasion_id, emptied_reason="")
        listed = words.select_related("note__speaker").order_by("order", "pk")
        still = is_still_checked(report)
        return self.show(
            status=status,
            report=report,
            form=form,
            until=until or UntilForm(initial={"until": report.check_until}),
            refusal=refusal,
            present=who_was_there(self.gathering),
            hands=hands_by_occasion([self.gathering.occasion_id]).get(self.gathering.occasion_id, []),
            to_hand_over=to_hand_over(self.gathering).count(),
            words=Paginator(listed, PER_PAGE).get_page(self.request.GET.get("p")),
            checked=_checked(report, count),
            may_change=may_change_reports(self.request.user),
            may_write=may_change_reports(self.request.user)
            and (report.state == ReportState.DRAFT or (report.state == ReportState.CHECKING and not still)),
            still_checked=still,
        )


def _checked(report: Report, count: CheckCount | None) -> list[str]:
    if count is None:
        return []
    if report.state == ReportState.CHECKING and not count.answered:
        return [_("Nog niemand reageerde.")]
    return check_in_words(count)


urlpatterns = [path("<int:pk>/verslag/<int:session>/", ReportView.as_view(), name="report")]
