"""What came out of a step, counted beforehand: who reads a page of results waits for no counting."""

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from ..enums import AnalysisState
from .item import Step


class StepResults(models.Model):
    """The results of one step, as of a quarter of an hour: counts and codes, no words of anybody, nobody's id.

    `results` is what everybody may see once they are shown (small cells are hidden when they are told, not here);
    `annex` is for analysts. Only :mod:`consultation.results` writes them.
    """

    step = models.OneToOneField(Step, on_delete=models.CASCADE, related_name="results")
    results = models.JSONField(_("uitkomst"), default=dict)
    annex = models.JSONField(_("bijlage voor analisten"), default=dict)
    as_of = models.DateTimeField(_("geteld om"), help_text=_("Op een kwartier. Nauwkeuriger bewaren wij niet."))
    fingerprint = models.CharField(
        max_length=200, help_text="What the counting was about: when this differs, there is something to recount."
    )

    class Meta:
        verbose_name = _("uitkomst van een stap")
        verbose_name_plural = _("uitkomsten van stappen")
        default_permissions: ClassVar = ("view",)
        permissions: ClassVar = [("view_annex", _("Mag de bijlage met statistiek bekijken"))]

    def __str__(self) -> str:
        return f"Uitkomst van stap {self.step_id}"


class Analysis(models.Model):
    """One long calculation over a step (opinion groups), done by the worker and reproducible from its seed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    step = models.ForeignKey(Step, on_delete=models.CASCADE, related_name="analyses")
    seed = models.PositiveIntegerField(default=1)
    state = models.CharField(_("stand"), max_length=10, choices=AnalysisState.choices, default=AnalysisState.QUEUED)
    progress = models.PositiveSmallIntegerField(_("voortgang in procenten"), default=0)
    outcome = models.JSONField(_("uitkomst"), default=dict)
    made_on = models.DateField(_("gemaakt op"), auto_now_add=True)

    class Meta:
        verbose_name = _("berekening")
        verbose_name_plural = _("berekeningen")
        ordering = ("-made_on", "-pk")
        default_permissions: ClassVar = ("view", "add")

    def __str__(self) -> str:
        return f"Berekening {self.id.hex[:8]}"
