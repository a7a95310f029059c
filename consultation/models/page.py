"""The pages that tell of rounds. What happens in a round is the Round's own business."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from pages.models import BasePage
from pages.service import BODY_BLOCKS

from .round import Round


class RoundIndexPage(BasePage):
    """/meedoen/: what runs, what comes, what is being worked on, what is decided."""

    fixed_slug = "meedoen"
    template = "consultation/round_index_page.html"
    max_count = 1
    parent_page_types: ClassVar = ["home.HomePage"]
    subpage_types: ClassVar = ["consultation.RoundPage"]

    class Meta:
        verbose_name = _("overzicht van rondes")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The rounds by group."""
        from ..round_lists import grouped, public_rounds  # noqa: PLC0415 -- what a page shows is built upon the models

        rounds = public_rounds(request.GET.get("p"))
        return {**super().get_context(request, *args, **kwargs), "groups": grouped(rounds), "rounds": rounds}


class RoundPage(BasePage):
    """The story of one round, at /meedoen/<slug>/."""

    round = models.OneToOneField(Round, on_delete=models.PROTECT, related_name="page", verbose_name=_("ronde"))
    body = StreamField(BODY_BLOCKS, verbose_name=_("meer uitleg"), blank=True)

    template = "consultation/round_page.html"
    parent_page_types: ClassVar = ["consultation.RoundIndexPage"]
    subpage_types: ClassVar = []

    content_panels: ClassVar = [*BasePage.content_panels, FieldPanel("round", read_only=True), FieldPanel("body")]
    search_fields: ClassVar = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("pagina van een ronde")
        verbose_name_plural = _("pagina's van rondes")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Everything somebody wants to know before taking part."""
        from ..context import round_page_context  # noqa: PLC0415 -- what a page shows is built upon the models

        return {**super().get_context(request, *args, **kwargs), **round_page_context(self.round, request.path)}

    def clean(self) -> None:
        """The page stands where the round's forms expect it."""
        self.slug = self.round.slug
        super().clean()
