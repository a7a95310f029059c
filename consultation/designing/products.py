"""Deeds on a product itself: start one, and change what it is called."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from audit.service import record
from contributions.models import AgendaItem
from contributions.service import Refused
from people.models import User
from privacy.service import guard_for_storage

from ..enums import ProductState
from ..models import DesignProduct, ProductVersion


@transaction.atomic
def start_product(
    *,
    slug: str,
    kind: str,
    title: str,
    by: User | None,
    introduction: str = "",
    agenda_items: Iterable[AgendaItem] = (),
    order: int = 0,
    is_public: bool = False,
    is_example: bool = False,
) -> DesignProduct:
    """A new product, with an empty first version to work on."""
    try:
        with transaction.atomic():
            product = DesignProduct.objects.create(
                slug=slug,
                kind=kind,
                title=guard_for_storage(title)[0].strip(),
                introduction=guard_for_storage(introduction)[0].strip(),
                order=order,
                is_public=is_public,
                is_example=is_example,
            )
    except IntegrityError:
        raise Refused(_("Dit adres gebruikt een ander ontwerp al. Kies een ander adres.")) from None
    product.agenda_items.set(agenda_items)
    ProductVersion.objects.create(product=product, number=1)
    record("consultation.start_product", by=by, on=product)
    return product


@transaction.atomic
def change_product(product: DesignProduct, values: Mapping[str, Any], *, by: User | None) -> DesignProduct:
    """Another title, introduction, order or actions; on the website or not. With elements in it the kind stays."""
    kept = DesignProduct.objects.select_for_update(of=("self",)).get(pk=product.pk)
    if values["kind"] != kept.kind and kept.elements.exists():
        raise Refused(_("De soort verandert niet meer: er staan al onderdelen in. Begin een nieuw ontwerp."))
    has_links = kept.is_public and kept.versions.filter(state=ProductState.PUBLISHED).exists()
    if values["slug"] != kept.slug and has_links:
        raise Refused(_("Het adres staat al op de website. Mensen kunnen het bewaard hebben. Laat het zo."))
    kept.slug, kept.kind, kept.order, kept.is_public = (
        values["slug"],
        values["kind"],
        values["order"],
        values["is_public"],
    )
    kept.title = guard_for_storage(values["title"])[0].strip()
    kept.introduction = guard_for_storage(values["introduction"])[0].strip()
    kept.save()
    kept.agenda_items.set(values["agenda_items"])
    record("consultation.change_product", by=by, on=kept)
    return kept
