"""A pile of numbered forms to print, too large to make while somebody waits."""

import uuid
from datetime import date, timedelta
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..enums import PileState
from .round import Round

#: The file holds codes that stand nowhere else: it is there to be printed once, and goes soon.
DAYS_KEPT = 1


class PrintedPileQuerySet(models.QuerySet["PrintedPile"]):
    """Questions one asks of piles."""

    def old(self, today: date) -> Self:
        """Printed by now, or given up."""
        return self.filter(asked_on__lt=today - timedelta(days=DAYS_KEPT))


class PrintedPile(models.Model):
    """The file of numbered forms, only for who asked for it, until the day after."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="piles")
    count = models.PositiveSmallIntegerField(_("aantal formulieren"))
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    asked_on = models.DateField(_("gevraagd op"), default=timezone.localdate)
    state = models.CharField(_("stand"), max_length=10, choices=PileState.choices, default=PileState.QUEUED)
    file = models.CharField(max_length=100, blank=True, editable=False)
    problem = models.CharField(_("wat er misging"), max_length=300, blank=True)

    objects = PrintedPileQuerySet.as_manager()

    class Meta:
        verbose_name = _("stapel formulieren")
        verbose_name_plural = _("stapels formulieren")
        ordering = ("-asked_on", "id")
        default_permissions = ()
        constraints: ClassVar = [
            models.CheckConstraint(
                name="pile_that_is_ready_has_a_file", condition=~Q(state=PileState.DONE) | ~Q(file="")
            ),
        ]

    def __str__(self) -> str:
        return f"Stapel {self.id.hex[:8]}"
