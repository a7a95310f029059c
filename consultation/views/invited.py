"""Coming with a card: typing its code, or opening its link. Reading uses up nothing: mail programs open links too."""

from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views import View

from privacy import service as privacy

from ..card_forms import CardForm
from ..enums import PUBLIC_ROUND_STATES
from ..held_card import NAME, HeldCard
from ..inviting import find_card, problem_of

GUESSES = "card"
#: From here on also a right code has to wait: a code is one of 2^55, and so is each guess.
MOST_GUESSES = 600


class CardView(View):
    """Kept by no cache. Who guesses too often has to wait; a neighbour with a right code does not, for long."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer, unless there were very many wrong codes from here."""
        if privacy.too_many(GUESSES, request, MOST_GUESSES):
            response: HttpResponseBase = self.wait()
        else:
            response = super().dispatch(request, *args, **kwargs)
        add_never_cache_headers(response)
        return response

    def ask(self, form: CardForm, status: int = HTTPStatus.OK, refusal: str = "") -> HttpResponse:
        """The screen with one field."""
        return render(self.request, "consultation/card.html", {"form": form, "refusal": refusal}, status=status)

    def wait(self) -> HttpResponse:
        """Too many wrong codes came from this address."""
        sentence = _("U probeerde het te vaak. Wacht tien minuten, of bel ons.")
        return self.ask(CardForm(), HTTPStatus.TOO_MANY_REQUESTS, refusal=sentence)

    def may_guess_again(self) -> bool:
        """Count a code that is none; False when it was one too many from here."""
        is_too_often = privacy.too_many(GUESSES, self.request)
        privacy.count_failure(GUESSES, self.request)
        return not is_too_often


class EnterCard(CardView):
    """For who types."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The field."""
        return self.ask(CardForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        """On to the card, or say what is wrong with the code and keep it."""
        form = CardForm(request.POST)
        if form.is_valid():
            if find_card(form.cleaned_data["code"]):
                return redirect("consultation:card_show", form.cleaned_data["code"])
            if not self.may_guess_again():
                return self.wait()
            form.add_error("code", _("Wij kennen deze code niet. Kijk of alle tekens kloppen."))
        return self.ask(form, HTTPStatus.UNPROCESSABLE_ENTITY)


class ShowCard(CardView):
    """For who scans, and for who typed. No cookie, nothing used up: that happens with the first answer."""

    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest, code: str) -> HttpResponse:
        """The round, and the way in; or why the card does not work, and the way in without it."""
        card = find_card(code)
        if card is None and not self.may_guess_again():
            return self.wait()
        if card is None:
            sentence = _("Wij kennen deze kaart niet. Vul de code in die op de kaart staat.")
            return self.ask(CardForm(), HTTPStatus.NOT_FOUND, refusal=sentence)
        round_ = card.batch.round
        problem = problem_of(card)
        begin = reverse("consultation:begin", args=[round_.slug])
        context = {
            "round": round_,
            "problem": problem,
            "valid_until": card.batch.valid_until,
            "is_public": round_.state in PUBLIC_ROUND_STATES,
            "takes_answers": round_.takes_answers(),
            "begin": begin if problem else f"{begin}?{urlencode({NAME: HeldCard.of(card).signed()})}",
        }
        return render(request, "consultation/card_show.html", context)
