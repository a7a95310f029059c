"""Deeds on versions: start the next one, publish it for ever, or throw it away before anybody saw it.

What is published never changes: every deed that writes goes through :func:`in_the_making`.
"""

from collections.abc import Iterable
from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.service import record
from contributions.service import ChangedMeanwhile, Refused
from people.models import User
from privacy.service import guard_for_storage

from ..enums import ProductState
from ..models import DesignProduct, Element, ElementVersion, ProductVersion
from .checking import problems_of


@transaction.atomic
def start_version(product: DesignProduct, *, by: User | None) -> ProductVersion:
    """The next version, with the words of the newest one as a start. Raises Refused when one is being made."""
    product = DesignProduct.objects.select_for_update(of=("self",)).get(pk=product.pk)
    newest = product.versions.order_by("-number").first()
    if newest is not None and newest.state == ProductState.DRAFT:
        raise Refused(_("Er is al een versie in bewerking. Werk die af, of gooi die eerst weg."))
    try:
        with transaction.atomic():
            made = ProductVersion.objects.create(product=product, number=newest.number + 1 if newest else 1)
    except IntegrityError:
        raise Refused(_("Een collega begon net aan een nieuwe versie. Kijk wat er nu staat.")) from None
    if newest is not None:
        ElementVersion.objects.bulk_create(
            ElementVersion(
                element_id=row.element_id,
                version=made,
                order=row.order,
                title=row.title,
                explanation=row.explanation,
                weight=row.weight,
                details=row.details,
            )
            for row in newest.elements.order_by("order", "pk")
        )
    record("consultation.start_product_version", by=by, on=made, number=made.number)
    return made


@transaction.atomic
def publish(
    version: ProductVersion, what_changed: str, *, seen: int, by: User | None, on: date | None = None
) -> ProductVersion:
    """For everybody, for ever. `on` is the day, today unless it was earlier.

    Raises Refused with what to do first, ChangedMeanwhile when `seen` is old.
    """
    kept = in_the_making(version, seen)
    told = guard_for_storage(what_changed)[0].strip()
    if not told:
        raise Refused(_("Schrijf op wat er veranderde, en waarom. Iedereen leest dit."))
    if problems := problems_of(kept):
        raise Refused(" ".join(problems))
    kept.state, kept.published_on, kept.what_changed = ProductState.PUBLISHED, on or timezone.localdate(), told
    kept.edition += 1
    kept.save(update_fields=["state", "published_on", "what_changed", "edition"])
    record("consultation.publish_product_version", by=by, on=kept, number=kept.number)
    return kept


@transaction.atomic
def discard(version: ProductVersion, *, seen: int, by: User | None) -> None:
    """Throw away a version nobody saw. Raises Refused when a step asks about it."""
    kept = in_the_making(version, seen)
    if kept.steps.exists():
        raise Refused(_("Er loopt een stap over deze versie. Weggooien kan niet meer."))
    elements = list(kept.elements.values_list("element_id", flat=True))
    record("consultation.discard_product_version", by=by, on=kept, number=kept.number)
    kept.delete()
    forget_unused(Element.objects.filter(pk__in=elements))


def in_the_making(version: ProductVersion, seen: int) -> ProductVersion:
    """The version under lock, when it can still change. Only inside a transaction.

    Raises Refused when it is published, ChangedMeanwhile when a colleague changed it after `seen`.
    """
    kept = (
        ProductVersion.objects.select_for_update(of=("self",)).select_related("product").filter(pk=version.pk).first()
    )
    if kept is None:
        raise ChangedMeanwhile(_("Deze versie is weggegooid. Begin een nieuwe versie."))
    if kept.state == ProductState.PUBLISHED:
        raise Refused(_("Deze versie is gepubliceerd en verandert niet meer. Begin een nieuwe versie."))
    if kept.edition != seen:
        raise ChangedMeanwhile(
            _("Een collega veranderde deze versie net. Kijk wat er nu staat. Probeer het dan opnieuw.")
        )
    return kept


def touched(version: ProductVersion) -> None:
    """Whoever edits an older edition is told. Under the lock of :func:`in_the_making`."""
    version.edition += 1
    version.save(update_fields=["edition"])


def forget_unused(elements: Iterable[Element]) -> None:
    """Elements that stand in no version, that nobody was asked about and that nothing is tied to, go."""
    for element in elements:
        is_used = (
            element.versions.exists()
            or element.items.exists()
            or element.evidence.exists()
            or element.findings.exists()
            or element.decisions.exists()
        )
        if not is_used:
            element.delete()
