"""A text as it will stand in the report: its whole chapter, as the team would get it now."""

from collections.abc import Iterator
from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from audit.service import looked
from contributions.service import Scope
from education.service import Block, Paper, html_of, made_sound

from ..models import Audience
from .annexes import method
from .charts import Charts
from .models import Place, ReportText
from .per_action import chapter, heading
from .reading import numbers_of, themes_of
from .texts import Texts


class ReportTextPreviewView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """The chapter on a screen; what is read here is on the record, as a dossier is."""

    model = ReportText
    permission_required = "change"
    http_method_names = ("get",)
    template_name = "handover/admin/texts/preview.html"
    page_title = gettext_lazy("Zo staat het in het verslag")
    header_icon = "doc-full"

    @cached_property
    def text(self) -> ReportText:
        """The one of the address."""
        return get_object_or_404(ReportText.objects.select_related("agenda_item"), pk=self.kwargs["pk"])

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home > Verslagteksten > the text > this."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse("verslagteksten:index"), "label": _("Verslagteksten")},
            {"url": reverse("verslagteksten:edit", args=[self.text.pk]), "label": str(self.text)},
            {"url": "", "label": str(self.page_title)},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The chapter, ready to stand in the page."""
        looked("handover.preview_text", by=self.request.user, on=self.text, place=self.text.place)
        return super().get_context_data(text=self.text, chapter=html_of(preview_of(self.text)), **kwargs)


def preview_of(text: ReportText) -> Paper:
    """The chapter in which this text stands; without its charts, whose numbers stand in its tables."""
    item = text.agenda_item
    scope = Scope(audience=Audience.INTERNAL.value, agenda_code=item.code if item else None)
    themes = themes_of(scope) if item else []
    theme = themes[0] if themes else None
    texts = Texts(scope)

    def blocks() -> Iterator[Block]:
        if theme is not None:
            yield from chapter(f"4.{theme.item.number}", theme, scope.audience, texts, Charts())
        elif text.place == Place.METHOD:
            yield from method(6, texts)
        else:
            yield heading(str(Place.INTRODUCTION.label))
            yield from texts.blocks(Place.INTRODUCTION)

    title = str(text)
    return Paper(
        kind="report",
        title=title,
        below="",
        full_title=title,
        summary="",
        keywords=(),
        day=timezone.localdate(),
        blocks=made_sound(block for block in blocks() if block.kind != "image"),
        footer="",
        colophon=(),
        url="",
        numbers=frozenset(numbers_of(themes)),
    )
