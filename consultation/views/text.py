"""A text as a whole, for everybody: each edition, and what changed in it. Reading sets no cookie."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from ..enums import MethodCode
from ..models import Step
from ..texts.editions import editions_of, shown
from .base import RoundView


class Text(RoundView):
    """The newest edition; an older one with ?uitgave=. Stays when the round is closed."""

    is_for_everybody = True

    http_method_names = ("get", "head", "options")

    def get(self, request: HttpRequest, order: int) -> HttpResponse:
        """Before the first edition there is nothing to read."""
        step = get_object_or_404(Step, round=self.round, order=order, method=MethodCode.DRAFT)
        editions = editions_of(step)
        found = shown(editions, _number(request.GET.get("uitgave", "")))
        if found is None:
            raise Http404("no such edition of this text")
        return self.show(
            "text",
            step=step,
            editions=editions,
            shown=found,
            takes_answers=self.round.takes_answers(),
            is_begun=bool(self.code),
        )


def _number(asked: str) -> int | None:
    """The edition that was asked for; None is the newest. What is no number is no edition (0)."""
    if not asked:
        return None
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 6 else 0
