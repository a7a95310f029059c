"""What the screens about one decision share in the admin: who may open them, and the way back."""

from typing import Any, cast

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from people.models import User

from .models import Decision
from .permissions import Visitor


class DecisionScreen(WagtailAdminTemplateMixin, TemplateView):
    """A screen about one decision, for who may."""

    header_icon = "clipboard-list"
    _show_breadcrumbs = True
    decision: Decision

    @staticmethod
    def may(user: Visitor) -> bool:
        """Whether this user may open this screen."""
        return False

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse who may not; find the decision."""
        if not type(self).may(request.user):
            raise PermissionDenied
        self.decision = get_object_or_404(Decision.objects.select_related("agenda_item"), pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    @property
    def staff(self) -> User:
        """Who is at the screen: past :meth:`dispatch` always somebody of the staff."""
        return cast(User, self.request.user)

    def get_page_subtitle(self) -> str:
        """Which decision."""
        return self.decision.title

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """From the list, over the decision, to here."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse("besluiten:index"), "label": _("Besluiten")},
            {"url": reverse("besluiten:inspect", args=[self.decision.pk]), "label": self.decision.title},
            {"url": "", "label": self.get_page_title(), "sublabel": self.decision.title},
        ]
