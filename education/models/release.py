"""A release of a pack: frozen, built in all its forms, and kept."""

from typing import ClassVar, Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..enums import Audience, ReleaseState
from .pack import LessonPack, Material


class ReleaseQuerySet(models.QuerySet["Release"]):
    """Questions one asks of releases."""

    def ready(self) -> Self:
        """What can be downloaded, newest first."""
        return self.filter(state=ReleaseState.READY).order_by("-number")


class Release(models.Model):
    """Version `number` of a pack. `source` is the whole pack as it was: every form is made of it, and only of it.

    State changes go through :mod:`education.transitions`. `sha256` and `size` (bytes) are of the ZIP for people.
    """

    pack = models.ForeignKey(LessonPack, on_delete=models.PROTECT, related_name="releases")
    number = models.PositiveIntegerField(_("uitgave"))
    state = models.CharField(
        _("stand"), max_length=10, choices=ReleaseState.choices, default=ReleaseState.ASKED, editable=False
    )
    released_on = models.DateField(_("uitgegeven op"), default=timezone.localdate)
    changes = models.TextField(_("wat is er veranderd"))
    source = models.JSONField(_("de bron"), editable=False)
    progress = models.PositiveSmallIntegerField(_("hoe ver"), default=0, editable=False, help_text="Percent.")
    problem = models.CharField(_("wat ging er mis"), max_length=300, blank=True, editable=False)
    sha256 = models.CharField(max_length=64, blank=True, editable=False)
    size = models.PositiveBigIntegerField(default=0, editable=False)
    downloads = models.PositiveIntegerField(_("opgehaald"), default=0, editable=False)
    builder = models.UUIDField(null=True, editable=False, help_text="Which builder has it now.")
    beat_at = models.DateTimeField(null=True, editable=False, help_text="When that builder last gave a sign of life.")

    objects = ReleaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("uitgave van een lespakket")
        verbose_name_plural = _("uitgaven van lespakketten")
        ordering = ("pack", "-number")
        default_permissions = ("view", "add")
        constraints: ClassVar = [models.UniqueConstraint(fields=["pack", "number"], name="release_number_once")]

    def __str__(self) -> str:
        return f"{self.pack} ({self.number})"


class ReleaseFile(models.Model):
    """One file of a release. `path` is its place in the ZIP; `form` the code of its format (docx, pdf, qti …).

    `material` ties the files of one part together over releases: its lasting address leads to the newest.
    """

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="files")
    material = models.ForeignKey(Material, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    path = models.CharField(max_length=200)
    form = models.CharField(max_length=12)
    audience = models.CharField(max_length=8, choices=Audience.choices)
    title = models.CharField(max_length=160)
    file = models.FileField(upload_to="uitgaven/", max_length=300)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    downloads = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("bestand van een uitgave")
        verbose_name_plural = _("bestanden van uitgaven")
        ordering = ("path",)
        default_permissions = ("view",)
        constraints: ClassVar = [models.UniqueConstraint(fields=["release", "path"], name="release_path_once")]

    def __str__(self) -> str:
        return self.path


class ReleasePicture(models.Model):
    """The first page of one PDF of a release, small enough to show beside its download. `width`, `height` in pixels.

    It is not in the ZIP, and a release is whole without it.
    """

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="pictures")
    of = models.OneToOneField(ReleaseFile, on_delete=models.CASCADE, related_name="picture")
    file = models.FileField(upload_to="uitgaven/", max_length=300)
    width = models.PositiveSmallIntegerField()
    height = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name = _("plaatje van een bladzijde")
        verbose_name_plural = _("plaatjes van bladzijden")
        ordering = ("pk",)
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.of} (1)"
