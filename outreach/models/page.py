"""The pages that tell of events. What happens there is the Event's own business."""

from typing import Any, ClassVar

from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from pages.models import BasePage
from pages.service import BODY_BLOCKS

from ..enums import PUBLIC_EVENT_STATES
from .event import Event


class EventIndexPage(BasePage):
    """/agenda/: where one can go, by month and place."""

    fixed_slug = "agenda"
    template = "outreach/event_index_page.html"
    max_count = 1
    parent_page_types: ClassVar = ["home.HomePage"]
    subpage_types: ClassVar = ["outreach.EventPage"]

    class Meta:
        verbose_name = _("agenda")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The dates that fit what somebody asks for."""
        from ..agenda.context import index_context  # noqa: PLC0415 -- what a page shows is built upon the models

        return {**super().get_context(request, *args, **kwargs), **index_context(request)}


class EventPage(BasePage):
    """The story of one event, at /agenda/<slug>/."""

    event = models.OneToOneField(Event, on_delete=models.PROTECT, related_name="page", verbose_name=_("evenement"))
    body = StreamField(BODY_BLOCKS, verbose_name=_("meer uitleg"), blank=True)

    template = "outreach/event_page.html"
    parent_page_types: ClassVar = ["outreach.EventIndexPage"]
    subpage_types: ClassVar = []

    content_panels: ClassVar = [*BasePage.content_panels, FieldPanel("event", read_only=True), FieldPanel("body")]
    search_fields: ClassVar = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("pagina van een evenement")
        verbose_name_plural = _("pagina's van evenementen")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Everything somebody wants to know before coming."""
        from ..agenda.context import event_page_context  # noqa: PLC0415 -- what a page shows is built upon the models

        return {**super().get_context(request, *args, **kwargs), **event_page_context(self.event, request)}

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """What is not on the agenda is shown to nobody, also when an editor published the page; a preview is."""
        if self.event.state not in PUBLIC_EVENT_STATES and not getattr(request, "is_preview", False):
            raise Http404("this event is not on the agenda")
        response: HttpResponse = super().serve(request, *args, **kwargs)
        return response

    def clean(self) -> None:
        """The page stands where the event's forms expect it."""
        self.slug = self.event.slug
        super().clean()
