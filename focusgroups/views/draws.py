"""A draw as everybody can see and check it; and how we draw, in plain words (promise 11)."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views import View

from ..drawing.finding import draws_shown, times_drawn
from ..drawing.lot_names import LOTS, lot_name
from ..drawing.showing import SMALLEST, chance_tables, lots_file, spread_of
from ..enums import JobState
from ..models import Draw, FocusGroup


class DrawPage(View):
    """The draw of a group that is on the website; an older one with ?loting=."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        """Chances without names, the word, the lot, and how to do it again."""
        group = get_object_or_404(FocusGroup.objects.public(), slug=slug)
        shown = draws_shown(group)
        asked = request.GET.get("loting", "")
        chosen = next((draw for draw in shown if draw.pk.hex == asked), shown[0] if shown else None)
        if chosen is None:
            raise Http404("no draw of this group on the website")
        draw = Draw.objects.get(pk=chosen.pk)
        context = {
            "group": group,
            "draw": draw,
            "people": len(draw.snapshot["people"]),
            "spread": spread_of(draw),
            "never": len(draw.outcome["impossible"]) if len(draw.outcome["impossible"]) >= SMALLEST else 0,
            "has_never": bool(draw.outcome["impossible"]),
            "tables": chance_tables(draw, smallest=SMALLEST),
            "lots": LOTS,
            "lot": lot_name(draw.outcome["lot"]) if "lot" in draw.outcome else "",
            "others": [each for each in shown if each.pk != draw.pk],
            "times": times_drawn(group),
        }
        return render(request, "focusgroups/draw.html", context)


class LotsFile(View):
    """The list of lots, so that anybody can do the draw again and count how often a number is on it."""

    def get(self, request: HttpRequest, slug: str, pk: UUID) -> HttpResponse:
        """The file."""
        shown = Draw.objects.filter(published=True, state=JobState.DONE, group__in=FocusGroup.objects.public())
        draw = get_object_or_404(shown, pk=pk, group__slug=slug)
        response = HttpResponse(lots_file(draw), content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="loten-{slug}.csv"'
        return response


class ExplainedDraw(View):
    """How we draw."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """One page."""
        return render(request, "focusgroups/explained_draw.html", {"lots": LOTS})
