"""Asking: by somebody on their own page, or by hand for who wrote, called or came by."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.service import record
from people.models import Participant, User
from people.service import participant_with

from .. import terms
from ..storing import guard_for_storage
from . import aside
from .enums import RequestKind, RequestState, RequestWay
from .models import SETS_ASIDE, RightsRequest, RightsRequestQuerySet, months_after
from .moves import move
from .refusal import RequestRefused
from .subjects import subjects_of

LONGEST = 5_000
#: So many requests one person may have waiting or had answered; after that a conversation works better.
MOST = 20


def requests_of(participant: Participant) -> RightsRequestQuerySet:
    """All requests of one person, the newest first."""
    return RightsRequest.objects.filter(participant=participant).order_by("-received_on", "-id")


@transaction.atomic
def ask(participant: Participant, kind: str, text: str = "", *, email: str = "") -> RightsRequest:
    """Somebody uses a right. The same kind twice is one request, with the words of the first.

    Words of who objects are set aside at once. `email`: where the answer is mailed whole, for who has no code.
    Raises RequestRefused when the text is missing or too long.
    """
    kept, _hints = guard_for_storage(text)
    if len(kept) > LONGEST:
        raise RequestRefused(
            _("Uw tekst is te lang: %(count)d tekens. Maak die korter dan %(longest)d tekens.")
            % {"count": len(kept), "longest": LONGEST}
        )
    if kind == RequestKind.CORRECTION and not kept.strip():
        raise RequestRefused(_("Schrijf op wat er niet klopt, en wat het moet zijn."))
    Participant.objects.select_for_update(of=("self",)).get(pk=participant.pk)
    if waiting := requests_of(participant).waiting().filter(kind=kind).first():
        return waiting
    if requests_of(participant).count() >= MOST:
        raise RequestRefused(_("U deed al veel verzoeken. Bel ons, dan bespreken wij wat u nodig hebt."))
    today = timezone.localdate()
    made = RightsRequest.objects.create(
        kind=kind,
        way=RequestWay.RECEIPT,
        participant=participant,
        email=email.strip().lower(),
        text=kept.strip(),
        received_on=today,
        due_on=months_after(today, terms.REQUEST_MONTHS),
    )
    if kind in SETS_ASIDE:
        aside.begun(participant)
    return made


@transaction.atomic
def ask_from_account(user: User, kind: str, text: str = "") -> RightsRequest:
    """Somebody with an account and no input uses a right: what lies under their address is part of it.

    Raises RequestRefused as :func:`ask` does; then nobody was made.
    """
    return ask(participant_with(user), kind, text, email=user.email)


@transaction.atomic
def put_in_by_hand(
    *, kind: str, way: str, email: str, reach: str, text: str, received_on: date, by: User
) -> RightsRequest:
    """The privacy officer puts in what came by letter, mail or phone. The term began on the day it came in.

    Words of who left that address are set aside at once, as when they had asked on their own page.
    """
    if not email.strip() and not reach.strip():
        raise RequestRefused(_("Vul in hoe wij antwoorden: een e-mailadres, een nummer of een adres."))
    if received_on > timezone.localdate():
        raise RequestRefused(_("Het verzoek kan niet later dan vandaag zijn binnengekomen. Verbeter de dag."))
    made = RightsRequest.objects.create(
        kind=kind,
        way=way,
        email=email.strip().lower(),
        reach=guard_for_storage(reach)[0].strip(),
        text=guard_for_storage(text)[0].strip(),
        received_on=received_on,
        due_on=months_after(received_on, terms.REQUEST_MONTHS),
    )
    people = subjects_of(made)
    made.about.set(people)
    if kind in SETS_ASIDE:
        for person in people:
            aside.begun(person)
    record("privacy.request_put_in", by=by, on=made, kind=kind, way=way)
    return made


def are_words_set_aside(participant: Participant) -> bool:
    """Whether nobody uses this person's words now."""
    return RightsRequest.objects.setting_aside().of(participant).exists()


def take_back(participant: Participant, key: UUID) -> RightsRequest:
    """Who asked, no longer asks. Raises RequestRefused when it was answered meanwhile."""
    found = requests_of(participant).filter(pk=key).first()
    if found is None:
        raise RightsRequest.DoesNotExist
    if found.state == RequestState.TAKEN_BACK:
        return found
    return move(found.pk, RequestState.TAKEN_BACK, by=None)
