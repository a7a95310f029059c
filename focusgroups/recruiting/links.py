"""The link to one's own sign-up: signed, and ended by raising `link_version`. It is kept nowhere."""

from uuid import UUID

from django.conf import settings
from django.core import signing
from django.urls import reverse

from ..models import Candidate

_SALT = "focusgroups.candidate"


def token_for(candidate: Candidate) -> str:
    """What stands in the address of somebody's own page; the same until the link is ended."""
    return signing.Signer(salt=_SALT).sign_object([candidate.pk.hex, candidate.link_version])


def own_url(candidate: Candidate) -> str:
    """The whole address of somebody's own page, for in a mail."""
    return settings.BASE_URL + reverse("focusgroups:own", args=[token_for(candidate)])


def candidate_behind(token: str) -> Candidate | None:
    """The sign-up of this link; None when it is forged, broken or ended. One query."""
    try:
        key, version = signing.Signer(salt=_SALT).unsign_object(token)
        wanted = UUID(key)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    found = Candidate.objects.select_related("group", "seat", "participant")
    return found.filter(pk=wanted, link_version=version).first()
