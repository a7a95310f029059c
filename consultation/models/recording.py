"""An answer that was spoken: a sound file until it is written out, and what became of it."""

import uuid
from datetime import date
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from contributions.service import ParticipationState

from ..enums import RecordingReason, RecordingState
from .submission import Answer


class RecordingQuerySet(models.QuerySet["Recording"]):
    """Questions one asks of recordings."""

    def handed_in(self) -> Self:
        """Of people who handed in. What is in a draft is heard by nobody."""
        return self.filter(answer__submission__participation__state=ParticipationState.COUNTED)

    def to_write_out(self) -> Self:
        """Handed in and waiting, oldest first."""
        return (
            self.handed_in()
            .filter(state=RecordingState.WAITING)
            .order_by("answer__submission__participation__handed_in_on", "id")
        )

    def past_term(self, done_before: date, handed_in_before: date) -> Self:
        """With a sound file that we promised to have deleted by now."""
        return self.exclude(file="").filter(
            Q(done_on__lt=done_before) | Q(answer__submission__participation__handed_in_on__lt=handed_in_before)
        )

    def with_context(self) -> Self:
        """With everything that a line about a recording tells."""
        return self.select_related(
            "answer__item__step", "answer__item_version", "answer__submission__participation__occasion", "claimed_by"
        )


class Recording(models.Model):
    """What somebody said at one prompt of an answer. The sound lives in private storage under a random name.

    State changes go through :mod:`consultation.recording.transitions`; files are written and deleted by
    :mod:`consultation.recording.files` alone. No moment, no name of a file, and no staff member with a draft.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="recordings")
    prompt = models.CharField(max_length=40, blank=True)
    file = models.CharField(_("bestand"), max_length=100, blank=True, help_text=_("Leeg: het geluid is gewist."))
    content_type = models.CharField(_("soort geluid"), max_length=40)
    size = models.PositiveIntegerField(_("grootte"))
    seconds = models.PositiveSmallIntegerField(_("duur"), null=True, blank=True)
    state = models.CharField(_("stand"), max_length=12, choices=RecordingState.choices, default=RecordingState.WAITING)
    reason = models.CharField(_("reden"), max_length=16, choices=RecordingReason.choices, blank=True)
    claimed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("opgepakt door"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    done_on = models.DateField(_("klaar op"), null=True, blank=True)
    version = models.PositiveIntegerField(_("versie"), default=1)
    token = models.UUIDField(unique=True, editable=False, help_text="From the form: a double click is one recording.")

    objects = RecordingQuerySet.as_manager()

    class Meta:
        verbose_name = _("opname")
        verbose_name_plural = _("opnames")
        default_permissions = ("view",)
        permissions: ClassVar = [("transcribe_recording", _("Mag opnames beluisteren en uitschrijven"))]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["answer", "prompt"], name="recording_once_per_prompt"),
            models.CheckConstraint(
                name="recording_that_waits_can_be_heard", condition=~Q(state="waiting") | ~Q(file="")
            ),
            models.CheckConstraint(
                name="recording_reason_when_unusable",
                condition=(Q(state="unusable") & ~Q(reason="")) | (~Q(state="unusable") & Q(reason="")),
            ),
            models.CheckConstraint(
                name="recording_day_known_when_done",
                condition=Q(state="waiting", done_on=None) | (~Q(state="waiting") & Q(done_on__isnull=False)),
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["state"], name="recording_by_state")]

    def __str__(self) -> str:
        return f"Opname {self.id.hex[:8]}"
