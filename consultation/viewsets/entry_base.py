"""What the screens of entering share: who may, which form, and where one stands."""

from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from people.models import User

from ..models import Entry, Round
from ..permissions import Visitor, may_enter


class EntryView(WagtailAdminTemplateMixin, View):
    """A screen for who may enter forms; a subclass that asks for more says so."""

    header_icon = "edit"
    may = staticmethod(may_enter)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Check, then go on."""
        if not self.is_allowed(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def is_allowed(self, user: Visitor) -> bool:
        """Whether this user may open the screen."""
        return type(self).may(user)

    @property
    def colleague(self) -> User:
        """Who is acting; the admin lets nobody in who is not logged in."""
        assert isinstance(self.request.user, User)
        return self.request.user

    def get_page_title(self) -> str:
        """What the browser's tab says."""
        return str(self.page_title)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home > Invoer > this screen."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse("entries:index"), "label": _("Ingevulde formulieren")},
            {"url": "", "label": self.get_page_title()},
        ]


def find_round(pk: int) -> Round:
    """The round with this number, or a 404."""
    return get_object_or_404(Round.objects.select_related("occasion"), pk=pk)


def find_entry(pk: UUID) -> Entry:
    """The form with this number, or a 404."""
    return get_object_or_404(
        Entry.objects.select_related(
            "round__occasion", "participation__participant__perspective__parent", "typed_by", "checked_by"
        ),
        pk=pk,
    )
