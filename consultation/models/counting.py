"""Whose turn it is to be counted: a row per round and per step, so that one that is killed holds up no other."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from .item import Step
from .round import Round


class Counting(models.Model):
    """One thing that is counted: the figures of a round (no step), or the results of one of its steps.

    When it was asked for, begun and done last. Only :mod:`consultation.counting` writes it.
    """

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="countings")
    step = models.OneToOneField(Step, null=True, on_delete=models.CASCADE, related_name="counting")
    asked_at = models.DateTimeField(null=True, help_text="Somebody waits for it: before everything else.")
    began_at = models.DateTimeField(null=True, db_index=True)
    ended_at = models.DateTimeField(null=True)
    fingerprint = models.CharField(
        max_length=200, default="", help_text="What the last whole counting was about: differs when something changed."
    )

    class Meta:
        verbose_name = _("beurt om te tellen")
        verbose_name_plural = _("beurten om te tellen")
        default_permissions: ClassVar = ()
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["round"], condition=models.Q(step__isnull=True), name="one_counting_of_a_round"
            )
        ]

    def __str__(self) -> str:
        return f"Beurt van ronde {self.round_id}, stap {self.step_id}"
