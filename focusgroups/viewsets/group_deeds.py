"""Deeds on a group as a whole: another state, its page on the website."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from contributions.service import Refused

from ..making.moving import bring, moves_from, what_must_be_done_first
from ..permissions import Visitor, may_move_groups
from ..publishing import publish_page
from .base import GroupDeedView, GroupPage


class GroupMoveView(GroupPage, TemplateView):
    """Bring a group to another state: says what will happen, then does it on POST."""

    template_name = "focusgroups/admin/group_move.html"
    header_icon = "group"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the group and the move."""
        super().setup(request, *args, **kwargs)
        self.step = next((step for step in moves_from(self.group) if step.to == kwargs["state"]), None)
        self.refusal = ""

    def may(self, user: Visitor) -> bool:
        """Who may open and close groups."""
        return may_move_groups(user)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Ask first. A move that is no longer possible leads back to the group, with a sentence."""
        if self.step is None:
            return self._not_any_more()
        self.refusal = what_must_be_done_first(self.group, self.step.to)
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do it, or say what must be done first."""
        if self.step is None:
            return self._not_any_more()
        try:
            moved = bring(self.group, self.step.to, by=request.user)  # type: ignore[arg-type]
        except Refused as refusal:
            self.refusal = refusal.sentence
            return self.render_to_response(self.get_context_data(**kwargs), status=422)
        messages.success(request, _("De groep staat nu op ‘%s’.") % moved.get_state_display())
        return self.back()

    def _not_any_more(self) -> HttpResponse:
        sentence = _("Dit kan niet meer: de groep staat op ‘%s’.") % self.group.get_state_display()
        messages.error(self.request, sentence)
        return self.back()

    def get_page_title(self) -> str:
        """The label of the button."""
        return str(self.step.label) if self.step else ""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The move, what it means, and what must be done first."""
        return super().get_context_data(step=self.step, refusal=self.refusal, **kwargs)


class GroupPublishView(GroupDeedView):
    """Put the page of the group on the website. POST only."""

    http_method_names = ["post"]

    def may(self, user: Visitor) -> bool:
        """Who may open and close groups."""
        return may_move_groups(user)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do it, or say why not."""
        try:
            publish_page(self.group, by=request.user)  # type: ignore[arg-type]
        except Refused as refusal:
            messages.error(request, refusal.sentence)
        else:
            messages.success(request, _("De pagina staat op de website."))
        return self.back()


urlpatterns = [
    path("<int:pk>/naar/<slug:state>/", GroupMoveView.as_view(), name="move"),
    path("<int:pk>/publiceer/", GroupPublishView.as_view(), name="publish"),
]
