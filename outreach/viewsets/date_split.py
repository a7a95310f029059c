"""Splitting a date in two in the admin: when and where the second is, and who goes there."""

from typing import Any, cast

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView

from audit.service import looked
from contributions.service import Refused
from gatherings.models import Seat
from gatherings.service import GatheringState, clashes_of
from people.models import User

from ..making.moments import moment_on
from ..making.places import settle
from ..making.split_form import SplitForm
from ..making.splitting import can_be_told, movable_seats, split_date
from ..permissions import Visitor, may_move_events, may_view_sign_ups
from .date_base import DateScreen


class DateSplitView(DateScreen, FormView):
    """Names stand on it: who reads them is in the audit trail."""

    template_name = "outreach/admin/date_split.html"
    form_class = SplitForm
    page_title = gettext_lazy("Splits de datum")
    header_icon = "duplicate"

    def may(self, user: Visitor) -> bool:
        """Who may move people, and see who they are."""
        return may_move_events(user) and may_view_sign_ups(user)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Only a date that people know of, and that did not begin."""
        if not self.is_open or self.date.gathering.state != GatheringState.PLANNED:
            messages.error(request, _("Splitsen kan alleen bij een datum die op de agenda staat en nog komt."))
            return self.back()
        return super().get(request, *args, **kwargs)

    @cached_property
    def there(self) -> list[Seat]:
        """Who can be moved."""
        return movable_seats(self.date.gathering)

    def get_form_kwargs(self) -> dict[str, Any]:
        """With who is there."""
        return {**super().get_form_kwargs(), "date": self.date, "there": self.there}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """How many there are, and how many cannot be told."""
        if self.there:
            by, number = cast(User, self.request.user), len(self.there)
            looked("outreach.view_sign_ups", by=by, on=self.event, seen=self.there, people=number)
        people = sum(seat.chairs for seat in self.there)
        nowhere = sum(not can_be_told(seat) for seat in self.there)
        return super().get_context_data(people=people, nowhere=nowhere, **kwargs)

    def form_valid(self, form: BaseForm) -> HttpResponse:
        """Split it, or say why not."""
        assert isinstance(form, SplitForm)
        by: Any = self.request.user
        given = form.cleaned_data
        try:
            where = settle(form.place(), places=given["places"], by=by)
            moment = moment_on(
                given["day"], form.clock(), where, title=self.event.title, places=given["places"], **form.leaders()
            )
            split = split_date(self.date, moment, by=by, **form.who())
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
            return self.form_invalid(form)
        sentence = ngettext(
            "De nieuwe datum staat op de agenda. %(count)d aanmelding gaat mee, en krijgt bericht.",
            "De nieuwe datum staat op de agenda. %(count)d aanmeldingen gaan mee, en krijgen bericht.",
            len(split.moved),
        )
        messages.success(self.request, sentence % {"count": len(split.moved)})
        for sentences in clashes_of([split.date.gathering]).values():
            messages.warning(self.request, " ".join(sentences))
        return self.back()


urlpatterns = [
    path("<int:pk>/datums/<uuid:date>/splits/", DateSplitView.as_view(), name="date_split"),
]
