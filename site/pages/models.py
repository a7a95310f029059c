"""What every page shares. Concrete page types live in the apps that have something to tell."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.images.models import AbstractImage, AbstractRendition, Image
from wagtail.models import Page
from wagtail.search import index


class BasePage(Page):
    """A page of this platform: with an introduction that is also its description elsewhere.

    Abstract on purpose: Wagtail 8 can swap its base Page, but calls that experimental
    (docs/decisions/0002-base-page.md).
    """

    introduction = models.TextField(
        _("inleiding"),
        blank=True,
        max_length=400,
        help_text=_("Twee of drie korte zinnen. Dit staat boven de pagina en in zoekresultaten."),
    )

    #: The address of a page type that others rely on; an editor cannot change it.
    fixed_slug: ClassVar[str | None] = None

    content_panels: ClassVar = [*Page.content_panels, FieldPanel("introduction")]
    search_fields: ClassVar = [*Page.search_fields, index.SearchField("introduction")]

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Keep the fixed address, whatever was typed."""
        if self.fixed_slug:
            self.slug = self.fixed_slug
        super().clean()


class SiteImage(AbstractImage):
    """Our own image model from day one, so that a field can be added later without moving data."""

    credit = models.CharField(_("maker"), max_length=200, blank=True)

    admin_form_fields = (*Image.admin_form_fields, "credit")

    class Meta(AbstractImage.Meta):
        verbose_name = _("afbeelding")
        verbose_name_plural = _("afbeeldingen")
        permissions: ClassVar = [("choose_image", "Can choose image")]


class SiteRendition(AbstractRendition):
    """A size of an image, made once."""

    image = models.ForeignKey(SiteImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together: ClassVar = [("image", "filter_spec", "focal_point_key")]


class Heartbeat(models.Model):
    """When the worker last came by. One row per name, so that a web process can tell whether work gets done."""

    name = models.CharField(primary_key=True, max_length=40)
    beat_at = models.DateTimeField(_("laatste hartslag"))

    class Meta:
        verbose_name = _("hartslag")
        verbose_name_plural = _("hartslagen")
        default_permissions = ()
        permissions: ClassVar = [("view_operations", _("Mag zien hoe het platform draait"))]

    def __str__(self) -> str:
        return self.name
