"""Keeping a card for somebody: what a visitor says, on a phone that may lose its connection; and paper, typed over."""

from http import HTTPStatus
from io import BytesIO
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contributions.service import Refused
from people import service as people
from privacy import service as privacy

from ..cards.drawing import drawn_code
from ..cards.importing import write_template
from ..cards.noting import ASKED_PURPOSES, Kept, Noted, note_card
from ..cards.periods import why_not_to_note
from ..cards.staff_forms import StaffCardForm
from ..cards.writing import Written
from ..enums import CardWay
from .cards_base import CardsScreen, as_uuid

MASKED = gettext_lazy("Er stond een nummer in dat op een burgerservicenummer lijkt. Dat hebben wij weggehaald.")
REPEATED = gettext_lazy("Deze kaart was al bewaard. Er is niets dubbel.")


class HostCardView(CardsScreen):
    """A visitor speaks, a host writes. For a script the answer is JSON; without scripts the screen works as well."""

    page_title = gettext_lazy("Schrijf op wat iemand zegt")
    template_name = "outreach/admin/card_note.html"
    here = "card_host"
    way = CardWay.HOST

    def get(self, request: HttpRequest, date: UUID) -> HttpResponse:
        """An empty card: of somebody new, or of the same visitor (`persoon`)."""
        asked = request.GET
        initial: dict[str, Any] = {"question": asked.get("vraag", "")}
        if person := as_uuid(asked.get("persoon", "")):
            initial["person"] = str(person)
        return self.page(self.form(initial=initial), is_same=bool(person))

    def post(self, request: HttpRequest, date: UUID) -> HttpResponse:
        """Keep it. The code for the visitor stands on the answer itself: it is kept nowhere."""
        form = self.form(request.POST)
        wants_json = "application/json" in request.headers.get("Accept", "")
        try:
            if not form.is_valid():
                raise Refused(str(next(iter(form.errors.values()))[0]))
            kept = note_card(self.date, self._noted(form), way=self.way, by=self.colleague)
        except Refused as refusal:
            if wants_json:
                return JsonResponse({"sentence": refusal.sentence}, status=HTTPStatus.CONFLICT)
            is_same = request.POST.get("person") != request.POST.get("nonce")
            return self.page(form, HTTPStatus.UNPROCESSABLE_ENTITY, refusal=refusal.sentence, is_same=is_same)
        told = _told(kept)
        if wants_json:
            return JsonResponse({"code": kept.code, "told": told})
        person = form.cleaned_data["person"]
        return self.page(
            self.form(initial={"question": form.cleaned_data["question"] or ""}),
            kept=kept,
            told=told,
            person=person,
            **(drawn_code(kept.code) if kept.code else {}),
        )

    def form(self, *args: Any, **kwargs: Any) -> StaffCardForm:
        """The form, with the questions of this event."""
        texts = privacy.active_consent_texts(ASKED_PURPOSES)
        groups = people.offered_perspectives()
        return StaffCardForm(*args, questions=self.questions, groups=groups, texts=texts, **kwargs)

    def page(self, form: StaffCardForm, status: int = HTTPStatus.OK, **context: Any) -> HttpResponse:
        """The screen."""
        return self.show(
            status,
            form=form,
            is_paper=self.way == CardWay.PAPER,
            too_early=why_not_to_note(self.gathering),
            **context,
        )

    def _noted(self, form: StaffCardForm) -> Noted:
        given = form.cleaned_data
        return Noted(
            written=Written(given["nonce"], given["text"], self.question(given["question"])),
            person=given["person"],
            slip=given["slip"].strip(),
            perspective=form.by_code.get(given["perspective"]),
            purposes=form.given,
        )


class PaperCardView(HostCardView):
    """A card on paper, typed over as it stands there."""

    page_title = gettext_lazy("Typ een kaart van papier over")
    here = "card_paper"
    way = CardWay.PAPER


class CardTemplateView(CardsScreen):
    """The workbook for many paper cards at once."""

    def get(self, request: HttpRequest, date: UUID) -> HttpResponse:
        """The empty workbook of this date."""
        made = BytesIO()
        write_template(self.date, made)
        name = f"kaarten-{self.gathering.starts_here.date().isoformat()}.xlsx"
        return HttpResponse(
            made.getvalue(),
            content_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )


def _told(kept: Kept) -> list[str]:
    told = [str(MASKED)] if kept.masked else []
    if kept.is_repeat:
        told.append(str(REPEATED))
        if kept.code:
            told.append(_("Dit is een nieuwe code. Een eerdere code werkt niet meer."))
    return told


urlpatterns = [
    path("datum/<uuid:date>/opschrijven/", HostCardView.as_view(), name="card_host"),
    path("datum/<uuid:date>/papier/", PaperCardView.as_view(), name="card_paper"),
    path("datum/<uuid:date>/papier/sjabloon.xlsx", CardTemplateView.as_view(), name="card_template"),
]
