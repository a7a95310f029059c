"""Draws of a group, for organisers: ask for one, follow it, give the word, decide."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail.admin.widgets.button import Button

from contributions.service import Refused
from people.models import User

from ..drawing.asking import UNFINISHED, ask_draw, may_draw_now
from ..drawing.checking import findings
from ..drawing.deciding import give_seed, publish_draw, take_over_advice, use_draw
from ..drawing.forms import DrawForm
from ..drawing.lot_names import lot_name
from ..drawing.pool import pool_of, usual_places
from ..drawing.showing import advice_of, chance_tables, people_in, spread_of, why_never
from ..enums import JobState
from ..models import Draw, FocusGroup
from ..permissions import Visitor, may_select
from .base import GroupPage

REFRESH_SECONDS = 5
MOST_LISTED = 20


class DrawsView(GroupPage, TemplateView):
    """Ask for a draw, with what stands in the way; and the draws that were made."""

    template_name = "focusgroups/admin/draws.html"
    page_title = gettext_lazy("Loten")
    header_icon = "group"

    def may(self, user: Visitor) -> bool:
        """For who chooses people."""
        return may_select(user)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """With as many places as the group has chairs."""
        return self.show(DrawForm(initial={"places": usual_places(self.group)}))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Queue it, or say why not and keep what was typed."""
        form = DrawForm(request.POST)
        if not form.is_valid():
            return self.show(form, HTTPStatus.UNPROCESSABLE_ENTITY)
        try:
            draw = ask_draw(self.group, by=request.user, **form.cleaned_data)  # type: ignore[arg-type]
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
            return self.show(form, HTTPStatus.UNPROCESSABLE_ENTITY)
        return redirect("groups:draw", self.group.pk, draw.pk)

    def show(self, form: DrawForm, status: int = HTTPStatus.OK) -> HttpResponse:
        """The screen. The long lists of earlier draws stay in the database."""
        pool = pool_of(self.group, usual_places(self.group))
        draws = Draw.objects.filter(group=self.group).defer("snapshot", "outcome")[:MOST_LISTED]
        context = self.get_context_data(
            form=form,
            draws=draws,
            people=len(pool.problem.people),
            staying=len(pool.problem.stay),
            has_bounds=bool(pool.problem.bounds),
            findings=findings(pool.problem, pool.names),
            may_draw=may_draw_now(self.group),
        )
        return self.render_to_response(context, status=status)


class DrawView(GroupPage, TemplateView):
    """One draw: how far it is, why there is no group, or the chances, the lot and the reserves."""

    template_name = "focusgroups/admin/draw.html"
    page_title = gettext_lazy("Loting")
    header_icon = "group"
    refusal = ""
    typed = ""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the draw."""
        super().setup(request, *args, **kwargs)
        self.draw = get_object_or_404(Draw, pk=kwargs["draw"], group=self.group)

    def may(self, user: Visitor) -> bool:
        """For who chooses people."""
        return may_select(user)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home > Gespreksgroepen > this group > draws > this one."""
        *before, here = super().get_breadcrumbs_items()
        return [*before, {"url": reverse("groups:draws", args=[self.group.pk]), "label": _("Loten")}, here]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What is told of it; nothing is computed here."""
        draw = self.draw
        told: dict[str, Any] = {
            "draw": draw,
            "is_at_work": draw.state in UNFINISHED,
            "refresh_seconds": REFRESH_SECONDS,
            "advice": advice_of(draw),
            "refusal": self.refusal,
            "typed": self.typed,
        }
        if draw.state == JobState.DONE:
            told |= {"tables": chance_tables(draw), "spread": spread_of(draw), "never": why_never(draw)}
        if "drawn" in draw.outcome:
            told |= {part: people_in(draw, draw.outcome[part]) for part in ("drawn", "alternates", "nobody_for")}
            told["lot"] = lot_name(draw.outcome["lot"])
        return super().get_context_data(**{**kwargs, **told})


class DrawDeedView(DrawView):
    """A deed on a draw. POST only; a refusal is said on the page of the draw."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do it, and say what happened."""
        deed = _DEEDS.get(kwargs["deed"])
        if deed is None:
            raise Http404("no such deed")
        by: Any = request.user
        try:
            sentence, elsewhere = deed(self.draw, request, by)
        except Refused as refusal:
            self.refusal, self.typed = refusal.sentence, request.POST.get("seed", "")
            self.draw.refresh_from_db()
            return self.render_to_response(self.get_context_data(**kwargs), status=HTTPStatus.UNPROCESSABLE_ENTITY)
        messages.success(request, sentence)
        return redirect(elsewhere or reverse("groups:draw", args=[self.group.pk, self.draw.pk]))


def _give_seed(draw: Draw, request: HttpRequest, by: User) -> tuple[str, str]:
    given = give_seed(draw, request.POST.get("seed", ""), by=by)
    return _("Lot %(lot)s is getrokken.") % {"lot": lot_name(given.outcome["lot"])}, ""


def _use(draw: Draw, request: HttpRequest, by: User) -> tuple[str, str]:
    used = use_draw(draw, by=by)
    said = _("Gekozen: %(selected)d. Reserve: %(alternates)d. Niet gekozen: %(passed)d.") % {
        "selected": used.selected,
        "alternates": used.alternates,
        "passed": used.passed,
    }
    if used.gone:
        said += " " + ngettext(
            "%(gone)d geloot persoon trok zich terug. Kies daarvoor een reserve.",
            "%(gone)d gelote mensen trokken zich terug. Kies daarvoor reserves.",
            used.gone,
        ) % {"gone": used.gone}
    return said, reverse("groups:inspect", args=[draw.group_id])


def _publish(draw: Draw, request: HttpRequest, by: User) -> tuple[str, str]:
    publish_draw(draw, by=by)
    return _("De loting staat op de website."), ""


def _take_over(draw: Draw, request: HttpRequest, by: User) -> tuple[str, str]:
    take_over_advice(draw, by=by)
    return _("De aantallen zijn aangepast. U kunt opnieuw loten."), reverse("groups:draws", args=[draw.group_id])


#: What can be done with a draw, by the last part of the address: gives a sentence, and where to go ("" is back).
_DEEDS: dict[str, Callable[[Draw, HttpRequest, User], tuple[str, str]]] = {
    "startwoord": _give_seed,
    "gebruik": _use,
    "website": _publish,
    "advies": _take_over,
}


def buttons(request: HttpRequest, group: FocusGroup) -> list[Button]:
    """The way to the draws."""
    if not may_select(request.user):
        return []
    return [Button(_("Loot"), url=reverse("groups:draws", args=[group.pk]))]


urlpatterns: list[URLPattern] = [
    path("<int:pk>/loten/", DrawsView.as_view(), name="draws"),
    path("<int:pk>/loten/<uuid:draw>/", DrawView.as_view(), name="draw"),
    path("<int:pk>/loten/<uuid:draw>/<slug:deed>/", DrawDeedView.as_view(), name="draw_deed"),
]
