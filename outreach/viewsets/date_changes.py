"""Changing dates in the admin and calling them off: this one, later ones, or all that come."""

from typing import Any

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView

from contributions.service import Refused
from gatherings.service import GatheringState, clashes_of

from ..cockpit.reached import Reached, reached_at, together
from ..making.date_forms import DateForm
from ..making.moments import moment_on
from ..making.places import settle
from ..making.reason_form import ReasonForm
from ..making.series import Scope, cancel_dates, change_dates
from ..models import EventDate
from ..permissions import Visitor, may_move_events
from .date_base import DateScreen


class _OpenDate(DateScreen, FormView):
    """A deed on a date that did not begin; and perhaps on others of its series."""

    with_waiting = False

    def may(self, user: Visitor) -> bool:
        """Who may put events on the agenda and call them off: people hear of it."""
        return may_move_events(user)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """A date that is over leads back to the event, with a sentence."""
        if not self.is_open:
            messages.error(request, self.too_late())
            return self.back()
        return super().get(request, *args, **kwargs)

    def within(self, scope: str) -> list[EventDate]:
        """The dates this is about."""
        if scope == Scope.ALL:
            return self.to_come
        if scope == Scope.LATER:
            first = self.date.gathering.starts_at
            return [each for each in self.to_come if each.gathering.starts_at >= first]
        return [each for each in self.to_come if each.pk == self.date.pk]

    def reached(self) -> dict[int, Reached]:
        """Who hears of what, by gathering: of the dates that people know of."""
        planned = [each.gathering_id for each in self.to_come if each.gathering.state == GatheringState.PLANNED]
        return reached_at(planned, with_waiting=self.with_waiting)

    def label_scopes(self, form: BaseForm) -> None:
        """Say at each choice how many dates and people it is about."""
        field: Any = form.fields.get("scope")
        if field is None:
            return
        by_gathering = self.reached()
        field.choices = [(scope.value, self._in_words(scope, by_gathering)) for scope in Scope]

    def _in_words(self, scope: Scope, by_gathering: dict[int, Reached]) -> str:
        dates = self.within(scope)
        told = together(by_gathering, (each.gathering_id for each in dates)).told
        number = ngettext("%(count)d datum", "%(count)d datums", len(dates)) % {"count": len(dates)}
        people = ngettext("%(told)d bericht", "%(told)d berichten", told) % {"told": told}
        return _("%(scope)s: %(number)s, %(people)s") % {"scope": scope.label, "number": number, "people": people}

    def get_form(self, form_class: Any = None) -> BaseForm:
        """With numbers at each choice."""
        form = super().get_form(form_class)
        self.label_scopes(form)
        return form

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Who hears of it when it is about this date alone."""
        told = self.reached().get(self.date.gathering_id, Reached())
        is_planned = self.date.gathering.state == GatheringState.PLANNED
        return super().get_context_data(told=told.in_words() if is_planned else "", **kwargs)


class DateChangeView(_OpenDate):
    """Another day, hour, place, leader or size."""

    template_name = "outreach/admin/date_change.html"
    form_class = DateForm
    page_title = gettext_lazy("Verander de datum")
    header_icon = "calendar-alt"

    def get_form_kwargs(self) -> dict[str, Any]:
        """The date as it is."""
        return {**super().get_form_kwargs(), "date": self.date, "in_series": len(self.to_come) > 1}

    def form_valid(self, form: BaseForm) -> HttpResponse:
        """Change it, or say why not."""
        assert isinstance(form, DateForm)
        by: Any = self.request.user
        given = form.cleaned_data
        try:
            where = settle(form.place(), places=given["places"], by=by)
            moment = moment_on(
                given["day"], form.clock(), where, title=self.event.title, places=given["places"], **form.leaders()
            )
            changed = change_dates(self.date, moment, given.get("scope") or Scope.THIS, by=by, seen=given["seen"])
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
            return self.form_invalid(form)
        if not changed:
            messages.info(self.request, _("Er is niets veranderd. Niemand krijgt bericht."))
            return self.back()
        sentence = ngettext("%(count)d datum is veranderd.", "%(count)d datums zijn veranderd.", len(changed))
        messages.success(self.request, sentence % {"count": len(changed)})
        for sentences in clashes_of(changed).values():
            messages.warning(self.request, " ".join(sentences))
        return self.back()


class DateCancelView(_OpenDate):
    """It does not take place."""

    template_name = "outreach/admin/date_cancel.html"
    form_class = ReasonForm
    page_title = gettext_lazy("Zeg de datum af")
    header_icon = "calendar-alt"
    with_waiting = True

    def get_form_kwargs(self) -> dict[str, Any]:
        """A reason is for people who know of it."""
        planned = any(each.gathering.state == GatheringState.PLANNED for each in self.to_come)
        return {**super().get_form_kwargs(), "in_series": len(self.to_come) > 1, "needs_reason": planned}

    def form_valid(self, form: BaseForm) -> HttpResponse:
        """Call it off, or say why not."""
        by: Any = self.request.user
        given = form.cleaned_data
        try:
            gone = cancel_dates(self.date, given.get("scope") or Scope.THIS, reason=given.get("reason", ""), by=by)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
            return self.form_invalid(form)
        sentence = ngettext("%(count)d datum gaat niet door.", "%(count)d datums gaan niet door.", len(gone))
        messages.success(self.request, sentence % {"count": len(gone)})
        return self.back()


urlpatterns = [
    path("<int:pk>/datums/<uuid:date>/", DateChangeView.as_view(), name="date"),
    path("<int:pk>/datums/<uuid:date>/zeg-af/", DateCancelView.as_view(), name="date_cancel"),
]
