"""A gap that somebody is closing: who is missing, what we do about it, and when that is done."""

from datetime import date
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from people.models import Perspective

from ..enums import GapTaskState
from .round import Round


class GapTaskQuerySet(models.QuerySet["GapTask"]):
    """Questions one asks of gap tasks."""

    def open(self) -> Self:
        """Still to be done."""
        return self.filter(state=GapTaskState.OPEN)

    def due(self, day: date) -> Self:
        """Open, and to be done on this day or before."""
        return self.open().filter(due_on__lte=day)


class GapTask(models.Model):
    """What the team does to hear whom it misses. State changes go through :mod:`consultation.gaps`.

    It does not close by itself when the gap is filled: the panel says so, and a person closes it.
    """

    round = models.ForeignKey(Round, verbose_name=_("ronde"), on_delete=models.CASCADE, related_name="gap_tasks")
    perspective = models.ForeignKey(
        Perspective, verbose_name=_("wie ontbreekt"), on_delete=models.PROTECT, related_name="+"
    )
    missing = models.PositiveIntegerField(_("hoeveel mensen ontbraken er"))
    plan = models.TextField(_("wat gaan wij doen"), max_length=1000)
    due_on = models.DateField(_("klaar op"))
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("wie doet het"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    state = models.CharField(_("stand"), max_length=8, choices=GapTaskState.choices, default=GapTaskState.OPEN)
    outcome = models.TextField(_("hoe het afliep"), max_length=500, blank=True)
    made_on = models.DateField(_("gemaakt op"), default=timezone.localdate)
    closed_on = models.DateField(_("afgerond op"), null=True, blank=True)
    version = models.PositiveIntegerField(_("versie"), default=1)

    objects = GapTaskQuerySet.as_manager()

    class Meta:
        verbose_name = _("taak bij een gat")
        verbose_name_plural = _("taken bij een gat")
        ordering = ("due_on", "pk")
        default_permissions = ("view", "add", "change")
        indexes: ClassVar = [models.Index(fields=["state", "due_on"])]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["round", "perspective"], condition=Q(state="open"), name="gap_task_one_open_per_perspective"
            ),
            models.CheckConstraint(
                name="gap_task_closed_has_day",
                condition=Q(state="open", closed_on=None) | (~Q(state="open") & Q(closed_on__isnull=False)),
            ),
            models.CheckConstraint(name="gap_task_dropped_says_why", condition=~Q(state="dropped") | ~Q(outcome="")),
        ]

    def __str__(self) -> str:
        return f"{self.perspective}: {self.plan[:60]}"
