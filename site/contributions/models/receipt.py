"""What a participant holds in hand: a code, and later a link."""

import uuid
from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .participation import Participation


class Receipt(models.Model):
    """A code somebody can say over the phone; here only its keyed hash is kept.

    Exists from the first kept answer, or is printed beforehand (then without participation).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    code_hash = models.CharField(max_length=64, unique=True, editable=False)
    participation = models.OneToOneField(
        Participation, null=True, blank=True, on_delete=models.CASCADE, related_name="receipt"
    )
    made_on = models.DateField(_("gemaakt op"), default=timezone.localdate)
    printed_as = models.CharField(
        _("nummer op het papier"), max_length=12, blank=True, help_text=_("Alleen bij een code die vooraf is gedrukt.")
    )

    class Meta:
        verbose_name = _("bewijs")
        verbose_name_plural = _("bewijzen")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["printed_as"], condition=~models.Q(printed_as=""), name="receipt_printed_number_once"
            ),
        ]

    def __str__(self) -> str:
        return f"Bewijs {self.id.hex[:8]}"


class ReceiptLink(models.Model):
    """A fresh link to one receipt for one mail: revocable, and never the code itself."""

    receipt = models.ForeignKey(Receipt, on_delete=models.CASCADE, related_name="links")
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    expires_on = models.DateField(_("geldig tot en met"))
    revoked = models.BooleanField(_("ingetrokken"), default=False)

    class Meta:
        verbose_name = _("link naar een bewijs")
        verbose_name_plural = _("links naar bewijzen")
        indexes: ClassVar = [models.Index(fields=["expires_on"])]

    def __str__(self) -> str:
        return f"Link {self.pk}"
