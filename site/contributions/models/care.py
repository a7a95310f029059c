"""A signal that somebody may be in trouble, and what was done about it."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..enums import CareDanger, CareState
from .contribution import Contribution


class CareSignal(models.Model):
    """A moderator's worry about the writer of a contribution. State changes go through contributions.care."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    contribution = models.OneToOneField(Contribution, on_delete=models.PROTECT, related_name="care_signal")
    danger = models.CharField(_("hoe dringend"), max_length=10, choices=CareDanger.choices)
    state = models.CharField(_("stand"), max_length=10, choices=CareState.choices, default=CareState.OPEN)
    raised_at = models.DateTimeField(_("gemeld"), auto_now_add=True)
    act_before = models.DateTimeField(_("handelen voor"))
    raised_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("gemeld door")
    )
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("opgepakt door"),
    )
    note = models.TextField(_("wat is er gedaan"), blank=True, help_text=_("Kort, zonder namen."))

    class Meta:
        verbose_name = _("zorgsignaal")
        verbose_name_plural = _("zorgsignalen")
        ordering = ("act_before",)
        default_permissions = ("view",)
        permissions: ClassVar = [("handle_caresignal", _("Mag zorgsignalen oppakken"))]

    def __str__(self) -> str:
        return f"Zorgsignaal {self.id.hex[:8]}"
