"""What staff print: forms with a number and a code, the form as it stands on the website, and the phone script."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.translation import gettext_lazy as _

from pages.service import PdfUnavailable

from .. import piles
from ..enums import PileState
from ..models import PrintedPile, Round
from ..piles import MOST_WHILE_WAITING
from ..printing import MOST_COPIES, form_pdf, numbered_pdf, script_context, script_pdf
from ..sheet_items import number_in
from .entry_base import EntryView, find_round


class CopiesForm(forms.Form):
    """How many."""

    count = forms.IntegerField(
        label=_("Hoeveel formulieren?"),
        min_value=1,
        max_value=MOST_COPIES,
        initial=10,
        help_text=_("Hoogstens 100 tegelijk. Meer dan 20 maken wij op de achtergrond."),
        error_messages={
            "required": _("Vul in hoeveel formulieren u wilt."),
            "invalid": _("Vul een getal in, bijvoorbeeld 10."),
            "min_value": _("Vul minstens 1 in."),
            "max_value": _("Hoogstens 100 tegelijk. Maak er daarna nog meer."),
        },
    )


def pdf_response(content: bytes, name: str) -> HttpResponse:
    """A PDF that the browser saves under this name."""
    return HttpResponse(
        content,
        content_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="{name}.pdf"'},
    )


class PrintView(EntryView):
    """Make numbered forms: a few at once, more in a task. Only a POST makes codes."""

    template_name = "consultation/admin/entry_print.html"
    page_title = _("Druk formulieren af")
    header_icon = "download"

    def get(self, request: HttpRequest, round_pk: int) -> HttpResponse:
        """How many?"""
        return self._show(find_round(round_pk), CopiesForm())

    def post(self, request: HttpRequest, round_pk: int) -> HttpResponse:
        """The file, or a sentence."""
        round_, form = find_round(round_pk), CopiesForm(request.POST)
        if not form.is_valid():
            return self._show(round_, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
        count = form.cleaned_data["count"]
        if count > MOST_WHILE_WAITING:
            piles.ask(round_, count, by=self.colleague)
            messages.success(request, _("Wij maken de formulieren. Over een minuut staan ze hieronder klaar."))
            return redirect("entries:print", round_.pk)
        try:
            made = numbered_pdf(round_, count, by=self.colleague)
        except PdfUnavailable as missing:
            return self._show(round_, form, refusal=missing.sentence, status=HTTPStatus.SERVICE_UNAVAILABLE)
        return pdf_response(made, f"formulieren-{round_.slug}-{count}")

    def _show(self, round_: Round, form: CopiesForm, refusal: str = "", status: int = HTTPStatus.OK) -> HttpResponse:
        mine = PrintedPile.objects.filter(round=round_, asked_by=self.colleague)
        return self.render_to_response(
            self.get_context_data(round=round_, form=form, refusal=refusal, piles=mine), status=status
        )


class PileView(EntryView):
    """A pile that is ready: only for who asked for it. GET downloads, POST throws it away."""

    def find(self, pk: UUID) -> PrintedPile:
        """The pile of this colleague, or a 404."""
        return get_object_or_404(PrintedPile.objects.select_related("round"), pk=pk, asked_by=self.colleague)

    def get(self, request: HttpRequest, pile_pk: UUID) -> HttpResponse:
        """The file, or a sentence."""
        pile = self.find(pile_pk)
        try:
            if pile.state == PileState.DONE:
                return pdf_response(piles.read(pile, by=self.colleague), f"formulieren-{pile.round.slug}-{pile.count}")
        except FileNotFoundError:
            pass
        messages.error(request, _("Dit bestand is er niet (meer). Maak nieuwe formulieren."))
        return redirect("entries:print", pile.round_id)

    def post(self, request: HttpRequest, pile_pk: UUID) -> HttpResponse:
        """The file goes; what was printed stays good."""
        pile = self.find(pile_pk)
        piles.throw_away([pile])
        messages.success(request, _("Het bestand is weg. Wat u afdrukte, blijft bruikbaar."))
        return redirect("entries:print", pile.round_id)


def _part(request: HttpRequest) -> int:
    """Which part of what is dealt somebody asked for; 0 is that of today."""
    return number_in(request.GET.get("deel", ""))


class FormPdfView(EntryView):
    """The form without a code, also before the round opens."""

    def get(self, request: HttpRequest, round_pk: int) -> HttpResponse:
        """The file, or a sentence."""
        round_ = find_round(round_pk)
        try:
            return pdf_response(form_pdf(round_, part=_part(request)), f"formulier-{round_.slug}")
        except PdfUnavailable as missing:
            messages.error(request, missing.sentence)
            return redirect("entries:print", round_.pk)


class ScriptView(EntryView):
    """What to say on the phone."""

    template_name = "consultation/admin/script.html"
    page_title = _("Belscript")
    header_icon = "mobile-alt"

    def get(self, request: HttpRequest, round_pk: int) -> HttpResponse:
        """The whole conversation, in order."""
        context: dict[str, Any] = script_context(find_round(round_pk), part=_part(request))
        return self.render_to_response(self.get_context_data(**context))


class ScriptPdfView(EntryView):
    """The same on paper."""

    def get(self, request: HttpRequest, round_pk: int) -> HttpResponse:
        """The file, or a sentence."""
        round_ = find_round(round_pk)
        try:
            return pdf_response(script_pdf(round_, part=_part(request)), f"belscript-{round_.slug}")
        except PdfUnavailable as missing:
            messages.error(request, missing.sentence)
            return redirect("entries:script", round_.pk)


urlpatterns = [
    path("ronde/<int:round_pk>/afdrukken/", PrintView.as_view(), name="print"),
    path("stapel/<uuid:pile_pk>/", PileView.as_view(), name="pile"),
    path("ronde/<int:round_pk>/formulier.pdf", FormPdfView.as_view(), name="form_pdf"),
    path("ronde/<int:round_pk>/belscript/", ScriptView.as_view(), name="script"),
    path("ronde/<int:round_pk>/belscript.pdf", ScriptPdfView.as_view(), name="script_pdf"),
]
