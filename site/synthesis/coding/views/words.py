"""The list of words to read, of all channels, with how far the reading is."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic.base import BaseListingView

from audit.service import looked
from contributions.models import Contribution

from ...likeness.finding import newest
from ..asking import (
    WAITS,
    count_alike,
    group_of,
    progress_by_kind,
    progress_by_theme,
    state_of,
    together,
    words_to_read,
)
from ..filters import WordsFilterSet
from .access import BoundedPaginator, OnlyAnalysts

PER_PAGE = 25


def chosen(request: HttpRequest) -> QueryDict:
    """The filters in the address; without any choice of state: what waits."""
    data = request.GET.copy()
    data.setdefault("state", WAITS)
    return data


def narrowed(request: HttpRequest) -> QuerySet[Contribution]:
    """The words as the analyst filtered them, whatever their state; an impossible filter narrows nothing."""
    data = request.GET.copy()
    data.pop("state", None)
    filters = WordsFilterSet(data=data, request=request, queryset=words_to_read())
    return filters.qs if filters.is_valid() else words_to_read()


class WordsColumn(TitleColumn):
    """The first words, with the question below them; leads to the screen on which one codes."""

    cell_template_name = "synthesis/admin/coding/words_cell.html"

    def __init__(self, *args: Any, may_find: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        #: Whether words can be ticked for a new finding.
        self.may_find = may_find


class WordsView(OnlyAnalysts, BaseListingView):
    """A Wagtail listing with filters. Above it: the share that was read."""

    model = Contribution
    page_title = _("Te coderen inbreng")
    header_icon = "edit"
    template_name = "synthesis/admin/coding/words.html"
    results_template_name = "synthesis/admin/coding/words_results.html"
    filterset_class = WordsFilterSet
    paginator_class = BoundedPaginator
    paginate_by = PER_PAGE
    default_ordering = None
    is_searchable = False
    verbose_name = _("bijdrage")
    verbose_name_plural = _("bijdragen")

    def get_base_queryset(self) -> QuerySet[Contribution]:
        """Everything that reaches analysts."""
        return words_to_read()

    def get_filterset_kwargs(self) -> dict[str, Any]:
        """Without a choice: what waits."""
        return {"data": chosen(self.request), "request": self.request}

    @cached_property
    def columns(self) -> list[Column]:
        """What an analyst needs to choose where to begin."""
        kept = self.request.GET.urlencode()
        suffix = f"?{kept}" if kept else ""
        return [
            WordsColumn(
                "words",
                label=_("Inbreng"),
                accessor="first_letters",
                get_url=lambda found: reverse("coderen:one", args=[found.pk]) + suffix,
                width="55%",
                may_find=self.request.user.has_perm("synthesis.add_finding"),
            ),
            Column("group", label=_("Groep"), accessor=group_of),
            Column("kind", label=_("Waar gezegd"), accessor="occasion.get_kind_display"),
            Column("state", label=_("Stand"), accessor=state_of),
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the share that was read; that these words were listed is written down, one line for the page."""
        context = super().get_context_data(**kwargs)
        if shown := len(context["object_list"]):
            count_alike(context["object_list"])
            looked("synthesis.listed_words", by=self.request.user, seen=context["object_list"], count=shown)
        if not self.results_only:
            context["comparing"] = newest()
            by_kind = progress_by_kind()
            context["progress"] = together(by_kind)
            context["parts"] = [
                (_("Per soort gelegenheid"), by_kind),
                (_("Per actie van de agenda"), progress_by_theme()),
            ]
        return context
