"""What the pages of one product tell: the version in force, or an older one beside the one before it."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404

from synthesis.models import Decision

from ..enums import ProductKind
from ..models import DesignProduct, ElementVersion, ProductVersion
from .changes import Kind, compare, in_one_sentence
from .details import Told, tell_details
from .picture import picture_of
from .reading import asked_about, case_series_of, published_versions, rows_of
from .theory import diagram_of


@dataclass(frozen=True, slots=True)
class Shown:
    """One element as a visitor reads it."""

    row: ElementVersion
    details: list[Told]

    @property
    def told(self) -> dict[str, str]:
        """The details in words, by code: for a table."""
        return {detail.code: detail.value for detail in self.details}

    @property
    def raw(self) -> dict[str, Any]:
        """The details as codes."""
        return dict(self.row.details)


def product_context(slug: str) -> dict[str, Any]:
    """The version in force; raises Http404. Five queries, and what the case series asks."""
    versions = published_versions(slug)
    product = versions[0].product
    rows = rows_of(versions[0])[versions[0].pk]
    return {
        "product": product,
        "version": versions[0],
        "versions": versions,
        "asked": asked_about(product),
        "decisions": decisions_of(product),
        "actions": list(product.agenda_items.order_by("number")),
        "case_series": case_series_of(product),
        **drawn(product.kind, rows),
    }


def version_context(slug: str, number: int) -> dict[str, Any]:
    """One published version, and what changed since the one before it; raises Http404. Two queries."""
    versions = published_versions(slug)
    product = versions[0].product
    version = next((each for each in versions if each.number == number), None)
    if version is None:
        raise Http404("no published version with this number")
    before = next((each for each in versions if each.number < number), None)
    return {
        "product": product,
        "version": version,
        "versions": versions,
        "is_in_force": version == versions[0],
        **compared(product.kind, version, before),
    }


def compared(kind: str, version: ProductVersion, before: ProductVersion | None) -> dict[str, Any]:
    """The elements of a version, with what changed since `before`. One query."""
    found = rows_of(version, *([before] if before else []))
    rows = found[version.pk]
    changes = compare(kind, found[before.pk], rows) if before else []
    return {
        "before": before,
        "changes": [change for change in changes if change.kind != Kind.SAME],
        "changes_in_words": in_one_sentence(changes) if before else "",
        "elements": shown(kind, rows),
    }


def decisions_of(product: DesignProduct) -> list[Decision]:
    """What was decided on the product as a whole. One query."""
    return list(product.decisions.public().latest_first())


def shown(kind: str, rows: list[ElementVersion]) -> list[Shown]:
    """Every element with its details in words."""
    titles = {row.element.code: row.title for row in rows}
    return [Shown(row, tell_details(kind, row.details, titles)) for row in rows]


def drawn(kind: str, rows: list[ElementVersion]) -> dict[str, Any]:
    """The elements, and the drawing that belongs to this kind of product."""
    context: dict[str, Any] = {"elements": shown(kind, rows)}
    if kind == ProductKind.TEAM:
        context["picture"] = picture_of(rows)
    if kind == ProductKind.THEORY:
        context["diagram"] = diagram_of(rows)
    if kind in (ProductKind.POWERS, ProductKind.LIMITS):
        context["not_wanted"] = [each for each in context["elements"] if each.raw.get("wanted") == "no"]
    return context
