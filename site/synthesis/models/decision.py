"""Decisions: what was done with what people said, and why."""

import uuid
from datetime import date
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from contributions.models import AgendaItem, Contribution, Occasion

from ..enums import PUBLIC_DECISION_STATES, DecisionOutcome, DecisionState
from .finding import Finding


class DecisionQuerySet(models.QuerySet["Decision"]):
    """Questions one asks of decisions."""

    def public(self) -> Self:
        """What everybody may read: open for reaction, or final."""
        return self.filter(state__in=PUBLIC_DECISION_STATES)

    def waiting_to_be_final(self, today: date) -> Self:
        """Open, and nobody can react any more: the team's turn."""
        return self.filter(state=DecisionState.OPEN, open_until__lt=today)

    def due_for_review(self, today: date) -> Self:
        """Final, with a promise to look again that has come and was not kept yet."""
        kept = Q(reviewed_on__gte=F("review_on"))
        return self.filter(state=DecisionState.FINAL, review_on__lte=today).exclude(kept)

    def latest_first(self) -> Self:
        """What the website heard of last, first."""
        return self.order_by(Coalesce("decided_on", "opened_on").desc(nulls_last=True), "pk")


class Decision(models.Model):
    """What was decided on a theme or on proposals, and why. Never on a story (synthesis/decisions.py).

    State changes go through :mod:`synthesis.transitions`.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    title = models.CharField(_("besluit in één zin"), max_length=200)
    state = models.CharField(_("stand"), max_length=10, choices=DecisionState.choices, default=DecisionState.DRAFT)
    outcome = models.CharField(_("uitkomst"), max_length=10, choices=DecisionOutcome.choices)
    reason = models.TextField(_("waarom"), help_text=_("Korte zinnen, gewone woorden."))
    agenda_item = models.ForeignKey(
        AgendaItem, verbose_name=_("actie"), on_delete=models.PROTECT, related_name="decisions"
    )
    occasion = models.ForeignKey(
        Occasion,
        verbose_name=_("naar aanleiding van"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="decisions",
    )
    findings = models.ManyToManyField(Finding, verbose_name=_("bevindingen"), blank=True, related_name="decisions")
    proposals = models.ManyToManyField(
        Contribution, verbose_name=_("voorstellen"), blank=True, related_name="decisions"
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("eigenaar"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    owner_name = models.CharField(
        _("wie hierop aanspreekbaar is"), max_length=100, blank=True, help_text=_("Zo staat het op de website.")
    )
    review_on = models.DateField(_("opnieuw bekijken op"), null=True, blank=True)
    open_until = models.DateField(_("reageren kan tot en met"), null=True, blank=True)
    opened_on = models.DateField(_("opengelegd op"), null=True, blank=True, editable=False)
    decided_on = models.DateField(_("besloten op"), null=True, blank=True, editable=False)
    what_changed = models.TextField(
        _("wat er veranderde na de reacties"),
        blank=True,
        help_text=_("Veranderde er niets? Schrijf dan: niets, want … Iedereen leest dit."),
    )
    reviewed_on = models.DateField(_("opnieuw bekeken op"), null=True, blank=True, editable=False)
    review_note = models.TextField(_("wat wij zagen toen wij opnieuw keken"), blank=True, editable=False)
    edition = models.PositiveSmallIntegerField(
        _("uitgave"),
        default=1,
        editable=False,
        help_text=_("Eén hoger telkens als het besluit wordt teruggetrokken: dan horen mensen het opnieuw."),
    )
    version = models.PositiveIntegerField(_("versie"), default=1, editable=False)
    is_example = models.BooleanField(_("voorbeeld"), default=False, editable=False)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("besluit")
        verbose_name_plural = _("besluiten")
        ordering = ("agenda_item__number", "-decided_on", "pk")
        permissions: ClassVar = [("move_decision", _("Mag een besluit openleggen en vaststellen"))]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="decision_final_has_day", condition=~Q(state="final") | Q(decided_on__isnull=False)
            ),
            models.CheckConstraint(
                name="decision_final_tells_change", condition=~Q(state="final") | ~Q(what_changed="")
            ),
            models.CheckConstraint(
                name="decision_review_has_note", condition=Q(reviewed_on__isnull=True) | ~Q(review_note="")
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Where everybody can read this decision, and react to it as long as that is possible."""
        return reverse("wagtail_serve", args=[f"wat-deden-we-ermee/besluit/{self.pk}/"])

    @property
    def tag(self) -> str:
        """The outcome in a few words, which says so when it is not final."""
        if self.state == DecisionState.FINAL:
            return self.get_outcome_display()
        return gettext("Voorlopig: %(outcome)s") % {"outcome": _lower_first(self.get_outcome_display())}

    def takes_reactions(self, today: date) -> bool:
        """Whether everybody can react; the last day itself counts."""
        return self.state == DecisionState.OPEN and (self.open_until is None or self.open_until >= today)

    @property
    def takes_reactions_now(self) -> bool:
        """The same, today: for templates."""
        return self.takes_reactions(timezone.localdate())


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]
