"""What the screens of one date share: the date, and forms that keep what was typed."""

from typing import Any

from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from gatherings.service import when_of

from ..making.series import Scope, open_dates
from ..models import EventDate
from .base import EventDeedView, EventScreen


class OneDate(EventDeedView):
    """A date of this event (`date` in the address)."""

    date: EventDate

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the date, with its gathering and place."""
        super().setup(request, *args, **kwargs)
        found = self.event.dates.select_related("gathering__venue", "event").filter(pk=kwargs["date"]).first()
        if found is None:
            raise Http404
        self.date = found


class KeepsTyped(EventScreen):
    """A form that comes back as it was sent, with status 422."""

    def form_invalid(self, form: BaseForm) -> HttpResponse:
        """Again, with what was typed."""
        return self.render_to_response(self.get_context_data(form=form), status=422)  # type: ignore[attr-defined]


class DateScreen(OneDate, KeepsTyped):
    """A screen about one date: says which one, and how many there are in the series."""

    @property
    def to_come(self) -> list[EventDate]:
        """The dates of the series that can still be changed."""
        if not hasattr(self, "_to_come"):
            self._to_come = open_dates(self.date, Scope.ALL)
        return self._to_come

    @property
    def is_open(self) -> bool:
        """Whether this date can still be changed."""
        return self.date.pk in {each.pk for each in self.to_come}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Which date it is about."""
        return super().get_context_data(date=self.date, when=when_of(self.date.gathering), **kwargs)

    def too_late(self) -> str:
        """Why nothing can be done any more."""
        state = self.date.gathering.get_state_display()
        return _("Deze datum staat op ‘%(state)s’ of is begonnen. U kunt er niets meer aan veranderen.") % {
            "state": state
        }
