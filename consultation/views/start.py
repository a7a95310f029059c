"""Before the first question, coming back, and beginning again."""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import urlencode

from contributions import service as contributions

from .. import cookies, drafts, held_card
from ..context import code_context
from ..enums import MethodCode
from ..progress import items_of, path_of
from .base import RoundView


class Begin(RoundView):
    """One short screen, read without a cookie. Who has a draft on this device is asked whether to go on with it."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """What to expect, and a link to the first question."""
        draft = drafts.find(self.round, self.code, with_answers=False)
        if not self.round.takes_answers() and not draft.is_handed_in:
            code = code_context(self.code) if draft.is_begun else {}
            return self.show("closed", change=self.round.changes.first(), **code)
        card = held_card.in_address(request, self.round)
        items = items_of(self.round)
        return self.show(
            "begin",
            draft=draft,
            total=path_of(items, [], seed="begin").total,
            has_cases=any(item.step.method == MethodCode.CASES for item in items),
            card=card.signed() if card else "",
            is_other_card=held_card.is_of_another_round(request, self.round),
        )


class Resume(RoundView):
    """Go on where one was: on this device, or with the code that was typed on /mijn-inbreng/ a moment ago."""

    def get(self, request: HttpRequest) -> HttpResponseBase:
        """To the first question without an answer, or to the overview when there is none."""
        draft = drafts.find(self.round, self.code)
        if not draft.is_begun:  # a draft on this device goes first, and its code is never overwritten
            typed = drafts.find(self.round, cookies.code_from_receipt_page(request))
            draft = typed if typed.state else draft
        if draft.is_handed_in:
            response = self.go("thanks")
        elif draft.is_begun:
            path = path_of(
                items_of(self.round),
                draft.answers.values(),
                seed=draft.code,
                group=draft.group,
                is_invited=draft.is_invited,
            )
            stop = path.first_open()
            response = self.go("question", stop.number) if stop else self.go("overview")
        else:
            return self.unknown()
        cookies.hold(response, self.round, draft.code)
        return response


class StartOver(RoundView):
    """For the next person at the same computer: a fresh code. The other draft stays, behind its own code."""

    def post(self, request: HttpRequest) -> HttpResponseBase:
        """To the first question, with empty hands, or with the card one just came with."""
        card = held_card.in_address(request, self.round)
        response = self.go("question", 1, query=urlencode({held_card.NAME: card.signed()}) if card else "")
        cookies.let_go(request, response)
        cookies.hold(response, self.round, contributions.new_code())
        return response
