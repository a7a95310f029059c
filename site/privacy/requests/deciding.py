"""Deciding: a named colleague decides, gives the reason, and what follows happens in the same transaction."""

from collections.abc import Sequence
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from audit.service import record
from notices import service as notices
from people.models import Participant, User

from .. import terms
from ..purge import purge_participant, purge_parts
from ..storing import guard_for_storage
from . import aside
from .asking import LONGEST
from .enums import RequestKind, RequestState
from .loose import loose_of, wipe_loose
from .models import DECIDED, WITHOUT_A_DEED, RightsRequest, months_after
from .moves import move
from .refusal import RequestRefused
from .subjects import address_of, email_of, is_of_a_colleague, subjects_of

#: Granted, these wipe everything of the person: an objection that is right leaves us nothing to use.
ERASES = (RequestKind.ERASURE, RequestKind.OBJECTION)


@transaction.atomic
def put_off(key: UUID, *, reason: str, by: User, version: int) -> RightsRequest:
    """Two months more (AVG art. 12, 3), once, with a reason the person reads. Raises RequestRefused otherwise."""
    kept = _reason(reason, _("Schrijf waarom het langer duurt. Wie het vroeg, leest dit."))
    found = RightsRequest.objects.get(pk=key)
    if not found.can_be_put_off:
        raise RequestRefused(_("Uitstellen kan één keer, voordat de maand om is. Antwoord nu."))
    due_on = months_after(found.received_on, terms.REQUEST_MONTHS + terms.REQUEST_EXTRA_MONTHS)
    moved = move(
        key,
        RequestState.PUT_OFF,
        by=by,
        version=version,
        put_off_on=timezone.localdate(),
        put_off_reason=kept,
        due_on=due_on,
    )
    _tell(moved, "request_put_off", address_of(moved), reason=kept if moved.is_answered_by_mail else "")
    return moved


@transaction.atomic
def decide(
    key: UUID,
    outcome: str,
    *,
    answer: str,
    by: User,
    version: int,
    checked_how: str = "",
    parts: Sequence[str] = (),
) -> RightsRequest:
    """Grant, grant in part, refuse, or nothing found, with an answer the person reads; granted, it is done at once.

    Granted in part, `parts` ("app.Model") are wiped. What came in by hand needs a line on how it was established who
    asks (AVG art. 12, 6). Raises RequestRefused for an outcome that is none, without an answer, or when a colleague
    was first.
    """
    if outcome not in DECIDED:
        raise RequestRefused(_("Kies wat u besluit."))
    kept = _reason(answer, _("Schrijf een antwoord, met de reden. Wie het vroeg, leest dit."))
    found = RightsRequest.objects.select_related("participant__user", "participant__contact").get(pk=key)
    checked = guard_for_storage(checked_how)[0].strip()[:200]
    if found.is_by_hand and not checked and outcome not in WITHOUT_A_DEED:
        raise RequestRefused(_("Schrijf hoe u vaststelde dat deze mens dit zelf vraagt."))
    to, people = address_of(found), subjects_of(found)
    if outcome == RequestState.NOT_FOUND and not is_for_nobody(found, people):
        raise RequestRefused(_("Wij vonden wel iets. Wijs toe, deels toe, of af."))
    if outcome not in WITHOUT_A_DEED:
        _refuse_what_cannot_be_done(found, is_anybody=bool(people))
    if outcome == RequestState.PARTLY and found.kind == RequestKind.ERASURE and not (people and parts):
        raise RequestRefused(_("Kruis aan wat wij wissen. Wilt u niets wissen? Wijs dan af."))
    by_mail = found.is_answered_by_mail
    moved = move(
        key, outcome, by=by, version=version, decided_on=timezone.localdate(), decided_by=by, checked_how=checked
    )
    if outcome == RequestState.PARTLY and moved.kind in ERASES and parts:
        for person in people:
            purge_parts(person, parts, by=by)
    erases = outcome == RequestState.GRANTED and moved.kind in ERASES
    if erases:
        purge_loose(moved, by=by)
        for person in people:
            purge_participant(person, "erased", by=by)
    if moved.kind == RequestKind.RESTRICTION and outcome not in WITHOUT_A_DEED:
        if moved.is_by_hand:
            moved.about.set(people)  # with who left the address meanwhile
        for person in people:
            aside.decided(person)
    # After the wiping, which takes the words of earlier requests along.
    RightsRequest.objects.filter(pk=key).update(answer=kept)
    moved.answer = kept
    # Who is wiped may have no page left to read it on.
    _tell(moved, "request_decided", to, answer=kept if erases or by_mail else "", **_not_found(outcome))
    return moved


def end_restriction(key: UUID, *, by: User, version: int, answer: str) -> RightsRequest:
    """Words that were set aside are used again, after the person was told so (AVG art. 18, 3)."""
    kept = _reason(answer, _("Schrijf waarom de woorden weer meetellen. Wie het vroeg, leest dit."))
    with transaction.atomic():
        found = RightsRequest.objects.select_related("participant__user", "participant__contact").get(pk=key)
        whole = f"{found.answer}\n\n{kept}".strip()
        moved = move(key, RequestState.ENDED, by=by, version=version, answer=whole)
        told = kept if moved.is_answered_by_mail else ""
        _tell(moved, "request_decided", address_of(found), answer=told, again=":ended")
        return moved


def _not_found(outcome: str) -> dict[str, str]:
    return {"not_found": "1"} if outcome == RequestState.NOT_FOUND else {}


def purge_loose(request: RightsRequest, *, by: User) -> int:
    """Wipe what is kept under its address and numbers without belonging to a participant; returns how many rows."""
    gone = wipe_loose(loose_of(request))
    if gone:
        record("privacy.purge_address", by=by, rows=gone)
    return gone


def is_for_nobody(request: RightsRequest, people: Sequence[Participant]) -> bool:
    """Whether it came in by hand and nothing is found of anybody: what is answered then is no refusal."""
    return request.is_by_hand and not people and not loose_of(request)


def _refuse_what_cannot_be_done(request: RightsRequest, *, is_anybody: bool) -> None:
    """Nothing is promised that does not happen (AVG art. 11: who cannot be recognised, is told so)."""
    if request.kind in ERASES and is_of_a_colleague(email_of(request)):
        raise RequestRefused(
            _("Dit adres is van een collega. Een beheerder sluit dat account, bij Toegang. Wijs dit af, met uitleg.")
        )
    is_for_nobody = request.is_by_hand and not is_anybody
    restricts_nothing = request.kind == RequestKind.RESTRICTION and is_for_nobody
    if restricts_nothing or (request.kind in ERASES and is_for_nobody and not loose_of(request)):
        raise RequestRefused(
            _(
                "Wij vonden niemand. Zoek hierboven met een nummer, een code of een naam. "
                "Vindt u niets? Kies dan ‘Niets gevonden’, en schrijf wat iemand nog kan doen."
            )
        )


def _reason(text: str, missing: str) -> str:
    kept = guard_for_storage(text)[0].strip()
    if not kept:
        raise RequestRefused(missing)
    if len(kept) > LONGEST:
        raise RequestRefused(_("Uw tekst is te lang. Maak die korter dan %(longest)d tekens.") % {"longest": LONGEST})
    return kept


def _tell(request: RightsRequest, template: str, to: str, *, again: str = "", **words: str) -> None:
    """One mail to who left an address, in the caller's transaction."""
    if not to:
        return
    context = {
        "page": f"{settings.BASE_URL}/mijn-inbreng/",
        "kind": request.get_kind_display().lower(),
        "due": date_format(request.due_on, "j F Y"),
        **words,
    }
    notices.queue(
        f"{template}:{request.pk}{again}", template=template, to=to, context=context, subject_id=str(request.pk)
    )
