"""What came out of a round, for everybody; and on a plain page how that is computed."""

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views import View

from ..beside import beside_for_all
from ..loose_ends import loose_ends_told
from ..methods import METHODS
from ..results.showing import shown, steps_with_results
from .base import RoundView


class Results(RoundView):
    """All steps with results that may be seen now; or one."""

    is_for_everybody = True

    def get(self, request: HttpRequest, order: int | None = None) -> HttpResponseBase:
        """What was counted last. Nothing is counted here."""
        steps = steps_with_results(self.round)
        if order is not None and order not in [step.order for step in steps]:
            raise Http404("no results of this step to see")
        chosen = [step for step in steps if order is None or step.order == order]
        beside = beside_for_all(self.round) if order is None else []
        shown_steps = [shown(step) for step in chosen]
        loose_ends = loose_ends_told(self.round)
        return self.show("results", steps=steps, shown=shown_steps, order=order, beside=beside, loose_ends=loose_ends)


class Explained(View):
    """How the results of a method are computed, in plain words (promise 11)."""

    def get(self, request: HttpRequest, method: str) -> HttpResponse:
        """One page per method."""
        known = METHODS.get(method)
        if known is None or not known.explained:
            raise Http404("no such method")
        return render(request, "consultation/explained.html", {"method": known})


class ExplainedGroups(View):
    """How opinion groups are found, and when we say that there are none: in the same plain words."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """One page."""
        promise = _("Soms stemmen mensen in groepen. Wij zoeken alleen uit of dat zo is, en wat de groepen delen.")
        explained = {"promise": promise, "explained": "consultation/explained/opinion_groups.html"}
        return render(request, "consultation/explained.html", {"method": explained})
