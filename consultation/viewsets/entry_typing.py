"""The entry screen: a whole form on one page, by keyboard, kept with each press."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from audit.service import looked
from contributions.service import Channel, Mode, Refused

from ..context import code_context
from ..entering import give_new_code, may_be_entered
from ..entry_transitions import move
from ..enums import EntryState
from ..models import Entry, Round
from ..models.entry import ENTRY_CHANNELS
from ..sheet_items import number_in
from .entry_base import EntryView, find_entry, find_round
from .entry_press import Sheet, press


class Press:
    """The buttons. Enter is `SAVE`: it keeps, and sends nothing on half done."""

    SAVE = "bewaar"
    SUBMIT = "voorleggen"
    SUBMIT_AND_NEXT = "volgende"


class TypingView(EntryView):
    """What a new form and one that was begun share."""

    template_name = "consultation/admin/entry.html"
    page_title = gettext_lazy("Voer een formulier in")

    def show(self, sheet: Sheet, status: int = HTTPStatus.OK) -> HttpResponse:
        """The sheet, on the page of the form once it was begun."""
        own = reverse("entries:type", args=[sheet.entry.pk]) if sheet.entry else self.request.get_full_path()
        return self.render_to_response(self.get_context_data(form_action=own, **sheet.context()), status=status)

    def press(self, sheet: Sheet) -> HttpResponse:
        """Keep, and go where the button leads; or show what has to be looked at first."""
        try:
            is_done = press(sheet, version=_number(self.request.POST.get("versie", "")), by=self.colleague)
        except Refused as refusal:
            sheet.alert = refusal.sentence
            return self.show(sheet, HTTPStatus.CONFLICT)
        if not is_done:
            return self.show(sheet, HTTPStatus.CONFLICT if sheet.alert else HTTPStatus.UNPROCESSABLE_ENTITY)
        assert sheet.entry is not None, "a press makes the form"
        button = self.request.POST.get("actie", Press.SAVE)
        if button not in (Press.SUBMIT, Press.SUBMIT_AND_NEXT):
            messages.success(self.request, _("Bewaard. Het formulier is nog niet voorgelegd."))
            chosen = f"?{urlencode({'deel': sheet.part})}" if sheet.part and sheet.items.others else ""
            return redirect(reverse("entries:type", args=[sheet.entry.pk]) + chosen)
        return self._submit(sheet, sheet.entry, button)

    def _submit(self, sheet: Sheet, entry: Entry, button: str) -> HttpResponse:
        try:
            entry = move(entry.pk, EntryState.WAITING, by=self.colleague, version=entry.version)
        except Refused as refusal:
            sheet.alert = refusal.sentence
            return self.show(sheet, HTTPStatus.CONFLICT)
        messages.success(self.request, _("Voorgelegd. Een collega kijkt ‘%(form)s’ na.") % {"form": entry})
        onward = next_address(entry) if button == Press.SUBMIT_AND_NEXT else reverse("entries:index")
        if sheet.code.cleaned_data["fresh"] and not sheet.has_code:
            return show_new_code(self, entry, onward)
        return redirect(onward)


class NewEntryView(TypingView):
    """An empty sheet; the form exists from the first press."""

    def get(self, request: HttpRequest, round_pk: int) -> HttpResponse:
        """For this round and door."""
        round_ = find_round(round_pk)
        if not may_be_entered(round_):
            messages.warning(
                request,
                _("De ronde staat op ‘%(state)s’. Er kan nu niets worden ingevoerd. Overleg met de organisator.")
                % {"state": round_.get_state_display()},
            )
            return redirect("entries:begin")
        return self.show(self._sheet(round_))

    def post(self, request: HttpRequest, round_pk: int) -> HttpResponse:
        """The first press."""
        sheet = self._sheet(find_round(round_pk))
        sheet.data = request.POST
        return self.press(sheet)

    def _sheet(self, round_: Round) -> Sheet:
        asked = self.request.GET
        initial = {name: asked[name] for name in ("received_on", "mode", "recruitment") if name in asked}
        return Sheet(round_, channel_in(asked.get("kanaal", "")), initial=initial)


class TypeEntryView(TypingView):
    """A form that was begun."""

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """With what was typed; opening it is written down. What is handed over is looked at elsewhere."""
        entry = find_entry(pk)
        if not entry.can_be_typed_in:
            return redirect("entries:check", entry.pk)
        looked("consultation.read_entry", by=request.user, on=entry)
        initial = {"deel": number_in(request.GET.get("deel", ""))}
        return self.show(Sheet(entry.round, entry.channel, entry, initial=initial))

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """The next press."""
        entry = find_entry(pk)
        if entry.participation is None:  # put aside meanwhile, and its answers with it
            messages.error(request, _("Dit formulier is weggelegd. Moet het toch mee? Voer het dan opnieuw in."))
            return redirect("entries:check", entry.pk)
        return self.press(Sheet(entry.round, entry.channel, entry, data=request.POST))


class NewCodeView(EntryView):
    """A fresh code for the person, shown once. POST only."""

    http_method_names = ["post"]
    page_title = gettext_lazy("De code van de persoon")

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Make it, or say why not."""
        return show_new_code(self, find_entry(pk), reverse("entries:index"))


def show_new_code(view: EntryView, entry: Entry, onward: str) -> HttpResponse:
    """Make a code and show it: the only time that anybody of us sees it."""
    try:
        code = give_new_code(entry.pk, by=view.colleague)
    except Refused as refusal:
        messages.error(view.request, refusal.sentence)
        return redirect(onward)
    view.template_name = "consultation/admin/entry_code.html"
    view.page_title = gettext_lazy("De code van de persoon")
    return view.render_to_response(view.get_context_data(entry=entry, onward=onward, **code_context(code)))


def next_address(entry: Entry) -> str:
    """An empty sheet for the next form of the same pile."""
    same = {"kanaal": entry.channel, "received_on": entry.received_on.isoformat()}
    if entry.channel == Channel.INTERVIEW and entry.mode != Mode.OWN_WORDS:
        same["mode"] = entry.mode
    return f"{reverse('entries:new', args=[entry.round_id])}?{urlencode(same)}"


def channel_in(asked: str) -> str:
    """A door that staff can type for; paper when nothing good was asked."""
    return asked if asked in dict(ENTRY_CHANNELS) else str(Channel.PAPER)


def _number(typed: str) -> int:
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else 0


def begin_links(round_: Round) -> list[dict[str, Any]]:
    """Where to begin, per door."""
    address = reverse("entries:new", args=[round_.pk])
    return [{"label": label, "url": f"{address}?{urlencode({'kanaal': code})}"} for code, label in ENTRY_CHANNELS]
