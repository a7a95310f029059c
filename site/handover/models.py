"""Runs of the export: who took what out of the house, when, and how to check it."""

import uuid
from typing import Any, ClassVar

from django.conf import settings
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from .report.models import ReportText

#: How often a number is tried when others take one at the same time.
TRIES = 20


class RunState(models.TextChoices):
    """The life of a run."""

    QUEUED = "queued", _("Wacht")
    RUNNING = "running", _("Bezig")
    DONE = "done", _("Klaar")
    FAILED = "failed", _("Mislukt")
    SUPERSEDED = "superseded", _("Vervallen")
    EXPIRED = "expired", _("Bestand gewist")
    CANCELLED = "cancelled", _("Gestopt")
    RESTRICTED = "restricted", _("Beperkt: er zijn woorden teruggehaald")


class VoidReason(models.TextChoices):
    """Why a run may not be given any more."""

    WORDS_GONE = "words_gone", _("Woorden zijn teruggehaald of gewist")
    MODERATED = "moderated", _("Een moderator haalde woorden van de website")
    LEAVE_GONE = "leave_gone", _("Iemand trok toestemming in")


class Audience(models.TextChoices):
    """For whom the dossier is: what may be in it differs."""

    INTERNAL = "intern", _("Intern: voor het team")
    PUBLIC = "openbaar", _("Openbaar: voor iedereen")


@register_setting(icon="doc-full-inverse")
class DossierTexts(BaseGenericSetting):
    """What people settle about dossiers, in their own words."""

    restricted = models.TextField(
        _("tekst bij een beperkt dossier"),
        default=_(
            "In dit dossier staan woorden die iemand terughaalde. Daarom is het gesloten. "
            "Wie het mag openen, en hoe lang wij het bewaren, bepalen de archivaris en de privacyfunctionaris samen."
        ),
        help_text=_("Archivaris en privacyfunctionaris stellen deze tekst samen vast."),
    )

    class Meta:
        verbose_name = _("teksten bij dossiers")
        default_permissions = ("change",)


class RunManager(models.Manager["Run"]):
    """Makes runs with a number."""

    def numbered(self, **fields: Any) -> "Run":
        """A run with the next number. The database keeps numbers unique: whoever loses a race takes the next one."""
        for _try in range(TRIES):
            last = self.aggregate(last=models.Max("number"))["last"] or 0
            try:
                with transaction.atomic():
                    return self.create(number=last + 1, **fields)
            except IntegrityError:
                continue
        return self.create(**fields)


class Run(models.Model):
    """One export of the dossier, with its filters and checksum, so that it can be traced and repeated."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.PositiveIntegerField(_("nummer"), unique=True, null=True, editable=False)
    format = models.CharField(_("vorm"), max_length=20, default="xlsx")
    audience = models.CharField(_("voor wie"), max_length=10, choices=Audience.choices, default=Audience.INTERNAL)
    round_slug = models.CharField(_("ronde"), max_length=60, blank=True)
    agenda_code = models.CharField(_("actie van de agenda"), max_length=40, blank=True)
    state = models.CharField(_("stand"), max_length=10, choices=RunState.choices, default=RunState.QUEUED)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("gevraagd door"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    asked_at = models.DateTimeField(_("gevraagd om"), auto_now_add=True)
    finished_at = models.DateTimeField(_("klaar om"), null=True, blank=True)
    progress = models.PositiveSmallIntegerField(_("voortgang in procent"), default=0)
    doing = models.CharField(_("bezig met"), max_length=100, blank=True)
    file = models.CharField(_("bestand"), max_length=200, blank=True)
    sha256 = models.CharField(_("controlegetal (SHA-256)"), max_length=64, blank=True)
    size = models.PositiveBigIntegerField(_("grootte in bytes"), default=0)
    counts = models.JSONField(_("aantallen"), default=dict, blank=True)
    problem = models.CharField(_("wat er misging"), max_length=300, blank=True)
    adopted_by_name = models.CharField(_("vastgesteld door"), max_length=100, blank=True, editable=False)
    replaces = models.OneToOneField(
        "self",
        verbose_name=_("komt in de plaats van"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="replaced_by",
        editable=False,
    )
    void_reason = models.CharField(
        _("waarom het niet meer mag"), max_length=12, choices=VoidReason.choices, blank=True, editable=False
    )
    is_command = models.BooleanField(_("op de opdrachtregel"), default=False, editable=False)
    attempts = models.PositiveSmallIntegerField(_("keren begonnen"), default=0, editable=False)
    claim = models.UUIDField(_("wie het nu maakt"), null=True, blank=True, editable=False)
    touched_at = models.DateTimeField(_("laatste teken van leven"), null=True, blank=True, editable=False)
    follows = models.ForeignKey(
        "self",
        verbose_name=_("maakt definitief"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="followed_by",
        editable=False,
    )

    objects = RunManager()

    class Meta:
        verbose_name = _("export")
        verbose_name_plural = _("exports")
        ordering = ("-asked_at",)
        default_permissions = ("view",)
        permissions: ClassVar = [
            ("make_run", _("Mag het dossier exporteren")),
            ("adopt_run", _("Mag een dossier vaststellen")),
            ("download_internal_run", _("Mag een intern dossier ophalen")),
            ("download_public_run", _("Mag een openbaar dossier ophalen")),
            ("open_restricted_run", _("Mag een beperkt dossier openen, met een reden")),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="run_adopted_once",
                fields=["follows"],
                condition=models.Q(state__in=("queued", "running", "done")),
            ),
        ]

    def __str__(self) -> str:
        return f"Export {self.name}"

    @property
    def name(self) -> str:
        """Its number; for what was made before there were numbers the beginning of its key."""
        return str(self.number or self.id.hex[:8])


# Django looks for models here.
from .comparing.models import RunIndex, RunSeries  # noqa: E402 -- they point at Run
from .guard.models import PublishedTable  # noqa: E402 -- its run is the one above
from .published.models import DownloadCount, Publication  # noqa: E402 -- a run comes first
from .woo.models import WooDocument, WooRedaction, WooRelease, WooRequest  # noqa: E402 -- found by Django here

__all__ = [
    "Audience",
    "DossierTexts",
    "DownloadCount",
    "Publication",
    "PublishedTable",
    "ReportText",
    "Run",
    "RunIndex",
    "RunManager",
    "RunSeries",
    "RunState",
    "VoidReason",
    "WooDocument",
    "WooRedaction",
    "WooRelease",
    "WooRequest",
]
