"""What the screens of one event share: the event, who may, and the way back."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from ..models import Event
from ..permissions import Visitor, may_change_events


class EventDeedView(View):
    """A deed on one event (`pk` in the address), for who may."""

    event: Event

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the event."""
        super().setup(request, *args, **kwargs)
        self.event = get_object_or_404(Event, pk=kwargs["pk"])

    def may(self, user: Visitor) -> bool:
        """Whether this user may do it."""
        return may_change_events(user)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Only for who may."""
        if not self.may(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def back(self) -> HttpResponse:
        """The page of the event."""
        return redirect("events:inspect", self.event.pk)


class EventScreen(WagtailAdminTemplateMixin, EventDeedView):
    """A screen about one event, under its name in the breadcrumbs. Give it `page_title` and `template_name`."""

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home > In het land > this event > this screen."""
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse("events:index"), "label": _("In het land")},
            {"url": reverse("events:inspect", args=[self.event.pk]), "label": self.event.title},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the event at hand."""
        return super().get_context_data(event=self.event, **kwargs)
