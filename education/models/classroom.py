"""A class that gives its voice: no names, no school of a pupil, totals only."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contributions.models import Contribution, Occasion

from ..enums import AgeGroup, ClassState, ClassWay, Trust
from .pack import ClassItem, LessonPack


class ClassSession(models.Model):
    """One class on one day. `code` is what pupils type; `teacher_hash` a hash of what opens the teacher's screen.

    What the class says has its Occasion (kind CLASS), part of the round of the pack. `pupils`: as the teacher said.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    pack = models.ForeignKey(LessonPack, on_delete=models.PROTECT, related_name="class_sessions")
    code = models.CharField(_("klascode"), max_length=8, unique=True, editable=False)
    teacher_hash = models.CharField(max_length=64, unique=True, editable=False)
    way = models.CharField(_("hoe"), max_length=8, choices=ClassWay.choices, default=ClassWay.DEVICES)
    level = models.CharField(_("onderwijs"), max_length=10, blank=True)
    school = models.CharField(_("school"), max_length=120, blank=True, help_text=_("Alleen als u dat wilt zeggen."))
    pupils = models.PositiveSmallIntegerField(_("aantal leerlingen"), default=0)
    state = models.CharField(_("stand"), max_length=8, choices=ClassState.choices, default=ClassState.OPEN)
    trust = models.CharField(_("telt mee"), max_length=8, choices=Trust.choices, default=Trust.WAITS)
    trust_reason = models.CharField(_("waarom"), max_length=200, blank=True)
    held_on = models.DateField(_("op"), default=timezone.localdate)
    expires_at = models.DateTimeField(_("geldig tot"))
    occasion = models.OneToOneField(Occasion, on_delete=models.PROTECT, related_name="class_session")
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    is_example = models.BooleanField(_("voorbeeld"), default=False, editable=False)

    class Meta:
        verbose_name = _("klas")
        verbose_name_plural = _("klassen")
        ordering = ("-held_on", "pk")
        default_permissions = ("view", "change")
        indexes: ClassVar = [models.Index(fields=["trust", "held_on"])]

    def __str__(self) -> str:
        return f"Klas {self.id.hex[:4].upper()}"


class ClassPupil(models.Model):
    """A screen that answers in a class, without a name. `key` is made on the screen; gone a day after the class."""

    key = models.UUIDField(primary_key=True, editable=False)
    session = models.ForeignKey(ClassSession, on_delete=models.CASCADE, related_name="screens")
    age_group = models.CharField(_("leeftijd"), max_length=10, choices=AgeGroup.choices, blank=True)

    class Meta:
        verbose_name = _("scherm in een klas")
        verbose_name_plural = _("schermen in klassen")
        default_permissions = ()

    def __str__(self) -> str:
        return f"Scherm {self.key.hex[:4].upper()}"


class ClassAnswer(models.Model):
    """What one screen chose at one question; `choice` is a code. Changed as long as the class is open."""

    pupil = models.ForeignKey(ClassPupil, on_delete=models.CASCADE, related_name="answers")
    item = models.ForeignKey(ClassItem, on_delete=models.PROTECT, related_name="+")
    choice = models.CharField(max_length=40)

    class Meta:
        verbose_name = _("keuze in een klas")
        verbose_name_plural = _("keuzes in klassen")
        default_permissions = ()
        constraints: ClassVar = [models.UniqueConstraint(fields=["pupil", "item"], name="class_answer_once")]

    def __str__(self) -> str:
        return f"Keuze {self.pk}"


class ClassCount(models.Model):
    """Hands or papers in a class: so many for this choice. Entered by the teacher."""

    session = models.ForeignKey(ClassSession, on_delete=models.CASCADE, related_name="counts")
    item = models.ForeignKey(ClassItem, on_delete=models.PROTECT, related_name="+")
    choice = models.CharField(max_length=40)
    people = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name = _("telling in een klas")
        verbose_name_plural = _("tellingen in klassen")
        default_permissions = ("view",)
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["session", "item", "choice"], name="class_count_once"),
        ]

    def __str__(self) -> str:
        return f"Telling {self.pk}"


class ClassWords(models.Model):
    """Own words of a pupil, on their way to the moderator: the teacher never sees them. `nonce`: a repeat is one."""

    nonce = models.UUIDField(primary_key=True, editable=False)
    session = models.ForeignKey(ClassSession, on_delete=models.PROTECT, related_name="words")
    item = models.ForeignKey(ClassItem, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    age_group = models.CharField(_("leeftijd"), max_length=10, choices=AgeGroup.choices, blank=True)
    contribution = models.OneToOneField(
        Contribution, null=True, blank=True, on_delete=models.SET_NULL, related_name="class_words"
    )

    class Meta:
        verbose_name = _("woorden uit een klas")
        verbose_name_plural = _("woorden uit klassen")
        default_permissions = ("view",)

    def __str__(self) -> str:
        return f"Woorden {self.nonce.hex[:8]}"
