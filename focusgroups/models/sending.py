"""Sending invitations: one deed of an organiser, worked off one person at a time."""

import uuid
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..enums import JobState
from .group import FocusGroup


class SendingQuerySet(models.QuerySet["Sending"]):
    """Questions one asks of sendings."""

    def unfinished(self) -> Self:
        """What waits for the worker, or is on its way."""
        return self.filter(state__in=(JobState.QUEUED, JobState.RUNNING))


class Sending(models.Model):
    """Who has to be invited where. `done`: how many of them were handled; a repeat begins anew and changes nothing.

    `placement` is a list of [candidate id, gathering id, "invite" or "wait"], and is emptied when all are handled:
    from then on only the counts stay. `problems` are sentences with a pseudonym.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    group = models.ForeignKey(FocusGroup, on_delete=models.PROTECT, related_name="sendings")
    state = models.CharField(_("stand"), max_length=10, choices=JobState.choices, default=JobState.QUEUED)
    placement = models.JSONField(_("wie waar"), default=list)
    total = models.PositiveIntegerField(_("aantal mensen"), default=0)
    done = models.PositiveIntegerField(_("klaar"), default=0)
    outcome = models.JSONField(_("uitkomst"), default=dict)
    problems = models.JSONField(_("wat niet lukte"), default=list)
    token = models.UUIDField(unique=True, editable=False, default=uuid.uuid4)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_on = models.DateField(_("gemaakt op"), auto_now_add=True)

    objects = SendingQuerySet.as_manager()

    class Meta:
        verbose_name = _("verzending van uitnodigingen")
        verbose_name_plural = _("verzendingen van uitnodigingen")
        default_permissions = ()
        ordering = ("-made_on", "pk")
        indexes: ClassVar = [models.Index(fields=["group", "state"])]

    def __str__(self) -> str:
        return f"Verzending {self.id.hex[:8]}"

    @property
    def is_at_work(self) -> bool:
        """Whether people still have to be invited."""
        return self.state in (JobState.QUEUED, JobState.RUNNING)
