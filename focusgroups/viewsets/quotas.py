"""How many people of each kind: the screen of agreements of a group, and the same as a file."""

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.widgets.button import Button

from contributions.service import ChangedMeanwhile, Refused
from pages.service import problem_with

from ..drawing.checking import findings
from ..drawing.features import PARTICIPANT_PARTS, Names, known_words, person_of
from ..drawing.forms import QuotasForm
from ..drawing.pool import pool_of, usual_places
from ..drawing.problem import count
from ..drawing.quota_csv import WrongRow, read, written
from ..drawing.quotas import bounds_of, set_bounds, suggested
from ..models import FocusGroup
from ..permissions import Visitor, may_select
from .base import GroupDeedView, GroupPage


class QuotasView(GroupPage, TemplateView):
    """All agreements as one table. What was typed stays until it is kept."""

    template_name = "focusgroups/admin/quotas.html"
    page_title = gettext_lazy("Aantallen")
    header_icon = "group"

    def may(self, user: Visitor) -> bool:
        """For who chooses people."""
        return may_select(user)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The table as it is kept, or a proposal to begin with (?voorstel=1)."""
        proposal = (
            suggested(usual_places(self.group), self.group.most_sessions) if request.GET.get("voorstel") else None
        )
        return self.show(self.form(shown=proposal), is_proposal=proposal is not None)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Keep it, or say what does not add up."""
        form = self.form(request.POST)
        if not form.is_valid():
            return self.show(form, HTTPStatus.UNPROCESSABLE_ENTITY)
        try:
            set_bounds(self.group, form.bounds(), by=request.user, seen=form.cleaned_data["version"])  # type: ignore[arg-type]
        except ChangedMeanwhile as refusal:
            form.add_error(None, refusal.sentence)
            form.show_newest()
            return self.show(form, HTTPStatus.CONFLICT)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
            return self.show(form, HTTPStatus.UNPROCESSABLE_ENTITY)
        messages.success(request, _("De aantallen zijn bewaard."))
        return redirect("groups:quotas", self.group.pk)

    def form(self, *args: Any, **kwargs: Any) -> QuotasForm:
        """The form, with how many people there are of each kind. Three queries."""
        pool = self.group.candidates.in_the_pool().select_related(*PARTICIPANT_PARTS)
        there = count(person_of(candidate) for candidate in pool)
        return QuotasForm(*args, bounds=bounds_of(self.group), names=Names.now(), there=there, **kwargs)

    def show(self, form: QuotasForm, status: int = HTTPStatus.OK, **context: Any) -> HttpResponse:
        """The screen, with what the agreements that are kept mean for who is there now."""
        places = usual_places(self.group)
        pool = pool_of(self.group, places)
        sentences = findings(pool.problem, pool.names) if pool.problem.bounds else []
        given = {"wrong_rows": [], "is_proposal": False, **context}
        return self.render_to_response(
            self.get_context_data(
                form=form, places=places, findings=sentences, has_bounds=bool(pool.problem.bounds), **given
            ),
            status=status,
        )


class QuotasImportView(QuotasView):
    """Take the agreements over from a file: all rows, or none."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Read it; every wrong row is told, and then nothing changes."""
        given = request.FILES.get("file")
        if given is None:
            wrong = [WrongRow(0, _("Kies eerst een bestand."))]
        elif sentence := problem_with(given):
            wrong = [WrongRow(0, sentence)]
        else:
            bounds, wrong = read(given.read(), known_words(Names.now()))
        if not wrong:
            try:
                set_bounds(self.group, bounds, by=request.user)  # type: ignore[arg-type]
            except Refused as refusal:
                wrong = [WrongRow(0, refusal.sentence)]
        if wrong:
            return self.show(self.form(), HTTPStatus.UNPROCESSABLE_ENTITY, wrong_rows=wrong)
        messages.success(request, _("De aantallen uit het bestand zijn bewaard."))
        return redirect("groups:quotas", self.group.pk)


class QuotasFileView(GroupDeedView):
    """The agreements as a file, in the layout of the sortition tools."""

    def may(self, user: Visitor) -> bool:
        """For who chooses people."""
        return may_select(user)

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The file."""
        response = HttpResponse(written(bounds_of(self.group)), content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="aantallen-{self.group.slug}.csv"'
        return response


def buttons(request: HttpRequest, group: FocusGroup) -> list[Button]:
    """The way to the agreements."""
    if not may_select(request.user):
        return []
    return [Button(_("Bepaal aantallen"), url=reverse("groups:quotas", args=[group.pk]))]


urlpatterns: list[URLPattern] = [
    path("<int:pk>/aantallen/", QuotasView.as_view(), name="quotas"),
    path("<int:pk>/aantallen/bestand/", QuotasImportView.as_view(), name="quotas_import"),
    path("<int:pk>/aantallen/aantallen.csv", QuotasFileView.as_view(), name="quotas_file"),
]
