"""The link with which a partner opens its pack and fills in its numbers, without an account: signed and revocable."""

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils import translation

from ...models import InvitationPack

_SALT = "outreach.partner_pack"


def token_for(pack: InvitationPack) -> str:
    """What stands in the address; the same until the link is revoked."""
    return signing.Signer(salt=_SALT).sign_object([pack.pk, pack.link_version])


def pack_url(pack: InvitationPack) -> str:
    """Where the partner finds its pack, as a whole address."""
    with translation.override(settings.LANGUAGE_CODE):
        return settings.BASE_URL + reverse("outreach:partner_pack", args=[token_for(pack)])


def pack_behind(token: str) -> InvitationPack | None:
    """The pack of this link; None when it is forged, revoked, or of a partner that stopped. One query."""
    try:
        key, version = signing.Signer(salt=_SALT).unsign_object(token)
        wanted = int(key), int(version)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    packs = InvitationPack.objects.select_related("partner", "event").filter(partner__ended_on=None)
    return packs.filter(pk=wanted[0], link_version=wanted[1]).first()
