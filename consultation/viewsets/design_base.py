"""What the screens of designs share."""

from abc import ABC, abstractmethod
from http import HTTPStatus
from typing import Any, cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from contributions.service import Refused
from people.models import User

from ..models import DesignProduct, Element, ElementVersion, ProductVersion
from ..permissions import Visitor, may_change_designs


class DesignScreen(WagtailAdminTemplateMixin, TemplateView, ABC):
    """A screen about one product, one of its versions, or one element of a version."""

    header_icon = "site"
    product: DesignProduct
    version: ProductVersion | None = None
    row: ElementVersion | None = None
    element: Element | None = None

    @staticmethod
    def may(user: Visitor) -> bool:
        """Who may come here."""
        return may_change_designs(user)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse who may not; find what the address is about."""
        if not self.may(request.user):
            raise PermissionDenied
        self.find()
        return super().dispatch(request, *args, **kwargs)

    def find(self) -> None:
        """By what stands in the address."""
        if "row" in self.kwargs:
            rows = ElementVersion.objects.select_related("version__product", "element")
            self.row = get_object_or_404(rows, pk=self.kwargs["row"])
            self.version, self.element = self.row.version, self.row.element
        elif "element" in self.kwargs:
            self.element = get_object_or_404(Element.objects.select_related("product"), pk=self.kwargs["element"])
            self.product = self.element.product
            return
        elif "version" in self.kwargs:
            versions = ProductVersion.objects.select_related("product")
            self.version = get_object_or_404(versions, pk=self.kwargs["version"])
        else:
            self.product = get_object_or_404(DesignProduct, pk=self.kwargs["pk"])
            return
        self.product = self.version.product

    @property
    def staff(self) -> User:
        """Who is at the screen: past :meth:`dispatch` always somebody of the staff."""
        return cast("User", self.request.user)

    def seen(self) -> int:
        """The edition that was on the screen; 0 when it is missing or forged, so older than any."""
        seen = self.request.POST.get("seen", "")
        return int(seen) if seen.isdecimal() and len(seen) < 10 else 0

    def version_url(self) -> str:
        """The screen of the version, or that of the product."""
        if self.version is None:
            return reverse("design:inspect", args=[self.product.pk])
        return reverse("design:version", args=[self.version.pk])

    def show(self, status: int = HTTPStatus.OK, **context: Any) -> HttpResponse:
        """The screen."""
        return self.render_to_response(self.get_context_data(**context), status=status)

    def get_page_subtitle(self) -> str:
        """Of which product, and which version."""
        return str(self.version) if self.version else self.product.title

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home > Ontwerp > product > version > this."""
        items = [
            *self.breadcrumbs_items,
            {"url": reverse("design:index"), "label": _("Ontwerp")},
            {"url": reverse("design:inspect", args=[self.product.pk]), "label": self.product.title},
        ]
        if self.version is not None:
            label = _("Versie %(number)d") % {"number": self.version.number}
            items.append({"url": reverse("design:version", args=[self.version.pk]), "label": label})
        return [*items, {"url": "", "label": str(self.get_page_title())}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What it is about, and the way back."""
        # The address is in kwargs as well: what was found by it stands in its place.
        about = {
            "product": self.product,
            "version": self.version,
            "row": self.row,
            "element": self.element,
            "back": self.version_url(),
        }
        return super().get_context_data(**{**kwargs, **about})


class DesignDeed(DesignScreen, ABC):
    """A button: it does something and comes back to the version, with a sentence."""

    http_method_names = ["post", "options"]
    template_name = "consultation/admin/design/version.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do it, or say why not."""
        try:
            told = self.do()
        except Refused as refusal:
            messages.error(request, refusal.sentence)
        else:
            if told:
                messages.success(request, told)
        return redirect(self.version_url())

    @abstractmethod
    def do(self) -> str:
        """The deed; returns what is told."""
