"""What the screens of one gathering share: the gathering, who may, and the way back."""

from abc import ABC, abstractmethod
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from contributions.service import Refused

from ..models import Gathering
from ..permissions import Visitor, may_move_gatherings


class GatheringDeedView(View):
    """A deed on one gathering (`pk` in the address), for who may."""

    gathering: Gathering

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the gathering."""
        super().setup(request, *args, **kwargs)
        known = Gathering.objects.select_related("venue", "moderator", "note_taker")
        self.gathering = get_object_or_404(known, pk=kwargs["pk"])

    def may(self, user: Visitor) -> bool:
        """Whether this user may do it."""
        return may_move_gatherings(user)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Only for who may."""
        if not self.may(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def back(self) -> HttpResponse:
        """The page of the gathering."""
        return redirect("meetings:inspect", self.gathering.pk)


class GatheringPost(GatheringDeedView, ABC):
    """A deed without a screen of its own: POST only, done or refused in a sentence."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do it, or say why not."""
        try:
            said = self.do()
        except Refused as refusal:
            messages.error(request, refusal.sentence)
        else:
            messages.success(request, said)
        return self.back()

    @abstractmethod
    def do(self) -> str:
        """The deed itself; gives a sentence on what was done."""


class GatheringScreen(WagtailAdminTemplateMixin, GatheringDeedView):
    """A screen about one gathering, under its name in the breadcrumbs. Give it `page_title` and `template_name`."""

    header_icon = "date"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home > Bijeenkomsten > this gathering > this screen."""
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse("meetings:index"), "label": _("Bijeenkomsten")},
            {"url": reverse("meetings:inspect", args=[self.gathering.pk]), "label": self.gathering.title},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the gathering at hand."""
        return super().get_context_data(gathering=self.gathering, **kwargs)
