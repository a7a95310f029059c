"""One finding, how many people stand behind it, and adopting or withdrawing it."""

from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic import InspectView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from contributions.service import Refused
from people.models import User

from ..counting import counts_of
from ..enums import FindingState
from ..models import Finding
from ..permissions import CHANGE_FINDING, may_adopt, may_choose_words
from .moving import MOVES, move_finding, not_ready

#: The button, and what it does, before somebody presses it.
BUTTONS: dict[str, tuple[Any, Any]] = {
    FindingState.ADOPTED: (
        gettext_lazy("Stel vast"),
        gettext_lazy("Iedereen kan de bevinding lezen. Er kan een besluit op rusten."),
    ),
    FindingState.WITHDRAWN: (
        gettext_lazy("Trek in"),
        gettext_lazy("De bevinding verdwijnt van de website. De onderbouwing blijft bewaard."),
    ),
    FindingState.CONCEPT: (
        gettext_lazy("Maak weer een concept"),
        gettext_lazy("De bevinding kan weer veranderen. Alleen het team ziet haar."),
    ),
}


class FindingInspectView(InspectView):
    """The finding with what can be done now, people for and against, and the decisions that rest on it."""

    page_title = gettext_lazy("Bevinding")

    def get_field_display_value(self, field_name: str, field: Any) -> Any:
        """A dash for what is not filled in."""
        return super().get_field_display_value(field_name, field) or "–"

    def get_edit_url(self) -> str | None:
        """Only a concept is rewritten."""
        return super().get_edit_url() if self.object.state == FindingState.CONCEPT else None

    def get_delete_url(self) -> str | None:
        """Only a concept is thrown away."""
        return super().get_delete_url() if self.object.state == FindingState.CONCEPT else None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Buttons for who may press them."""
        context = super().get_context_data(**kwargs)
        finding, user = self.object, self.request.user
        context["moves"] = [
            {"label": BUTTONS[to][0], "url": reverse("bevindingen:move", args=[finding.pk, to])}
            for to in BUTTONS
            if to in MOVES[finding.state] and may_adopt(user)
        ]
        context["counts"] = counts_of([finding])[finding.pk]
        context["may_read_words"] = may_choose_words(user, CHANGE_FINDING)
        context["decisions"] = list(finding.decisions.order_by("pk"))
        return context


class MoveFindingView(WagtailAdminTemplateMixin, TemplateView):
    """Asks whether you are sure; withdrawing asks why."""

    template_name = "synthesis/admin/finding_move.html"
    header_icon = "doc-full-inverse"
    _show_breadcrumbs = True

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse who may not; an unknown state is no address."""
        if not may_adopt(request.user):
            raise PermissionDenied
        self.to, self.refusal = kwargs["to"], ""
        if self.to not in FindingState.values:
            raise Http404
        self.finding = get_object_or_404(Finding.objects.select_related("agenda_item"), pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        """The name of the button."""
        return str(BUTTONS[self.to][0])

    def get_page_subtitle(self) -> str:
        """Which finding."""
        return self.finding.sentence

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """From the list, over the finding, to here."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse("bevindingen:index"), "label": _("Bevindingen")},
            {"url": reverse("bevindingen:inspect", args=[self.finding.pk]), "label": self.finding.sentence},
            {"url": "", "label": self.get_page_title(), "sublabel": self.finding.sentence},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What will happen, and what has to be done first."""
        possible = self.to in MOVES[self.finding.state]
        asks_why = possible and self.to == FindingState.WITHDRAWN
        return super().get_context_data(
            finding=self.finding,
            label=BUTTONS[self.to][0],
            meaning=BUTTONS[self.to][1],
            possible=possible,
            problem=not_ready(self.finding, self.to) if possible and not asks_why else "",
            asks_why=asks_why,
            because=self.request.POST.get("because", ""),
            decisions=list(self.finding.decisions.public().order_by("pk")) if asks_why else [],
            refusal=self.refusal,
            **kwargs,
        )

    def post(self, request: HttpRequest, pk: UUID, to: str) -> HttpResponse:
        """Do it once; what was typed stays when it is refused."""
        try:
            moved = move_finding(
                self.finding, to, by=cast(User, request.user), because=request.POST.get("because", "")
            )
        except Refused as refused:
            if to == FindingState.WITHDRAWN and to in MOVES[self.finding.state]:
                self.refusal = refused.sentence
                return self.render_to_response(self.get_context_data(pk=pk, to=to), status=422)
            messages.error(request, refused.sentence)
        else:
            messages.success(request, _("Gelukt: de bevinding staat nu op ‘%s’.") % moved.get_state_display())
        return redirect("bevindingen:inspect", pk)
