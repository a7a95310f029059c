"""Trying a round on a phone before it opens: a signed link that needs no login, and of which nothing is kept.

The link works for a week. It is signed with a secret of the round itself, so that one press ends every link given out.
"""

from datetime import timedelta
from uuid import uuid4

from django.conf import settings
from django.core.signing import BadSignature, TimestampSigner
from django.db import transaction
from django.urls import reverse

from audit.service import record
from people.models import User

from .models import Round

TRIAL_DAYS = 7


def trial_token(round_: Round) -> str:
    """What goes in a link that works from now on, for a week."""
    return _signer(round_).sign(str(round_.pk))


def trial_url(round_: Round) -> str:
    """A whole address, for a QR code."""
    return f"{settings.BASE_URL}{reverse('consultation:trial', args=[trial_token(round_)])}"


def round_on_trial(token: str) -> Round | None:
    """The round behind a link; None when the link is forged, older than a week, or ended."""
    number = token.partition(":")[0]
    if not (number.isascii() and number.isdigit() and len(number) < 18):
        return None
    round_ = Round.objects.select_related("occasion").filter(pk=int(number)).first()
    if round_ is None:
        return None
    try:
        _signer(round_).unsign(token, max_age=timedelta(days=TRIAL_DAYS))
    except BadSignature:
        return None
    return round_


@transaction.atomic
def end_trial_links(round_: Round, *, by: User | None) -> None:
    """Every link given out until now stops working."""
    Round.objects.filter(pk=round_.pk).update(preview_nonce=uuid4())
    record("consultation.end_trial_links", by=by, on=round_)


def _signer(round_: Round) -> TimestampSigner:
    return TimestampSigner(salt=f"consultation.trial.{round_.preview_nonce.hex}")
