"""What people think of a decision that is not final."""

import uuid
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from people.models import Perspective

from ..enums import ReactionStance
from .decision import Decision


class DecisionReactionQuerySet(models.QuerySet["DecisionReaction"]):
    """Questions one asks of reactions."""

    def current(self) -> Self:
        """On the edition that people read now; those on a text that was pulled back stand apart."""
        return self.filter(edition=F("decision__edition"))

    def unhandled(self) -> Self:
        """With words that nobody of the team dealt with yet; a choice without words is only counted."""
        return self.exclude(words="").filter(handled_on__isnull=True)


class DecisionReaction(models.Model):
    """What somebody thinks of a decision that is not final: without a name, so these are reactions and not people.

    `browser_hash` makes a second reaction from the same browser replace the first. It is keyed, differs per decision,
    and goes as soon as nobody can react any more (synthesis/privacy.py).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    decision = models.ForeignKey(
        Decision, verbose_name=_("besluit"), on_delete=models.CASCADE, related_name="reactions"
    )
    stance = models.CharField(_("mening"), max_length=10, choices=ReactionStance.choices)
    words = models.TextField(_("woorden"), blank=True)
    perspective = models.ForeignKey(
        Perspective, verbose_name=_("perspectief"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    edition = models.PositiveSmallIntegerField(_("uitgave"))
    on_version = models.PositiveIntegerField(_("versie van het besluit"))
    given_on = models.DateField(_("gegeven op"))
    browser_hash = models.CharField(max_length=64, null=True, blank=True, editable=False)
    handled_on = models.DateField(_("verwerkt op"), null=True, blank=True, editable=False)
    handled_note = models.CharField(_("wat ermee gebeurde"), max_length=300, blank=True, editable=False)
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )

    objects = DecisionReactionQuerySet.as_manager()

    class Meta:
        verbose_name = _("reactie op een besluit")
        verbose_name_plural = _("reacties op besluiten")
        ordering = ("given_on", "pk")
        default_permissions = ("view",)
        permissions: ClassVar = [("handle_decisionreaction", _("Mag reacties op besluiten lezen en verwerken"))]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["decision", "browser_hash"], name="reaction_one_per_browser"),
        ]

    def __str__(self) -> str:
        return f"Reactie {self.id.hex[:8]}"
