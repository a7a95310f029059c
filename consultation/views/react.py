"""Reacting to what somebody else wrote: a screen of its own, because reading sets no cookie and this does."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from contributions.models import Reaction
from contributions.service import Refused, reactions
from privacy import service as privacy

from .. import cookies
from ..forms import ReactionForm
from ..published_words import Words, takes_reactions
from .base import RoundView
from .words import words_at

#: Reactions from one address are braked like guesses: room for a classroom, not for a machine.
LIMIT = "reaction"

DONE = {
    "steun": lambda: _("Uw steun is bewaard."),
    "reden": lambda: _("Uw reactie is binnen. Wij lezen haar eerst. Dat doen wij binnen twee werkdagen."),
    "reden-bsn": lambda: _(
        "Uw reactie is binnen. Er stond een nummer in dat op een burgerservicenummer lijkt. Dat hebben wij weggehaald."
    ),
    "weg": lambda: _("Uw reactie is weg."),
}


class React(RoundView):
    """Support, a reason, or taking it back: one per browser for each contribution."""

    def answer(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The first time this screen is seen, the browser gets its random number."""
        self.reader = cookies.reader_in(request)
        response = super().answer(request, *args, **kwargs)
        if not self.reader and isinstance(response, HttpResponse):
            cookies.hold_reader(response, reactions.new_reader())
        return response

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """The words, what this browser said before, and the form."""
        words = words_at(self, pk)
        own = reactions.own_reaction(words.contribution, self.reader)
        text = own.text if own else ""
        return self._show(words, ReactionForm(initial={"text": text}), own=own)

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponseBase:
        """Do what was chosen. A refusal is a sentence at the field, and what was typed stays."""
        words = words_at(self, pk)
        typed = request.POST.copy()
        text, hints = privacy.guard_for_storage(request.POST.get("text", ""))
        typed["text"] = text
        form = ReactionForm(typed)
        deed = request.POST.get("actie", "")
        try:
            if deed == "weg":
                reactions.take_back(words.contribution, self.reader)
                return self._done(pk, "weg")
            self._check_pace(request)
            if deed == "steun":
                if text.strip():
                    raise Refused(_("U schreef ook iets. Verstuur dat, of maak het vak leeg en steun zonder woorden."))
                reactions.support(words.contribution, self.reader)
                return self._done(pk, "steun")
            if not form.is_valid():
                return self._show(words, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
            reactions.give_reason(words.contribution, self.reader, form.cleaned_data["text"])
        except Refused as refusal:
            form.full_clean()
            form.errors.pop("text", None)
            form.add_error("text", refusal.sentence)
            return self._show(words, form, status=HTTPStatus.CONFLICT)
        return self._done(pk, "reden-bsn" if "bsn" in hints else "reden")

    def _check_pace(self, request: HttpRequest) -> None:
        if not takes_reactions(self.round):
            raise Refused(_("U kunt in deze ronde niet meer reageren. Wilt u iets kwijt? Bel ons dan."))
        if privacy.too_many(LIMIT, request):
            raise Refused(_("Er kwamen hier net veel reacties vandaan. Wacht tien minuten, en verstuur dan opnieuw."))
        privacy.count_failure(LIMIT, request)

    def _done(self, pk: UUID, what: str) -> HttpResponseBase:
        return self.go("react", pk, query=f"gedaan={what}")

    def _show(
        self, words: Words, form: ReactionForm, own: Reaction | None = None, status: int = HTTPStatus.OK
    ) -> HttpResponse:
        done = DONE.get(self.request.GET.get("gedaan", ""))
        return self.show(
            "react",
            status=status,
            words=words,
            form=form,
            own=own or reactions.own_reaction(words.contribution, self.reader),
            done=done() if done and not form.is_bound else "",
            takes_reactions=takes_reactions(self.round),
        )
