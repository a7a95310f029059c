"""Which words look nearly the same: a proposal of the computer, made anew each time one asks."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from contributions.models import Contribution


class Likeness(models.Model):
    """This contribution belongs to a group of near-identical ones. It only points: no words are kept here."""

    contribution = models.OneToOneField(
        Contribution, verbose_name=_("bijdrage"), on_delete=models.CASCADE, related_name="likeness"
    )
    group = models.UUIDField(_("groep"), db_index=True)

    class Meta:
        verbose_name = _("gelijkenis")
        verbose_name_plural = _("gelijkenissen")
        default_permissions = ()

    def __str__(self) -> str:
        return f"Gelijkenis {self.pk}"


class Comparing(models.Model):
    """One time that all words were compared, with how far it is. `claimed_until`: a worker is at it until then."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("gevraagd door"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    asked_at = models.DateTimeField(_("gevraagd op"), auto_now_add=True)
    claimed_until = models.DateTimeField(null=True, blank=True, editable=False)
    whole = models.PositiveIntegerField(_("bijdragen"), default=0)
    done = models.PositiveIntegerField(_("vergeleken"), default=0)
    groups = models.PositiveIntegerField(_("groepen"), default=0)
    alike = models.PositiveIntegerField(_("bijdragen die op een andere lijken"), default=0)
    finished_at = models.DateTimeField(_("klaar op"), null=True, blank=True)

    class Meta:
        verbose_name = _("vergelijking")
        verbose_name_plural = _("vergelijkingen")
        ordering = ("-asked_at",)
        default_permissions = ()
        constraints: ClassVar = [
            models.CheckConstraint(name="comparing_not_past_the_end", condition=models.Q(done__lte=models.F("whole"))),
        ]

    def __str__(self) -> str:
        return f"Vergelijking {self.id.hex[:8]}"

    @property
    def percent(self) -> int:
        """How far it is, of a hundred."""
        return 100 * self.done // self.whole if self.whole else 0
