"""What came out of a round, behind the scenes: the same pages before everybody may see them, and the annex."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import Button

from audit.service import looked

from ..beside import beside_for_staff
from ..models import Round
from ..permissions import may_see_annex, may_see_balance
from ..results.showing import shown, steps_with_results


class ResultsView(WagtailAdminTemplateMixin, TemplateView):
    """What was counted last, of every step; the annex for who may read statistics."""

    template_name = "consultation/admin/results.html"
    page_title = gettext_lazy("Wat kwam eruit?")
    header_icon = "success"

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
        """Home > Rondes > round > results."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse("rounds:index"), "label": _("Rondes")},
            {"url": reverse("rounds:inspect", args=[self.round.pk]), "label": self.round.title},
            {"url": "", "label": str(self.page_title)},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The steps; the annex only for who may see it."""
        steps = steps_with_results(self.round, for_staff=True)
        looked("consultation.view_results", by=self.request.user, on=self.round)
        return super().get_context_data(
            round=self.round,
            shown=[shown(step) for step in steps],
            beside=beside_for_staff(self.round, self.request.user),
            may_see_annex=may_see_annex(self.request.user),
            **kwargs,
        )


def buttons(request: HttpRequest, round_: Round) -> list[Button]:
    """The way to the results, when there is a method that has any, or something stands beside them."""
    if not may_see_balance(request.user):
        return []
    if not steps_with_results(round_, for_staff=True) and not beside_for_staff(round_, request.user):
        return []
    return [Button(_("Wat kwam eruit?"), url=reverse("rounds:results", args=[round_.pk]))]


urlpatterns = [path("<int:pk>/uitkomst/", ResultsView.as_view(), name="results")]
