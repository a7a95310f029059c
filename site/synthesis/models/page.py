"""The page on which everybody reads what was done with the words."""

from typing import ClassVar
from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import StreamField

from contributions.models import AgendaItem
from pages.models import BasePage
from pages.service import BODY_BLOCKS


class OutcomeIndexPage(RoutablePageMixin, BasePage):
    """/wat-deden-we-ermee/: per theme what was heard and what was decided; below it one page per theme."""

    body = StreamField(BODY_BLOCKS, verbose_name=_("inhoud"), blank=True)

    fixed_slug = "wat-deden-we-ermee"
    template = "synthesis/outcome_index_page.html"
    max_count = 1
    parent_page_types: ClassVar = ["home.HomePage"]
    subpage_types: ClassVar = []

    content_panels: ClassVar = [*BasePage.content_panels, FieldPanel("body")]

    class Meta:
        verbose_name = _("wat deden we ermee")

    @path("")
    def whole_agenda(self, request: HttpRequest) -> TemplateResponse:
        """Everything at a glance."""
        from ..outcomes import overview  # noqa: PLC0415 -- it asks the models above

        return self.render(request, context_overrides={"parts": overview()})

    @path("besluit/<uuid:pk>/", name="decision")
    def decision(self, request: HttpRequest, pk: UUID) -> TemplateResponse:
        """One decision with all that belongs to it; a draft is nobody's business."""
        from ..decision_page import decision_context  # noqa: PLC0415 -- it asks the models above

        context = decision_context(pk, _page_number(request))
        return self.render(request, context_overrides=context, template="synthesis/decision_page.html")

    @path("dekking/", name="coverage")
    def coverage(self, request: HttpRequest) -> TemplateResponse:
        """How much of what people said was read, used, decided on and told back."""
        from ..coverage.page import coverage_context  # noqa: PLC0415 -- it asks the models above

        return self.render(request, context_overrides=coverage_context(), template="synthesis/coverage_page.html")

    @path("tijdlijn/", name="timeline")
    def timeline(self, request: HttpRequest) -> TemplateResponse:
        """What happened when, newest first; of one theme when asked."""
        from ..timeline import timeline_context  # noqa: PLC0415 -- it asks the models above

        context = timeline_context(request.GET.get("thema", ""), _page_number(request))
        return self.render(request, context_overrides=context, template="synthesis/timeline_page.html")

    @path("<slug:code>/", name="theme")
    def theme(self, request: HttpRequest, code: str) -> TemplateResponse:
        """Everything on one theme, with older decisions behind "Meer"."""
        from ..outcomes import one_theme  # noqa: PLC0415 -- it asks the models above

        item = get_object_or_404(AgendaItem, code=code)
        page_number = _page_number(request)
        context = {
            "theme": one_theme(item, page_number),
            "page_number": page_number,
            "previous_page": str(page_number - 1),
            "next_page": str(page_number + 1),
        }
        return self.render(request, context_overrides=context, template="synthesis/outcome_theme_page.html")


def _page_number(request: HttpRequest) -> int:
    """Which page is asked for; 1 for whatever is no number."""
    number = request.GET.get("pagina", "1")
    page_number = min(int(number), 10_000) if number.isascii() and number.isdigit() and len(number) < 6 else 1
    return max(page_number, 1)
