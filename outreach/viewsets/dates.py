"""Adding dates to an event in the admin: one, or several in a rhythm, after a look at the list."""

from typing import Any

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView
from wagtail.admin.widgets.button import Button

from contributions.service import Refused
from gatherings.models import Gathering
from gatherings.service import GatheringState, Moment, clashes_of

from ..enums import EventState
from ..making.adding import Wanted, add_series
from ..making.date_forms import SeriesForm
from ..models import Event
from ..permissions import may_change_events
from .date_base import KeepsTyped

_ADDABLE = (EventState.DRAFT, EventState.PUBLIC)


class DatesView(KeepsTyped, FormView):
    """Add dates. The first press shows the list; the second makes what stands there."""

    template_name = "outreach/admin/dates.html"
    form_class = SeriesForm
    page_title = gettext_lazy("Voeg datums toe")
    header_icon = "calendar-alt"

    def get_form_kwargs(self) -> dict[str, Any]:
        """The form proposes what the event says."""
        return {**super().get_form_kwargs(), "event": self.event}

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Only while dates can be added."""
        if self.event.state not in _ADDABLE:
            messages.error(request, _("Dit evenement is voorbij. U kunt geen datums meer toevoegen."))
            return self.back()
        return super().get(request, *args, **kwargs)

    def form_valid(self, form: BaseForm) -> HttpResponse:
        """Show the list, or make it: all of it, or nothing with a sentence."""
        assert isinstance(form, SeriesForm)
        wanted = self._wanted(form)
        if form.is_new_list and (len(form.days) > 1 or "look" in self.request.POST):
            clashes = _clashes(wanted, self.event)
            return self.render_to_response(self.get_context_data(form=form, lines=_lines(form, clashes)))
        by: Any = self.request.user
        try:
            made = add_series(self.event, wanted, by=by)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
            return self.form_invalid(form)
        sentence = ngettext("%(count)d datum is toegevoegd.", "%(count)d datums zijn toegevoegd.", len(made))
        messages.success(self.request, sentence % {"count": len(made)})
        if len(made) < len(wanted.days):
            messages.warning(self.request, _("Wat er al stond, is niet nog eens toegevoegd."))
        return self.back()

    def form_invalid(self, form: BaseForm) -> HttpResponse:
        """Again, with the list as it was."""
        assert isinstance(form, SeriesForm)
        lines = _lines(form, {}) if form.days and not form.is_new_list else []
        return self.render_to_response(self.get_context_data(form=form, lines=lines), status=422)

    def _wanted(self, form: SeriesForm) -> Wanted:
        return Wanted(
            days=[(day, form.venue_at(day)) for day in form.days if form.kept(day)],
            clock=form.clock(),
            place=form.place(),
            places=form.cleaned_data["places"],
            leaders=form.leaders(),
        )


def _lines(form: SeriesForm, clashes: dict[int, list[str]]) -> list[dict[str, Any]]:
    """What stands in the list, with what does not go together on that day."""
    made = []
    for day, keep, at in form.lines():
        checked = form.is_new_list or bool(form.data.get(keep.html_name))
        made.append(
            {"day": day, "keep": keep, "at": at, "checked": checked, "clashes": clashes.get(day.toordinal(), ())}
        )
    return made


def _clashes(wanted: Wanted, event: Event) -> dict[int, list[str]]:
    """By day as a number: what would not go together. A new place is free: nobody knew it. One query."""
    found = []
    for day, venue in wanted.days:
        moment: Moment = wanted.moment_at(day, venue or wanted.place.venue, title=event.title)
        draft = Gathering(kind="event", state=GatheringState.PLANNED, **moment.values())
        draft.pk = day.toordinal() * -1
        found.append(draft)
    return {-pk: sentences for pk, sentences in clashes_of(found).items()}


def buttons(request: HttpRequest, event: Event) -> list[Button]:
    """The way to more dates, while they may be added."""
    if event.state not in _ADDABLE or not may_change_events(request.user):
        return []
    return [Button(_("Voeg datums toe"), url=reverse("events:dates", args=[event.pk]))]


urlpatterns = [
    path("<int:pk>/datums/", DatesView.as_view(), name="dates"),
]
