"""The sheets "Ontwerp" and "Versies van het ontwerp": what was designed, in every version, and on what it rests."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from contributions.service import Column, ColumnKind, Scope, Sheet
from synthesis.models import Decision, Finding

from ..designing.details import tell_details
from ..enums import ProductKind, ProductState
from ..models import DesignProduct, Element, ElementVersion, ProductVersion
from .parts import NO, YES, choices

_CHUNK = 500


def versions_in(scope: Scope) -> QuerySet[ProductVersion]:
    """For the team every version; for everybody the published ones of products that are on the website.

    Of one round: the products that a step of it asks about.
    """
    chosen = ProductVersion.objects.using(scope.using)
    if scope.audience != "intern":
        chosen = chosen.filter(state=ProductState.PUBLISHED, product__is_public=True)
    if scope.occasion_ids is not None:
        here = DesignProduct.objects.using(scope.using).filter(
            Q(versions__steps__round__occasion_id__in=scope.occasion_ids)
            | Q(elements__items__step__round__occasion_id__in=scope.occasion_ids)
        )
        chosen = chosen.filter(product__in=here.values("pk"))
    return chosen


def element_rows(scope: Scope) -> Iterator[tuple[Any, ...]]:
    """Every element in every version, streamed, with what is tied to it now. Two queries."""
    public_only = scope.audience != "intern"
    decisions: QuerySet[Any] = Element.decisions.through._default_manager.using(scope.using)
    if public_only:
        decisions = decisions.filter(decision__in=Decision.objects.public().values("pk"))
    findings: QuerySet[Any] = Element.findings.through._default_manager.using(scope.using)
    if scope.audience != "intern":
        findings = findings.filter(finding__in=Finding.objects.public().values("pk"))
    newest = _newest(scope)
    rows = (
        ElementVersion.objects.using(scope.using)
        .filter(version__in=versions_in(scope).values("pk"))
        .select_related("element", "version__product")
        .annotate(decided=_count(decisions), found=_count(findings))
        .order_by("version__product__order", "version__product_id", "version__number", "order", "pk")
    )
    for row in rows.iterator(chunk_size=_CHUNK):
        version, product = row.version, row.version.product
        yield (
            product.title,
            product.get_kind_display(),
            version.number,
            YES if newest.get(product.pk) == version.number else NO,
            row.element.code,
            row.order + 1,
            row.title,
            row.explanation,
            row.weight,
            "\n".join(f"{detail.label}: {detail.value}" for detail in tell_details(product.kind, row.details)),
            row.found,
            row.decided,
        )


def version_rows(scope: Scope) -> Iterator[tuple[Any, ...]]:
    """Every version with what changed and why. Two queries."""
    newest = _newest(scope)
    versions = (
        versions_in(scope)
        .select_related("product")
        .annotate(size=Count("elements"))
        .order_by("product__order", "product_id", "number")
    )
    for version in versions.iterator(chunk_size=_CHUNK):
        yield (
            version.product.title,
            version.product.get_kind_display(),
            version.number,
            version.get_state_display(),
            version.published_on,
            YES if newest.get(version.product_id) == version.number else NO,
            version.what_changed,
            version.size,
            f"ontwerp/{version.product.slug}/versie/{version.number}/" if version.product.is_public else "",
        )


def _newest(scope: Scope) -> dict[int, int]:
    """The number of the version in force, per product."""
    published = versions_in(scope).filter(state=ProductState.PUBLISHED).order_by("number")
    return dict(published.values_list("product_id", "number"))


def _count(tied: QuerySet[Any]) -> Coalesce:
    of_element = tied.filter(element=OuterRef("element")).order_by().values("element")
    return Coalesce(Subquery(of_element.annotate(n=Count("pk")).values("n"), output_field=IntegerField()), 0)


_PRODUCT = (
    Column("product", "Ontwerp", "Titel van wat ontworpen wordt.", 34, wrap=True),
    Column("kind", "Soort", "Wat voor ontwerp het is.", 24, values=choices(ProductKind)),
    Column("version", "Versie", "Nummer van de versie.", 8, ColumnKind.INTEGER),
)
_IN_FORCE = Column("in_force", "Geldt nu", "Of dit de nieuwste gepubliceerde versie is.", 10, values=f"{YES} · {NO}")

DESIGN = Sheet(
    code="ontwerp",
    title="Ontwerp",
    description="Wat samen ontworpen is, onderdeel voor onderdeel, in elke versie. "
    "In het openbare dossier alleen wat gepubliceerd is.",
    order=66,
    columns=(
        *_PRODUCT,
        _IN_FORCE,
        Column(
            "code", "Code", "Code van het onderdeel. Die blijft gelijk door alle versies heen.", 30, ColumnKind.CODE
        ),
        Column("order", "Plaats", "Plaats in de versie.", 8, ColumnKind.INTEGER),
        Column("title", "Onderdeel", "Titel in deze versie.", 40, wrap=True),
        Column("explanation", "Uitleg", "Uitleg in deze versie.", 60, wrap=True),
        Column(
            "weight", "Gewicht", "Hoe zwaar het telt, van 1 tot en met 5. Alleen bij criteria.", 9, ColumnKind.INTEGER
        ),
        Column("details", "Bijzonderheden", "Wat er bij deze soort nog bij hoort.", 60, wrap=True),
        Column("findings", "Bevindingen", "Op hoeveel bevindingen het rust, nu.", 12, ColumnKind.INTEGER),
        Column("decisions", "Besluiten", "Hoeveel besluiten erover gaan, nu.", 12, ColumnKind.INTEGER),
    ),
    rows=element_rows,
)

DESIGN_VERSIONS = Sheet(
    code="ontwerpversies",
    title="Versies van het ontwerp",
    description="Elke versie van elk ontwerp, met wat er veranderde en waarom.",
    order=67,
    columns=(
        *_PRODUCT,
        Column("state", "Stand", "Of de versie gepubliceerd is.", 16, values=choices(ProductState)),
        Column(
            "published_on", "Gepubliceerd op", "Sinds deze dag verandert de versie niet meer.", 16, ColumnKind.DATE
        ),
        _IN_FORCE,
        Column("what_changed", "Wat veranderde", "Wat er veranderde en waarom.", 70, wrap=True),
        Column("elements", "Onderdelen", "Hoeveel onderdelen erin staan.", 11, ColumnKind.INTEGER),
        Column("address", "Adres", "Waar deze versie op de website staat.", 40),
    ),
    rows=version_rows,
)
