"""What was said at a session: speakers without a name, notes, shows of hands."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from contributions.models import Contribution, Participation, Tally
from gatherings.models import Gathering, Seat
from people.models import Participant

from ..enums import NoteKind, TranscriptState
from .guide import GuideQuestion, GuideSection


class Speaker(models.Model):
    """Somebody at the table, as "Spreker 3". Tied to a seat, or to a participation of somebody who walked in."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    gathering = models.ForeignKey(Gathering, on_delete=models.PROTECT, related_name="speakers")
    number = models.PositiveSmallIntegerField(_("nummer"))
    seat = models.OneToOneField(Seat, null=True, blank=True, on_delete=models.SET_NULL, related_name="speaker")
    participation = models.OneToOneField(
        Participation, null=True, blank=True, on_delete=models.SET_NULL, related_name="speaker"
    )

    class Meta:
        verbose_name = _("spreker")
        verbose_name_plural = _("sprekers")
        ordering = ("number",)
        default_permissions = ()
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["gathering", "number"], name="speaker_number_once"),
        ]

    def __str__(self) -> str:
        return f"Spreker {self.number}"


class Note(models.Model):
    """Words from a session, per question and speaker. `nonce` comes from the device: a repeat is one note.

    The text passes the guard. When the notes are handed over it becomes a Contribution, and the text leaves here.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    gathering = models.ForeignKey(Gathering, on_delete=models.PROTECT, related_name="notes")
    question = models.ForeignKey(GuideQuestion, null=True, blank=True, on_delete=models.SET_NULL, related_name="notes")
    asked = models.CharField(_("vraag"), max_length=300, blank=True, help_text=_("De vraag zoals die gesteld is."))
    speaker = models.ForeignKey(Speaker, null=True, blank=True, on_delete=models.SET_NULL, related_name="notes")
    kind = models.CharField(_("soort"), max_length=10, choices=NoteKind.choices, default=NoteKind.SPOKEN)
    text = models.TextField(_("tekst"), blank=True)
    order = models.PositiveIntegerField(_("volgorde"), default=0)
    nonce = models.UUIDField(unique=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    contribution = models.OneToOneField(
        Contribution, null=True, blank=True, on_delete=models.SET_NULL, related_name="note"
    )
    imported = models.BooleanField(_("uit een uitgeschreven opname"), default=False)

    class Meta:
        verbose_name = _("aantekening")
        verbose_name_plural = _("aantekeningen")
        ordering = ("order", "pk")
        default_permissions = ("view",)
        indexes: ClassVar = [models.Index(fields=["gathering", "order"])]
        constraints: ClassVar = [
            models.CheckConstraint(name="note_handed_over_is_empty", condition=Q(contribution=None) | Q(text="")),
        ]

    def __str__(self) -> str:
        return f"Aantekening {self.id.hex[:8]}"


class ConsentReply(models.Model):
    """That somebody answered the questions for consent before a session, to which words, and whether on paper.

    A yes is a privacy.Consent; a no has no row there. This row tells a no from never having been asked.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="consent_replies")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="consent_replies")
    texts = models.JSONField(default=list, help_text="Numbers of the ConsentTexts that were shown.")
    on_paper = models.BooleanField(_("op papier"), default=False)
    answered_on = models.DateField(_("geantwoord op"))

    class Meta:
        verbose_name = _("antwoord over toestemming")
        verbose_name_plural = _("antwoorden over toestemming")
        default_permissions = ()
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["gathering", "participant"], name="consent_reply_once"),
        ]

    def __str__(self) -> str:
        return f"Antwoord {self.id.hex[:8]}"


class SessionTally(models.Model):
    """A show of hands at a question of the guide."""

    tally = models.OneToOneField(Tally, on_delete=models.CASCADE, related_name="session_tally")
    gathering = models.ForeignKey(Gathering, on_delete=models.PROTECT, related_name="tallies")
    question = models.ForeignKey(
        GuideQuestion, null=True, blank=True, on_delete=models.SET_NULL, related_name="tallies"
    )

    class Meta:
        verbose_name = _("telling bij een gesprek")
        verbose_name_plural = _("tellingen bij gesprekken")
        default_permissions = ()

    def __str__(self) -> str:
        return f"Telling {self.pk}"


class SessionClock(models.Model):
    """How far a conversation is: which section, since when. One per gathering, so that every screen shows the same."""

    gathering = models.OneToOneField(Gathering, on_delete=models.CASCADE, related_name="clock")
    section = models.ForeignKey(GuideSection, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    section_since = models.DateTimeField(null=True, blank=True)
    started_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("klok van een gesprek")
        verbose_name_plural = _("klokken van gesprekken")
        default_permissions = ()

    def __str__(self) -> str:
        return f"Klok {self.gathering_id}"


class Transcript(models.Model):
    """A file with notes that was taken in. The file is not kept; its checksum stays, so that it goes in once.

    `waiting` holds what was read until a person said who is who; it is emptied when the words are notes. State changes
    go through :mod:`focusgroups.reporting.transcripts`.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    gathering = models.ForeignKey(Gathering, on_delete=models.PROTECT, related_name="transcripts")
    sha256 = models.CharField(_("controlegetal (SHA-256)"), max_length=64)
    file_name = models.CharField(_("naam van het bestand"), max_length=200)
    turns = models.PositiveIntegerField(_("aantal keren dat iemand sprak"), default=0)
    brought_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    brought_on = models.DateField(_("gebracht op"), auto_now_add=True)
    state = models.CharField(
        _("stand"), max_length=8, choices=TranscriptState.choices, default=TranscriptState.READ, editable=False
    )
    waiting = models.JSONField(_("gelezen, nog niet opgenomen"), default=dict, blank=True, editable=False)

    class Meta:
        verbose_name = _("uitgeschreven gesprek")
        verbose_name_plural = _("uitgeschreven gesprekken")
        default_permissions = ("view", "add")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["gathering", "sha256"], name="transcript_once"),
            models.CheckConstraint(name="transcript_done_holds_nothing", condition=~Q(state="done") | Q(waiting={})),
        ]

    def __str__(self) -> str:
        return f"Uitgeschreven gesprek {self.id.hex[:8]}"
