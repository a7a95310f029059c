"""The text guard: no citizen service number (BSN) is ever kept in free text.

Free text passes here once, before it is stored: ``clean`` takes out what no database or export can
hold, ``inspect`` masks everything that looks like a BSN and points out what may stay but must be
looked at by a moderator. The guard keeps nothing, logs nothing, and hands back positions instead of
matches, so that no number can travel on in a log line or a traceback.

Roughly one in eleven numbers of nine digits passes the 11-test by chance. A number that is clearly
something else (a phone number, a valid IBAN, an amount, a date, years) is therefore left alone,
unless the writer calls it a BSN.
"""

import re
from dataclasses import dataclass
from itertools import accumulate

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from .text_numbers import MASK, bsn_spans, mask
from .text_reading import read
from .text_shapes import ADDRESS, PHONE, iban_spans, mail_spans

__all__ = ["MASK", "Guarded", "Hint", "HintKind", "clean", "explain", "inspect"]

_UNSTORABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_PASSES = 10  # two do; the rest is for texts made to resist


class HintKind(TextChoices):
    """What may point to a person, may stay, and waits for a moderator."""

    IBAN = "iban", _("rekeningnummer")
    PHONE = "phone", _("telefoonnummer")
    EMAIL = "email", _("e-mailadres")
    ADDRESS = "address", _("postcode met huisnummer")


@dataclass(frozen=True, slots=True)
class Hint:
    """One place in the text, in code points: ``text[start:end]``."""

    kind: HintKind
    start: int
    end: int


@dataclass(frozen=True, slots=True, repr=False)
class Guarded:
    """A text after the guard: as long as the original, so positions in both are the same."""

    text: str
    bsn_count: int
    hints: tuple[Hint, ...]

    def __repr__(self) -> str:
        """Without the text: a repr ends up in logs and error reports."""
        return f"<Guarded: {self.bsn_count} masked, {len(self.hints)} hints>"


def clean(text: str) -> str:
    """Return the text as typed, without what cannot be stored or shown.

    Line ends become ``\\n``; control characters other than tab and line end, lone surrogates and what no XML
    can hold are taken out. Nothing is trimmed, normalised or shortened: the words belong to the writer.
    """
    return _UNSTORABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def inspect(text: str) -> Guarded:
    """Mask every run of characters that looks like a BSN and point out other personal details.

    The masked copy has the same length as ``text``. Inspecting the masked copy again masks nothing
    more. Runs in linear time; never raises for a ``str``.
    """
    masked, count = text, 0
    for _pass in range(_PASSES):  # again, because a masked number is a new border for what stood next to it
        if not (spans := bsn_spans(masked)):
            break
        masked = mask(masked, spans)
        count += len(spans)
    return Guarded(masked, count, tuple(_hints(masked)))


def explain(guarded: Guarded) -> list[str]:
    """Return plain Dutch sentences for the writer: what was masked, and what deserves a second look."""
    sentences = []
    if guarded.bsn_count:
        sentences.append(
            ngettext(
                "Wij zagen een nummer dat op een burgerservicenummer lijkt. Dat nummer hebben wij weggehaald.",
                "Wij zagen %(count)d nummers die op een burgerservicenummer lijken. Die hebben wij weggehaald.",
                guarded.bsn_count,
            )
            % {"count": guarded.bsn_count}
        )
    found = {hint.kind for hint in guarded.hints}
    sentences += [str(_HINT_SENTENCES[kind]) for kind in HintKind if kind in found]
    if found:
        sentences.append(str(_("U mag dit laten staan. Dan leest eerst een medewerker uw tekst, daarna pas anderen.")))
    return sentences


_HINT_SENTENCES = {
    HintKind.IBAN: _("In uw tekst staat een rekeningnummer. Anderen kunnen zien dat het van u is."),
    HintKind.PHONE: _("In uw tekst staat een telefoonnummer. Anderen kunnen zien van wie het is."),
    HintKind.EMAIL: _("In uw tekst staat een e-mailadres. Anderen kunnen zien van wie het is."),
    HintKind.ADDRESS: _("In uw tekst staat een postcode met een huisnummer. Anderen kunnen zien waar iemand woont."),
}


def _hints(masked: str) -> list[Hint]:
    reading = read(masked)
    found = {
        HintKind.IBAN: iban_spans(reading.text),
        HintKind.PHONE: (match.span() for match in PHONE.finditer(reading.text)),
        HintKind.EMAIL: mail_spans(reading.text),
        HintKind.ADDRESS: (match.span() for match in ADDRESS.finditer(reading.text)),
    }
    hints = [Hint(kind, *reading.original(span)) for kind, spans in found.items() for span in spans]
    hints.sort(key=lambda hint: (hint.start, -hint.end))
    # What lies inside another hint (the account number of an IBAN reads as a phone number) says nothing new.
    reached = accumulate((hint.end for hint in hints), max, initial=0)
    return [hint for hint, end in zip(hints, reached, strict=False) if hint.start >= end]
