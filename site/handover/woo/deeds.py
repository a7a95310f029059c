"""What a colleague does with a request: start it, put it off, choose the texts, judge each."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.service import record
from contributions.service import ChangedMeanwhile, Refused, places_of
from people.models import User
from privacy.service import guard_for_storage

from .covering import Span
from .enums import Ground, Verdict, WooState
from .models import WooDocument, WooRedaction, WooRequest
from .moving import locked
from .texts import mark_of, searchers, texts_of

_AT_WORK = (WooState.SEARCHING, WooState.REVIEWING)


@transaction.atomic
def start(reference: str, subject: str, received_on: date, *, by: User) -> WooRequest:
    """Begin a case. Raises Refused when there is one with this reference, or the day is still to come."""
    reference, subject = (guard_for_storage(text.strip())[0] for text in (reference, subject))
    if not reference or not subject:
        raise Refused(_("Vul het kenmerk in, en waar het verzoek over gaat."))
    if received_on > timezone.localdate():
        raise Refused(_("Kies een dag die geweest is: de dag waarop het verzoek binnenkwam."))
    try:
        with transaction.atomic():
            request = WooRequest.objects.create(
                reference=reference, subject=subject, received_on=received_on, made_by=by
            )
    except IntegrityError as error:
        raise Refused(_("Er is al een verzoek met dit kenmerk. Kies een ander kenmerk.")) from error
    record("handover.woo_start", by=by, on=request)
    return request


@transaction.atomic
def put_off(request: WooRequest, *, by: User) -> WooRequest:
    """Two weeks longer: once, before the first term is over (article 4.4 of the Woo), and before the answer."""
    current = locked(request, WooState.OPEN, *_AT_WORK)
    if current.is_extended:
        raise Refused(_("Dit verzoek is al verdaagd. Nog een keer kan niet."))
    if timezone.localdate() > current.due_on:
        raise Refused(_("Verdagen kan alleen binnen de eerste vier weken. Beantwoord het verzoek nu."))
    current.is_extended = True
    current.version += 1
    current.save(update_fields=["is_extended", "version"])
    record("handover.woo_put_off", by=by, on=current)
    return current


@transaction.atomic
def add_documents(request: WooRequest, chosen: Iterable[str], *, by: User) -> int:
    """Let these texts ("kind:key") fall under the request; how many are new. What is not there is left out."""
    current = locked(request, *_AT_WORK)
    wanted = list(dict.fromkeys((kind, key) for kind, _colon, key in (each.partition(":") for each in chosen)))
    present: set[tuple[str, str]] = set()
    for kind, searcher in searchers().items():
        if keys := [key for its, key in wanted if its == kind]:
            present |= {(kind, found.key) for found in searcher.find(keys)}
    present -= set(current.documents.values_list("kind", "key"))
    number = current.documents.aggregate(last=Max("number"))["last"] or 0
    ordered = [each for each in wanted if each in present]
    WooDocument.objects.bulk_create(
        WooDocument(request=current, number=place, kind=kind, key=key)
        for place, (kind, key) in enumerate(ordered, start=number + 1)
    )
    record("handover.woo_choose", by=by, on=current, count=len(ordered))
    return len(ordered)


@transaction.atomic
def drop_document(document: WooDocument, *, by: User) -> None:
    """This text does not fall under the request after all."""
    current = locked(document.request, *_AT_WORK)
    record("handover.woo_drop", by=by, on=current, kind=document.kind, key=document.key)
    document.delete()


@transaction.atomic
def judge(
    document: WooDocument,
    verdict: str,
    *,
    mark: str,
    spans: Sequence[Span] = (),
    words: str = "",
    words_ground: str = Ground.PRIVACY,
    ground: str = "",
    by: User,
) -> WooDocument:
    """Decide on one text: whole, with these places and words covered, or not at all on this ground.

    `spans` are the places that are covered, `words` (a line each) are covered wherever they stand. `mark` is that of
    the text somebody looked at. Raises ChangedMeanwhile when it is another by now, Refused when something is missing.
    """
    locked(document.request, WooState.REVIEWING)
    current = WooDocument.objects.select_for_update().get(pk=document.pk)
    text = texts_of([current]).get(current.pk, "")
    if not text or current.verdict == Verdict.GONE:
        raise Refused(_("Deze tekst is er niet meer. Haal het stuk uit het verzoek."))
    if mark != mark_of(text):
        raise ChangedMeanwhile(_("De tekst is intussen veranderd. Lees hem opnieuw en beoordeel dan."))
    found = {*_sound(spans, text), *_typed(words, words_ground, text)}
    if verdict == Verdict.WHOLE and found:
        raise Refused(_("U koos woorden om weg te lakken. Vink ze uit, of kies ‘Deels openbaar’."))
    if verdict == Verdict.REDACTED and not found:
        raise Refused(_("Kies welke woorden u weglakt, of kies ‘Helemaal openbaar’."))
    if verdict == Verdict.REFUSED and ground not in Ground.values:
        raise Refused(_("Kies op welke grond u het stuk niet openbaar maakt."))
    if verdict not in (Verdict.WHOLE, Verdict.REDACTED, Verdict.REFUSED):
        raise Refused(_("Kies wat er met dit stuk gebeurt."))
    current.redactions.all().delete()
    if verdict == Verdict.REDACTED:
        WooRedaction.objects.bulk_create(
            WooRedaction(document=current, start=each.start, end=each.end, ground=each.ground) for each in found
        )
    current.verdict, current.mark = verdict, mark
    current.ground = ground if verdict == Verdict.REFUSED else ""
    current.save(update_fields=["verdict", "mark", "ground"])
    record(
        "handover.woo_judge", by=by, on=document.request, document=current.number, verdict=verdict, count=len(found)
    )
    return current


def _sound(spans: Iterable[Span], text: str) -> list[Span]:
    chosen = list(spans)
    if any(not 0 <= each.start < each.end <= len(text) or each.ground not in Ground.values for each in chosen):
        raise Refused(_("Een van de plekken klopt niet meer. Kies de woorden opnieuw."))
    return chosen


def _typed(words: str, ground: str, text: str) -> list[Span]:
    found: list[Span] = []
    for line in filter(None, map(str.strip, words.splitlines())):
        places = places_of(line, text)
        if not places:
            raise Refused(
                _("De woorden ‘%(words)s’ staan niet in de tekst. Neem ze letterlijk over.") % {"words": line}
            )
        if ground not in Ground.values:
            raise Refused(_("Kies op welke grond u de woorden weglakt."))
        found += [Span(start, end, ground) for start, end in places]
    return found
