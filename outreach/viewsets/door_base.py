"""What the screens at the door of a date share: which date, who may be there, and the ways between them."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.generic import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from people.models import User

from ..door.access import find_date, may_be_at_the_door
from ..models import EventDate


class DoorScreen(WagtailAdminTemplateMixin, View):
    """A screen of one date (`date` in the address), for who is at the door. Kept in no cache."""

    header_icon = "group"
    date: EventDate
    #: Which of the ways is this one.
    here = ""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the date."""
        super().setup(request, *args, **kwargs)
        self.date = find_date(kwargs["date"])

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Only for who leads here, writes here, or organises."""
        if not may_be_at_the_door(request.user, self.date.gathering):
            raise PermissionDenied
        response = super().dispatch(request, *args, **kwargs)
        add_never_cache_headers(response)
        return response

    @property
    def colleague(self) -> User:
        """Who is acting; the admin lets nobody in who is not logged in."""
        assert isinstance(self.request.user, User)
        return self.request.user

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
            {"url": reverse("events:inspect", args=[self.date.event_id]), "label": self.date.event.title},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the date, and the ways to the other screens."""
        labels = (("door", _("Laat binnen")), ("door_close", _("Sluit af")))
        return super().get_context_data(
            date=self.date,
            meeting=self.date.gathering,
            ways=[{"url": self.address(name), "label": label, "is_here": name == self.here} for name, label in labels],
            **kwargs,
        )
