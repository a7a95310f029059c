"""What a finding rests on: the words for and against, beside how many people stand behind each."""

from collections.abc import Callable
from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from audit.service import looked
from contributions.service import OccasionKind
from people.models import User

from ..counting import counts_of
from ..findings import add_excerpts, add_result, add_tallies, drop_evidence, turn_evidence
from ..models import Evidence, Excerpt, Finding
from ..permissions import CHANGE_FINDING, may_choose_words
from .forms import ByCodeForm, ResultForm, TalliesForm

PER_PAGE = 25


class EvidenceView(WagtailAdminTemplateMixin, View):
    """See it, add to it, turn it around, and take it away."""

    template_name = "synthesis/admin/evidence.html"
    page_title = gettext_lazy("Onderbouwing van de bevinding")
    header_icon = "doc-full-inverse"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse who may not."""
        if not may_choose_words(request.user, CHANGE_FINDING):
            raise PermissionDenied
        self.finding = get_object_or_404(Finding.objects.select_related("agenda_item"), pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    @property
    def staff(self) -> User:
        """Who is at the screen: past :meth:`dispatch` always somebody of the staff."""
        return cast(User, self.request.user)

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """As it stands."""
        return self._show()

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Do what was chosen; a form with a mistake is shown again as it was typed."""
        deeds: dict[str, Callable[[], HttpResponse]] = {
            "by_code": self._by_code,
            "tallies": self._tallies,
            "result": self._result,
            "turn": self._turn,
            "drop": self._drop,
        }
        deed = deeds.get(request.POST.get("actie", ""))
        return deed() if deed else self._show()

    def _by_code(self) -> HttpResponse:
        form = ByCodeForm(self.request.POST, prefix="code")
        if not form.is_valid():
            return self._show(by_code=form)
        excerpts = Excerpt.objects.filter(codings__code=form.cleaned_data["code"])
        added = add_excerpts(self.finding, excerpts, by=self.staff, direction=form.cleaned_data["direction"])
        return self._done(added)

    def _tallies(self) -> HttpResponse:
        form = TalliesForm(self.request.POST, prefix="telling", theme=self.finding.agenda_item)
        if not form.is_valid():
            return self._show(tallies=form)
        chosen = form.cleaned_data
        return self._done(add_tallies(self.finding, chosen["tallies"], by=self.staff, direction=chosen["direction"]))

    def _result(self) -> HttpResponse:
        form = ResultForm(self.request.POST, prefix="uitkomst")
        if not form.is_valid():
            return self._show(result=form)
        add_result(self.finding, by=self.staff, **form.cleaned_data)
        return self._done(1)

    def _turn(self) -> HttpResponse:
        for row in self._chosen():
            turn_evidence(row, by=self.staff)
        return redirect(self.request.get_full_path())

    def _drop(self) -> HttpResponse:
        drop_evidence(self._chosen().select_related("finding"), by=self.staff)
        messages.success(self.request, _("Weggehaald. De woorden zelf blijven staan."))
        return redirect(self.request.get_full_path())

    def _chosen(self) -> QuerySet[Evidence]:
        number = self.request.POST.get("rij", "")
        return Evidence.objects.filter(
            finding=self.finding, pk=int(number) if number.isdecimal() and len(number) < 19 else 0
        )

    def _done(self, added: int) -> HttpResponse:
        told = ngettext("%(count)s toegevoegd.", "%(count)s toegevoegd.", added) % {"count": added}
        messages.success(self.request, told if added else _("Dit stond er allemaal al."))
        return redirect(self.request.get_full_path())

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """From the findings to here."""
        back = {"url": reverse("bevindingen:edit", args=[self.finding.pk]), "label": str(self.finding)}
        return [*self.breadcrumbs_items, back, {"url": "", "label": str(self.page_title)}]

    def _show(self, **typed: Any) -> HttpResponse:
        rows = self.finding.evidence_rows.select_related(
            "contribution__occasion",
            "contribution__participation__participant__perspective__parent",
            "excerpt",
            "tally",
        ).order_by("direction", "pk")
        page = Paginator(rows, PER_PAGE).get_page(self.request.GET.get("p"))
        found = [row.contribution for row in page.object_list if row.contribution is not None]
        looked("synthesis.read_words", by=self.staff, on=self.finding, seen=found, count=len(page.object_list))
        counts = counts_of([self.finding])[self.finding.pk]
        kinds = dict(OccasionKind.choices)
        context = {
            "finding": self.finding,
            "counts": counts,
            "channels": [(kinds.get(kind, kind), ours, theirs) for kind, ours, theirs in counts.channels],
            "page_of_rows": page,
            "by_code": typed.get("by_code") or ByCodeForm(prefix="code"),
            "tallies": typed.get("tallies") or TalliesForm(prefix="telling", theme=self.finding.agenda_item),
            "result": typed.get("result") or ResultForm(prefix="uitkomst"),
            "opened": next(iter(typed), ""),
        }
        return self.render_to_response(self.get_context_data(**context))
