"""Words somebody said at an occasion."""

import uuid
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from privacy.models import Consent
from privacy.service import Purpose, is_set_aside

from ..enums import (
    REASONS_THAT_DO_NOT_COUNT,
    ContributionKind,
    EmptiedReason,
    Mode,
    ModerationReason,
    ModerationState,
)
from .agenda import AgendaItem
from .occasion import Occasion
from .participation import Participation
from .rules import ModerationRules


class ContributionQuerySet(models.QuerySet["Contribution"]):
    """Questions one asks of contributions."""

    def for_analysis(self) -> Self:
        """What reaches the analysts: all words that still stand, save spam, unlawful text and what is set aside."""
        return (
            self.filter(emptied_reason="")
            .exclude(moderation=ModerationState.WITHHELD, reason__in=REASONS_THAT_DO_NOT_COUNT)
            .in_use()
        )

    def in_use(self) -> Self:
        """Not set aside: nobody objects to the use of these words, or had it stopped (AVG art. 18 and 21)."""
        return self.exclude(is_set_aside("participation__participant"))

    def public(self) -> Self:
        """What may stand on the website: let through, leave still standing, and no better words instead."""
        return self._with_leave(Purpose.PUBLISH).filter(
            emptied_reason="", moderation=ModerationState.PUBLISHED, replaced_by=None
        )

    def quotable(self) -> Self:
        """What may be quoted in a report: let through, leave still standing, and no better words instead."""
        return self._with_leave(Purpose.QUOTE).filter(
            emptied_reason="", moderation=ModerationState.PUBLISHED, replaced_by=None
        )

    def waiting(self) -> Self:
        """What a moderator still has to read."""
        return self.filter(emptied_reason="", moderation__in=(ModerationState.WAITING, ModerationState.HELD))

    def _with_leave(self, purpose: str) -> Self:
        leave = Consent.objects.standing().filter(
            participant=models.OuterRef("participation__participant"), purpose=purpose
        )
        return self.filter(models.Exists(leave)).in_use()


class Contribution(models.Model):
    """Words said at an occasion. The original is never edited; only `purge` empties it.

    `redacted` is the copy others see: of the same length, so that offsets hold. `replaced_by` are the words that the
    speaker prefers: these stay for the analysts, and are shown to nobody else.
    State changes go through :mod:`contributions.moderation`.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    occasion = models.ForeignKey(
        Occasion, verbose_name=_("gelegenheid"), on_delete=models.PROTECT, related_name="contributions"
    )
    participation = models.ForeignKey(
        Participation,
        verbose_name=_("deelname"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="contributions",
    )
    kind = models.CharField(_("soort"), max_length=10, choices=ContributionKind.choices)
    mode = models.CharField(_("vorm"), max_length=20, choices=Mode.choices, default=Mode.OWN_WORDS)
    question = models.TextField(_("vraag"), help_text=_("De vraag zoals die gesteld is."))
    order = models.PositiveSmallIntegerField(_("volgorde"), default=0)
    original = models.TextField(_("woorden"))
    redacted = models.TextField(_("leeskopie"))
    hints = models.JSONField(_("aandachtspunten"), default=list, blank=True)
    agenda_items = models.ManyToManyField(
        AgendaItem, verbose_name=_("acties van de agenda"), blank=True, related_name="contributions"
    )
    moderation = models.CharField(
        _("moderatie"), max_length=10, choices=ModerationState.choices, default=ModerationState.WAITING
    )
    reason = models.CharField(_("reden"), max_length=20, choices=ModerationReason.choices, blank=True)
    moderated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("besloten door"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    rules = models.ForeignKey(
        ModerationRules,
        verbose_name=_("volgens spelregels"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    arrived_on = models.DateField(_("binnen op"), help_text=_("De dag; de tijd bewaren wij niet."))
    read_on = models.DateField(
        _("gelezen op"),
        null=True,
        blank=True,
        help_text=_("De dag waarop een moderator er voor het eerst over besloot."),
    )
    version = models.PositiveIntegerField(_("versie"), default=1)
    replaced_by = models.OneToOneField(
        "self",
        verbose_name=_("verbeterd door de spreker"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="replaces",
        editable=False,
    )
    emptied_reason = models.CharField(_("leeg omdat"), max_length=10, choices=EmptiedReason.choices, blank=True)

    objects = ContributionQuerySet.as_manager()

    class Meta:
        verbose_name = _("bijdrage")
        verbose_name_plural = _("bijdragen")
        ordering = ("arrived_on", "id")
        default_permissions = ("view",)
        permissions: ClassVar = [
            ("moderate_contribution", _("Mag bijdragen modereren")),
            ("read_original", _("Mag de woorden zonder afdekking lezen")),
        ]
        indexes: ClassVar = [
            models.Index(fields=["moderation", "arrived_on", "id"]),
            models.Index(fields=["arrived_on", "id"]),
            models.Index(fields=["occasion", "moderation"]),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="contribution_withheld_has_reason",
                condition=~Q(moderation__in=["held", "withheld"]) | ~Q(reason=""),
            ),
            models.CheckConstraint(
                name="contribution_empty_shell_is_empty", condition=Q(emptied_reason="") | Q(original="", redacted="")
            ),
        ]

    def __str__(self) -> str:
        return f"Bijdrage {self.id.hex[:8]}"


class Redaction(models.Model):
    """A stretch of the reading copy that a moderator covered, and why. Offsets are code points."""

    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="redactions")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    reason = models.CharField(_("reden"), max_length=20, choices=ModerationReason.choices)
    covered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("afdekking")
        verbose_name_plural = _("afdekkingen")
        ordering = ("start",)
        constraints: ClassVar = [
            models.CheckConstraint(name="redaction_has_length", condition=Q(end__gt=models.F("start"))),
        ]

    def __str__(self) -> str:
        return f"Afdekking {self.pk}"
