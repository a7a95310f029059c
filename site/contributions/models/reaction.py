"""What readers say about words on the website: support, or a reason."""

import uuid
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..enums import ModerationReason, ModerationState, ReactionKind
from .contribution import Contribution
from .rules import ModerationRules


class ReactionQuerySet(models.QuerySet["Reaction"]):
    """Questions one asks of reactions."""

    def support(self) -> Self:
        """Support: no words, nothing to read."""
        return self.filter(kind=ReactionKind.SUPPORT)

    def reasons(self) -> Self:
        """Reasons, in whatever state."""
        return self.filter(kind=ReactionKind.REASON)

    def waiting(self) -> Self:
        """Reasons a moderator still has to read."""
        return self.reasons().filter(moderation=ModerationState.WAITING)

    def published(self) -> Self:
        """Reasons everybody may read."""
        return self.reasons().filter(moderation=ModerationState.PUBLISHED)


class Reaction(models.Model):
    """One reaction of one browser to one contribution. State changes go through :mod:`contributions.reactions`.

    `person_hash` is of a random number in the reader's own cookie, under our key and this occasion: it cannot be
    followed to another round, and is wiped after the term. It is shown nowhere and counts nobody as a person.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    contribution = models.ForeignKey(
        Contribution, verbose_name=_("bijdrage"), on_delete=models.CASCADE, related_name="reactions"
    )
    person_hash = models.CharField(max_length=64, null=True, editable=False)
    kind = models.CharField(_("soort"), max_length=10, choices=ReactionKind.choices)
    text = models.TextField(_("reden"), blank=True)
    hints = models.JSONField(_("aandachtspunten"), default=list, blank=True)
    moderation = models.CharField(_("moderatie"), max_length=10, choices=ModerationState.choices)
    reason = models.CharField(_("waarom niet"), max_length=20, choices=ModerationReason.choices, blank=True)
    made_on = models.DateField(_("binnen op"), default=timezone.localdate)
    moderated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    rules = models.ForeignKey(
        ModerationRules,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("spelregels"),
    )
    version = models.PositiveIntegerField(_("versie"), default=1)

    objects = ReactionQuerySet.as_manager()

    class Meta:
        verbose_name = _("reactie van een lezer")
        verbose_name_plural = _("reacties van lezers")
        ordering = ("made_on", "id")
        default_permissions = ("view",)
        indexes: ClassVar = [
            models.Index(fields=["kind", "moderation", "made_on", "id"]),
            models.Index(fields=["person_hash"]),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["contribution", "person_hash"], name="reaction_once_each"),
            models.CheckConstraint(
                name="reaction_withheld_has_reason", condition=~Q(moderation="withheld") | ~Q(reason="")
            ),
            models.CheckConstraint(
                name="reaction_support_has_no_words",
                condition=Q(kind="support", text="", moderation="published") | (Q(kind="reason") & ~Q(text="")),
            ),
        ]

    def __str__(self) -> str:
        return f"Reactie {self.id.hex[:8]}"
