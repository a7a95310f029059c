"""Why one element is there: its words through the versions, who stands behind it, and what it rests on.

Words of people stand here only when they may stand on the website, and as everywhere without day, place or name.
"""

from dataclasses import dataclass
from typing import Any, Self

from django.db.models import F, Q
from django.http import Http404
from django.utils.translation import gettext as _

from contributions.models import Contribution
from contributions.service import NOT_TOLD, Scope, Teller
from synthesis.models import Decision, Finding

from ..enums import ProductKind
from ..models import DesignProduct, Element, ElementVersion, ProductVersion
from .changes import FieldChange, field_changes
from .details import tell_details
from .reading import published_versions
from .support import StepSupport, steps_about, support_for, top_groups

#: So many voices are shown; what is tied to it more, is counted in the dossier.
QUOTES_SHOWN = 6
FINDINGS_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Past:
    """The words of the element in one version. `row` None: it was not in that version."""

    version: ProductVersion
    row: ElementVersion | None
    fields: tuple[FieldChange, ...]
    what: str


@dataclass(frozen=True, slots=True)
class Quote:
    """Words somebody gave leave to show."""

    text: str
    source: str
    question: str


@dataclass(frozen=True, slots=True)
class Why:
    """What an element rests on."""

    quotes: list[Quote]
    findings: list[Finding]
    decisions: list[Decision]
    support: list[StepSupport]

    @classmethod
    def of(cls, element: Element, product: DesignProduct) -> Self:
        """Everything tied to it. Seven queries."""
        steps = steps_about(product)
        return cls(
            _quotes(element),
            list(element.findings.public().select_related("occasion").order_by("pk")[:FINDINGS_SHOWN]),
            list(element.decisions.public().latest_first()),
            support_for(element.code, steps, top_groups()) if steps else [],
        )

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell."""
        return not (self.quotes or self.findings or self.decisions or self.support)


def element_context(slug: str, code: str) -> dict[str, Any]:
    """One element of a public product; raises Http404 when it never stood in a published version."""
    versions = published_versions(slug)
    product = versions[0].product
    titles, rows = _rows(product, versions, code)
    if not rows:
        raise Http404("no such element in a published version")
    history = history_of(product.kind, versions, rows)
    newest = max(rows, key=lambda row: _number(versions, row))
    return {
        "product": product,
        "element": newest.element,
        "row": newest,
        "details": tell_details(product.kind, newest.details, titles),
        "is_in_force": history[0].row is not None,
        "version": versions[0],
        "last_version": next(past.version for past in history if past.row is not None),
        "history": history,
        "why": Why.of(newest.element, product),
    }


def history_of(kind: str, versions: list[ProductVersion], rows: list[ElementVersion]) -> list[Past]:
    """Newest first: in every version the words, with what changed. Before it first stood there, nothing."""
    in_version = {row.version_id: row for row in rows}
    found: list[Past] = []
    last: ElementVersion | None = None
    for version in reversed(versions):
        row = in_version.get(version.pk)
        if row is None and not found:
            continue
        fields = tuple(field_changes(kind, last, row)) if last and row else ()
        found.append(Past(version, row, fields, _what(row, last, fields, is_first=not found)))
        last = row
    return found[::-1]


def _what(row: ElementVersion | None, last: ElementVersion | None, fields: Any, *, is_first: bool) -> str:
    if row is None:
        return _("Het staat niet in deze versie.")
    if is_first:
        return _("Hier staat het er voor het eerst in.")
    if last is None:
        return _("Het staat er weer in.")
    return _("De woorden zijn veranderd.") if fields else _("De woorden zijn hetzelfde.")


def _number(versions: list[ProductVersion], row: ElementVersion) -> int:
    return next(version.number for version in versions if version.pk == row.version_id)


def _rows(
    product: DesignProduct, versions: list[ProductVersion], code: str
) -> tuple[dict[str, str], list[ElementVersion]]:
    """The words of the element in every version; of a theory also the titles of what it can lead to. One query."""
    wanted = Q(element__code=code, version__in=[version.pk for version in versions])
    if product.kind == ProductKind.THEORY:
        wanted |= Q(version=versions[0])
    found = list(ElementVersion.objects.filter(wanted).select_related("element").order_by("pk"))
    titles = {row.element.code: row.title for row in found if row.version_id == versions[0].pk}
    return titles, [row for row in found if row.element.code == code and row.element.product_id == product.pk]


def _quotes(element: Element) -> list[Quote]:
    """Words that may stand on the website, each with the coarsest group that is large enough. Three queries."""
    words = list(
        Contribution.objects.public()
        .filter(elements=element)
        .annotate(perspective_id=F("participation__participant__perspective"))
        .defer("original")
        .order_by("id")[:QUOTES_SHOWN]
    )
    if not words:
        return []
    teller = Teller.for_scope(Scope("openbaar", occasion_ids=frozenset(each.occasion_id for each in words)))
    return [
        Quote(each.redacted, _source(teller, each.occasion_id, each.perspective_id), each.question) for each in words
    ]


def _source(teller: Teller, occasion_id: int, perspective_id: int | None) -> str:
    label, _way_is_told = teller.tell(occasion_id, perspective_id)
    return _("een deelnemer") if label == NOT_TOLD else label
