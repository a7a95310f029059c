"""Which findings, decisions, codes and criteria differ, by the title they have now.

Titles come from the sheets as they would be made now, for the same readers: what is gone, or may not be told any more,
is counted and has no title.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AbstractUser, AnonymousUser
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from contributions.service import Scope, Sheet

from ..catalogue import app_sheets
from ..dossier import Order
from .differences import LISTED, SheetDifference
from .keys import key_of
from .models import RunSeries

_WAYS = {"new": _("Nieuw"), "changed": _("Veranderd"), "withdrawn": _("Niet meer in het dossier")}
#: Where staff read more: the address, and who may.
_PAGES = {
    "bevindingen": ("bevindingen:inspect", "synthesis.view_finding"),
    "besluiten": ("besluiten:inspect", "synthesis.view_decision"),
    "codes": ("codeboek:edit", "synthesis.code_contributions"),
}


@dataclass(frozen=True, slots=True)
class Titled:
    """One thing that differs: its title, and the key of its row when it has one."""

    title: str
    key: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """What is new, changed or withdrawn on one sheet. `nameless` are those that have no title any more."""

    sheet: str
    way: str
    titles: Sequence[Titled]
    nameless: int


def listed(
    found: Sequence[SheetDifference], series: RunSeries, visitor: AbstractUser | AnonymousUser | None = None
) -> list[Listed]:
    """What differs by name, per sheet and way; with links for who may follow them. One reading per listed sheet."""
    sheets = {sheet.code: sheet for sheet in app_sheets() if sheet.code in LISTED}
    scope = _scope_of(series)
    result: list[Listed] = []
    for each in found:
        if not each.keys:
            continue
        titles = dict(_titles(sheets[each.code], series, scope, visitor)) if each.code in sheets else {}
        for way, label in _WAYS.items():
            if keys := each.keys.get(way):
                known = [titles[key] for key in keys if key in titles]
                result.append(Listed(each.title, str(label), known, len(keys) - len(known)))
    return result


def _scope_of(series: RunSeries) -> Scope:
    order = Order("xlsx", series.audience, series.round_slug, agenda_code=series.agenda_code)
    return Scope(
        audience=series.audience,
        round_slug=series.round_slug or None,
        agenda_code=series.agenda_code or None,
        occasion_ids=order.occasion_ids(),
    )


def _titles(
    sheet: Sheet, series: RunSeries, scope: Scope, visitor: AbstractUser | AnonymousUser | None
) -> Iterator[tuple[bytes, Titled]]:
    key, places = (
        key_of(sheet, bytes(series.secret)),
        {column.key: place for place, column in enumerate(sheet.columns)},
    )
    name, permission = _PAGES.get(sheet.code, ("", ""))
    may_follow = bool(name and visitor is not None and visitor.has_perm(permission))
    for row in sheet.rows(scope):
        own = str(row[places["id"]]) if "id" in places else ""
        url = reverse(name, args=[own]) if may_follow and own else ""
        yield key(row), Titled(_title(sheet, row, places), own, url)


def _title(sheet: Sheet, row: Sequence[Any], places: dict[str, int]) -> str:
    title = str(row[places[LISTED[sheet.code]]])
    if "product" in places and "version" in places:
        return f"{title} ({row[places['product']]}, versie {row[places['version']]})"
    return title
