"""Links by which somebody looks at a report or chooses a thank-you, without logging in: signed and revocable."""

from uuid import UUID

from django.conf import settings
from django.core import signing
from django.urls import reverse

from gatherings.models import Seat

from ..models import MemberCheck

_CHECK, _THANKS = "focusgroups.check", "focusgroups.thanks"


def check_url(check: MemberCheck) -> str:
    """Where this person looks at the report, as a whole address."""
    token = signing.Signer(salt=_CHECK).sign_object([check.pk.hex, check.link_version])
    return settings.BASE_URL + reverse("focusgroups:look_back", args=[token])


def check_behind(token: str) -> MemberCheck | None:
    """The member check of this link; None when it is forged, broken or revoked. One query."""
    found = _opened(token, _CHECK)
    checks = MemberCheck.objects.select_related("report__gathering", "participation")
    return checks.filter(pk=found[0], link_version=found[1]).first() if found else None


def thanks_url(seat: Seat) -> str:
    """Where this person chooses a thank-you, as a whole address."""
    token = signing.Signer(salt=_THANKS).sign_object([seat.pk.hex, seat.link_version])
    return settings.BASE_URL + reverse("focusgroups:my_thanks", args=[token])


def seat_behind_thanks(token: str) -> Seat | None:
    """The seat of this link; None when it is forged, broken or revoked. One query."""
    found = _opened(token, _THANKS)
    seats = Seat.objects.select_related("gathering", "thanks", "gathering__group_session__group")
    return seats.filter(pk=found[0], link_version=found[1]).first() if found else None


def _opened(token: str, salt: str) -> tuple[UUID, int] | None:
    try:
        key, version = signing.Signer(salt=salt).unsign_object(token)
        return UUID(key), int(version)
    except (signing.BadSignature, ValueError, TypeError):
        return None
