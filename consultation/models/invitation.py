"""Cards that partners hand out. A card opens a round; nothing tells who got it or who used it."""

import uuid
from datetime import date
from typing import ClassVar, Self

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from people.models import Perspective

from ..enums import BatchState
from .round import Round

MOST_CARDS = 500


class InvitationBatchQuerySet(models.QuerySet["InvitationBatch"]):
    """Questions one asks of batches."""

    def valid(self, today: date) -> Self:
        """Whose cards may be used on that day."""
        return self.filter(state=BatchState.ACTIVE, valid_until__gte=today)

    def with_cards_used(self) -> Self:
        """Each with `used`: how many of its cards were used. Tell it by inviting.used_in_words()."""
        return self.annotate(used=models.Count("invitations", filter=Q(invitations__used=True)))


class InvitationBatch(models.Model):
    """So many cards for one partner to hand out, to people of one perspective."""

    round = models.ForeignKey(
        Round, verbose_name=_("ronde"), on_delete=models.PROTECT, related_name="invitation_batches"
    )
    perspective = models.ForeignKey(
        Perspective, verbose_name=_("voor wie"), on_delete=models.PROTECT, related_name="+"
    )
    partner = models.CharField(_("wie deelt ze uit"), max_length=120)
    size = models.PositiveSmallIntegerField(
        _("aantal kaarten"), validators=[MinValueValidator(1), MaxValueValidator(MOST_CARDS)]
    )
    valid_until = models.DateField(_("geldig tot en met"))
    state = models.CharField(_("stand"), max_length=10, choices=BatchState.choices, default=BatchState.ACTIVE)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("gemaakt door"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    made_on = models.DateField(_("gemaakt op"), default=timezone.localdate)
    token = models.UUIDField(unique=True, editable=False, help_text="From the form: a double click is one batch.")
    #: Set by with_cards_used().
    used: int

    objects = InvitationBatchQuerySet.as_manager()

    class Meta:
        verbose_name = _("stapel kaarten")
        verbose_name_plural = _("stapels kaarten")
        ordering = ("perspective__order", "partner", "pk")
        default_permissions = ()
        permissions: ClassVar = [("make_invitationbatch", _("Mag kaarten maken, ophalen en intrekken"))]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="invitation_batch_has_cards", condition=Q(size__gte=1) & Q(size__lte=MOST_CARDS)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.partner}: {self.size}"


class Invitation(models.Model):
    """One card. Its code follows from its number and a key, and is kept nowhere.

    `used` is all that is known of its use: no day, no order, no link to who took part. The number is random, so that
    the cards of a batch have no order either.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    batch = models.ForeignKey(InvitationBatch, on_delete=models.CASCADE, related_name="invitations")
    code_hash = models.CharField(max_length=64, unique=True, editable=False)
    used = models.BooleanField(_("gebruikt"), default=False)

    class Meta:
        verbose_name = _("kaart")
        verbose_name_plural = _("kaarten")

    def __str__(self) -> str:
        return f"Kaart {self.id.hex[:8]}"
