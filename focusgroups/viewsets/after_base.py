"""What the screens about one gathering of a group share."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from gatherings.models import Gathering
from people.models import User

from .base import GroupPage


class SessionPage(GroupPage):
    """A screen about one gathering (`session` in the address) of the group. Give it `page_title`, `template_name`."""

    gathering: Gathering

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the gathering: of this group, else there is none."""
        super().setup(request, *args, **kwargs)
        self.gathering = get_object_or_404(
            self.group.sessions.select_related("occasion", "venue"), pk=kwargs["session"]
        )

    @property
    def colleague(self) -> User:
        """Who is at the screen."""
        user = self.request.user
        assert isinstance(user, User)
        return user

    def address(self, name: str, *more: Any) -> str:
        """The address of another screen about this gathering."""
        return reverse(f"groups:{name}", args=[self.group.pk, self.gathering.pk, *more])

    def show(self, *, status: int = 200, **context: Any) -> HttpResponse:
        """The screen."""
        return self.render_to_response(self.get_context_data(**context), status=status)

    def say(self, sentence: str) -> None:
        """A line on top of the next screen: it went well."""
        messages.success(self.request, sentence)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the gathering at hand."""
        return super().get_context_data(gathering=self.gathering, **kwargs)
