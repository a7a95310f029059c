"""A Woo request that is half answered: two texts were judged, the others wait for a colleague."""

from datetime import timedelta

from django.utils import timezone

from handover.service import (
    Verdict,
    WooRequest,
    WooState,
    add_woo_documents,
    judge_woo,
    mark_of,
    move_woo,
    search_woo,
    start_woo,
    texts_of,
)
from people.models import User

REFERENCE = "VOORBEELD-01"
SUBJECT = "Wat zeiden mensen over hulp van een buurvrouw? (VOORBEELD)"
WORDS = "buurvrouw"
#: Days since it came in, and how many texts of each kind fall under it.
_CAME, _MOST = 9, 3
#: Words that point at a child: covered.
_COVERED = "Haar zoon van tien"
_JUDGED = 2


def answer_half(officer: User) -> None:
    """Begin, search, choose and judge a few; once."""
    if WooRequest.objects.filter(reference=REFERENCE).exists():
        return
    request = start_woo(REFERENCE, SUBJECT, timezone.localdate() - timedelta(days=_CAME), by=officer)
    request = move_woo(request, WooState.SEARCHING, by=officer)
    chosen = [found.value for kind in search_woo(WORDS) for found in kind.found[:_MOST]]
    add_woo_documents(request, chosen, by=officer)
    request = move_woo(request, WooState.REVIEWING, by=officer)
    _judge(request, officer)


def _judge(request: WooRequest, officer: User) -> None:
    """One text with words covered, one whole; the others wait."""
    documents = list(request.documents.filter(kind="bijdrage"))
    texts = texts_of(documents)
    documents.sort(key=lambda each: _COVERED not in texts[each.pk])
    for document in documents[:_JUDGED]:
        text = texts[document.pk]
        words = _COVERED if _COVERED in text else ""
        verdict = Verdict.REDACTED if words else Verdict.WHOLE
        judge_woo(document, verdict, mark=mark_of(text), words=words, by=officer)
