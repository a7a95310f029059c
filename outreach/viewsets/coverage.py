"""The board "Waar missen wij mensen?": a map, a table beside it, where to go next, and the same as a file."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from audit.service import record

from ..coverage.chart import chart_of
from ..coverage.counting import figures_of
from ..coverage.files import as_csv, as_xlsx
from ..coverage.maps import REACHED, board_map, map_choices
from ..coverage.periods import asked_for, choices
from ..coverage.suggestions import suggestions_for
from ..coverage.telling import Board, board_of, months_of, ways_of
from ..permissions import may_add_events, may_change_coverage, may_view_coverage


class _CoverageAccess(View):
    """For who may see whom we reached where. These are numbers, without names."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Only for who may."""
        if not may_view_coverage(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def board(self) -> Board:
        """What may be told of the half year that was asked for."""
        return board_of(figures_of(asked_for(self.request.GET.get("periode", ""))))


class CoverageView(_CoverageAccess, WagtailAdminTemplateMixin, TemplateView):
    """The board itself. `periode`, `kaart` and `groep` in the address choose what is shown."""

    template_name = "outreach/admin/coverage.html"
    page_title = gettext_lazy("Waar missen wij mensen?")
    header_icon = "globe"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home > In het land > this."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse("events:index"), "label": _("In het land")},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Everything on the board."""
        board = self.board()
        maps = map_choices()
        which = _one_of(self.request.GET.get("kaart", ""), [each.code for each in maps], REACHED)
        codes = board.figures.groups.codes
        group = _one_of(self.request.GET.get("groep", ""), codes, codes[0])
        months = months_of(board, group)
        return super().get_context_data(
            board=board,
            period=board.figures.period,
            periods=choices(board.figures.period),
            groups=board.figures.groups.targeted,
            group=group,
            group_label=board.figures.groups.label(group),
            months=months,
            ways=ways_of(board, group),
            maps=maps,
            which=which,
            map=board_map(board, which, group),
            chart=chart_of(months, board.together.cell(group).target),
            suggestions=suggestions_for(board),
            never=[row.name for row in board.provinces() if not (row.held_ever or row.planned)],
            may_add=may_add_events(self.request.user),
            may_change=may_change_coverage(self.request.user),
            **kwargs,
        )


class CoverageFileView(_CoverageAccess):
    """The board as a file. That it left the house stands in the audit trail."""

    def get(self, request: HttpRequest, kind: str) -> HttpResponse:
        """The file."""
        board = self.board()
        if kind == "csv":
            response = HttpResponse(as_csv(board), content_type="text/csv; charset=utf-8")
        else:
            response = HttpResponse(
                as_xlsx(board), content_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            )
        code = board.figures.period.code
        record("outreach.export_coverage", by=request.user, period=code, kind=kind)  # type: ignore[arg-type]
        response["Content-Disposition"] = f'attachment; filename="dekking-{code}.{kind}"'
        return response


def _one_of(asked: str, known: Sequence[str], otherwise: str) -> str:
    return asked if asked in known else otherwise


urlpatterns: list[URLPattern] = [
    path("dekking/", CoverageView.as_view(), name="coverage"),
    path("dekking/dekking.csv", CoverageFileView.as_view(), {"kind": "csv"}, name="coverage_csv"),
    path("dekking/dekking.xlsx", CoverageFileView.as_view(), {"kind": "xlsx"}, name="coverage_xlsx"),
]
