"""Whom a round wants to hear: a share, a tolerance and a minimum per group or kind."""

from typing import ClassVar

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from people.models import Perspective

from .round import Round

#: Percentage points that a share may differ before it is called a gap.
DEFAULT_TOLERANCE = 5


class Target(models.Model):
    """What was agreed for one perspective in one round. Changed as one table (consultation/targets.py)."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="targets")
    perspective = models.ForeignKey(
        Perspective, verbose_name=_("perspectief"), on_delete=models.PROTECT, related_name="+"
    )
    share = models.PositiveSmallIntegerField(
        _("aandeel in procenten"), null=True, blank=True, validators=[MaxValueValidator(100)]
    )
    tolerance = models.PositiveSmallIntegerField(
        _("speling in procentpunten"), default=DEFAULT_TOLERANCE, validators=[MaxValueValidator(50)]
    )
    minimum = models.PositiveIntegerField(_("minstens zoveel mensen"), default=0)

    class Meta:
        verbose_name = _("streefcijfer")
        verbose_name_plural = _("streefcijfers")
        ordering = ("perspective__order", "perspective_id")
        default_permissions = ("view", "change")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["round", "perspective"], name="target_once_per_perspective"),
            models.CheckConstraint(
                name="target_share_is_percentage", condition=Q(share=None) | Q(share__gte=0, share__lte=100)
            ),
            models.CheckConstraint(name="target_tolerance_is_small", condition=Q(tolerance__lte=50)),
            models.CheckConstraint(name="target_asks_something", condition=Q(share__isnull=False) | Q(minimum__gt=0)),
        ]

    def __str__(self) -> str:
        return f"{self.perspective}: {self.share or 0}%, minstens {self.minimum}"
