"""Which receipt a browser has open: by its code, by a link from a mail, or by being logged in.

The cookie is signed, lasts an hour, and is the only thing kept: no session row names a participant.
"""

from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.core.signing import BadSignature, Signer, TimestampSigner
from django.http import HttpRequest, HttpResponse

from contributions.models import Participation, Receipt
from contributions.service import find_by_link, find_receipt, new_link
from people.service import participant_for

SECONDS = 60 * 60
LINK = "link:"
OWN = "eigen:"
#: The hidden field in every form with a deed.
FIELD = "bewijs"


@dataclass(frozen=True, slots=True)
class Opened:
    """A receipt this browser may read, and how it came to be open."""

    receipt: Receipt
    by_account: bool = False


def opened(request: HttpRequest) -> Opened | None:
    """The receipt that is open in this browser; None when there is none (any more)."""
    value = _read(request)
    if not value and request.COOKIES.get(_name()):
        # The hour is over: never on to another receipt, that of the account, without a word.
        return None
    if value.startswith(LINK):
        found = find_by_link(value.removeprefix(LINK))
    elif value and not value.startswith(OWN):
        found = find_receipt(value)
    else:
        found = _of_account(request, value.removeprefix(OWN))
        return Opened(found, by_account=True) if found else None
    return Opened(found) if found else None


def proof_of(receipt: Receipt) -> str:
    """For the hidden field of a form: which receipt it was shown for. Opens nothing."""
    return _form_signer().sign(str(receipt.pk))


def was_shown_for(request: HttpRequest, receipt: Receipt) -> bool:
    """Whether the form that was sent stood on the page of this receipt."""
    try:
        return _form_signer().unsign(request.POST.get(FIELD, "")) == str(receipt.pk)
    except BadSignature:
        return False


def own_participations(request: HttpRequest) -> list[Participation]:
    """Where somebody who is logged in took part, the last one first; [] for everybody else."""
    participant = participant_for(request.user)
    if participant is None:
        return []
    found = Participation.objects.filter(participant=participant, receipt__isnull=False)
    return list(found.select_related("occasion", "receipt").order_by("-touched_on", "id"))


def is_account_without_input(request: HttpRequest) -> bool:
    """Whether somebody is logged in, took part nowhere, and had no receipt open that is over by now."""
    return request.user.is_authenticated and not request.COOKIES.get(_name()) and not own_participations(request)


def hold_code(response: HttpResponse, code: str) -> None:
    """Keep this receipt open for an hour."""
    _write(response, code)


def hold_link(response: HttpResponse, token: str) -> None:
    """Keep the receipt of a mail's link open for an hour, as long as the link is not revoked."""
    _write(response, LINK + token)


def hold_own(response: HttpResponse, participation_id: str) -> None:
    """Choose one of the participations of the account."""
    _write(response, OWN + participation_id)


def stay(request: HttpRequest, response: HttpResponse, receipt: Receipt) -> HttpResponse:
    """Who came in by a link that this very deed ended keeps the page open, by a link that was mailed to nobody."""
    value = _read(request)
    if value.startswith(LINK) and find_by_link(value.removeprefix(LINK)) is None:
        hold_link(response, new_link(receipt).rstrip("/").rsplit("/", 1)[1])
    return response


def close(response: HttpResponse) -> None:
    """Forget which receipt was open: for who shares a computer."""
    response.delete_cookie(_name(), samesite="Lax")


def _of_account(request: HttpRequest, chosen: str) -> Receipt | None:
    participant = participant_for(request.user)
    if participant is None:
        return None
    receipts = (
        Receipt.objects.filter(participation__participant=participant)
        .select_related("participation__participant", "participation__occasion")
        .order_by("-participation__touched_on", "id")
    )
    try:
        found = receipts.filter(participation=UUID(chosen)).first() if chosen else None
    except ValueError:
        found = None
    return found or receipts.first()


def _name() -> str:
    return f"{settings.COOKIE_PREFIX}inbreng"


def _form_signer() -> Signer:
    return Signer(salt="receipt.form")


def _signer() -> TimestampSigner:
    return TimestampSigner(salt="receipt.session")


def _read(request: HttpRequest) -> str:
    try:
        return str(_signer().unsign(request.COOKIES.get(_name(), ""), max_age=SECONDS))
    except BadSignature:
        return ""


def _write(response: HttpResponse, value: str) -> None:
    response.set_cookie(
        _name(),
        _signer().sign(value),
        max_age=SECONDS,
        httponly=True,
        samesite="Lax",
        secure=settings.COOKIE_SECURE,
    )
