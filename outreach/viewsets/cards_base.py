"""What the screens about words at one date share: which date, who may, and the ways between them."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from gatherings.models import Gathering
from gatherings.service import place_of, when_of
from people.models import User

from ..cards.access import may_run_cards
from ..cards.asking import questions_of
from ..models import Event, EventDate, EventQuestion
from ..permissions import Visitor, may_change_reports, may_view_reports, may_write_cards


class CardsScreen(WagtailAdminTemplateMixin, View):
    """A screen of one date (`date` in the address). Kept in no cache: what people say stands there."""

    header_icon = "openquote"
    date: EventDate
    #: Which of the ways is this one.
    here = ""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the date."""
        super().setup(request, *args, **kwargs)
        found = EventDate.objects.select_related("event", "gathering__venue", "gathering__occasion")
        self.date = get_object_or_404(found, pk=kwargs["date"])

    def may(self, user: Visitor) -> bool:
        """Whether this user may be here."""
        return may_write_cards(user)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Only for who may."""
        if not self.may(request.user):
            raise PermissionDenied
        response = super().dispatch(request, *args, **kwargs)
        add_never_cache_headers(response)
        return response

    @property
    def colleague(self) -> User:
        """Who is acting; the admin lets nobody in who is not logged in."""
        assert isinstance(self.request.user, User)
        return self.request.user

    @property
    def event(self) -> Event:
        """The event of this date."""
        return self.date.event

    @property
    def gathering(self) -> Gathering:
        """Where and when."""
        return self.date.gathering

    @cached_property
    def questions(self) -> list[EventQuestion]:
        """What is asked at this event, in order."""
        return questions_of(self.event)

    def question(self, key: str) -> EventQuestion | None:
        """The question with this number, as a form gives it; None when it is none of this event (any more)."""
        return next((each for each in self.questions if str(each.pk) == key), None)

    def address(self, name: str) -> str:
        """Where another screen of this date is."""
        return reverse(f"events:{name}", args=[self.date.pk])

    def get_page_title(self) -> str:
        """What the browser's tab says."""
        return str(self.page_title)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home > In het land > the event > this screen."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse("events:index"), "label": _("In het land")},
            {"url": reverse("events:inspect", args=[self.event.pk]), "label": self.event.title},
            {"url": "", "label": self.get_page_title()},
        ]

    def show(self, status: int = HTTPStatus.OK, **context: Any) -> HttpResponse:
        """Render the screen."""
        return self.render_to_response(self.get_context_data(**context), status=status)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the date, and the ways to the other screens that this user may open."""
        user = self.request.user
        may_write, may_run = may_write_cards(user), may_run_cards(user, self.gathering)
        ways = (
            ("cards", _("Overzicht en handen"), may_run),
            ("card_host", _("Schrijf op"), may_write),
            ("card_paper", _("Typ papier over"), may_write),
            ("card_prints", _("Druk af"), may_run),
            ("report", _("Verslag"), may_view_reports(user)),
            ("word_back", _("Bericht"), may_change_reports(user)),
        )
        return super().get_context_data(
            date=self.date,
            event=self.event,
            gathering=self.gathering,
            when=when_of(self.gathering),
            place=place_of(self.gathering),
            ways=[
                {"url": self.address(name), "label": label, "is_here": name == self.here}
                for name, label, may in ways
                if may
            ],
            **kwargs,
        )


def as_uuid(text: str) -> UUID | None:
    """A number from an address or a form; None when it is none."""
    try:
        return UUID(text)
    except ValueError:
        return None


class RunScreen(CardsScreen):
    """A screen with numbers of this date, or on which one makes codes: for who runs it."""

    def may(self, user: Visitor) -> bool:
        """Not for a host of another evening."""
        return may_run_cards(user, self.gathering)
