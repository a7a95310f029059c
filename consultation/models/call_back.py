"""Somebody wants to be called. A request apart from the answers: nothing links the two."""

import uuid
from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..enums import CallBackState
from .round import Round


class CallBackRequest(models.Model):
    """A phone number and when to call. Deleted by retention soon after it is dealt with."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="call_back_requests")
    name = models.CharField(_("hoe mogen wij u noemen"), max_length=100, blank=True)
    phone = models.CharField(_("telefoonnummer"), max_length=30)
    when = models.CharField(_("wanneer bellen"), max_length=200, blank=True)
    state = models.CharField(_("stand"), max_length=12, choices=CallBackState.choices, default=CallBackState.OPEN)
    asked_on = models.DateField(_("gevraagd op"), default=timezone.localdate)
    token = models.UUIDField(unique=True, editable=False, help_text="From the form: a double click is one request.")

    class Meta:
        verbose_name = _("terugbelverzoek")
        verbose_name_plural = _("terugbelverzoeken")
        ordering = ("asked_on",)
        default_permissions = ("view",)
        permissions: ClassVar = [("handle_callbackrequest", _("Mag terugbelverzoeken afhandelen"))]

    def __str__(self) -> str:
        return f"Terugbelverzoek {self.id.hex[:8]}"
