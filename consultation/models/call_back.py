"""Somebody wants to be called. A request apart from the answers: nothing links the two."""

import uuid
from datetime import date
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..enums import WAITING_CALL_BACKS, CallBackState
from .round import Round


class CallBackQuerySet(models.QuerySet["CallBackRequest"]):
    """Questions one asks of requests to be called."""

    def waiting(self) -> Self:
        """Somebody still waits for a call."""
        return self.filter(state__in=WAITING_CALL_BACKS)

    def free_for(self, user_id: int | None, today: date) -> Self:
        """What nobody else is calling today."""
        return self.exclude(~Q(claimed_by=user_id), claimed_by__isnull=False, claimed_on=today)


class CallBackRequest(models.Model):
    """A phone number and when to call. Deleted by retention soon after it is dealt with.

    State changes go through :mod:`consultation.call_backs`.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="call_back_requests")
    name = models.CharField(_("hoe mogen wij u noemen"), max_length=100, blank=True)
    phone = models.CharField(_("telefoonnummer"), max_length=30)
    when = models.CharField(_("wanneer bellen"), max_length=200, blank=True)
    state = models.CharField(_("stand"), max_length=12, choices=CallBackState.choices, default=CallBackState.OPEN)
    attempts = models.PositiveSmallIntegerField(_("keer geprobeerd"), default=0)
    claimed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("wie belt"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    claimed_on = models.DateField(_("opgepakt op"), null=True, blank=True)
    asked_on = models.DateField(_("gevraagd op"), default=timezone.localdate)
    token = models.UUIDField(unique=True, editable=False, help_text="From the form: a double click is one request.")

    objects = CallBackQuerySet.as_manager()

    class Meta:
        verbose_name = _("terugbelverzoek")
        verbose_name_plural = _("terugbelverzoeken")
        ordering = ("asked_on",)
        default_permissions = ("view",)
        permissions: ClassVar = [("handle_callbackrequest", _("Mag terugbelverzoeken afhandelen"))]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="call_back_tried_was_tried", condition=~Q(state=CallBackState.TRIED) | Q(attempts__gt=0)
            ),
        ]

    def __str__(self) -> str:
        return f"Terugbelverzoek {self.id.hex[:8]}"

    def is_claimed_by_another(self, user_id: int | None, today: date) -> bool:
        """Whether a colleague is calling this person today."""
        return self.claimed_by_id is not None and self.claimed_by_id != user_id and self.claimed_on == today
