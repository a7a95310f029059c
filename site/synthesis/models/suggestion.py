"""Codes that the computer suggests: whether it may, what it learned, and what people thought of it."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from contributions.models import Contribution

from ..enums import SampleState, SuggestionState
from .claimed import ClaimedWork
from .codebook import Code
from .coding import Coding
from .second import SampleItem


class SuggestionSwitch(models.Model):
    """Whether the computer may suggest codes. One row; without it: no."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    is_on = models.BooleanField(_("aan"), default=False)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("door"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    changed_on = models.DateField(_("op"), auto_now=True)

    class Meta:
        verbose_name = _("schakelaar van de voorstellen")
        verbose_name_plural = _("schakelaar van de voorstellen")
        default_permissions = ()
        constraints: ClassVar = [models.CheckConstraint(name="suggestion_switch_is_one", condition=Q(pk=1))]

    def __str__(self) -> str:
        return "aan" if self.is_on else "uit"


class Learning(ClaimedWork):
    """One time that the computer learned from what people coded."""

    percent = models.PositiveSmallIntegerField(_("klaar, in procent"), default=0)
    examples = models.PositiveIntegerField(_("bijdragen waarvan het leerde"), default=0)
    suggested = models.PositiveIntegerField(_("voorstellen"), default=0)

    class Meta(ClaimedWork.Meta):
        verbose_name = _("leerronde")
        verbose_name_plural = _("leerrondes")

    def __str__(self) -> str:
        return f"Leerronde {self.id.hex[:8]}"


class LearnedCode(models.Model):
    """How a code did in the trial of a learning: of `tried` suggestions `right` were what people had coded."""

    learning = models.ForeignKey(Learning, on_delete=models.CASCADE, related_name="codes")
    code = models.ForeignKey(Code, on_delete=models.CASCADE, related_name="learned")
    examples = models.PositiveIntegerField(_("voorbeelden"))
    tried = models.PositiveIntegerField(_("voorgesteld in de proef"), default=0)
    right = models.PositiveIntegerField(_("daarvan goed"), default=0)
    speaks = models.BooleanField(_("goed genoeg om voor te stellen"), default=False)

    class Meta:
        verbose_name = _("geleerde code")
        verbose_name_plural = _("geleerde codes")
        default_permissions = ()
        constraints: ClassVar = [
            models.UniqueConstraint(name="learned_code_once", fields=["learning", "code"]),
            models.CheckConstraint(name="learned_right_is_tried", condition=Q(right__lte=F("tried"))),
        ]

    def __str__(self) -> str:
        return f"{self.learning_id}:{self.code_id}"


class SuggestionQuerySet(models.QuerySet["Suggestion"]):
    """Questions one asks of suggestions."""

    def to_look_at(self) -> Self:
        """What a person may be shown: the switch is on, nobody decided, the words are the same and still to be read,
        the code is in use and not given yet, and nobody codes the words blind."""
        words = Contribution.objects.for_analysis().filter(reading=None)
        blind = SampleItem.objects.filter(
            contribution=OuterRef("contribution"), sample__state__in=(SampleState.CODING, SampleState.SETTLING)
        )
        given = Coding.objects.filter(excerpt__contribution=OuterRef("contribution"), code=OuterRef("code"))
        return self.filter(
            Exists(SuggestionSwitch.objects.filter(is_on=True)),
            Exists(words.filter(pk=OuterRef("contribution"), version=OuterRef("on_version"))),
            ~Exists(blind),
            ~Exists(given),
            state=SuggestionState.OPEN,
            code__retired_on=None,
        )


class Suggestion(models.Model):
    """The computer thinks that these words may be about this. It is no coding and counts nowhere: only a person who
    agrees makes one. `on_version` is the version of the words it read."""

    contribution = models.ForeignKey(
        Contribution, verbose_name=_("bijdrage"), on_delete=models.CASCADE, related_name="suggestions"
    )
    code = models.ForeignKey(Code, verbose_name=_("code"), on_delete=models.CASCADE, related_name="suggestions")
    score = models.FloatField(_("hoe zeker"))
    on_version = models.PositiveIntegerField(_("versie van de woorden"))
    state = models.CharField(_("stand"), max_length=10, choices=SuggestionState.choices, default=SuggestionState.OPEN)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )
    decided_on = models.DateField(_("besloten op"), null=True, blank=True, editable=False)

    objects = SuggestionQuerySet.as_manager()

    class Meta:
        verbose_name = _("voorgestelde code")
        verbose_name_plural = _("voorgestelde codes")
        ordering = ("-score", "pk")
        default_permissions = ()
        indexes: ClassVar = [models.Index(name="suggestion_best_first", fields=["state", "code", "-score"])]
        constraints: ClassVar = [
            models.UniqueConstraint(name="suggestion_once", fields=["contribution", "code"]),
            models.CheckConstraint(
                name="suggestion_decided_on_a_day",
                condition=Q(state="open", decided_on__isnull=True) | (~Q(state="open") & Q(decided_on__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return f"Voorstel {self.pk}"
