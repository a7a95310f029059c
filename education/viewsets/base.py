"""What the screens of one pack share: the pack, who may, and the way back."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from ..models import LessonPack
from ..permissions import Visitor, may_change_packs


class PackScreen(WagtailAdminTemplateMixin, View):
    """A screen about one pack (`pk` in the address). Give it `page_title` and `template_name`."""

    pack: LessonPack
    header_icon = "doc-full-inverse"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the pack."""
        super().setup(request, *args, **kwargs)
        self.pack = get_object_or_404(LessonPack, pk=kwargs["pk"])

    def may(self, user: Visitor) -> bool:
        """Whether this user may do it."""
        return may_change_packs(user)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Only for who may."""
        if not self.may(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def back(self) -> HttpResponse:
        """The page of the pack."""
        return redirect("packs:inspect", self.pack.pk)

    def show(self, *, status: int = 200, **context: Any) -> HttpResponse:
        """This screen with these values."""
        return self.render_to_response(self.get_context_data(**context), status=status)  # type: ignore[no-any-return]

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home > Lespakketten > this pack > this screen."""
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse("packs:index"), "label": _("Lespakketten")},
            {"url": reverse("packs:inspect", args=[self.pack.pk]), "label": self.pack.title},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the pack at hand."""
        return super().get_context_data(pack=self.pack, **kwargs)
