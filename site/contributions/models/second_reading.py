"""A second reader: somebody else looks again at what was decided about words."""

import uuid
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..enums import SecondReadingState
from .contribution import Contribution, Redaction


class SecondReadingQuerySet(models.QuerySet["SecondReading"]):
    """Questions one asks of second readings."""

    def open(self) -> Self:
        """What still waits for a second reader; words that were wiped meanwhile wait for nobody."""
        return self.filter(state=SecondReadingState.ASKED, contribution__emptied_reason="")

    def for_reader(self, user_id: int | None) -> Self:
        """What this colleague may answer: not what they decided or covered themselves."""
        own_cover = Redaction.objects.filter(contribution=models.OuterRef("contribution"), covered_by=user_id)
        return self.exclude(contribution__moderated_by=user_id).exclude(models.Exists(own_cover))


class SecondReading(models.Model):
    """Asked for by the writer, once per contribution. State changes go through :mod:`contributions.second_reading`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    contribution = models.OneToOneField(Contribution, on_delete=models.PROTECT, related_name="second_reading")
    state = models.CharField(
        _("stand"), max_length=10, choices=SecondReadingState.choices, default=SecondReadingState.ASKED
    )
    why = models.TextField(_("waarom"), blank=True)
    asked_on = models.DateField(_("gevraagd op"), default=timezone.localdate)
    answer = models.TextField(_("antwoord"), blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("tweede lezer"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    decided_on = models.DateField(_("beantwoord op"), null=True, blank=True)

    objects = SecondReadingQuerySet.as_manager()

    class Meta:
        verbose_name = _("tweede lezing")
        verbose_name_plural = _("tweede lezingen")
        ordering = ("asked_on", "id")
        default_permissions = ("view",)
        permissions: ClassVar = [("decide_secondreading", _("Mag tweede lezer zijn"))]
        indexes: ClassVar = [models.Index(fields=["state", "asked_on", "id"])]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="second_reading_day_known_when_decided",
                condition=Q(state="asked", decided_on=None, answer="")
                | (~Q(state="asked") & Q(decided_on__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return f"Tweede lezing {self.id.hex[:8]}"
