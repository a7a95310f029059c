"""Who may open these screens: asked before anything else happens."""

from collections.abc import Iterable
from typing import Any, cast
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from wagtail.admin.paginator import WagtailPaginator

from people.models import User

from ...permissions import may_code

MOST_COUNTED = 1_000


class OnlyAnalysts:
    """Refuses who may not code: whoever codes may read the words, and say what they are about."""

    request: HttpRequest

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Check, then go on."""
        if not may_code(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]

    @property
    def colleague(self) -> User:
        """Who is at the screen: past :meth:`dispatch` always somebody of the staff."""
        return cast(User, self.request.user)


class BoundedPaginator(WagtailPaginator):
    """Counts no further than a thousand, so that a long list opens as fast as a short one."""

    @property
    def count(self) -> int:
        """How many, a thousand at most; counted once."""
        if not hasattr(self, "_bounded_count"):
            self._bounded_count = self.object_list[:MOST_COUNTED].count()
        return self._bounded_count


def uuids(values: Iterable[str]) -> list[UUID]:
    """Those of these that are keys; what is not one is left out."""
    found = []
    for value in values:
        try:
            found.append(UUID(value))
        except ValueError:
            continue
    return found
