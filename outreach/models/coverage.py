"""Whom we want to reach where. What was reached is counted from what happened, never typed."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from people.models import Perspective
from people.service import Province


class CoverageTarget(models.Model):
    """So many people of this perspective in this province, between these days."""

    province = models.CharField(_("provincie"), max_length=2, choices=Province.choices)
    perspective = models.ForeignKey(
        Perspective, verbose_name=_("perspectief"), on_delete=models.PROTECT, related_name="+"
    )
    starts_on = models.DateField(_("vanaf"))
    ends_on = models.DateField(_("tot en met"))
    people = models.PositiveSmallIntegerField(_("hoeveel mensen"))

    class Meta:
        verbose_name = _("streefcijfer in het land")
        verbose_name_plural = _("streefcijfers in het land")
        default_permissions = ("view", "change")
        ordering = ("province", "perspective", "starts_on")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["province", "perspective", "starts_on", "ends_on"], name="coverage_target_once"
            ),
            models.CheckConstraint(name="coverage_target_ends_after_start", condition=Q(ends_on__gte=F("starts_on"))),
        ]

    def __str__(self) -> str:
        return f"Streefcijfer {self.pk}"
