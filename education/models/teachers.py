"""What teachers ask and say, without an account."""

import uuid
from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..enums import FeedbackState
from .pack import LessonPack
from .release import Release


class PackSubscriber(models.Model):
    """An address that wants to hear of changes of a pack (of all packs without one), and confirmed that."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(_("e-mailadres"))
    pack = models.ForeignKey(LessonPack, null=True, blank=True, on_delete=models.CASCADE, related_name="subscribers")
    asked_on = models.DateField(_("gevraagd op"), default=timezone.localdate)
    confirmed_on = models.DateField(_("bevestigd op"), null=True, blank=True)

    class Meta:
        verbose_name = _("volger van een lespakket")
        verbose_name_plural = _("volgers van lespakketten")
        default_permissions = ("view",)
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["email", "pack"], name="pack_subscriber_once"),
            models.UniqueConstraint(  # who follows all packs names none, and to a database nothing is never the same
                fields=["email"], condition=models.Q(pack=None), name="pack_subscriber_of_all_once"
            ),
        ]

    def __str__(self) -> str:
        return f"Volger {self.id.hex[:8]}"


class TeacherFeedback(models.Model):
    """What worked, how long it really took, what is wrong. Read at its own link, with our answer."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    pack = models.ForeignKey(LessonPack, on_delete=models.PROTECT, related_name="feedback")
    release = models.ForeignKey(Release, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    worked = models.TextField(_("wat werkte"), blank=True)
    wrong = models.TextField(_("wat klopt er niet"), blank=True)
    minutes = models.PositiveSmallIntegerField(_("hoeveel minuten duurde het"), null=True, blank=True)
    level = models.CharField(_("onderwijs"), max_length=10, blank=True)
    state = models.CharField(_("stand"), max_length=10, choices=FeedbackState.choices, default=FeedbackState.NEW)
    answer = models.TextField(_("ons antwoord"), blank=True)
    given_on = models.DateField(_("gegeven op"), default=timezone.localdate)
    nonce = models.UUIDField(unique=True, editable=False)

    class Meta:
        verbose_name = _("reactie van een docent")
        verbose_name_plural = _("reacties van docenten")
        ordering = ("-given_on", "pk")
        default_permissions = ("view", "change")

    def __str__(self) -> str:
        return f"Reactie {self.id.hex[:8]}"
