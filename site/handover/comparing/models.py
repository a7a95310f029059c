"""What is kept to compare two runs: a secret per series of runs, and per run where its index is."""

import secrets
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

_SECRET_BYTES = 32


def new_secret() -> bytes:
    """A secret nobody chose."""
    return secrets.token_bytes(_SECRET_BYTES)


class RunSeries(models.Model):
    """Runs that can be compared: for the same readers, about the same. Their indexes hang on one secret.

    Without the secret nobody can count back from an index to what was in a run; without this row its indexes mean
    nothing any more.
    """

    audience = models.CharField(_("voor wie"), max_length=10)
    round_slug = models.CharField(_("ronde"), max_length=60, blank=True)
    agenda_code = models.CharField(_("actie van de agenda"), max_length=40, blank=True)
    secret = models.BinaryField(_("geheim"), default=new_secret, editable=False)

    class Meta:
        verbose_name = _("reeks dossiers")
        verbose_name_plural = _("reeksen dossiers")
        default_permissions = ()
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["audience", "round_slug", "agenda_code"], name="run_series_once"),
        ]

    def __str__(self) -> str:
        return f"Reeks {self.pk}"


class RunIndex(models.Model):
    """Where the index of a run is: per row a keyed hash of what it is about and one of what it said. No words."""

    run = models.OneToOneField(
        "handover.Run", verbose_name=_("export"), on_delete=models.CASCADE, related_name="index"
    )
    series = models.ForeignKey(RunSeries, verbose_name=_("reeks"), on_delete=models.PROTECT, related_name="indexes")
    file = models.CharField(_("bestand"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("index van een dossier")
        verbose_name_plural = _("indexen van dossiers")
        default_permissions = ()

    def __str__(self) -> str:
        return f"Index {self.pk}"
