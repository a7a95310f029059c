"""Findings: what the words add up to, one sentence at a time, and what each rests on."""

import uuid
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from contributions.models import AgendaItem, Contribution, Occasion, Tally
from contributions.service import OccasionKind

from ..enums import Confidence, Direction, FindingState, Stance
from .coding import Excerpt


class FindingQuerySet(models.QuerySet["Finding"]):
    """Questions one asks of findings."""

    def public(self) -> Self:
        """What everybody may read: adopted by the team."""
        return self.filter(state=FindingState.ADOPTED)

    def standing(self) -> Self:
        """What the team works with: everything but what was withdrawn."""
        return self.exclude(state=FindingState.WITHDRAWN)

    def waiting_to_be_adopted(self) -> Self:
        """Concepts."""
        return self.filter(state=FindingState.CONCEPT)


class Finding(models.Model):
    """One sentence that the input supports, with where it comes from.

    State changes go through :mod:`synthesis.finding_desk.moving`.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sentence = models.TextField(_("bevinding in één zin"), max_length=400)
    state = models.CharField(
        _("stand"), max_length=10, choices=FindingState.choices, default=FindingState.CONCEPT, editable=False
    )
    moved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("in deze stand gezet door"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        editable=False,
    )
    moved_on = models.DateField(_("in deze stand sinds"), null=True, blank=True, editable=False)
    withdrawn_because = models.CharField(_("waarom ingetrokken"), max_length=300, blank=True, editable=False)
    stance = models.CharField(_("richting"), max_length=10, choices=Stance.choices, default=Stance.NEUTRAL)
    agenda_item = models.ForeignKey(
        AgendaItem, verbose_name=_("actie"), on_delete=models.PROTECT, related_name="findings"
    )
    occasion = models.ForeignKey(
        Occasion,
        verbose_name=_("gelegenheid"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="findings",
    )
    page_reference = models.CharField(
        _("vindplaats"), max_length=100, blank=True, help_text=_("Bijvoorbeeld: bladzijde 21.")
    )
    confidence = models.CharField(
        _("hoe zeker"),
        max_length=10,
        choices=Confidence.choices,
        default=Confidence.FAIR,
        help_text=_("Denk aan: hoeveel mensen, uit hoeveel groepen, en wie zegt iets anders."),
    )
    evidence = models.ManyToManyField(
        Contribution, verbose_name=_("bijdragen"), through="Evidence", blank=True, related_name="findings"
    )
    is_example = models.BooleanField(_("voorbeeld"), default=False, editable=False)

    objects = FindingQuerySet.as_manager()

    class Meta:
        verbose_name = _("bevinding")
        verbose_name_plural = _("bevindingen")
        ordering = ("agenda_item__number", "pk")
        permissions: ClassVar = [("adopt_finding", _("Mag een bevinding vaststellen en intrekken"))]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="finding_withdrawn_says_why",
                condition=~Q(state="withdrawn") | ~Q(withdrawn_because=""),
            ),
        ]

    def __str__(self) -> str:
        return self.sentence

    @property
    def is_earlier_research(self) -> bool:
        """Whether this was found by others, before anybody spoke here; needs its occasion at hand."""
        return self.occasion is not None and self.occasion.kind == OccasionKind.EARLIER_RESEARCH


class EvidenceQuerySet(models.QuerySet["Evidence"]):
    """Questions one asks of evidence."""

    def supporting(self) -> Self:
        """What speaks for the finding."""
        return self.filter(direction=Direction.FOR)

    def of_adopted(self) -> Self:
        """What stands under an adopted finding: the rest is nobody's business yet."""
        return self.filter(finding__state=FindingState.ADOPTED)

    def contradicting(self) -> Self:
        """What speaks against it."""
        return self.filter(direction=Direction.AGAINST)


class Evidence(models.Model):
    """What a finding rests on, or what speaks against it: words (whole, or an excerpt), a show of hands, or a result.

    Exactly one source per row. `result_name` and `result_url` lead to a page of results of a round, for what people
    chose without words. Words are never copied here: they stand, and go, with the contribution.
    """

    finding = models.ForeignKey(
        Finding, verbose_name=_("bevinding"), on_delete=models.CASCADE, related_name="evidence_rows"
    )
    direction = models.CharField(_("richting"), max_length=10, choices=Direction.choices, default=Direction.FOR)
    contribution = models.ForeignKey(
        Contribution,
        verbose_name=_("bijdrage"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="evidence_rows",
    )
    excerpt = models.ForeignKey(
        Excerpt,
        verbose_name=_("fragment"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="evidence_rows",
    )
    tally = models.ForeignKey(
        Tally, verbose_name=_("telling"), null=True, blank=True, on_delete=models.CASCADE, related_name="evidence_rows"
    )
    result_name = models.CharField(_("uitkomst van een ronde"), max_length=200, blank=True)
    result_url = models.CharField(_("waar die uitkomst staat"), max_length=300, blank=True)
    note = models.CharField(_("toelichting"), max_length=300, blank=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("onderbouwing")
        verbose_name_plural = _("onderbouwingen")
        ordering = ("pk",)
        default_permissions = ()
        constraints: ClassVar = [
            models.CheckConstraint(
                name="evidence_has_one_source",
                condition=Q(contribution__isnull=False, tally__isnull=True, result_name="")
                | Q(contribution__isnull=True, tally__isnull=False, result_name="")
                | (Q(contribution__isnull=True, tally__isnull=True) & ~Q(result_name="")),
            ),
            models.CheckConstraint(
                name="evidence_excerpt_has_contribution",
                condition=Q(excerpt__isnull=True) | Q(contribution__isnull=False),
            ),
            models.UniqueConstraint(
                name="evidence_words_once",
                fields=["finding", "contribution"],
                condition=Q(excerpt__isnull=True, contribution__isnull=False),
            ),
            models.UniqueConstraint(
                name="evidence_excerpt_once", fields=["finding", "excerpt"], condition=Q(excerpt__isnull=False)
            ),
            models.UniqueConstraint(
                name="evidence_tally_once", fields=["finding", "tally"], condition=Q(tally__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"Onderbouwing {self.pk}"

    @property
    def words(self) -> str:
        """The words as colleagues read them: the excerpt, or all of them; needs both at hand."""
        if self.contribution is None:
            return ""
        text = self.contribution.redacted
        return text[self.excerpt.start : self.excerpt.end] if self.excerpt else text
