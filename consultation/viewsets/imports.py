"""Forms on paper that come in as a workbook: the template, bringing a file, its report, and the word to go on."""

from io import BytesIO
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import FormView, TemplateView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from audit.service import record
from contributions.models import ImportRun
from contributions.service import ImportState, Refused, bring_import, confirm_import, drop_import

from ..importing.forms import BringForm
from ..importing.problems_file import write_problems
from ..importing.template import write_template
from ..models import Round
from ..permissions import may_import_forms

MOST_LISTED = 20
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_AT_WORK = (ImportState.CHECKING, ImportState.LOADING, ImportState.COUNTING, ImportState.UNDOING)


class _OfRound:
    """For a view about one round, for who may import."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the round."""
        super().setup(request, *args, **kwargs)  # type: ignore[misc]
        if not may_import_forms(request.user):
            raise PermissionDenied
        self.round = get_object_or_404(Round.objects.select_related("occasion"), pk=kwargs["pk"])

    def run_of_round(self, pk: UUID) -> ImportRun:
        """The import with this number, if it is of this round."""
        runs = ImportRun.objects.select_related("made_by")
        return get_object_or_404(runs, pk=pk, occasion=self.round.occasion_id)

    def back_to_run(self, run: ImportRun) -> HttpResponse:
        """To its report."""
        return redirect("rounds:import_run", self.round.pk, run.pk)


class _Screen(_OfRound, WagtailAdminTemplateMixin):
    """With its place in the admin."""

    header_icon = "upload"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home > Rondes > round > import."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse("rounds:index"), "label": _("Rondes")},
            {"url": reverse("rounds:inspect", args=[self.round.pk]), "label": self.round.title},
            {"url": reverse("rounds:imports", args=[self.round.pk]), "label": _("Importeer formulieren")},
        ]


class ImportsView(_Screen, FormView):
    """Fetch the template, bring a file, and see what was brought before."""

    form_class = BringForm
    template_name = "consultation/admin/imports.html"

    def get_page_title(self) -> str:
        """What one does here."""
        return _("Importeer formulieren")

    def form_valid(self, form: BringForm) -> HttpResponse:
        """Keep it and have it read; or say why not."""
        brought = form.cleaned_data["file"]
        try:
            by: Any = self.request.user
            run = bring_import(self.round.occasion, brought.file, name=brought.name, by=by)
        except Refused as refusal:
            form.add_error("file", refusal.sentence)
            return self.form_invalid(form)
        return self.back_to_run(run)

    def form_invalid(self, form: BringForm) -> HttpResponse:
        """The screen with the sentence at the field."""
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The last files, in one query."""
        runs = ImportRun.objects.filter(occasion=self.round.occasion_id).select_related("made_by")
        return super().get_context_data(round=self.round, runs=list(runs.order_by("-made_at")[:MOST_LISTED]), **kwargs)


class ImportTemplateView(_OfRound, View):
    """The empty template, with the questions as they are asked now."""

    http_method_names = ["get"]

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """A download; it holds nothing about people."""
        output = BytesIO()
        write_template(self.round, output)
        day = timezone.localdate().isoformat()
        return _workbook(output, f"sjabloon-{self.round.slug}-{day}.xlsx")


class ImportRunView(_Screen, TemplateView):
    """One file: how far it is, what does not fit, and the word to go on."""

    template_name = "consultation/admin/import_run.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find the file."""
        self.run = self.run_of_round(kwargs["run"])
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        """Its name."""
        return self.run.file_name

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home > Rondes > round > import > this file."""
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.run.file_name}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Everything is on the run itself."""
        return super().get_context_data(
            round=self.round,
            is_at_work=self.run.state in _AT_WORK,
            not_shown=self.run.problem_count - len(self.run.problems),
            **{**kwargs, "run": self.run},
        )


class ImportProblemsView(_OfRound, View):
    """The report as a workbook."""

    http_method_names = ["get"]

    def get(self, request: HttpRequest, pk: int, run: UUID) -> HttpResponse:
        """A download."""
        found = self.run_of_round(run)
        output = BytesIO()
        write_problems(found.problems, output)
        record("consultation.fetch_import_report", by=request.user, on=found)
        return _workbook(output, f"verslag-{self.round.slug}-{found.pk.hex[:8]}.xlsx")


class ImportConfirmView(_OfRound, View):
    """Take in all of it. POST only; a second click finds it at work."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int, run: UUID) -> HttpResponse:
        """The number of forms that was on the screen comes along."""
        found = self.run_of_round(run)
        typed = request.POST.get("forms", "")
        forms = int(typed) if typed.isdecimal() and len(typed) < 10 else -1
        try:
            confirm_import(found.pk, by=request.user, forms=forms)  # type: ignore[arg-type]
        except Refused as refusal:
            messages.error(request, refusal.sentence)
        return self.back_to_run(found)


class ImportDropView(_OfRound, View):
    """Throw a file away that was not taken in. POST only."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int, run: UUID) -> HttpResponse:
        """Gone; the line that it was brought stays."""
        found = self.run_of_round(run)
        try:
            drop_import(found.pk, by=request.user)  # type: ignore[arg-type]
        except Refused as refusal:
            messages.error(request, refusal.sentence)
            return self.back_to_run(found)
        messages.success(request, _("Het bestand is weggegooid."))
        return redirect("rounds:imports", self.round.pk)


def _workbook(output: BytesIO, name: str) -> HttpResponse:
    return HttpResponse(
        output.getvalue(),
        content_type=_XLSX,
        headers={
            "Content-Disposition": f'attachment; filename="{name}"',
            "Cache-Control": "no-store, private",
            "X-Content-Type-Options": "nosniff",
        },
    )


urlpatterns = [
    path("<int:pk>/formulieren/", ImportsView.as_view(), name="imports"),
    path("<int:pk>/formulieren/sjabloon/", ImportTemplateView.as_view(), name="import_template"),
    path("<int:pk>/formulieren/<uuid:run>/", ImportRunView.as_view(), name="import_run"),
    path("<int:pk>/formulieren/<uuid:run>/verslag/", ImportProblemsView.as_view(), name="import_problems"),
    path("<int:pk>/formulieren/<uuid:run>/neem-op/", ImportConfirmView.as_view(), name="import_confirm"),
    path("<int:pk>/formulieren/<uuid:run>/gooi-weg/", ImportDropView.as_view(), name="import_drop"),
]
