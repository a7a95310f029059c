"""What was coded and stands in no finding yet, per action of the agenda and per code."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Count, Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from audit.service import looked
from contributions.models import AgendaItem, Contribution

from ..enums import FindingState
from ..models import Code, Coding, Evidence, Excerpt
from ..permissions import CHANGE_FINDING, may_choose_words

PER_PAGE = 25
_MOST_PAGES = 100_000


def loose_excerpts(item: AgendaItem | None = None, code: Code | None = None) -> QuerySet[Excerpt]:
    """Coded stretches that stand under no finding: neither by themselves, nor with all of their contribution.

    What only a withdrawn finding rested on is loose again.
    """
    # Asked apart: together they would keep the database from its indexes.
    standing = Evidence.objects.exclude(finding__state=FindingState.WITHDRAWN)
    by_itself = standing.filter(excerpt=OuterRef("pk"))
    with_the_whole = standing.filter(contribution=OuterRef("contribution"), excerpt=None)
    counts = Contribution.objects.for_analysis().filter(pk=OuterRef("contribution"))
    found = Excerpt.objects.all()
    if item is not None:
        found = found.filter(contribution__agenda_items=item)
    coded = Coding.objects.filter(excerpt=OuterRef("pk"))
    if code is not None:
        coded = coded.filter(code=code)
    return found.filter(Exists(counts), Exists(coded), ~Exists(by_itself), ~Exists(with_the_whole))


def per_theme() -> list[tuple[AgendaItem, int]]:
    """Each action of the agenda with how many loose stretches are about it; two queries."""
    rows = loose_excerpts().order_by().values("contribution__agenda_items").annotate(number=Count("pk"))
    numbers = {row["contribution__agenda_items"]: row["number"] for row in rows}
    return [(item, numbers.get(item.pk, 0)) for item in AgendaItem.objects.order_by("number")]


def per_code(item: AgendaItem | None) -> list[tuple[Code, int]]:
    """Codes in use with how many of their stretches are loose, most first; two queries."""
    rows = loose_excerpts(item).order_by().values("codings__code").annotate(number=Count("pk"))
    numbers = {row["codings__code"]: row["number"] for row in rows}
    found = [(code, numbers[code.pk]) for code in Code.objects.in_use().filter(pk__in=numbers)]
    return sorted(found, key=lambda row: (-row[1], row[0].name))


@dataclass(frozen=True)
class Part:
    """One page of a list that nobody counted: what stands on it, and whether there is more."""

    object_list: Sequence[Excerpt]
    number: int
    has_next: bool

    @property
    def has_previous(self) -> bool:
        """Whether there is a page before."""
        return self.number > 1

    @property
    def previous_page_number(self) -> int:
        """The page before."""
        return self.number - 1

    @property
    def next_page_number(self) -> int:
        """The page after."""
        return self.number + 1


def part_of(excerpts: QuerySet[Excerpt], asked: str) -> Part:
    """The page that is asked for, the first when it is not there; its rows and one more are read."""
    number = int(asked) if asked.isdecimal() and len(asked) < 10 and 0 < int(asked) <= _MOST_PAGES else 1
    start = (number - 1) * PER_PAGE
    rows = list(excerpts[start : start + PER_PAGE + 1])
    if not rows and number > 1:
        return part_of(excerpts, "1")
    return Part(rows[:PER_PAGE], number, len(rows) > PER_PAGE)


class LooseView(WagtailAdminTemplateMixin, TemplateView):
    """The list, one page at a time: each leads to a new finding with these words in it."""

    template_name = "synthesis/admin/loose.html"
    page_title = gettext_lazy("Nog in geen bevinding")
    header_icon = "doc-full-inverse"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Only for who writes findings, and may read the words."""
        if not may_choose_words(request.user, CHANGE_FINDING):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home > this."""
        return [*self.breadcrumbs_items, {"url": "", "label": str(self.page_title)}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """One page of stretches, of one action of the agenda when asked; that they were read is written down."""
        themes = per_theme()
        asked = self.request.GET.get("thema", "")
        chosen = next((item for item, _number in themes if item.code == asked), None)
        excerpts = loose_excerpts(chosen).select_related("contribution__occasion").prefetch_related("codings__code")
        page = part_of(excerpts.order_by("contribution_id", "start", "pk"), self.request.GET.get("p", ""))
        if found := [excerpt.contribution for excerpt in page.object_list]:
            looked("synthesis.read_words", by=self.request.user, seen=found, count=len(found))
        return super().get_context_data(
            themes=themes, chosen=chosen, codes=per_code(chosen), page_of_excerpts=page, **kwargs
        )
