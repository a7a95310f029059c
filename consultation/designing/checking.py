"""What must be right before a version is published."""

from django.utils.translation import gettext as _

from ..enums import ProductKind
from ..models import ElementVersion, ProductVersion
from .details import Node, UnknownDetail, read_details, read_weight


def problems_of(version: ProductVersion) -> list[str]:
    """Sentences that say what to do first; empty when it is ready. One query, and the product."""
    rows = list(version.elements.select_related("element").order_by("order", "pk"))
    if not rows:
        return [_("Er staan nog geen onderdelen in. Voeg er eerst een toe.")]
    kind = version.product.kind
    found = [sentence for row in rows for sentence in _problems_of_row(kind, row)]
    if kind == ProductKind.THEORY:
        found += _problems_of_theory(rows)
    return found


def _problems_of_row(kind: str, row: ElementVersion) -> list[str]:
    try:
        _kept, problems = read_details(kind, row.details)
    except UnknownDetail as strange:
        return [_("‘%(title)s’ heeft iets wat hier niet hoort: %(what)s.") % {"title": row.title, "what": strange}]
    _weight, heavy = read_weight(kind, row.weight)
    return [f"‘{row.title}’: {sentence}" for sentence in [*problems.values(), *([heavy] if heavy else [])]]


def _problems_of_theory(rows: list[ElementVersion]) -> list[str]:
    codes = {row.element.code for row in rows}
    found = []
    for row in rows:
        missing = [code for code in row.details.get("leads_to", []) if code not in codes]
        if missing:
            found.append(
                _("‘%(title)s’ leidt tot iets wat er niet meer staat: %(codes)s. Pas dat aan.")
                % {"title": row.title, "codes": ", ".join(missing)}
            )
        if row.element.code in row.details.get("leads_to", []):
            found.append(_("‘%(title)s’ leidt tot zichzelf. Pas dat aan.") % {"title": row.title})
    if not any(row.details.get("node") == Node.CHANGE for row in rows):
        found.append(_("Schrijf ook op wat er verandert. Dat is het doel van het verhaal."))
    return found
