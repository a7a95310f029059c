"""Outgoing messages: queued in the transaction of the deed, sent by the worker, proved by `sent_at`."""

import uuid
from typing import ClassVar, Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class NoticeState(models.TextChoices):
    """A notice is waiting, gone, or given up."""

    QUEUED = "queued", _("wacht op verzending")
    SENT = "sent", _("verzonden")
    FAILED = "failed", _("niet gelukt")


class NoticeQuerySet(models.QuerySet["Notice"]):
    """Selects by state, never by a time window."""

    def due(self) -> Self:
        """What may be tried now."""
        return self.filter(state=NoticeState.QUEUED, try_after__lte=timezone.now())


class Notice(models.Model):
    """One message to one address.

    `key` is UNIQUE: the same message is queued exactly once, however often the deed is repeated.
    The uuid becomes the Message-ID, so that a repeat after a crash is recognised as the same mail.
    Address and text are wiped after sending; `digest` (SHA-256 of the text) stays as proof.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.CharField(_("sleutel"), max_length=200, unique=True)
    template = models.CharField(_("sjabloon"), max_length=80)
    subject_id = models.CharField(
        _("betreft"),
        max_length=60,
        blank=True,
        db_index=True,
        help_text=_("Waar het over gaat: een nummer, geen naam."),
    )
    to = models.CharField(_("aan"), max_length=254, blank=True)
    subject = models.CharField(_("onderwerp"), max_length=255, blank=True)
    text = models.TextField(_("tekst"), blank=True)
    digest = models.CharField(_("vingerafdruk"), max_length=64, blank=True)
    state = models.CharField(_("stand"), max_length=10, choices=NoticeState.choices, default=NoticeState.QUEUED)
    attempts = models.PositiveSmallIntegerField(_("pogingen"), default=0)
    try_after = models.DateTimeField(_("niet eerder dan"), default=timezone.now, db_index=True)
    queued_at = models.DateTimeField(_("klaargezet"), auto_now_add=True)
    sent_at = models.DateTimeField(_("verzonden om"), null=True, blank=True)
    last_problem = models.CharField(_("laatste melding"), max_length=200, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("bericht")
        verbose_name_plural = _("berichten")
        ordering = ("-queued_at",)
        default_permissions = ("view",)
        indexes: ClassVar = [models.Index(fields=["state", "try_after"])]

    def __str__(self) -> str:
        return f"Bericht {self.id.hex[:8]}"
