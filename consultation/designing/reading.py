"""What the website reads of designs: only products that are public, and of those only published versions."""

from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.http import Http404

from ..enums import ProductKind, ProductState, RoundState
from ..models import DesignProduct, ElementVersion, ProductVersion, Step

#: Rounds in which people can say what they think now.
_OPEN = (RoundState.OPEN, RoundState.ANNOUNCED)


def public_products() -> QuerySet[DesignProduct]:
    """With `number` and `day` of the version in force; products without one are nobody's business yet."""
    newest = ProductVersion.objects.published().filter(product=OuterRef("pk"))
    return (
        DesignProduct.objects.filter(is_public=True)
        .annotate(number=Subquery(newest.values("number")[:1]), day=Subquery(newest.values("published_on")[:1]))
        .filter(number__isnull=False)
        .order_by("order", "pk")
    )


def published_versions(slug: str) -> list[ProductVersion]:
    """The published versions of a public product, newest first, with the product at hand. One query.

    Raises Http404 when there are none.
    """
    versions = list(
        ProductVersion.objects.published()
        .filter(product__slug=slug, product__is_public=True)
        .select_related("product")
    )
    if not versions:
        raise Http404("no public design at this address")
    return versions


def rows_of(*versions: ProductVersion) -> dict[int, list[ElementVersion]]:
    """The elements of these versions in order, by id of the version. One query."""
    found: dict[int, list[ElementVersion]] = {version.pk: [] for version in versions}
    rows = ElementVersion.objects.filter(version__in=list(found)).select_related("element").order_by("order", "pk")
    for row in rows:
        found[row.version_id].append(row)
    return found


def asked_about(product: DesignProduct) -> list[Step]:
    """The steps of rounds in which people can give their view on this product, now or soon. One query."""
    steps = Step.objects.filter(
        product_version__product=product,
        product_version__state=ProductState.PUBLISHED,
        round__state__in=_OPEN,
    )
    return list(steps.select_related("round").order_by("round__closes_at", "order", "pk"))


def case_series_of(product: DesignProduct) -> list[Any]:
    """How criteria did on made-up cases, version by version; [] for other products, or when nothing can tell."""
    if product.kind != ProductKind.CRITERIA or find_spec("consultation.results.case_versions") is None:
        return []
    tell = getattr(import_module("consultation.results.case_versions"), "series", None)
    return list(tell(product)) if tell else []
