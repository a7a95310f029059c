"""Gap tasks in the admin: the list, making one from a gap, changing it, and closing it."""

from abc import ABC, abstractmethod
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.ui.tables import Column, StatusTagColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.model import ModelViewSet

from contributions.service import Refused
from people.models import Perspective

from ..balance import reading_of
from ..enums import GapTaskState
from ..figures import Line
from ..figures.reading import fills_target
from ..figures.words import gap_in_words
from ..gap_forms import GapTaskForm, first_day
from ..gaps import MOVES, change_task, make_task, move
from ..models import GapTask, Round
from ..permissions import may_close_gaps

_MOVE_LABELS = {
    GapTaskState.DONE: gettext_lazy("Zet op klaar"),
    GapTaskState.DROPPED: gettext_lazy("Laat deze taak los"),
}


class GapTaskIndexView(generic.IndexView):
    """What we do to hear whom we miss; what is due first stands on top."""

    page_title = gettext_lazy("Wie ontbreekt?")
    any_permission_required = ("view",)

    def get_base_queryset(self) -> QuerySet[GapTask]:
        """With what the list shows at hand."""
        return GapTask.objects.select_related("round", "perspective", "owner").order_by("-state", "due_on", "pk")


class _GapView(WagtailAdminTemplateMixin, TemplateView, ABC):
    """A screen about one gap, for who may close gaps."""

    template_name = "consultation/admin/gap_task.html"
    header_icon = "group"
    round: Round
    task: GapTask | None = None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Only for organisers."""
        if not may_close_gaps(request.user):
            raise PermissionDenied
        self.find()
        return super().dispatch(request, *args, **kwargs)

    @abstractmethod
    def find(self) -> None:
        """What this screen is about."""

    def find_task(self) -> GapTask:
        """The task in the address."""
        task = get_object_or_404(GapTask.objects.select_related("round", "perspective", "owner"), pk=self.kwargs["pk"])
        self.round = task.round
        return task

    def show(self, status: int = HTTPStatus.OK, **context: Any) -> HttpResponse:
        """The screen."""
        return self.render_to_response(
            self.get_context_data(round=self.round, task=self.task, **context), status=status
        )

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home > Rondes > round > who is missing > this."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse("rounds:index"), "label": _("Rondes")},
            {"url": reverse("rounds:inspect", args=[self.round.pk]), "label": self.round.title},
            {"url": reverse("rounds:balance", args=[self.round.pk]), "label": _("Wie ontbreekt?")},
            {"url": "", "label": str(self.get_page_title())},
        ]


class GapTaskMakeView(_GapView):
    """A gap becomes a task: everything is filled in already, and can be changed."""

    page_title = gettext_lazy("Maak een taak")
    perspective: Perspective

    def find(self) -> None:
        """The round and the perspective."""
        self.round = get_object_or_404(Round, pk=self.kwargs["round_pk"])
        self.perspective = get_object_or_404(Perspective.objects.select_related("parent"), code=self.kwargs["code"])
        if not fills_target(self.perspective):
            raise Http404("nobody is looked for here")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Proposed: within a week, by whoever pressed the button."""
        line = self._line()
        initial = {"plan": self._proposal(line), "due_on": first_day(self.round), "owner": request.user.pk}
        return self._show(GapTaskForm(initial=initial), line)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Make it, or say why not and keep what was typed."""
        form = GapTaskForm(request.POST)
        line = self._line()
        if not form.is_valid():
            return self._show(form, line, HTTPStatus.UNPROCESSABLE_ENTITY)
        given = {name: form.cleaned_data[name] for name in ("plan", "due_on", "owner")}
        missing = line.gap.missing if line and line.gap else 0
        try:
            make_task(self.round, self.perspective, missing=missing, by=request.user, **given)  # type: ignore[arg-type]
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
            return self._show(form, line, HTTPStatus.UNPROCESSABLE_ENTITY)
        messages.success(request, _("De taak staat in de lijst. Wij laten het zien als de dag nadert."))
        return redirect("rounds:balance", self.round.pk)

    def _show(self, form: GapTaskForm, line: Line | None, status: int = HTTPStatus.OK) -> HttpResponse:
        return self.show(
            status,
            form=form,
            perspective=self.perspective,
            gap=gap_in_words(line.gap) if line and line.gap else "",
            submit=_("Maak deze taak"),
        )

    def _line(self) -> Line | None:
        lines = reading_of(self.round).lines
        return next((line for line in lines if line.perspective.pk == self.perspective.pk), None)

    def _proposal(self, line: Line | None) -> str:
        missing = line.gap.missing if line and line.gap else 0
        who = {"who": self.perspective.label, "number": missing}
        return _("Wij zoeken %(who)s: nog %(number)d.") % who if missing else _("Wij zoeken %(who)s.") % who


class GapTaskEditView(_GapView):
    """Another plan, day or owner; and the buttons that close it."""

    page_title = gettext_lazy("Taak: zoek wie ontbreekt")

    def find(self) -> None:
        """The task."""
        self.task = self.find_task()

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """As it is."""
        return self._show(GapTaskForm(instance=self.task))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Keep it, or say why not and keep what was typed."""
        task = self.find_task()  # the form writes what was typed on the instance it was given
        form = GapTaskForm(request.POST, instance=task)
        if not form.is_valid():
            return self._show(form, HTTPStatus.UNPROCESSABLE_ENTITY)
        try:
            change_task(task, form.cleaned_data, seen=form.cleaned_data["seen"] or 0, by=request.user)  # type: ignore[arg-type]
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
            return self._show(form, HTTPStatus.CONFLICT)
        messages.success(request, _("De taak is bewaard."))
        return redirect("gaps:index")

    def _show(self, form: GapTaskForm, status: int = HTTPStatus.OK) -> HttpResponse:
        assert self.task is not None
        return self.show(
            status,
            form=form,
            perspective=self.task.perspective,
            moves=[(to, _MOVE_LABELS[GapTaskState(to)]) for to in sorted(MOVES[self.task.state])],
            submit=_("Bewaar"),
        )


class GapTaskMoveView(_GapView):
    """Close a task: asks how it ended."""

    template_name = "consultation/admin/gap_task_move.html"

    def find(self) -> None:
        """The task, and where to."""
        if self.kwargs["state"] not in _MOVE_LABELS:
            self.kwargs["state"] = GapTaskState.DONE
        self.task = self.find_task()

    def get_page_title(self) -> str:
        """The label of the button."""
        return str(_MOVE_LABELS[GapTaskState(self.kwargs["state"])])

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """What is about to be closed."""
        return self._show()

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Close it, or say why not and keep what was typed."""
        assert self.task is not None
        outcome = request.POST.get("outcome", "")[:500]
        seen = request.POST.get("seen", "")
        try:
            move(
                self.task,
                self.kwargs["state"],
                seen=int(seen) if seen.isdecimal() and len(seen) < 10 else 0,
                by=request.user,  # type: ignore[arg-type]
                outcome=outcome,
            )
        except Refused as refusal:
            return self._show(HTTPStatus.UNPROCESSABLE_ENTITY, outcome=outcome, refusal=refusal.sentence)
        messages.success(request, _("De taak is afgerond."))
        return redirect("rounds:balance", self.round.pk)

    def _show(self, status: int = HTTPStatus.OK, **context: Any) -> HttpResponse:
        return self.show(
            status,
            asks_reason=self.kwargs["state"] == GapTaskState.DROPPED,
            submit=self.get_page_title(),
            **context,
        )


class GapTaskViewSet(ModelViewSet):
    """Under /beheer/gaten/. A task is made from a gap, and closed; never deleted."""

    model = GapTask
    name = "gaps"
    url_prefix = "gaten"
    url_namespace = "gaps"
    menu_label = gettext_lazy("Wie ontbreekt?")
    menu_name = "gaps"
    icon = "group"
    menu_order = 115
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    exclude_form_fields = ("id",)
    index_view_class = GapTaskIndexView
    list_filter = ("state", "round", "owner")
    list_display = (
        TitleColumn(
            "perspective",
            label=gettext_lazy("Wie ontbreekt?"),
            get_url=lambda task: reverse("gaps:edit", args=[task.pk]),
        ),
        Column("plan", label=gettext_lazy("Wat doen wij?")),
        Column(
            "due_on",
            label=gettext_lazy("Klaar op"),
            accessor=lambda task: date_format(task.due_on, "j F Y"),
            sort_key="due_on",
        ),
        Column("owner", label=gettext_lazy("Wie?"), accessor=lambda task: _name_of(task)),
        Column("round.title", label=gettext_lazy("Ronde")),
        StatusTagColumn(
            "get_state_display",
            label=gettext_lazy("Stand"),
            primary=lambda task: task.state == GapTaskState.OPEN,
        ),
    )

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """No form of Wagtail's own: a task is made from a gap."""
        names = ("add", "edit", "delete", "history", "usage")
        return super().get_common_view_kwargs(**{f"{name}_url_name": None for name in names}, **kwargs)

    def get_urlpatterns(self) -> list[URLPattern]:
        """The list and the deeds."""
        kept = [pattern for pattern in super().get_urlpatterns() if pattern.name in ("index", "index_results")]
        return [
            *kept,
            path("nieuw/<int:round_pk>/<slug:code>/", GapTaskMakeView.as_view(), name="make"),
            path("<int:pk>/", GapTaskEditView.as_view(), name="edit"),
            path("<int:pk>/<slug:state>/", GapTaskMoveView.as_view(), name="move"),
        ]


def _name_of(task: GapTask) -> str:
    return (task.owner.get_full_name() or task.owner.email) if task.owner else ""
