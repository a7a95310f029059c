"""What went well: first a dialogue, then a story that others can use."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from contributions.models import Occasion
from pages.models import BasePage
from pages.service import BODY_BLOCKS

from ..enums import StorySource


class PracticeIndexPage(BasePage):
    """/goede-praktijken/: what went well, newest first."""

    fixed_slug = "goede-praktijken"
    template = "outreach/practice_index_page.html"
    max_count = 1
    parent_page_types: ClassVar = ["home.HomePage"]
    subpage_types: ClassVar = ["outreach.PracticePage"]

    class Meta:
        verbose_name = _("overzicht van goede praktijken")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The stories, a page at a time."""
        from ..stories.context import index_context  # noqa: PLC0415 -- what a page shows is built upon the models

        return {**super().get_context(request, *args, **kwargs), **index_context(self, request)}


class PracticePage(BasePage):
    """One good practice: what was stuck, what helped, how it was reached.

    `dialogue` is the conversation among helpers that it came from: without one it cannot go online.
    """

    told_by = models.CharField(_("wie vertelt dit"), max_length=12, choices=StorySource.choices)
    teller = models.CharField(
        _("naam van de organisatie of dienst"), max_length=150, blank=True, help_text=_("Geen namen van mensen.")
    )
    dialogue = models.ForeignKey(
        Occasion,
        verbose_name=_("gesprek waaruit dit komt"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="practices",
        help_text=_("Eerst praten hulpverleners erover. Daarna wordt het een verhaal."),
    )
    problem = models.TextField(_("wat zat er vast"))
    solution = models.TextField(_("wat was de oplossing"))
    how_reached = models.TextField(_("hoe kwam het zover"))
    effect = models.TextField(_("wat werd er beter"), blank=True)
    body = StreamField(BODY_BLOCKS, verbose_name=_("meer uitleg"), blank=True)

    template = "outreach/practice_page.html"
    parent_page_types: ClassVar = ["outreach.PracticeIndexPage"]
    subpage_types: ClassVar = []

    content_panels: ClassVar = [
        *BasePage.content_panels,
        FieldPanel("told_by"),
        FieldPanel("teller"),
        FieldPanel("dialogue"),
        FieldPanel("problem"),
        FieldPanel("solution"),
        FieldPanel("how_reached"),
        FieldPanel("effect"),
        FieldPanel("body"),
    ]
    search_fields: ClassVar = [
        *BasePage.search_fields,
        index.SearchField("problem"),
        index.SearchField("solution"),
        index.SearchField("how_reached"),
        index.SearchField("body"),
    ]

    class Meta:
        verbose_name = _("goede praktijk")
        verbose_name_plural = _("goede praktijken")

    def clean(self) -> None:
        """A story that goes online has its dialogue."""
        super().clean()
        if self.live and self.dialogue_id is None:
            raise ValidationError(
                {"dialogue": _("Kies eerst het gesprek waaruit dit verhaal komt. Dan kan het online.")}
            )
