"""How others answered, for who has answered all they were dealt. Looking is a deed: one's own answers stand then."""

from typing import Any

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

from ..cases.others import has_looked, look, others_on
from ..methods import METHODS, tells_others
from ..models import Step
from ..progress import Stop
from .base import DraftView


class Others(DraftView):
    """GET asks whether one wants to see, or shows it to who said yes; POST is that yes."""

    order: int

    def answer(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Of which step."""
        self.order = kwargs["order"]
        return super().answer(request)

    def get(self, request: HttpRequest) -> HttpResponseBase:
        """The choice, or how others answered."""
        step, mine = self._find()
        if not any(stop.is_answered for stop in mine):
            return self._onward(step)
        looked = has_looked(mine)
        cases = others_on(step, mine)
        is_too_early = not looked and not any(case.rows for case in cases)
        return self.show(
            METHODS[step.method].others_template.removeprefix("consultation/").removesuffix(".html"),
            step=step,
            has_looked=looked,
            is_too_early=is_too_early,
            cases=cases if looked or is_too_early else [],
            onward=self._onward(step)["Location"],
        )

    def post(self, request: HttpRequest) -> HttpResponseBase:
        """From now on one's own answers stand; not when there was nothing to see. A second press is harmless."""
        step, mine = self._find()
        assert self.draft.participation is not None, "answer() lets nobody through without a draft"
        if any(case.rows for case in others_on(step, mine)):
            look(self.draft.participation, step)
        return self.go("others", self.order)

    def _find(self) -> tuple[Step, list[Stop]]:
        """The step, and what this person met of it."""
        steps = {item.step.order: item.step for item in self.items}
        step = steps.get(self.order)
        if step is None or not tells_others(step):
            raise Http404("nothing of others to see here")
        return step, [stop for stop in self.path.stops if stop.item.step_id == step.pk and stop.answer]

    def _onward(self, step: Step) -> Any:
        following = self.path.after_dealt(step.pk)
        return self.go("question", following.number) if following else self.go("perspective")
