"""Batches of cards, and a card in hand."""

from datetime import date, timedelta

from django.utils import timezone

from consultation.card_code import code_of
from consultation.inviting import make_batch
from consultation.models import Invitation, InvitationBatch, Round
from people.models import Perspective


def batch_of(
    round_: Round,
    *,
    size: int = 10,
    perspective: str = "experience_expert",
    partner: str = "Buurthuis De Brug",
    valid_until: date | None = None,
) -> InvitationBatch:
    """As an organiser makes it; also one that is past its day."""
    today = timezone.localdate()
    batch = make_batch(
        round_,
        Perspective.objects.get(code=perspective),
        partner=partner,
        size=size,
        valid_until=max(valid_until or today + timedelta(days=30), today),
        by=None,
    )
    if valid_until:
        InvitationBatch.objects.filter(pk=batch.pk).update(valid_until=valid_until)
        batch.refresh_from_db()
    return batch


def code_in(batch: InvitationBatch, order: int = 0) -> str:
    """What stands on the (order-th) card."""
    return code_of(list(batch.invitations.order_by("pk"))[order].pk)


def used_in(batch: InvitationBatch) -> int:
    """How many cards of the batch were used."""
    return Invitation.objects.filter(batch=batch, used=True).count()
