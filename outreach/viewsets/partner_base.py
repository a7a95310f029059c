"""What the screens of one partner share: the partner, who may, and the way back."""

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
from people.models import User

from ..models import Partner
from ..permissions import Visitor, may_change_partners


class PartnersScreen(WagtailAdminTemplateMixin, View):
    """A screen about all partners, for who may. Give it `page_title` and `template_name`."""

    def may(self, user: Visitor) -> bool:
        """Whether this user may be here."""
        return may_change_partners(user)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Only for who may."""
        if not self.may(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @property
    def colleague(self) -> User:
        """Who does it."""
        assert isinstance(self.request.user, User)
        return self.request.user

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home > Partners > this screen."""
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse("partners:index"), "label": _("Partners")},
            {"url": "", "label": self.get_page_title()},
        ]

    def show(self, status: int = 200, **context: Any) -> HttpResponse:
        """The screen with this in it."""
        return self.render_to_response(self.get_context_data(**context), status=status)


class PartnerScreen(PartnersScreen):
    """A screen about one partner (`pk` in the address), under its name in the breadcrumbs."""

    partner: Partner

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the partner."""
        super().setup(request, *args, **kwargs)
        self.partner = get_object_or_404(Partner, pk=kwargs["pk"])

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home > Partners > this partner > this screen."""
        *before, here = super().get_breadcrumbs_items()
        return [
            *before,
            {"url": reverse("partners:inspect", args=[self.partner.pk]), "label": self.partner.name},
            here,
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the partner at hand."""
        return super().get_context_data(partner=self.partner, **kwargs)

    def back(self) -> HttpResponse:
        """The page of the partner."""
        return redirect("partners:inspect", self.partner.pk)


class PartnerPost(View, ABC):
    """A deed on one partner without a screen of its own: POST only, done or refused in a sentence."""

    http_method_names = ["post"]
    partner: Partner

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the partner."""
        super().setup(request, *args, **kwargs)
        self.partner = get_object_or_404(Partner, pk=kwargs["pk"])

    def may(self, user: Visitor) -> bool:
        """Whether this user may do it."""
        return may_change_partners(user)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Only for who may."""
        if not self.may(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do it, or say why not."""
        assert isinstance(request.user, User)
        try:
            messages.success(request, self.do(by=request.user))
        except Refused as refusal:
            messages.error(request, refusal.sentence)
        return self.back()

    def back(self) -> HttpResponse:
        """The page of the partner."""
        return redirect("partners:inspect", self.partner.pk)

    @abstractmethod
    def do(self, *, by: User) -> str:
        """The deed itself; gives a sentence on what was done."""
