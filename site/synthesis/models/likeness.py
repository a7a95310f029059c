"""Which words look nearly the same: a proposal of the computer, made anew each time one asks."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from contributions.models import Contribution

from .claimed import ClaimedWork


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


class Comparing(ClaimedWork):
    """One time that all words were compared, with how far it is."""

    whole = models.PositiveIntegerField(_("bijdragen"), default=0)
    done = models.PositiveIntegerField(_("vergeleken"), default=0)
    groups = models.PositiveIntegerField(_("groepen"), default=0)
    alike = models.PositiveIntegerField(_("bijdragen die op een andere lijken"), default=0)

    class Meta(ClaimedWork.Meta):
        verbose_name = _("vergelijking")
        verbose_name_plural = _("vergelijkingen")
        constraints: ClassVar = [
            models.CheckConstraint(name="comparing_not_past_the_end", condition=models.Q(done__lte=models.F("whole"))),
        ]

    def __str__(self) -> str:
        return f"Vergelijking {self.id.hex[:8]}"

    @property
    def percent(self) -> int:
        """How far it is, of a hundred."""
        return 100 * self.done // self.whole if self.whole else 0
