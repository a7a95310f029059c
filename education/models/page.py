"""The pages that tell of lesson packs."""

from typing import Any, ClassVar

from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index
from wagtail.url_routing import RouteResult

from pages.models import BasePage
from pages.service import BODY_BLOCKS

from ..enums import PackState
from .pack import LessonPack


class LessonPackIndexPage(BasePage):
    """/lespakketten/: find a pack for tomorrow."""

    fixed_slug = "lespakketten"
    template = "education/pack_index_page.html"
    max_count = 1
    parent_page_types: ClassVar = ["home.HomePage"]
    subpage_types: ClassVar = ["education.LessonPackPage"]

    class Meta:
        verbose_name = _("overzicht van lespakketten")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The packs that fit what somebody asks for."""
        from ..catalogue.context import index_context  # noqa: PLC0415 -- what a page shows is built upon the models

        return {**super().get_context(request, *args, **kwargs), **index_context(request)}


class LessonPackPage(BasePage):
    """The story of one pack, at /lespakketten/<slug>/."""

    pack = models.OneToOneField(LessonPack, on_delete=models.PROTECT, related_name="page", verbose_name=_("lespakket"))
    body = StreamField(BODY_BLOCKS, verbose_name=_("meer uitleg"), blank=True)

    live: bool
    template = "education/pack_page.html"
    parent_page_types: ClassVar = ["education.LessonPackIndexPage"]
    subpage_types: ClassVar = []

    content_panels: ClassVar = [*BasePage.content_panels, FieldPanel("pack", read_only=True), FieldPanel("body")]
    search_fields: ClassVar = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("pagina van een lespakket")
        verbose_name_plural = _("pagina's van lespakketten")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Everything a teacher wants to know before downloading."""
        from ..catalogue.context import pack_context  # noqa: PLC0415 -- what a page shows is built upon the models

        return {**super().get_context(request, *args, **kwargs), **pack_context(self.pack, request)}

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Never live while its pack is not online, however it was published: search and sitemap ask only that."""
        if self.pack.state != PackState.PUBLISHED:
            self.live = False
        super().save(*args, **kwargs)

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """The page of a withdrawn pack is offline (no list, search or sitemap has it); who has its address is told."""
        if not path_components and not self.live and self.pack.state == PackState.WITHDRAWN:
            return RouteResult(self)
        return super().route(request, path_components)

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """A draft is shown to nobody, also when an editor published the page; a preview is."""
        if self.pack.state == PackState.DRAFT and not getattr(request, "is_preview", False):
            raise Http404("this lesson pack is not published")
        response: HttpResponse = super().serve(request, *args, **kwargs)
        return response

    def clean(self) -> None:
        """The page stands where the pack's links expect it."""
        self.slug = self.pack.slug
        super().clean()
