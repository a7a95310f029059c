"""What the screens of one group share: the group, who may, and the way back."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from ..models import FocusGroup
from ..permissions import Visitor, may_change_groups


class GroupDeedView(View):
    """A deed on one group (`pk` in the address), for who may."""

    group: FocusGroup

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the group."""
        super().setup(request, *args, **kwargs)
        self.group = get_object_or_404(FocusGroup, pk=kwargs["pk"])

    def may(self, user: Visitor) -> bool:
        """Whether this user may do it."""
        return may_change_groups(user)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Only for who may."""
        if not self.may(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def back(self) -> HttpResponse:
        """The page of the group."""
        return redirect("groups:inspect", self.group.pk)


class GroupPage(WagtailAdminTemplateMixin, GroupDeedView):
    """A screen about one group, under its name in the breadcrumbs. Give it `page_title` and `template_name`."""

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home > Gespreksgroepen > this group > this screen."""
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse("groups:index"), "label": _("Gespreksgroepen")},
            {"url": reverse("groups:inspect", args=[self.group.pk]), "label": self.group.title},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the group at hand."""
        return super().get_context_data(group=self.group, **kwargs)
