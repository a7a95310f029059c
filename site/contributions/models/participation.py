"""One person at one occasion: the only thing that is counted as a person."""

import uuid
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from people.models import Participant

from ..enums import Channel, ParticipationState, Recruitment, TookPartBefore
from .occasion import Occasion


class ParticipationQuerySet(models.QuerySet["Participation"]):
    """Questions one asks of participations."""

    def counted(self) -> Self:
        """People who were heard: handed in and not withdrawn."""
        return self.filter(state=ParticipationState.COUNTED)

    def drafts(self) -> Self:
        """Begun and not handed in: nobody of the staff reads these."""
        return self.filter(state=ParticipationState.DRAFT)


class Participation(models.Model):
    """One person at one occasion. No exact time: only the day, so that nobody is found by a clock."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    occasion = models.ForeignKey(
        Occasion, verbose_name=_("gelegenheid"), on_delete=models.PROTECT, related_name="participations"
    )
    participant = models.ForeignKey(
        Participant, verbose_name=_("deelnemer"), on_delete=models.PROTECT, related_name="participations"
    )
    state = models.CharField(
        _("stand"), max_length=10, choices=ParticipationState.choices, default=ParticipationState.DRAFT
    )
    channel = models.CharField(_("kanaal"), max_length=10, choices=Channel.choices, default=Channel.ONLINE)
    recruitment = models.CharField(_("werving"), max_length=10, choices=Recruitment.choices, default=Recruitment.OPEN)
    assisted = models.BooleanField(_("samen met een helper ingevuld"), default=False)
    took_part_before = models.CharField(
        _("deed al eerder mee"),
        max_length=6,
        choices=TookPartBefore.choices,
        blank=True,
        help_text=_("Zoals iemand het zelf zegt. Daarom noemen wij bij een ronde ‘tussen zoveel en zoveel mensen’."),
    )
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("ingevoerd door"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    touched_on = models.DateField(_("laatst bewaard op"), help_text=_("De dag; de tijd bewaren wij niet."))
    handed_in_on = models.DateField(_("ingestuurd op"), null=True, blank=True)

    objects = ParticipationQuerySet.as_manager()

    class Meta:
        verbose_name = _("deelname")
        verbose_name_plural = _("deelnames")
        indexes: ClassVar = [models.Index(fields=["occasion", "state"])]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="participation_day_known_when_handed_in",
                condition=models.Q(state="draft", handed_in_on=None) | models.Q(handed_in_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"Deelname {self.id.hex[:4].upper()}"
