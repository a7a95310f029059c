"""The card somebody came with, held by the browser until the first answer is kept.

It travels as a signed text: in the link from the card's own page, and from the first form on in a cookie of the
round. It holds the card's number, never its code, and goes when the card is used. What stays until the browser
closes is only for whom the card was meant, so that it can be filled in beforehand.
"""

from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.http import HttpRequest, HttpResponse

from contributions.service import Recruitment

from . import cookies, inviting
from .models import Invitation, Round

#: The name in an address, and the end of the cookie's name.
NAME = "kaart"
_USED = "gebruikt"


@dataclass(frozen=True, slots=True)
class HeldCard:
    """What the browser holds. Without `card_id`: the card was used, and only its perspective is remembered."""

    round_id: int
    card_id: UUID | None
    perspective: str

    @classmethod
    def of(cls, card: Invitation) -> "HeldCard":
        """For a card with its batch at hand."""
        return cls(card.batch.round_id, card.pk, card.batch.perspective.code)

    @classmethod
    def read(cls, text: str) -> "HeldCard | None":
        """None for what we did not sign ourselves."""
        try:
            round_id, card_id, perspective = _signer().unsign(text).split(":")
            return cls(int(round_id), UUID(card_id) if card_id else None, perspective)
        except (BadSignature, ValueError):
            return None

    def signed(self) -> str:
        """As it travels."""
        return _signer().sign(f"{self.round_id}:{self.card_id or ''}:{self.perspective}")

    @property
    def spent(self) -> "HeldCard":
        """What stays when the card is used."""
        return HeldCard(self.round_id, None, self.perspective)


class Taking:
    """Using up a held card, and whether that was tried: only when a participation was made."""

    def __init__(self, card_id: UUID, round_: Round) -> None:
        self._card_id, self._round, self.was_tried = card_id, round_, False

    def __call__(self) -> str:
        """For contributions.begin: how somebody came here."""
        self.was_tried = True
        return inviting.take(self._card_id, self._round)

    def failed(self, recruitment: str) -> bool:
        """Whether somebody came with a card that turned out to be used."""
        return self.was_tried and recruitment != Recruitment.INVITED


def in_address(request: HttpRequest, round_: Round) -> HeldCard | None:
    """The card in the address, when it is one of this round."""
    asked = request.POST if request.method == "POST" else request.GET
    card = HeldCard.read(asked.get(NAME, ""))
    return card if card and card.round_id == round_.pk else None


def is_of_another_round(request: HttpRequest, round_: Round) -> bool:
    """Whether there is a card in the address, but of another round."""
    card = HeldCard.read(request.GET.get(NAME, ""))
    return card is not None and card.round_id != round_.pk


def in_browser(request: HttpRequest, round_: Round) -> HeldCard | None:
    """The card this browser holds for this round."""
    card = HeldCard.read(request.COOKIES.get(_cookie(round_), ""))
    return card if card and card.round_id == round_.pk else None


def is_valid_for(request: HttpRequest, round_: Round) -> bool:
    """Whether somebody came with a card of this round that they have not used yet, as far as the browser knows."""
    card = in_browser(request, round_) or in_address(request, round_)
    return card is not None and card.card_id is not None


def tell_in(response: HttpResponse) -> HttpResponse:
    """Let the next screen say that the card was used already. A redirect of ours, so the address is whole."""
    if "Location" in response:
        address = response["Location"]
        response["Location"] = f"{address}{'&' if '?' in address else '?'}{NAME}={_USED}"
    return response


def note(request: HttpRequest) -> str:
    """What this screen has to say about the card somebody came with; "" mostly."""
    return inviting.already_used() if request.GET.get(NAME) == _USED else ""


def hold(response: HttpResponse, round_: Round, card: HeldCard) -> None:
    """Let the browser hold it until it closes. Taken off together with the code (cookies.let_go)."""
    response.cookies.pop(_cookie(round_), None)
    response.set_cookie(_cookie(round_), card.signed(), httponly=True, samesite="Lax", secure=settings.COOKIE_SECURE)


def _cookie(round_: Round) -> str:
    return f"{cookies.name_for(round_)}-{NAME}"


def _signer() -> Signer:
    return Signer(salt="consultation.card")
