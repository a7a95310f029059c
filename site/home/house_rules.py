"""Moderation in the open, on /spelregels/: the rules in force, how long people wait, what was not shown and why."""

import math
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from contributions.models import ModerationCounts, ModerationRules
from contributions.service import (
    OpenFigures,
    as_figures,
    oldest_waiting,
    open_figures,
    rules_in_force,
    rules_version,
)

SLUG = "spelregels"
PER_PAGE = 10


@dataclass(frozen=True, slots=True)
class Table:
    """Figures as components/table.html takes them."""

    caption: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Told:
    """Figures with their sentences and their table; of one occasion, or of all together."""

    figures: OpenFigures
    read: str
    wait: str
    table: Table | None


def house_rules_context() -> dict[str, object]:
    """What /spelregels/ shows besides what an editor wrote. Three queries, however much was moderated."""
    rules, earlier = rules_in_force()
    figures = open_figures()
    return {
        "rules": rules,
        "earlier_rules": earlier,
        "waiting": oldest_waiting(),
        "told": tell(figures) if figures else None,
    }


def tell(figures: OpenFigures) -> Told:
    """In words and in a table, with what is too small to tell said in words too."""
    return Told(figures, _read(figures), _wait(figures), _table(figures))


@require_safe
def version(request: HttpRequest, number: int) -> HttpResponse:
    """One version of the rules, also one that no longer holds."""
    found = rules_version(number)
    if found is None:
        raise Http404("no such version")
    now, _earlier = rules_in_force()
    following = ModerationRules.objects.begun().filter(number=number + 1).first()
    context = {"rules": found, "is_in_force": now is not None and now.pk == found.pk, "following": following}
    return render(request, "home/rules_version.html", context)


@require_safe
def figures(request: HttpRequest) -> HttpResponse:
    """The figures per round; the same number of queries for one round and for many."""
    counted = ModerationCounts.objects.exclude(occasion=None).select_related("occasion").order_by("-occasion")
    page: Page = Paginator(counted, PER_PAGE).get_page(request.GET.get("p"))
    page.object_list = [tell(as_figures(row)) for row in page.object_list]
    return render(request, "home/rules_figures.html", {"page": page})


def _read(figures: OpenFigures) -> str:
    if figures.read is None:
        return _("Wij lazen nog minder dan 5 bijdragen, of te weinig om het te vertellen.")
    if not figures.read:
        return _("Wij lazen nog geen bijdragen.")
    return _("Wij lazen %(count)d bijdragen.") % {"count": figures.read}


def _wait(figures: OpenFigures) -> str:
    if figures.median_days is None:
        return ""
    days = math.ceil(figures.median_days)
    if days == 0:
        return _("De helft lazen wij op de dag zelf.")
    if days == 1:
        return _("De helft lazen wij binnen 1 werkdag.")
    return _("De helft lazen wij binnen %(days)d werkdagen.") % {"days": days}


def _table(figures: OpenFigures) -> Table | None:
    if not any(count is None or count for row in figures.reasons for count in row.counts):
        return None
    return Table(
        _("Wat staat niet of niet helemaal op de website, en waarom?"),
        (_("Reden"), _("Wij denken nog na"), _("Niet op de website"), _("Deels afgedekt")),
        tuple((row.label, *(_cell(count) for count in row.counts)) for row in figures.reasons),
    )


def _cell(count: int | None) -> str:
    return _("niet verteld") if count is None else str(count)
