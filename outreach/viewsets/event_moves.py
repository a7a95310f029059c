"""Deeds on an event as a whole: another state, and the same once more."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.widgets.button import Button

from contributions.service import Refused
from gatherings.service import GatheringState

from ..cockpit.reached import reached_at, together
from ..enums import EventState
from ..making.copying import copy_event
from ..making.moving import cancel_event, close_event, moves_from, publish, what_must_be_done_first
from ..making.reason_form import ReasonForm
from ..models import Event, EventDate
from ..permissions import Visitor, may_change_events, may_move_events
from .base import EventScreen


class EventMoveView(EventScreen, TemplateView):
    """Bring an event to another state: says what will happen, then does it on POST."""

    template_name = "outreach/admin/event_move.html"
    header_icon = "globe"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the event and the move."""
        super().setup(request, *args, **kwargs)
        self.step = next((step for step in moves_from(self.event) if step.to == kwargs["state"]), None)
        self.refusal = ""
        needs = self.event.state == EventState.PUBLIC
        self.form = ReasonForm(request.POST or None, needs_reason=needs) if self._calls_off() else None

    def may(self, user: Visitor) -> bool:
        """Who may put events on the agenda and call them off."""
        return may_move_events(user)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Ask first. A move that is no longer possible leads back to the event, with a sentence."""
        if self.step is None:
            return self._not_any_more()
        self.refusal = what_must_be_done_first(self.event, self.step.to)
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do it, or say what must be done first."""
        if self.step is None:
            return self._not_any_more()
        if self.form is not None and self.form.fields and not self.form.is_valid():
            return self._again(**kwargs)
        try:
            moved = self._do()
        except Refused as refusal:
            self.refusal = refusal.sentence
            return self._again(**kwargs)
        messages.success(request, _said(moved))
        return self.back()

    def _calls_off(self) -> bool:
        return self.step is not None and self.step.to == EventState.CANCELLED

    def _do(self) -> Event:
        by: Any = self.request.user
        assert self.step is not None
        if self.step.to == EventState.PUBLIC:
            return publish(self.event, by=by)
        if self.step.to == EventState.CLOSED:
            return close_event(self.event, by=by)
        reason = self.form.cleaned_data.get("reason", "") if self.form is not None and self.form.fields else ""
        return cancel_event(self.event, reason=reason, by=by)

    def _again(self, **kwargs: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(**kwargs), status=422)

    def _not_any_more(self) -> HttpResponse:
        if self.event.state != self.kwargs["state"]:
            sentence = _("Dit kan niet meer: het evenement staat op ‘%(state)s’.")
            messages.error(self.request, sentence % {"state": self.event.get_state_display()})
        return self.back()

    def get_page_title(self) -> str:
        """The label of the button."""
        return str(self.step.label) if self.step else ""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The move, what it means, what must be done first, and who hears of it."""
        planned = EventDate.objects.filter(event=self.event, gathering__state=GatheringState.PLANNED)
        told = None
        if self._calls_off():
            told = together(by := reached_at(planned.values_list("gathering", flat=True), with_waiting=True), by)
        return super().get_context_data(
            step=self.step, refusal=self.refusal, form=self.form, told=told.in_words() if told else "", **kwargs
        )


def _said(event: Event) -> str:
    match event.state:
        case EventState.PUBLIC:
            return _("Het staat op de agenda. Iedereen kan het nu zien.")
        case EventState.CANCELLED:
            return _("Het evenement gaat niet door. Wie een adres achterliet, krijgt bericht.")
    return _("Het evenement is afgerond.")


class EventCopyView(EventScreen, TemplateView):
    """The same once more: says what comes along, then does it on POST."""

    template_name = "outreach/admin/event_copy.html"
    header_icon = "copy"
    page_title = gettext_lazy("Maak er nog zo een")

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do it; pressed twice it is one."""
        try:
            token = uuid.UUID(request.POST.get("token", ""))
        except ValueError:
            token = uuid.uuid4()
        made = copy_event(self.event, by=request.user, token=token)  # type: ignore[arg-type]
        messages.success(request, _("Het nieuwe evenement staat klaar als concept. Kies nu een datum."))
        return redirect("events:dates", made.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """A token that makes one of a double press."""
        return super().get_context_data(token=uuid.uuid4(), **kwargs)


def buttons(request: HttpRequest, event: Event) -> list[Button]:
    """The texts, and the same once more."""
    if not may_change_events(request.user):
        return []
    return [
        Button(_("Bewerk de teksten"), url=reverse("events:edit", args=[event.pk])),
        Button(_("Maak er nog zo een"), url=reverse("events:copy", args=[event.pk])),
    ]


urlpatterns = [
    path("<int:pk>/naar/<slug:state>/", EventMoveView.as_view(), name="move"),
    path("<int:pk>/nog-een/", EventCopyView.as_view(), name="copy"),
]
