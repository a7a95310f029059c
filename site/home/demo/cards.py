"""Cards that partners hand out for the example rounds. Nothing tells who got one."""

from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from consultation.models import Invitation, Round
from consultation.service import make_invitations
from people.models import Perspective, User

from .tokens import token

#: perspective -> who hands them out, and how many.
_FOR_TRIAGE = {
    "first_line_helper": ("Bibliotheek Noord (VOORBEELD)", 30),
    "youth": ("Jongerencentrum Het Kruispunt (VOORBEELD)", 25),
    "trade_association": ("Ondernemershuis De Werf (VOORBEELD)", 12),
}
_FOR_PROFILE = {
    "youth": ("Jongerencentrum Het Kruispunt (VOORBEELD)", 40),
    "entrepreneur": ("Ondernemershuis De Werf (VOORBEELD)", 24),
}


def hand_out(round_: Round, by: User) -> dict[str, list[UUID]]:
    """Three piles for the round on triage; returns the numbers of the cards by perspective."""
    return _make(round_, _FOR_TRIAGE, by)


def print_beforehand(round_: Round, by: User) -> None:
    """Two piles for the round that is still to come."""
    _make(round_, _FOR_PROFILE, by)


def _make(round_: Round, piles: dict[str, tuple[str, int]], by: User) -> dict[str, list[UUID]]:
    found = {}
    for code, (partner, size) in piles.items():
        batch = make_invitations(
            round_,
            Perspective.objects.get(code=code),
            partner=partner,
            size=size,
            valid_until=timezone.localdate() + timedelta(days=60),
            by=by,
            token=token(f"cards {round_.slug} {code}"),
        )
        found[code] = list(Invitation.objects.filter(batch=batch).order_by("pk").values_list("pk", flat=True))
    return found
