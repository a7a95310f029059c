"""What the screens of one conversation share: which one, who may be in, and the ways between them."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.generic import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from gatherings.models import Gathering
from people.models import User

from ..models import FocusGroup
from ..running.doors import find_session, may_be_in


class SessionView(WagtailAdminTemplateMixin, View):
    """A screen of one conversation (`session` in the address), for who is in the room. Kept in no cache."""

    header_icon = "group"
    session: Gathering
    #: Which of the four ways is this one.
    here = ""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the conversation."""
        super().setup(request, *args, **kwargs)
        self.session = find_session(kwargs["session"])

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Only for who leads it, writes at it, or organises."""
        if not may_be_in(request.user, self.session):
            raise PermissionDenied
        response = super().dispatch(request, *args, **kwargs)
        add_never_cache_headers(response)
        return response

    @property
    def group(self) -> FocusGroup:
        """The group of this conversation."""
        return self.session.group_session.group

    @property
    def colleague(self) -> User:
        """Who is acting; the admin lets nobody in who is not logged in."""
        assert isinstance(self.request.user, User)
        return self.request.user

    def address(self, name: str, *args: Any) -> str:
        """Where another screen of this conversation is."""
        return reverse(f"groups:session_{name}", args=[self.session.pk, *args])

    def get_page_title(self) -> str:
        """What the browser's tab says."""
        return str(self.page_title)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home > Gespreksgroepen > the group > this screen."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse("groups:index"), "label": _("Gespreksgroepen")},
            {"url": reverse("groups:inspect", args=[self.group.pk]), "label": self.group.title},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the conversation, and the ways to the other screens."""
        return super().get_context_data(
            session=self.session,
            group=self.group,
            ways=[
                {"url": self.address(name), "label": label, "is_here": name == self.here}
                for name, label in (
                    ("people", _("Wie is er?")),
                    ("lead", _("Leid het gesprek")),
                    ("notes", _("Schrijf mee")),
                    ("close", _("Sluit af")),
                )
            ],
            **kwargs,
        )
