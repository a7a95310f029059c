"""The round on paper: the form that people fill in by hand, and the script for who calls."""

from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.safestring import SafeString

from audit.service import record
from contributions import service as contributions
from contributions.service import TookPartBefore
from pages.service import render_pdf
from people import service as people
from people.models import User
from privacy import service as privacy

from .context import influence_in_words, qr_of, spoken_code
from .entry_sheet import Question, form_code, sheet_of
from .models import Round
from .reaching import ASKED_PURPOSES
from .sheet_items import number_of_today, number_on, sheet_items

FORM = "consultation/print/form.html"
SCRIPT = "consultation/print/script.html"
STYLES = ("consultation/print.css",)
MOST_COPIES = 100
_CACHE_SECONDS = 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class Copy:
    """One form on paper. Without a number it is the one from the website: the code comes later.

    `part` says which part of the round it holds, when it does not hold everything.
    """

    number: str = ""
    code: list[str] = field(default_factory=list)
    qr: SafeString | str = ""
    part: int = 0
    questions: list[Question] = field(default_factory=list)


def form_context(round_: Round, copies: list[Copy] | None = None, *, part: int = 0) -> dict[str, Any]:
    """What templates/consultation/print/form.html needs. The number of queries does not grow with the questions.

    A copy with a number holds the part of that number; one without holds `part`, or that of today.
    """
    parts = _Parts(round_)
    filled = [parts.on(copy, part or number_of_today()) for copy in copies or [Copy()]]
    return {
        "round": round_,
        "copies": filled,
        "influence": influence_in_words(round_),
        "groups": people.offered_perspectives(),
        "before": TookPartBefore.labels,
        "consents": privacy.active_consent_texts(ASKED_PURPOSES),
        "site": settings.BASE_URL.split("//")[-1],
        "form_code": form_code(parts.items.all),
    }


class _Parts:
    """The parts of a round, each put together once."""

    def __init__(self, round_: Round) -> None:
        self.items = sheet_items(round_)

    def on(self, copy: Copy, otherwise: int) -> Copy:
        """The copy with the questions of its part."""
        number = number_on(copy.number) or otherwise
        held = self.items.with_number(number)
        return replace(copy, part=number if held.others else 0, questions=sheet_of(held.on_form))


def script_context(round_: Round, *, part: int = 0) -> dict[str, Any]:
    """What the phone script needs, on the screen and on paper; of what is dealt, this part, or that of today."""
    held = sheet_items(round_, part or number_of_today())
    return {
        "round": round_,
        "influence": influence_in_words(round_),
        "groups": people.offered_perspectives(),
        "before": TookPartBefore.labels,
        "consents": privacy.active_consent_texts(ASKED_PURPOSES),
        "protocol": contributions.care.PROTOCOL,
        "site": settings.BASE_URL.split("//")[-1],
        "code_example": spoken_code("molen-appel-fiets-zomer-4729"),
        "part": held.number if held.others else 0,
        "questions": sheet_of(held.on_form),
        "form_code": form_code(held.all),
    }


def form_pdf(round_: Round, *, part: int = 0) -> bytes:
    """The form without a code, for everybody. Made once as long as nothing on it changes: it takes seconds.

    Raises pages.service.PdfUnavailable.
    """
    with _in_dutch():
        return _kept_or_made(FORM, form_context(round_, part=part))


def script_pdf(round_: Round, *, part: int = 0) -> bytes:
    """The phone script on paper. Raises pages.service.PdfUnavailable."""
    with _in_dutch():
        return _kept_or_made(SCRIPT, script_context(round_, part=part))


def numbered_pdf(round_: Round, count: int, *, by: User) -> bytes:
    """So many forms, each with a number of its own and a code on its strip. The codes are in this file only.

    Raises pages.service.PdfUnavailable; then no codes were made.
    """
    render_pdf("consultation/print/empty.html", {})  # before any code exists: can this machine make a PDF at all?
    printed = contributions.preprint_codes(count)
    copies = [Copy(each.number, spoken_code(each.code), qr_of(each.code)) for each in printed]
    with _in_dutch():
        made = render_pdf(FORM, form_context(round_, copies), stylesheets=STYLES)
    record("consultation.print_forms", by=by, on=round_, count=count, series=printed[0].number[:3])
    return made


def _in_dutch() -> AbstractContextManager[None]:
    """The questions are Dutch; so is everything around them, also for who reads the site in English."""
    return translation.override("nl")


def _kept_or_made(template: str, context: dict[str, Any]) -> bytes:
    words = f"{template} {timezone.localdate()} {render_to_string(template, context)}"
    key = f"consultation.pdf.{sha256(words.encode()).hexdigest()}"
    kept: bytes | None = cache.get(key)
    if kept is None:
        kept = render_pdf(template, context, stylesheets=STYLES)
        cache.set(key, kept, _CACHE_SECONDS)
    return kept
