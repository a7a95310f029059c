"""The page "Wie ontbreekt?" of a round, and counting anew."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import Button, HeaderButton

from audit.service import record

from ..balance import full_panel, short_panel
from ..beside import beside_for_staff
from ..figures.keeping import count_later
from ..models import Round
from ..permissions import may_change_targets, may_close_gaps, may_see_balance
from ..targets import may_change


class BalanceView(WagtailAdminTemplateMixin, TemplateView):
    """Who was heard, who is missing, and where people stop. Reads what was counted beforehand."""

    template_name = "consultation/admin/balance.html"
    page_title = gettext_lazy("Wie ontbreekt?")
    header_icon = "group"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """For who may see small numbers."""
        if not may_see_balance(request.user):
            raise PermissionDenied
        self.round = get_object_or_404(Round, pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        """Of which round."""
        return self.round.title

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home > Rondes > round > who is missing."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse("rounds:index"), "label": _("Rondes")},
            {"url": reverse("rounds:inspect", args=[self.round.pk]), "label": self.round.title},
            {"url": "", "label": str(self.page_title)},
        ]

    @cached_property
    def header_buttons(self) -> list[Button]:
        """Say whom to hear, for who may."""
        if not (may_change_targets(self.request.user) and may_change(self.round)):
            return []
        url = reverse("rounds:targets", args=[self.round.pk])
        return [HeaderButton(_("Wie willen wij horen?"), url=url, icon_name="edit")]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The panel."""
        return super().get_context_data(
            round=self.round,
            panel=full_panel(self.round),
            beside=beside_for_staff(self.round, self.request.user),
            may_close=may_close_gaps(self.request.user) and may_change(self.round),
            may_change_tasks=may_close_gaps(self.request.user),
            **kwargs,
        )


class RecountView(View):
    """Ask the worker to count now. POST only."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Queue it and say so."""
        if not may_see_balance(request.user):
            raise PermissionDenied
        round_ = get_object_or_404(Round, pk=pk)
        count_later(round_)
        record("consultation.ask_recount", by=request.user, on=round_)
        messages.success(request, _("Wij tellen opnieuw. Ververs deze pagina over een halve minuut."))
        return redirect("rounds:balance", round_.pk)


urlpatterns = [
    path("<int:pk>/balans/", BalanceView.as_view(), name="balance"),
    path("<int:pk>/balans/tel-opnieuw/", RecountView.as_view(), name="recount"),
]


def short(request: HttpRequest, round_: Round) -> dict[str, Any] | None:
    """What stands of it on the page of the round; None for who may not see small numbers."""
    if not may_see_balance(request.user):
        return None
    return {
        "balance": short_panel(round_),
        "may_change_targets": may_change_targets(request.user) and may_change(round_),
    }
