"""Which products and elements of a design a decision touches, for whoever shows the decision."""

from collections.abc import Collection, Iterator
from typing import Any
from uuid import UUID

from django.db.models import CharField, F, OuterRef, QuerySet, Subquery, Value
from django.urls import reverse
from django.utils.translation import gettext as _

from synthesis.service import Touched

from ..enums import ProductState
from ..models import DesignProduct, Element, ElementVersion


def touched_designs(decision_ids: Collection[UUID] | QuerySet[Any], using: str) -> Iterator[tuple[UUID, Touched]]:
    """Products, and elements by the name they had last on the website; one query."""
    versions = ElementVersion.objects.filter(element=OuterRef("element")).order_by("-version__number")
    seen = versions.filter(version__state=ProductState.PUBLISHED)
    nothing = Value("", output_field=CharField())
    of_products: Any = DesignProduct.decisions.through._default_manager.using(using).filter(decision__in=decision_ids)
    of_elements: Any = Element.decisions.through._default_manager.using(using).filter(decision__in=decision_ids)
    rows = (
        of_products.annotate(code=nothing, seen=F("designproduct__title"), any_title=F("designproduct__title"))
        .values_list("decision_id", "designproduct__slug", "designproduct__is_public", "code", "seen", "any_title")
        .order_by()
        .union(
            of_elements.annotate(
                code=F("element__code"), seen=Subquery(seen.values("title")[:1]), any_title=_newest_title(versions)
            )
            .values_list(
                "decision_id", "element__product__slug", "element__product__is_public", "code", "seen", "any_title"
            )
            .order_by(),
            all=True,
        )
    )
    for decision_id, slug, is_public, code, public_title, any_title in sorted(rows, key=lambda row: (row[1], row[3])):
        url = _address(slug, f"{code}/" if code else "", is_public and bool(public_title))
        kind = _("Onderdeel van het ontwerp") if code else _("Ontwerp")
        yield decision_id, Touched(kind, public_title or any_title or code, url)


def _newest_title(versions: QuerySet[ElementVersion]) -> Subquery:
    return Subquery(versions.values("title")[:1])


def _address(slug: str, rest: str, is_public: bool) -> str:
    return reverse("wagtail_serve", args=[f"ontwerp/{slug}/{rest}"]) if is_public else ""
