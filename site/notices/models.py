"""Outgoing messages: queued in the transaction of the deed, sent by the worker, proved by `sent_at`."""

import uuid
from datetime import datetime, timedelta
from typing import ClassVar, Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .problems import explain


class NoticeState(models.TextChoices):
    """A notice is waiting, gone, or given up."""

    QUEUED = "queued", _("wacht op verzending")
    SENT = "sent", _("verzonden")
    FAILED = "failed", _("niet gelukt")


#: So long a message is tried; after that a person has to look at it.
PATIENCE = timedelta(days=3)

#: What is emptied once a message left, or may never leave: address, words, and what goes along.
WIPED = {
    "to": "",
    "subject": "",
    "text": "",
    "unsubscribe_url": "",
    "calendar": "",
    "calendar_method": "",
    "person": None,
}


def give_up_moment() -> datetime:
    """When a message that is queued now becomes a task for a person."""
    return timezone.now() + PATIENCE


class NoticeQuerySet(models.QuerySet["Notice"]):
    """Selects by state, never by a time window."""

    def due(self) -> Self:
        """What may be tried now."""
        return self.waiting().filter(try_after__lte=timezone.now())

    def waiting(self) -> Self:
        """What still has to leave the house."""
        return self.filter(state=NoticeState.QUEUED)

    def failed(self) -> Self:
        """What was given up, and waits for a person; not what was wiped because somebody asked us to."""
        return self.filter(state=NoticeState.FAILED).exclude(last_problem="")

    def most_urgent_first(self) -> Self:
        """Somebody is waiting for a login code now; a mail about a decision can wait a minute."""
        return self.order_by("-urgent", "try_after", "id")


class Notice(models.Model):
    """One message to one address.

    `key` is UNIQUE: the same message is queued exactly once, however often the deed is repeated.
    `person` is whom it is about, when that is one person we know: who takes an address away must not be written there
    any more. Mail that somebody asked for by an address alone (news, a login code) has none.
    The uuid becomes the Message-ID, so that a repeat after a crash is recognised as the same mail.
    Address, subject, text, calendar file and the link to stop are wiped after sending; `digest` (SHA-256 of text and
    calendar file) stays as proof.
    Only :mod:`notices.delivery` changes the state. Whoever sends first moves `try_after` into the future: that
    is the claim, and when the sender is killed it runs out by itself.
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
    person = models.UUIDField(
        _("voor wie"), null=True, blank=True, help_text="Of a participant, for as long as the address stands here."
    )
    to = models.CharField(_("aan"), max_length=254, blank=True)
    subject = models.CharField(_("onderwerp"), max_length=255, blank=True)
    text = models.TextField(_("tekst"), blank=True)
    unsubscribe_url = models.CharField(_("adres om te stoppen"), max_length=300, blank=True)
    calendar = models.TextField(_("agendabestand"), blank=True)
    calendar_method = models.CharField(max_length=10, blank=True, help_text="METHOD of the calendar file (RFC 5546).")
    digest = models.CharField(_("vingerafdruk"), max_length=64, blank=True)
    state = models.CharField(_("stand"), max_length=10, choices=NoticeState.choices, default=NoticeState.QUEUED)
    urgent = models.BooleanField(_("iemand wacht hierop"), default=False)
    attempts = models.PositiveSmallIntegerField(_("pogingen"), default=0)
    try_after = models.DateTimeField(_("niet eerder dan"), default=timezone.now, db_index=True)
    give_up_at = models.DateTimeField(_("proberen tot"), default=give_up_moment)
    queued_at = models.DateTimeField(_("klaargezet"), auto_now_add=True)
    sent_at = models.DateTimeField(_("verzonden om"), null=True, blank=True)
    last_problem = models.CharField(_("laatste melding"), max_length=60, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("bericht")
        verbose_name_plural = _("berichten")
        ordering = ("-queued_at",)
        default_permissions = ("view",)
        permissions: ClassVar = [("retry_notice", _("Mag een mislukt bericht opnieuw versturen"))]
        indexes: ClassVar = [
            # The next one to send is the first row of this index, also when a hundred thousand wait.
            models.Index(fields=["state", "-urgent", "try_after", "id"], name="notice_next"),
            models.Index(fields=["state", "last_problem"], name="notice_problem"),
            models.Index(fields=["person"], name="notice_person", condition=models.Q(person__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"Bericht {self.id.hex[:8]}"

    @property
    def problem(self) -> str:
        """What went wrong last, as a sentence."""
        return explain(self.last_problem)

    @property
    def can_be_retried(self) -> bool:
        """Whether a person may put this back in the queue: it failed, and there is still something to send."""
        return self.state == NoticeState.FAILED and bool(self.text)
