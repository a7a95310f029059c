"""Who was asked to look at a report, by which way, and what they said; answers on paper typed over."""

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from audit.service import looked
from contributions.service import Refused
from gatherings.service import MessageWay
from pages.service import PdfUnavailable

from ..enums import QuoteAnswer
from ..models import MemberCheck
from ..permissions import Visitor, may_change_reports
from ..reporting.answering import answer, why_closed
from ..reporting.asking import mark_told, new_link
from ..reporting.letter import letter_pdf
from ..views.looking_back import Problem, Screen, quote_choices, right_choices
from .after_base import SessionPage


class ChecksView(SessionPage):
    """Everybody who was asked. Names and numbers stand there, so every look is in the audit trail."""

    page_title = gettext_lazy("Wie keek het verslag na?")
    header_icon = "view"
    template_name = "focusgroups/admin/checks.html"

    def may(self, user: Visitor) -> bool:
        """Who sends reports round."""
        return may_change_reports(user)

    def get(self, request: HttpRequest, pk: int, session: int) -> HttpResponse:
        """The list."""
        found = MemberCheck.objects.filter(report__gathering=self.gathering)
        checks = list(
            found.select_related("report", "participation__participant__contact", "participation__speaker")
            .prefetch_related("quotes__contribution", "quotes__replacement")
            .order_by("told_on", "pk")
        )
        looked("focusgroups.read_checks", by=request.user, on=self.gathering, seen=checks)
        by_hand = [each for each in checks if each.told_on is None and each.way != MessageWay.MAIL]
        changed = (QuoteAnswer.CHANGED, QuoteAnswer.WITHDRAWN)
        rows = [(each, [quote for quote in each.quotes.all() if quote.answer in changed]) for each in checks]
        return self.show(rows=rows, by_hand=len(by_hand))


class CheckView(SessionPage):
    """One answer on paper, or told by phone, typed over by a colleague: the same questions as by link."""

    page_title = gettext_lazy("Vul een antwoord in voor een deelnemer")
    header_icon = "edit"
    template_name = "focusgroups/admin/check.html"
    check: MemberCheck

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the member check: of this gathering, else there is none."""
        super().setup(request, *args, **kwargs)
        found = MemberCheck.objects.select_related("report__gathering", "participation__participant__contact")
        self.check = get_object_or_404(found, pk=kwargs["check"], report__gathering=self.gathering)

    def may(self, user: Visitor) -> bool:
        """Who sends reports round."""
        return may_change_reports(user)

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """The form, with what was said before."""
        looked("focusgroups.read_check", by=request.user, on=self.check)
        return self.page(Screen.kept(self.check))

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Keep it."""
        screen = Screen.typed(self.check, request)
        if problems := screen.problems():
            return self.page(screen, problems, status=HTTPStatus.UNPROCESSABLE_ENTITY)
        try:
            answer(self.check, screen.as_answer(), by=self.colleague)
        except Refused as refusal:
            problems = [Problem("klopt", refusal.sentence)]
            return self.page(screen, problems, status=HTTPStatus.UNPROCESSABLE_ENTITY)
        self.say(_("Bewaard. Het antwoord telt mee als op papier gegeven."))
        return redirect(self.address("checks"))

    def page(self, screen: Screen, problems: list[Problem] | None = None, status: int = HTTPStatus.OK) -> HttpResponse:
        """The screen; what was typed stays."""
        return self.show(
            check=self.check,
            screen=screen,
            problems=problems or [],
            choices=right_choices(),
            quote_choices=quote_choices(),
            closed=why_closed(self.check),
            status=status,
        )


class CheckDeedView(CheckView):
    """Told by hand, or a new link. Only a POST does something."""

    http_method_names = ("post",)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """One of two deeds."""
        try:
            if request.POST.get("deed") == "link":
                new_link(self.check, by=self.colleague)
                self.say(_("De oude link werkt niet meer. De nieuwe is onderweg, of staat in de brief."))
            else:
                mark_told(self.check, by=self.colleague)
                self.say(_("Genoteerd: deze persoon is gevraagd."))
        except Refused as refusal:
            messages.error(request, refusal.sentence)
        return redirect(self.address("checks"))


class LetterView(CheckView):
    """The letter of one person: the summary, their own words, boxes to tick and lines to write on."""

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """The file, or a sentence."""
        try:
            made = letter_pdf(self.check, by=self.colleague)
        except PdfUnavailable as missing:
            messages.error(request, missing.sentence)
            return redirect(self.address("checks"))
        name = f"terugblik-{self.check.pk.hex[:8]}.pdf"
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return HttpResponse(made, content_type="application/pdf", headers=headers)

    http_method_names = ("get", "head")


_ONE = "<int:pk>/verslag/<int:session>/terugblik/<uuid:check>/"
urlpatterns = [
    path("<int:pk>/verslag/<int:session>/terugblik/", ChecksView.as_view(), name="checks"),
    path(_ONE, CheckView.as_view(), name="check"),
    path(f"{_ONE}gedaan/", CheckDeedView.as_view(), name="check_deed"),
    path(f"{_ONE}brief.pdf", LetterView.as_view(), name="check_letter"),
]
