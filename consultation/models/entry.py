"""A form that staff type for somebody: from paper, over the phone, in an interview."""

import uuid
from datetime import date, timedelta
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contributions.models import Participation
from contributions.service import Channel, Mode

from ..enums import TYPING_ENTRIES, UNFINISHED_ENTRIES, EntryState
from .round import Round

#: What lies longer than this is pointed out on the desk. It is never deleted by itself: the paper exists.
DAYS_BEFORE_POINTED_OUT = 90

ENTRY_CHANNELS = tuple(
    (code, label) for code, label in Channel.choices if code not in (Channel.ONLINE, Channel.IMPORTED)
)


class EntryQuerySet(models.QuerySet["Entry"]):
    """Questions one asks of entries."""

    def waiting(self) -> Self:
        """Typed, and not yet looked at by a second pair of eyes."""
        return self.filter(state=EntryState.WAITING)

    def returned(self) -> Self:
        """Looked at, and something must be put right."""
        return self.filter(state=EntryState.RETURNED)

    def for_others_than(self, user_id: int | None) -> Self:
        """What this member of staff may check: not what they typed themselves."""
        return self.filter(Q(typed_by=None) | ~Q(typed_by=user_id))

    def lying_long(self, today: date) -> Self:
        """Not finished, and nobody typed in it for months."""
        limit = today - timedelta(days=DAYS_BEFORE_POINTED_OUT)
        return self.filter(state__in=UNFINISHED_ENTRIES, typed_on__lt=limit)


class Entry(models.Model):
    """One form, typed by a colleague and looked at by another before it counts.

    The answers stand in the draft participation, like those of anybody; this is the work around them.
    State changes go through :mod:`consultation.entry_transitions`.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    round = models.ForeignKey(Round, verbose_name=_("ronde"), on_delete=models.PROTECT, related_name="entries")
    participation = models.OneToOneField(
        Participation, null=True, editable=False, on_delete=models.CASCADE, related_name="entry"
    )
    channel = models.CharField(_("hoe kwam het binnen"), max_length=10, choices=ENTRY_CHANNELS)
    mode = models.CharField(_("wiens woorden"), max_length=20, choices=Mode.choices, default=Mode.OWN_WORDS)
    reference = models.CharField(_("nummer op het papier"), max_length=40, blank=True)
    received_on = models.DateField(_("ontvangen op"), default=timezone.localdate)
    state = models.CharField(_("stand"), max_length=10, choices=EntryState.choices, default=EntryState.TYPING)
    reason = models.TextField(_("reden"), blank=True)
    typed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("ingevoerd door"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Who changed it last.",
    )
    typed_on = models.DateField(_("laatst ingevoerd op"), default=timezone.localdate)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("nagekeken door"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    version = models.PositiveIntegerField(_("versie"), default=1)
    token = models.UUIDField(unique=True, editable=False, help_text="From the form: a double click is one entry.")

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("ingevoerd formulier")
        verbose_name_plural = _("ingevoerde formulieren")
        ordering = ("received_on", "id")
        default_permissions = ("view",)
        permissions: ClassVar = [
            ("enter_entry", _("Mag formulieren van papier en telefoon invoeren")),
            ("check_entry", _("Mag ingevoerde formulieren nakijken")),
        ]
        indexes: ClassVar = [models.Index(fields=["state", "received_on", "id"])]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="entry_is_checked_by_somebody_else",
                condition=Q(checked_by=None) | Q(typed_by=None) | ~Q(checked_by=F("typed_by")),
            ),
            models.CheckConstraint(
                name="entry_put_aside_has_no_answers",
                condition=Q(state=EntryState.DISCARDED, participation=None)
                | (~Q(state=EntryState.DISCARDED) & Q(participation__isnull=False)),
            ),
            models.CheckConstraint(
                name="entry_sent_back_has_reason",
                condition=~Q(state__in=(EntryState.RETURNED, EntryState.DISCARDED)) | ~Q(reason=""),
            ),
            models.CheckConstraint(name="entry_is_never_online", condition=~Q(channel=Channel.ONLINE)),
        ]

    def __str__(self) -> str:
        return f"Formulier {self.reference or self.id.hex[:8]}"

    @property
    def can_be_typed_in(self) -> bool:
        """Whether somebody may change the answers now."""
        return self.state in TYPING_ENTRIES
