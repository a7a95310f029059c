"""Two-way messages under a receipt: asking and answering without an address."""

import uuid
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..enums import MessageKind, MessageSide
from .receipt import Receipt


class MessageQuerySet(models.QuerySet["Message"]):
    """Questions one asks of messages."""

    def unanswered(self) -> Self:
        """Questions and objections that wait for the team."""
        return self.filter(side=MessageSide.PARTICIPANT, answered=False)


class Message(models.Model):
    """One message under one receipt, readable by whoever holds the code and by the team."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    receipt = models.ForeignKey(Receipt, on_delete=models.CASCADE, related_name="messages")
    side = models.CharField(_("van"), max_length=12, choices=MessageSide.choices)
    kind = models.CharField(_("soort"), max_length=10, choices=MessageKind.choices)
    text = models.TextField(_("bericht"))
    written_on = models.DateField(_("geschreven op"), default=timezone.localdate)
    order = models.PositiveSmallIntegerField(_("volgorde"), default=0)
    answered = models.BooleanField(_("beantwoord"), default=False)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = MessageQuerySet.as_manager()

    class Meta:
        verbose_name = _("bericht bij een bewijs")
        verbose_name_plural = _("berichten bij bewijzen")
        ordering = ("order",)
        default_permissions = ("view",)
        permissions: ClassVar = [("answer_message", _("Mag berichten beantwoorden"))]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["receipt", "order"], name="message_order_once"),
        ]

    def __str__(self) -> str:
        return f"Bericht {self.id.hex[:8]}"
