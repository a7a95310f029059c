"""The second look: what a colleague typed, read-only, and what one can do with it."""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from audit.service import looked
from contributions.service import Refused
from privacy import service as privacy

from ..drafts import answers_of
from ..entering import said_by
from ..entry_sheet import Question, form_code, sheet_of
from ..entry_transitions import move, moves_for
from ..enums import EntryState
from ..methods import method_of
from ..models import Answer, Entry
from ..permissions import Visitor, may_check_entries, may_enter
from ..progress import given_of, path_of
from ..reaching import ASKED_PURPOSES
from ..sheet_items import SheetItems, number_on, sheet_items
from .entry_base import EntryView, find_entry


@dataclass(frozen=True, slots=True)
class Row:
    """One question with the answer in words. `is_left_out`: answered, though the question was not for them."""

    question: Question
    lines: tuple[str, ...]
    is_left_out: bool


class CheckEntryView(EntryView):
    """Beside the paper: same order, same numbers. Who typed it reads along and cannot approve."""

    template_name = "consultation/admin/entry_check.html"
    page_title = gettext_lazy("Kijk een formulier na")
    header_icon = "check"

    def is_allowed(self, user: Visitor) -> bool:
        """Who enters may see how it went on."""
        return may_enter(user) or may_check_entries(user)

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """The answers; reading them is written down."""
        entry = find_entry(pk)
        return self._show(entry)

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Do it, or say why not and keep the reason that was typed."""
        entry = find_entry(pk)
        posted = request.POST
        to, typed_version, reason = posted.get("naar", ""), posted.get("versie", ""), posted.get("reden", "")
        if to != entry.state and to not in {step.to for step in moves_for(entry, self.colleague)}:
            messages.error(request, _("Dit kan nu niet. Hieronder staat wat wel kan."))
            return self._show(entry, reason=reason, status=HTTPStatus.CONFLICT)
        is_number = typed_version.isascii() and typed_version.isdigit() and len(typed_version) < 10
        version = int(typed_version) if is_number else 0
        try:
            entry = move(entry.pk, to, by=self.colleague, version=version, reason=reason)
        except Refused as refusal:
            messages.error(request, refusal.sentence)
            return self._show(find_entry(pk), reason=reason, opened=to, status=HTTPStatus.UNPROCESSABLE_ENTITY)
        messages.success(request, _said(entry))
        return self._onward(entry)

    def _onward(self, entry: Entry) -> HttpResponse:
        if entry.state == EntryState.TYPING:
            return redirect("entries:type", entry.pk)
        if may_check_entries(self.colleague):
            following = Entry.objects.waiting().for_others_than(self.colleague.pk).first()
            if following is not None:
                return redirect("entries:check", following.pk)
        return redirect("entries:index")

    def _show(self, entry: Entry, *, reason: str = "", opened: str = "", status: int = HTTPStatus.OK) -> HttpResponse:
        looked("consultation.read_entry", by=self.request.user, on=entry)
        participation = entry.participation
        said = said_by(participation.participant, ASKED_PURPOSES) if participation else None
        answers = answers_of(participation) if participation else []
        number = number_on(entry.reference)
        answered = [answer.item_id for answer in answers if not answer.skipped]
        items = sheet_items(entry.round, number).with_number(number, answered)
        context = self.get_context_data(
            entry=entry,
            round=entry.round,
            rows=_rows(entry, items, answers),
            form_code=form_code(items.all),
            said=said,
            hats=sorted(hat.plain_label for hat in said.other_hats) if said else [],
            allowed=_allowed(said.allowed) if said else [],
            has_code=hasattr(participation, "receipt"),
            moves=moves_for(entry, self.colleague),
            is_own=entry.state == EntryState.WAITING and entry.typed_by_id == self.colleague.pk,
            reason=reason,
            opened=opened,
        )
        return self.render_to_response(context, status=status)


def _rows(entry: Entry, items: SheetItems, answers: list[Answer]) -> list[Row]:
    if entry.participation is None or entry.state == EntryState.APPROVED:
        return []  # put aside: wiped; approved: the words are contributions now, with moderation of their own
    by_item = {answer.item_id: answer for answer in answers}
    off_path = {answer.item_id for answer in path_of(items.in_order, answers).off_path}
    rows = []
    for question in sheet_of(items.on_form):
        answer = by_item.get(question.item.pk)
        given = given_of(answer)
        version = answer.item_version if answer else question.version
        lines = tuple(method_of(question.item).tell(question.item, version, given))
        rows.append(Row(question, lines, bool(lines) and question.item.pk in off_path))
    return rows


def _allowed(given: frozenset[str]) -> list[dict[str, Any]]:
    texts = privacy.active_consent_texts(ASKED_PURPOSES)
    return [{"question": text.question, "is_given": text.purpose in given} for text in texts]


def _said(entry: Entry) -> str:
    return {
        EntryState.APPROVED: _("Goedgekeurd. De antwoorden tellen mee."),
        EntryState.RETURNED: _("Teruggestuurd. De invoerder leest waarom."),
        EntryState.DISCARDED: _("Weggelegd. De antwoorden zijn gewist; de reden blijft staan."),
        EntryState.TYPING: _("Verbeter het, en leg het daarna opnieuw voor."),
        EntryState.WAITING: _("Voorgelegd. Een collega kijkt het na."),
    }[EntryState(entry.state)]
