"""What was counted about moderation, so that no public page has to count."""

from typing import ClassVar

from django.db import models
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from .occasion import Occasion


class ModerationCounts(models.Model):
    """The figures of one occasion, or of all together (no occasion). Made anew by :mod:`contributions.public_counts`.

    `figures` are exact and stay inside; `told` are the same with everything hidden that could point at somebody.
    """

    occasion = models.OneToOneField(
        Occasion, null=True, blank=True, on_delete=models.CASCADE, related_name="moderation_counts"
    )
    counted_on = models.DateField(_("geteld op"))
    figures = models.JSONField(_("cijfers"), default=dict)
    told = models.JSONField(_("wat iedereen mag weten"), default=dict)

    class Meta:
        verbose_name = _("cijfers over moderatie")
        verbose_name_plural = _("cijfers over moderatie")
        default_permissions = ()
        constraints: ClassVar = [
            models.UniqueConstraint(Coalesce("occasion", 0), name="moderation_counts_once_each"),
        ]

    def __str__(self) -> str:
        return f"Cijfers {self.occasion_id or 'alles samen'}"
