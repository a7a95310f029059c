"""Who may open a screen: asked in dispatch, before anything else happens."""

from typing import Any, cast

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext
from wagtail.admin.paginator import WagtailPaginator

from people.models import User

from ..permissions import Visitor

MOST_COUNTED = 1_000


class OnlyFor:
    """Refuses everybody for whom `may` says no; a screen that forgets to say who may is open to nobody."""

    @staticmethod
    def may(user: Visitor) -> bool:
        """Whether this user may open this screen."""
        return False

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Check, then go on."""
        if not type(self).may(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]


def colleague(request: HttpRequest) -> User:
    """Who is acting; the admin lets nobody in who is not logged in."""
    return cast(User, request.user)


class BoundedPaginator(WagtailPaginator):
    """Counts no further than a thousand, so that a long queue opens as fast as a short one.

    Who wants to see more works the queue away, or narrows it with a filter.
    """

    @property
    def count(self) -> int:
        """How many, a thousand at most; counted once."""
        if not hasattr(self, "_bounded_count"):
            self._bounded_count = self.object_list[:MOST_COUNTED].count()
        return self._bounded_count

    @property
    def items_count_label(self) -> str:
        """Says so when there are more than were counted."""
        if self.count < MOST_COUNTED:
            return str(super().items_count_label)
        return gettext("%(count)d of meer %(noun)s") % {"count": MOST_COUNTED, "noun": self.verbose_name_plural}
