"""Whom a request is about that came by letter or phone: the officer seeks, looks, and points the people out."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from audit.service import record
from people.models import Participant, User
from people.service import numbers_in

from . import aside
from .models import SETS_ASIDE, RightsRequest
from .refusal import RequestRefused


@transaction.atomic
def point_out(key: UUID, *, people: Sequence[UUID], by: User, version: int, number: str = "") -> RightsRequest:
    """This request is about exactly these people, beside who left its mail address; words are set aside as asked.

    `number`: a telephone number under which something is kept; it goes with how we answer, so it is found again.
    Raises RequestRefused when it was answered, when the person asked it themselves, or when a colleague was first;
    RightsRequest.DoesNotExist for a number that is none.
    """
    request = RightsRequest.objects.select_for_update(of=("self",)).get(pk=key)
    if request.version != version:
        raise RequestRefused(_("Een collega was u voor. Lees eerst wat er nu staat."))
    if not (request.is_waiting and request.is_by_hand):
        raise RequestRefused(_("Bij dit verzoek kunt u niet meer kiezen over wie het gaat."))
    chosen = list(Participant.objects.filter(pk__in=people))
    before = set(request.about.values_list("pk", flat=True))
    request.about.set(chosen)
    known = numbers_in(request.reach)
    more = [each for each in numbers_in(number) if each not in known]
    reach = "; ".join(filter(None, [request.reach, *(f"0{each}" for each in more)]))[:200]
    RightsRequest.objects.filter(pk=key).update(version=F("version") + 1, reach=reach)
    if request.kind in SETS_ASIDE:
        for person in chosen:
            if person.pk not in before:
                aside.begun(person)
    record("privacy.request_about", by=by, on=request, people=len(chosen))
    return request
