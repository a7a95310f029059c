"""Receipts: finding one by the code somebody holds, and fresh links to one for mails.

Only keyed hashes are kept. Whoever reads the database can open nobody's receipt.
"""

import hashlib
import hmac
import secrets
from collections.abc import Iterable, Sequence
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from people.models import Participant
from people.service import Farewell, Gone
from privacy.service import remember

from . import receipt_code
from .models import Occasion, Receipt, ReceiptLink
from .refusals import Refused

#: What the ledger of erasures calls the mailed links to a receipt that somebody made useless.
LINKS = "links"
LINK_DAYS = 60
MOST_LINKS_A_DAY = 3


def new_code() -> str:
    """A fresh code, as people write it down. Nothing is stored."""
    return receipt_code.generate()


def tidy_code(typed: str) -> str:
    """A code as we write it, from how somebody typed it; "" when it cannot be a code at all."""
    return receipt_code.normalise(typed) or ""


def hash_of(code: str) -> str:
    """The keyed hash under which a code is known; "" when it cannot be a code at all."""
    tidy = tidy_code(code)
    return receipt_code.hash_code(tidy, settings.RECEIPT_KEY.encode()) if tidy else ""


def explain_code_problem(code: str) -> str:
    """A sentence that says what to do about a code that does not work. Never says whether it exists."""
    return receipt_code.explain_problem(code)


def find_receipt(code: str) -> Receipt | None:
    """The receipt that goes with a code as somebody typed it; None when there is none."""
    found = hash_of(code)
    return _with_all().filter(code_hash=found).first() if found else None


def person_with_code(code: str) -> Participant | None:
    """Whose code this is, as somebody says it on the phone; None when it is nobody's."""
    receipt = find_receipt(code)
    return receipt.participation.participant if receipt and receipt.participation else None


def find_receipt_at(occasion: Occasion, code: str) -> Receipt | None:
    """The receipt that goes with a code, for this occasion; None when there is none, or none of this occasion.

    As :func:`find_receipt`, on every step of a form: what is at hand already is not fetched.
    """
    found = hash_of(code)
    if not found:
        return None
    mine = Receipt.objects.filter(code_hash=found, participation__occasion=occasion)
    receipt = mine.select_related("participation__participant__perspective__parent").order_by().first()
    if receipt is not None and receipt.participation is not None:
        receipt.participation.occasion = occasion
    return receipt


def new_link(receipt: Receipt) -> str:
    """An absolute address that opens this receipt for 60 days, for one mail. It does not hold the code."""
    token = secrets.token_urlsafe(24)
    ReceiptLink.objects.create(
        receipt=receipt,
        token_hash=_hash_token(token),
        expires_on=timezone.localdate() + timedelta(days=LINK_DAYS),
    )
    return settings.BASE_URL + reverse("receipt:link", args=[token])


def new_link_asked(receipt: Receipt) -> str:
    """As :func:`new_link`, for who asks for it: a few a day, or this becomes a way to flood an inbox.

    Call it in a transaction: the lock makes two askers take turns. Raises Refused when it is enough for today.
    """
    Receipt.objects.select_for_update(of=("self",)).get(pk=receipt.pk)
    last_day = timezone.localdate() + timedelta(days=LINK_DAYS)
    if ReceiptLink.objects.filter(receipt=receipt, expires_on=last_day).count() >= MOST_LINKS_A_DAY:
        raise Refused(
            _("U kreeg vandaag al genoeg mails met een link. Kijk ook bij ongewenste mail, of wacht een dag.")
        )
    return new_link(receipt)


def find_by_link(token: str) -> Receipt | None:
    """The receipt a link opens; None when the link is unknown, revoked or past its day."""
    standing = ReceiptLink.objects.filter(
        token_hash=_hash_token(token), revoked=False, expires_on__gte=timezone.localdate()
    )
    return _with_all().filter(pk__in=standing.values("receipt")).first()


def revoke_links(receipt: Receipt) -> int:
    """Make every link to this receipt that is still out there useless; returns how many there were."""
    return _revoke([receipt.pk])


def revoke_again(key: str, _reason: str) -> bool:
    """Make links useless that a back-up brought back; whether there were any."""
    return _revoke([UUID(key)]) > 0


def end_mailed_links(gone: Sequence[Gone], farewell: Farewell) -> None:
    """Listens to people's deed: who reads the mailbox of before, opens nothing of somebody who left it."""
    if farewell in (Farewell.CHANGED, Farewell.REMOVED):
        theirs = Receipt.objects.filter(participation__participant__in={each.person for each in gone})
        _revoke(theirs.values_list("pk", flat=True))


@transaction.atomic
def _revoke(receipts: Iterable[UUID]) -> int:
    links = ReceiptLink.objects.filter(receipt__in=list(receipts), revoked=False)
    # In a back-up they stand as they were.
    remember(LINKS, links.order_by().values_list("receipt", flat=True).distinct(), "withdrawn")
    return links.update(revoked=True)


def forget_old_links() -> int:
    """Delete links that open nothing any more; returns how many."""
    return ReceiptLink.objects.filter(expires_on__lt=timezone.localdate()).delete()[0]


def _with_all() -> QuerySet[Receipt]:
    return Receipt.objects.select_related("participation__participant__perspective__parent", "participation__occasion")


def _hash_token(token: str) -> str:
    return hmac.new(settings.RECEIPT_KEY.encode(), b"link:" + token.encode(), hashlib.sha256).hexdigest()
