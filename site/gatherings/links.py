"""Links by which somebody answers without logging in: signed, and revocable by raising `link_version`."""

from uuid import UUID

from django.core import signing

from .models import Seat

_SALT = "gatherings.seat"


def token_for(seat: Seat) -> str:
    """What stands in the address of somebody's own page; the same until the link is revoked."""
    return signing.Signer(salt=_SALT).sign_object([seat.pk.hex, seat.link_version])


def seat_behind(token: str) -> Seat | None:
    """The seat of this link; None when it is forged, broken or revoked. One query."""
    try:
        key, version = signing.Signer(salt=_SALT).unsign_object(token)
        wanted = UUID(key)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    seats = Seat.objects.select_related("gathering__venue", "participant__perspective")
    return seats.filter(pk=wanted, link_version=version).first()
