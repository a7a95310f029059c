"""What templates of a round need, made once and without asking the database."""

from dataclasses import dataclass
from typing import Any

import segno
from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from .beside import invitations_to
from .enums import Influence, RoundState
from .models import Round
from .promises import promise_of
from .published_words import has_words
from .results.showing import steps_with_results
from .texts.paragraphs import texts_to_read


@dataclass(frozen=True, slots=True)
class RoundScreen:
    """The round on the screen, with the ways to help that know where one came from."""

    round: Round
    path: str

    @property
    def help_url(self) -> str:
        """Who can help, and back to this very screen; "" where only the help of the whole site is there."""
        return self._with_return("help")

    @property
    def call_url(self) -> str:
        """Ask to be called, and back to this very screen."""
        return self._with_return("call_me")

    def _with_return(self, name: str) -> str:
        if self.round.state == RoundState.DRAFT:  # its own screens are not there yet
            return ""
        return f"{reverse(f'consultation:{name}', args=[self.round.slug])}?{urlencode({'terug': self.path})}"


#: The state of components/tag.html that goes with a state of a round.
TAGS = {
    RoundState.ANNOUNCED: "planned",
    RoundState.OPEN: "open",
    RoundState.REVIEW: "working",
    RoundState.DECIDED: "decided",
}


def round_page_context(round_: Round, path: str) -> dict[str, Any]:
    """What templates/consultation/round_page.html needs besides the page itself."""
    return {
        "screen": RoundScreen(round_, path),
        "tag": TAGS.get(RoundState(round_.state), "plain"),
        "takes_answers": round_.takes_answers(),
        "influence": influence_in_words(round_),
        "changes": list(round_.changes.all()),
        "promise": promise_of(round_, timezone.localdate()),
        "has_words": has_words(round_),
        "texts": texts_to_read(round_),
        "has_results": bool(steps_with_results(round_)),
        "beside": invitations_to(round_),
    }


def influence_in_words(round_: Round) -> str:
    """How much influence taking part gives, in a sentence that promises no more than it is."""
    return {
        Influence.KNOW: _("U hoort wat wij doen en waarom. Uw antwoorden veranderen het besluit niet."),
        Influence.THINK: _(
            "U denkt mee. Wij gebruiken uw antwoorden bij het besluit, en leggen uit wat wij ermee deden."
        ),
        Influence.DECIDE: _(
            "U beslist mee. Wat u samen kiest, voeren wij uit. Kan iets echt niet? Dan leggen wij uit waarom."
        ),
    }[Influence(round_.influence)]


def code_context(code: str) -> dict[str, Any]:
    """What components/receipt_code.html needs to show a code."""
    return {"code": code, "code_words": spoken_code(code), "code_qr": qr_of(code)}


def spoken_code(code: str) -> list[str]:
    """The code in the pieces in which one says it over the phone."""
    return code.split("-")


def qr_of(code: str) -> SafeString:
    """A QR code that opens /mijn-inbreng/ with the code filled in.

    The code comes after the #, which a browser never sends: it ends up in no log.
    """
    return drawn_qr(f"{settings.BASE_URL}/mijn-inbreng/#{code}", title=_("QR-code die uw inbreng opent"))


def drawn_qr(address: str, *, title: str) -> SafeString:
    """A QR code of an address, as an inline drawing that says what it opens."""
    drawing = segno.make(address, error="m").svg_inline(
        scale=4,
        border=4,
        dark="#000",
        light="#fff",
        title=title,
        svgclass=None,
        lineclass=None,
    )
    return mark_safe(drawing)
