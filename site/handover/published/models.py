"""What of the dossiers stands on the website, since when, and how often each file was fetched."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class PublicationState(models.TextChoices):
    """The life of a publication."""

    PUBLISHED = "published", _("Op de website")
    WITHDRAWN = "withdrawn", _("Van de website gehaald")


class PublicationQuerySet(models.QuerySet["Publication"]):
    """What readers may ask."""

    def standing(self) -> "PublicationQuerySet":
        """Not withdrawn."""
        return self.filter(state=PublicationState.PUBLISHED)

    def from_run(self, run: models.Model) -> "PublicationQuerySet":
        """Those made from this run, or that give its file."""
        return self.filter(models.Q(asked_from=run) | models.Q(run=run))


class Publication(models.Model):
    """One public dossier on the website. Its run holds every form, made from one moment."""

    slug = models.SlugField(_("adres"), max_length=80, unique=True, editable=False)
    title = models.CharField(_("titel"), max_length=120)
    summary = models.TextField(_("samenvatting"), max_length=600)
    run = models.ForeignKey(
        "handover.Run", verbose_name=_("export"), on_delete=models.PROTECT, related_name="publications"
    )
    asked_from = models.ForeignKey(
        "handover.Run", verbose_name=_("gepubliceerd vanaf"), on_delete=models.PROTECT, related_name="+"
    )
    state = models.CharField(
        _("stand"), max_length=10, choices=PublicationState.choices, default=PublicationState.PUBLISHED
    )
    published_at = models.DateTimeField(_("gepubliceerd om"), auto_now_add=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("gepubliceerd door"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    withdrawn_at = models.DateTimeField(_("van de website gehaald om"), null=True, blank=True)
    withdrawn_because = models.CharField(_("waarom"), max_length=300, blank=True)

    objects = PublicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("gepubliceerd dossier")
        verbose_name_plural = _("gepubliceerde dossiers")
        ordering = ("-published_at", "-pk")
        default_permissions = ()
        permissions: ClassVar = [("publish_run", _("Mag een dossier op de website zetten, en eraf halen"))]
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="published_once", fields=["asked_from"], condition=models.Q(state="published")
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("dossiers:page", args=[self.slug])

    @property
    def is_withdrawn(self) -> bool:
        """Whether a colleague took it off the website."""
        return self.state == PublicationState.WITHDRAWN


class DownloadCount(models.Model):
    """How often a file was fetched in a month. Nothing about who fetched it."""

    publication = models.ForeignKey(
        Publication, verbose_name=_("dossier"), on_delete=models.CASCADE, related_name="downloads"
    )
    name = models.CharField(_("bestand"), max_length=100)
    month = models.DateField(_("maand"))
    count = models.PositiveIntegerField(_("aantal"), default=0)

    class Meta:
        verbose_name = _("aantal keren opgehaald")
        verbose_name_plural = _("aantallen keren opgehaald")
        default_permissions = ()
        constraints: ClassVar = [
            models.UniqueConstraint(name="download_counted_once", fields=["publication", "name", "month"])
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.month:%Y-%m}"
