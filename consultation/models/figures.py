"""The figures of a round, counted beforehand: who looks at a panel waits for no counting."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from .round import Round


class RoundFigures(models.Model):
    """Counts only, of one round, as of a quarter of an hour: no words, nobody's id, no clock of anybody.

    `figures` is what :mod:`consultation.figures` makes; nothing else writes it.
    """

    round = models.OneToOneField(Round, on_delete=models.CASCADE, related_name="figures")
    figures = models.JSONField(_("cijfers"), default=dict)
    as_of = models.DateTimeField(_("geteld om"), help_text=_("Op een kwartier. Nauwkeuriger bewaren wij niet."))
    fingerprint = models.CharField(
        max_length=200, help_text="What the counting was about: when this differs, there is something to recount."
    )

    class Meta:
        verbose_name = _("cijfers van een ronde")
        verbose_name_plural = _("cijfers van rondes")
        default_permissions: ClassVar = ("view",)

    def __str__(self) -> str:
        return f"Cijfers van ronde {self.round_id}"
