"""Making the products of the demo, version by version, and what they rest on."""

from datetime import timedelta

from django.utils import timezone

from consultation.models import DesignProduct
from consultation.service import add_element, publish_version, start_product, start_version
from contributions.models import AgendaItem
from people.models import User

from .criteria import CRITERIA
from .shape import Product, Version
from .team import PERSON, TEAM
from .theory import THEORY
from .working import LADDER, LIMITS, POWERS, PRINCIPLES

PRODUCTS = (CRITERIA, TEAM, PERSON, PRINCIPLES, LADDER, POWERS, LIMITS, THEORY)


def make_products(by: User) -> dict[str, DesignProduct]:
    """All products with all their versions; what is there already stays as it is. By address."""
    return {product.slug: _made(product, order, by) for order, product in enumerate(PRODUCTS, start=1)}


def _made(product: Product, order: int, by: User) -> DesignProduct:
    there = DesignProduct.objects.filter(is_example=True, slug=product.slug).first()
    if there is not None:
        return there
    made = start_product(
        slug=product.slug,
        kind=product.kind,
        title=product.title,
        introduction=product.introduction,
        agenda_items=AgendaItem.objects.filter(number__in=product.agenda),
        order=order,
        is_public=True,
        is_example=True,
        by=by,
    )
    for number, version in enumerate(product.versions, start=1):
        _publish(made, version, number, by)
    return made


def _publish(product: DesignProduct, version: Version, number: int, by: User) -> None:
    """A version from scratch: what the one before held is not taken along, so each reads as it was written."""
    making = product.versions.get(number=1) if number == 1 else start_version(product, by=by)
    making.elements.all().delete()
    for part in version.parts:
        making.refresh_from_db()
        values = {
            "title": part.title,
            "explanation": part.explanation,
            "weight": part.weight,
            "details": dict(part.details),
        }
        add_element(making, values, seen=making.edition, code=part.code, by=by)
    making.refresh_from_db()
    day = timezone.localdate() - timedelta(days=version.days_ago)
    publish_version(making, version.what_changed, seen=making.edition, by=by, on=day)
