"""A file with forms that is taken in: the run, and which form of it became which participation."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..enums import ImportState
from .occasion import Occasion
from .participation import Participation


class ImportRun(models.Model):
    """One file for one occasion. State changes go through :mod:`contributions.import_transitions`.

    The file itself is kept only until it is taken in or refused; its checksum stays. `problems` are sentences with a
    row and a column, never what stood there. A worker that has `claimed_until` is at it; past that moment it died.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    occasion = models.ForeignKey(
        Occasion, verbose_name=_("gelegenheid"), on_delete=models.PROTECT, related_name="import_runs"
    )
    file_name = models.CharField(_("naam van het bestand"), max_length=200)
    file = models.CharField(_("bestand"), max_length=200, blank=True)
    sha256 = models.CharField(_("controlegetal (SHA-256)"), max_length=64)
    state = models.CharField(
        _("stand"), max_length=10, choices=ImportState.choices, default=ImportState.CHECKING, editable=False
    )
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("gebracht door"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    made_at = models.DateTimeField(_("gebracht op"), auto_now_add=True)
    finished_at = models.DateTimeField(_("klaar op"), null=True, blank=True)
    forms = models.PositiveIntegerField(_("formulieren"), default=0)
    counts = models.JSONField(_("aantallen"), default=dict, blank=True)
    problems = models.JSONField(_("wat er niet klopt"), default=list, blank=True)
    problem_count = models.PositiveIntegerField(_("aantal dat niet klopt"), default=0)
    refusal = models.CharField(_("waarom niet"), max_length=500, blank=True)
    progress = models.PositiveSmallIntegerField(_("voortgang in procent"), default=0)
    claimed_until = models.DateTimeField(null=True, blank=True, editable=False)
    attempts = models.PositiveSmallIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = _("import van formulieren")
        verbose_name_plural = _("imports van formulieren")
        ordering = ("-made_at",)
        default_permissions = ()
        indexes: ClassVar = [models.Index(fields=["state"])]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["occasion"],
                condition=Q(state__in=["loading", "counting", "undoing"]),
                name="import_one_at_a_time",
            ),
            models.UniqueConstraint(
                fields=["occasion", "sha256"],
                condition=Q(state__in=["loading", "counting", "done"]),
                name="import_same_file_once",
            ),
            models.CheckConstraint(
                name="import_file_gone_when_over",
                condition=~Q(state__in=["refused", "done", "dropped"]) | Q(file=""),
            ),
        ]

    def __str__(self) -> str:
        return f"Import {self.id.hex[:8]}"


class ImportedForm(models.Model):
    """Which row of a file became which participation. UNIQUE, so that a row is taken in once, whoever tries again.

    `reference_hash` is a keyed hash of the number on the paper: enough to know that a paper is in already, and
    nobody can read from it what was written there.
    """

    run = models.ForeignKey(ImportRun, on_delete=models.PROTECT, related_name="taken_in")
    number = models.PositiveIntegerField(_("rij"))
    occasion = models.ForeignKey(Occasion, on_delete=models.PROTECT, related_name="+")
    participation = models.OneToOneField(Participation, on_delete=models.CASCADE, related_name="imported_form")
    reference_hash = models.CharField(max_length=64, blank=True, editable=False)
    received_on = models.DateField(_("ontvangen op"))
    had_code = models.BooleanField(_("had een gedrukte code"), default=False)

    class Meta:
        verbose_name = _("opgenomen formulier")
        verbose_name_plural = _("opgenomen formulieren")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["run", "number"], name="imported_row_once"),
            models.UniqueConstraint(
                fields=["occasion", "reference_hash"],
                condition=~Q(reference_hash=""),
                name="imported_reference_once",
            ),
        ]

    def __str__(self) -> str:
        return f"Opgenomen formulier {self.pk}"
