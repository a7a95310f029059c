"""Opinion groups, for analysts: ask for a calculation, see how far it is, read what came out."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import Button

from audit.service import looked
from contributions.service import Refused

from ..analyses import UNFINISHED, ask
from ..analysis_drawing import people_picture, statements_picture
from ..analysis_viewing import sentence_of, stability_of, told
from ..enums import MethodCode
from ..models import Analysis, Round
from ..permissions import may_ask_analyses, may_see_analyses

MOST_LISTED = 20
REFRESH_SECONDS = 5


class _OfRound(View):
    """For a view about one round, for who may see calculations."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the round."""
        super().setup(request, *args, **kwargs)
        if not may_see_analyses(request.user):
            raise PermissionDenied
        self.round = get_object_or_404(Round, pk=kwargs["pk"])


class _Screen(_OfRound, WagtailAdminTemplateMixin, TemplateView):
    """With its place in the admin."""

    header_icon = "group"

    def get_page_title(self) -> str:
        """What one sees here."""
        return _("Meningsgroepen")

    def get_page_subtitle(self) -> str:
        """Of which round."""
        return self.round.title

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home > Rondes > round > opinion groups."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse("rounds:index"), "label": _("Rondes")},
            {"url": reverse("rounds:inspect", args=[self.round.pk]), "label": self.round.title},
            {"url": reverse("rounds:analyses", args=[self.round.pk]), "label": _("Meningsgroepen")},
        ]


class AnalysesView(_Screen):
    """The steps with statements, and what was computed of each."""

    template_name = "consultation/admin/analyses.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Two queries, however many calculations there are."""
        analyses = Analysis.objects.filter(step__round=self.round).select_related("step")[:MOST_LISTED]
        return super().get_context_data(
            round=self.round,
            steps=self.round.steps.filter(method=MethodCode.STATEMENTS),
            rows=[{"analysis": each, "sentence": sentence_of(each)} for each in analyses],
            may_ask=may_ask_analyses(self.request.user),
            **kwargs,
        )


class AnalysisView(_Screen):
    """One calculation: how far it is, or what came out."""

    template_name = "consultation/admin/analysis.html"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home > Rondes > round > opinion groups > this one."""
        return [*super().get_breadcrumbs_items(), {"url": "", "label": _("Berekening")}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What is told of the outcome; nothing is computed here."""
        analyses = Analysis.objects.select_related("step")
        analysis = get_object_or_404(analyses, pk=kwargs["analysis"], step__round=self.round)
        looked("consultation.view_analysis", by=self.request.user, on=analysis)
        has_groups = analysis.outcome.get("verdict") == "groups"
        return super().get_context_data(
            **{
                **kwargs,
                "round": self.round,
                "analysis": analysis,
                "is_at_work": analysis.state in UNFINISHED,
                "refresh_seconds": REFRESH_SECONDS,
                "sentence": sentence_of(analysis),
                "stability": stability_of(analysis),
                "told": told(analysis) if has_groups else None,
                "people": people_picture(analysis.outcome) if has_groups else None,
                "pull": statements_picture(analysis.outcome) if has_groups else None,
            }
        )


class AskAnalysisView(_OfRound):
    """Let the worker look for groups. POST only."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int, step_pk: int) -> HttpResponse:
        """Queue it; a second click finds the first."""
        if not may_ask_analyses(request.user):
            raise PermissionDenied
        step = get_object_or_404(self.round.steps, pk=step_pk)
        typed = request.POST.get("seed", "1").strip()
        by: Any = request.user
        try:
            analysis = ask(step, seed=int(typed) if typed.isdecimal() and len(typed) < 12 else 0, by=by)
        except Refused as refusal:
            messages.error(request, refusal.sentence)
            return redirect("rounds:analyses", self.round.pk)
        return redirect("rounds:analysis", self.round.pk, analysis.pk)


def buttons(request: HttpRequest, round_: Round) -> list[Button]:
    """The way to the groups, at a round with statements."""
    if not may_see_analyses(request.user) or not round_.steps.filter(method=MethodCode.STATEMENTS).exists():
        return []
    return [Button(_("Meningsgroepen"), url=reverse("rounds:analyses", args=[round_.pk]))]


urlpatterns = [
    path("<int:pk>/meningsgroepen/", AnalysesView.as_view(), name="analyses"),
    path("<int:pk>/meningsgroepen/<uuid:analysis>/", AnalysisView.as_view(), name="analysis"),
    path("<int:pk>/meningsgroepen/stap/<int:step_pk>/", AskAnalysisView.as_view(), name="analysis_ask"),
]
