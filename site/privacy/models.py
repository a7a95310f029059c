"""Consents, each tied to the exact words that were shown."""

from typing import ClassVar, Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from people.models import Participant

from .enums import Purpose
from .requests.models import RightsRequest

__all__ = ["Consent", "ConsentText", "Erasure", "NotedFile", "RightsRequest"]


class ConsentText(models.Model):
    """The words of a question for consent. A version that somebody answered is never changed."""

    purpose = models.CharField(_("doel"), max_length=12, choices=Purpose.choices)
    version = models.PositiveSmallIntegerField(_("versie"), default=1)
    question = models.CharField(_("vraag"), max_length=200)
    explanation = models.TextField(_("uitleg"), blank=True)
    active = models.BooleanField(_("in gebruik"), default=True)

    class Meta:
        verbose_name = _("toestemmingstekst")
        verbose_name_plural = _("toestemmingsteksten")
        ordering = ("purpose", "-version")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["purpose", "version"], name="consent_text_version_once"),
            models.UniqueConstraint(
                fields=["purpose"], condition=models.Q(active=True), name="consent_text_one_active"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_purpose_display()} (versie {self.version})"


class ConsentQuerySet(models.QuerySet["Consent"]):
    """Questions one asks of consents."""

    def standing(self) -> Self:
        """Given and not withdrawn."""
        return self.filter(withdrawn_on=None)


class Consent(models.Model):
    """One participant's yes to one purpose. No row is a no; a withdrawn yes keeps its dates."""

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="consents")
    purpose = models.CharField(_("doel"), max_length=12, choices=Purpose.choices)
    text = models.ForeignKey(ConsentText, on_delete=models.PROTECT, related_name="+")
    given_on = models.DateField(_("gegeven op"), default=timezone.localdate)
    withdrawn_on = models.DateField(_("ingetrokken op"), null=True, blank=True)

    objects = ConsentQuerySet.as_manager()

    class Meta:
        verbose_name = _("toestemming")
        verbose_name_plural = _("toestemmingen")
        permissions: ClassVar = [
            ("handle_request", _("Mag verzoeken om inzage en wissen afhandelen")),
            ("view_retention", _("Mag zien wat er volgens de bewaartermijnen weg moet")),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["participant", "purpose"],
                condition=models.Q(withdrawn_on=None),
                name="consent_one_standing_per_purpose",
            ),
        ]

    def __str__(self) -> str:
        return f"Toestemming {self.pk}"


class Erasure(models.Model):
    """That something was erased, so that it is erased again when an older back-up was put back (privacy.erasures).

    Says which row and which day, never what it held. `noted`: it stands in the ledger outside the database.
    """

    kind = models.CharField(_("soort"), max_length=40)
    key = models.CharField(_("nummer"), max_length=200)
    reason = models.CharField(_("reden"), max_length=20, blank=True)
    erased_on = models.DateField(_("gewist op"), default=timezone.localdate, db_index=True)
    # Somebody may give again what they took back, and take it back again: the ledger tells which time this was.
    times = models.PositiveIntegerField(_("hoe vaak"), default=1, db_default=1)
    noted = models.BooleanField(_("staat in het grootboek"), default=False, db_index=True)

    class Meta:
        verbose_name = _("wissing")
        verbose_name_plural = _("wissingen")
        default_permissions = ()
        constraints: ClassVar = [models.UniqueConstraint(fields=["kind", "key"], name="erasure_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class NotedFile(models.Model):
    """A file of the ledger of erasures that this database knows of (privacy.put_back)."""

    name = models.CharField(_("naam"), primary_key=True, max_length=100)

    class Meta:
        verbose_name = _("bestand van het grootboek")
        verbose_name_plural = _("bestanden van het grootboek")
        default_permissions = ()

    def __str__(self) -> str:
        return self.name
