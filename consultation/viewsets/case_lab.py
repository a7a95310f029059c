"""The case lab behind the scenes: the statistics of a step, the versions beside each other, and the portfolio."""

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

from audit.service import looked, record

from ..enums import MethodCode
from ..models import Step, StepResults
from ..permissions import may_see_annex, may_see_balance
from ..portfolio_forms import PortfolioForm
from ..results.case_versions import comparisons, series
from ..results.cases_annex import annex_context, change_rows
from ..results.portfolio import choose
from ..results.portfolio_mix import judge_mix, least_of, mix_of
from ..results.portfolio_reading import candidates_of, criteria_of


class _CaseLabView(WagtailAdminTemplateMixin, TemplateView):
    """A page about one step of the case lab. For who may see small numbers."""

    header_icon = "table"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The step, and whether this user may read about it."""
        if not self.is_for(request):
            raise PermissionDenied
        steps = Step.objects.filter(method=MethodCode.CASES).select_related("round", "product_version__product")
        self.step = get_object_or_404(steps, pk=kwargs["cases_step"])
        return super().dispatch(request, *args, **kwargs)

    def is_for(self, request: HttpRequest) -> bool:
        """Whether this user may open it."""
        return may_see_balance(request.user)

    def get_page_subtitle(self) -> str:
        """Of which step."""
        return self.step.title

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home > Rondes > round > results > this."""
        round_ = self.step.round
        return [
            *self.breadcrumbs_items,
            {"url": reverse("rounds:index"), "label": _("Rondes")},
            {"url": reverse("rounds:inspect", args=[round_.pk]), "label": round_.title},
            {"url": reverse("rounds:results", args=[round_.pk]), "label": _("Wat kwam eruit?")},
            {"url": "", "label": str(self.page_title)},
        ]

    def kept(self) -> StepResults | None:
        """What was counted last; None when nothing was."""
        return StepResults.objects.filter(step=self.step).first()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What all these pages tell."""
        return super().get_context_data(
            step=self.step, version=self.step.product_version, may_see_annex=may_see_annex(self.request.user), **kwargs
        )


class AnnexView(_CaseLabView):
    """The statistics, for analysts."""

    template_name = "consultation/admin/case_annex.html"
    page_title = gettext_lazy("Statistiek bij de casussen")

    def is_for(self, request: HttpRequest) -> bool:
        """For who may read statistics."""
        return may_see_annex(request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Tables of what was counted last."""
        kept = self.kept()
        looked("consultation.view_annex", by=self.request.user, on=self.step)
        shown = annex_context(kept.results, kept.annex) if kept and kept.annex else {}
        return super().get_context_data(kept=kept if shown else None, **shown, **kwargs)


class VersionsView(_CaseLabView):
    """The versions of the criteria beside each other; the figures of the change for who may read statistics."""

    template_name = "consultation/admin/case_versions.html"
    page_title = gettext_lazy("Vergelijk de versies")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Every version of this product that was tried."""
        version = self.step.product_version
        compared = comparisons(version.product) if version else []
        is_analyst = may_see_annex(self.request.user)
        record(
            "consultation.view_annex" if is_analyst else "consultation.view_results",
            by=self.request.user,
            on=self.step,
        )
        return super().get_context_data(
            series=series(version.product, for_staff=True) if version else [],
            compared=compared,
            changes=change_rows([each.figures for each in compared]) if is_analyst else None,
            **kwargs,
        )


class PortfolioView(_CaseLabView):
    """Which cases would fit in a year. A GET form; nothing is kept."""

    template_name = "consultation/admin/case_portfolio.html"
    page_title = gettext_lazy("Wat past in een jaar?")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The form, the set, and its mix."""
        kept = self.kept()
        criteria = criteria_of(self.step, kept.results if kept else {})
        form = PortfolioForm(
            self.request.GET,
            criteria={each.code: each.label for each in criteria},
            weights={each.code: each.weight for each in criteria},
            least=least_of(self.step.settings),
        )
        days, weights, least = form.asked()
        portfolio = choose(candidates_of(kept, weights), days) if kept else choose((), days)
        mix = mix_of(portfolio.taken, least)
        return super().get_context_data(
            form=form,
            kept=kept,
            days=days,
            portfolio=portfolio,
            taken=[each for each in portfolio.placed if each.is_taken],
            left=[each for each in portfolio.placed if not each.is_taken],
            mix=mix,
            mix_sentence=judge_mix(mix, len(portfolio.taken)),
            **kwargs,
        )


urlpatterns = [
    path("casussen/<int:cases_step>/statistiek/", AnnexView.as_view(), name="case_annex"),
    path("casussen/<int:cases_step>/versies/", VersionsView.as_view(), name="case_versions"),
    path("casussen/<int:cases_step>/jaar/", PortfolioView.as_view(), name="case_portfolio"),
]
