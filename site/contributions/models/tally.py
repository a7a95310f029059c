"""A show of hands, or the totals of a class: shown beside persons, never added to them."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .agenda import AgendaItem
from .occasion import Occasion


class Tally(models.Model):
    """`count` of `people` people present said yes to `statement`. UNIQUE by `nonce`: the same count is kept once."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    occasion = models.ForeignKey(
        Occasion, verbose_name=_("gelegenheid"), on_delete=models.PROTECT, related_name="tallies"
    )
    question = models.TextField(_("vraag"), blank=True, help_text=_("De vraag zoals die gesteld is."))
    statement = models.CharField(_("wat er gevraagd werd"), max_length=300)
    count = models.PositiveSmallIntegerField(_("aantal handen"))
    people = models.PositiveSmallIntegerField(_("van hoeveel mensen"))
    agenda_items = models.ManyToManyField(
        AgendaItem, verbose_name=_("acties van de agenda"), blank=True, related_name="tallies"
    )
    nonce = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)

    class Meta:
        verbose_name = _("telling van handen")
        verbose_name_plural = _("tellingen van handen")
        ordering = ("occasion", "pk")
        default_permissions = ("view",)
        constraints: ClassVar = [
            models.CheckConstraint(name="tally_no_more_hands_than_people", condition=Q(count__lte=F("people"))),
        ]

    def __str__(self) -> str:
        return f"{self.count} van {self.people}"
