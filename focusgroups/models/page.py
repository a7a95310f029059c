"""The pages that tell of focus groups. What happens in a group is the FocusGroup's own business."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from pages.models import BasePage
from pages.service import BODY_BLOCKS

from .group import FocusGroup


class FocusGroupIndexPage(BasePage):
    """/gespreksgroepen/: where one can join in, and what came out of the others."""

    fixed_slug = "gespreksgroepen"
    template = "focusgroups/group_index_page.html"
    max_count = 1
    parent_page_types: ClassVar = ["home.HomePage"]
    subpage_types: ClassVar = ["focusgroups.FocusGroupPage"]

    class Meta:
        verbose_name = _("overzicht van gespreksgroepen")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The groups, by where they stand."""
        from ..context import index_context  # noqa: PLC0415 -- what a page shows is built upon the models

        return {**super().get_context(request, *args, **kwargs), **index_context(request)}


class FocusGroupPage(BasePage):
    """The story of one group, at /gespreksgroepen/<slug>/."""

    group = models.OneToOneField(FocusGroup, on_delete=models.PROTECT, related_name="page", verbose_name=_("groep"))
    body = StreamField(BODY_BLOCKS, verbose_name=_("meer uitleg"), blank=True)

    template = "focusgroups/group_page.html"
    parent_page_types: ClassVar = ["focusgroups.FocusGroupIndexPage"]
    subpage_types: ClassVar = []

    content_panels: ClassVar = [*BasePage.content_panels, FieldPanel("group", read_only=True), FieldPanel("body")]
    search_fields: ClassVar = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("pagina van een gespreksgroep")
        verbose_name_plural = _("pagina's van gespreksgroepen")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Everything somebody wants to know before signing up."""
        from ..context import group_page_context  # noqa: PLC0415 -- what a page shows is built upon the models

        return {**super().get_context(request, *args, **kwargs), **group_page_context(self.group, request)}

    def clean(self) -> None:
        """The page stands where the group's forms expect it."""
        self.slug = self.group.slug
        super().clean()
