"""Findings and decisions: what the words add up to, and what was done with them."""

import uuid
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import StreamField

from contributions.models import AgendaItem, Contribution, Occasion
from contributions.service import OccasionKind
from pages.models import BasePage
from pages.service import BODY_BLOCKS

from .enums import PUBLIC_DECISION_STATES, DecisionOutcome, DecisionState, Stance


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
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def tag(self) -> str:
        """The outcome in a few words, which says so when it is not final."""
        if self.state == DecisionState.FINAL:
            return self.get_outcome_display()
        return gettext("Voorlopig: %(outcome)s") % {"outcome": _lower_first(self.get_outcome_display())}


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]


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
