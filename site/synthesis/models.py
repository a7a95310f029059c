"""Findings and decisions: what the words add up to, and what was done with them."""

import uuid
from datetime import date
from typing import ClassVar, Self
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import StreamField

from contributions.models import AgendaItem, Contribution, Occasion
from contributions.service import OccasionKind
from pages.models import BasePage
from pages.service import BODY_BLOCKS
from people.models import Perspective

from .enums import PUBLIC_DECISION_STATES, DecisionOutcome, DecisionState, ReactionStance, Stance


class Finding(models.Model):
    """One sentence that the input supports, with where it comes from."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sentence = models.TextField(_("bevinding in één zin"), max_length=400)
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
    evidence = models.ManyToManyField(Contribution, verbose_name=_("bijdragen"), blank=True, related_name="findings")
    is_example = models.BooleanField(_("voorbeeld"), default=False, editable=False)

    class Meta:
        verbose_name = _("bevinding")
        verbose_name_plural = _("bevindingen")
        ordering = ("agenda_item__number", "pk")

    def __str__(self) -> str:
        return self.sentence

    @property
    def is_earlier_research(self) -> bool:
        """Whether this was found by others, before anybody spoke here; needs its occasion at hand."""
        return self.occasion is not None and self.occasion.kind == OccasionKind.EARLIER_RESEARCH


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


class OutcomeIndexPage(RoutablePageMixin, BasePage):
    """/wat-deden-we-ermee/: per theme what was heard and what was decided; below it one page per theme."""

    body = StreamField(BODY_BLOCKS, verbose_name=_("inhoud"), blank=True)

    fixed_slug = "wat-deden-we-ermee"
    template = "synthesis/outcome_index_page.html"
    max_count = 1
    parent_page_types: ClassVar = ["home.HomePage"]
    subpage_types: ClassVar = []

    content_panels: ClassVar = [*BasePage.content_panels, FieldPanel("body")]

    class Meta:
        verbose_name = _("wat deden we ermee")

    @path("")
    def whole_agenda(self, request: HttpRequest) -> TemplateResponse:
        """Everything at a glance."""
        from .outcomes import overview  # noqa: PLC0415 -- it asks the models above

        return self.render(request, context_overrides={"parts": overview()})

    @path("besluit/<uuid:pk>/", name="decision")
    def decision(self, request: HttpRequest, pk: UUID) -> TemplateResponse:
        """One decision with all that belongs to it; a draft is nobody's business."""
        from .decision_page import decision_context  # noqa: PLC0415 -- it asks the models above

        return self.render(request, context_overrides=decision_context(pk), template="synthesis/decision_page.html")

    @path("<slug:code>/", name="theme")
    def theme(self, request: HttpRequest, code: str) -> TemplateResponse:
        """Everything on one theme, with older decisions behind "Meer"."""
        from .outcomes import one_theme  # noqa: PLC0415 -- it asks the models above

        item = get_object_or_404(AgendaItem, code=code)
        number = request.GET.get("pagina", "1")
        page_number = min(int(number), 10_000) if number.isascii() and number.isdigit() and len(number) < 6 else 1
        page_number = max(page_number, 1)
        context = {
            "theme": one_theme(item, page_number),
            "page_number": page_number,
            "previous_page": str(page_number - 1),
            "next_page": str(page_number + 1),
        }
        return self.render(request, context_overrides=context, template="synthesis/outcome_theme_page.html")
