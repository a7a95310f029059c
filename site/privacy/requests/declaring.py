"""The register's line for requests themselves."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from people.models import Participant

from .. import terms
from ..register import Basis, PersonalData, declare, declare_without
from .models import RightsRequest


def export(request: RightsRequest) -> Mapping[str, Any]:
    """One request as who made it may read it."""
    return {
        "Soort verzoek": request.get_kind_display(),
        "Binnen op": request.received_on,
        "Wat u vroeg": request.text,
        "Antwoord uiterlijk op": request.due_on,
        "Waarom het langer duurt": request.put_off_reason,
        "Stand": request.get_state_display(),
        "Ons antwoord": request.answer,
        "Besloten op": request.decided_on or "",
    }


def purge(participant: Participant, reason: str) -> int:
    """Wipe the words; that there was a request, and what was decided, stays as proof."""
    return _wipe(_about(participant))


def _about(participant: Participant) -> QuerySet[RightsRequest]:
    return RightsRequest.objects.of(participant).distinct()


def expired(today: date) -> QuerySet[RightsRequest]:
    """Answered or taken back so long ago that the words have served their turn. What is set aside stays."""
    limit = today - timedelta(days=terms.REQUEST_WORDS)
    over = Q(decided_on__lt=limit) | Q(decided_on=None, received_on__lt=limit)
    kept = RightsRequest.objects.setting_aside().values("pk")
    return (
        _with_words(RightsRequest.objects.filter(over))
        .exclude(pk__in=kept)
        .exclude(pk__in=RightsRequest.objects.waiting().values("pk"))
    )


def _with_words(requests: QuerySet[RightsRequest]) -> QuerySet[RightsRequest]:
    return requests.exclude(text="", reach="", email="", put_off_reason="", answer="", checked_how="")


def _wipe(requests: QuerySet[RightsRequest]) -> int:
    keys = list(_with_words(requests).values_list("pk", flat=True))
    empty = {"text": "", "reach": "", "email": "", "put_off_reason": "", "answer": "", "checked_how": ""}
    return RightsRequest.objects.filter(pk__in=keys).update(**empty)


declare(
    PersonalData(
        model=RightsRequest,
        purpose="Verzoeken om inzage, verbeteren, wissen, stilzetten en bezwaar op tijd beantwoorden.",
        basis=Basis.LEGAL_DUTY,
        term=f"de woorden en het adres: {terms.REQUEST_WORDS} dagen na het antwoord; dat er een verzoek was en wat "
        "besloten is: zolang de bijdragen bewaard worden",
        of_participant=_about,
        of_address=lambda email: RightsRequest.objects.filter(participant=None, email__iexact=email.strip()),
        purge_address=_wipe,
        to_participation="",
        export=export,
        purge=purge,
        purge_order=35,
        expired=expired,
        expire=_wipe,
        fields=("kind", "text", "email", "reach", "put_off_reason", "answer", "checked_how"),
    )
)

declare_without("welk verzoek over wie gaat; gaat weg met beide", RightsRequest.about.through)
