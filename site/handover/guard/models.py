"""What dossiers for everybody told of each table, edition after edition: numbers and codes, never words."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class PublishedTable(models.Model):
    """One table of counts as a public run told it. A hidden cell is not in `told`; nothing exact is kept of it.

    A new edition is written when a run tells something else than the last edition did. Editions stay when the run is
    void or its file is wiped: somebody may have it.
    """

    sheet = models.CharField(_("blad"), max_length=40)
    key = models.CharField(_("sleutel"), max_length=200, blank=True)
    edition = models.PositiveIntegerField(_("uitgave"))
    run = models.ForeignKey(
        "handover.Run", verbose_name=_("export"), null=True, on_delete=models.SET_NULL, related_name="published_tables"
    )
    run_name = models.CharField(_("nummer van de export"), max_length=12)
    told = models.JSONField(_("verteld"), default=dict)

    class Meta:
        app_label = "handover"
        verbose_name = _("vertelde aantallen")
        verbose_name_plural = _("vertelde aantallen")
        default_permissions = ()
        constraints: ClassVar = [
            models.UniqueConstraint(name="published_table_edition_once", fields=["sheet", "key", "edition"]),
        ]

    def __str__(self) -> str:
        return f"{self.sheet} {self.key}, {self.edition}"
