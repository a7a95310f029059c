"""Deeds on the elements of a version in the making: add, change, move, drop.

`seen` is the edition of the version that was on the screen: who works on an older one is told, and nothing is lost.
"""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.text import slugify
from django.utils.translation import gettext as _

from audit.service import record
from contributions.service import ChangedMeanwhile, Refused
from people.models import User
from privacy.service import guard_for_storage

from ..models import Element, ElementVersion, ProductVersion
from .details import fields_of, read_details, read_weight
from .versions import forget_unused, in_the_making, touched

LONGEST_TITLE = 120
_LONGEST_CODE = 40


@transaction.atomic
def add_element(
    version: ProductVersion, values: Mapping[str, Any], *, seen: int, by: User | None, code: str = ""
) -> ElementVersion:
    """A new element at the end; with the `code` of one that was dropped earlier, that one comes back."""
    kept = in_the_making(version, seen)
    words = _words(kept, values)
    element = _element(kept, code, words["title"])
    last = kept.elements.aggregate(last=Max("order"))["last"]
    row = ElementVersion.objects.create(element=element, version=kept, order=0 if last is None else last + 1, **words)
    touched(kept)
    record("consultation.add_element", by=by, on=element, version=kept.number)
    return row


@transaction.atomic
def change_element(row: ElementVersion, values: Mapping[str, Any], *, seen: int, by: User | None) -> ElementVersion:
    """Other words in this version. Earlier versions keep theirs."""
    kept = in_the_making(row.version, seen)
    words = _words(kept, values)
    changed = _row(kept, row)
    for name, value in words.items():
        setattr(changed, name, value)
    changed.save(update_fields=list(words))
    touched(kept)
    record("consultation.change_element", by=by, on=changed.element, version=kept.number)
    return changed


@transaction.atomic
def move_element(row: ElementVersion, down: bool, *, seen: int, by: User | None) -> None:
    """One place up or down. At the end it stays where it is."""
    kept = in_the_making(row.version, seen)
    rows = list(kept.elements.order_by("order", "pk"))
    place = next((at for at, each in enumerate(rows) if each.pk == row.pk), None)
    if place is None:
        raise ChangedMeanwhile(_("Dit onderdeel is net weggehaald. Kijk wat er nu staat."))
    other = place + 1 if down else place - 1
    if not 0 <= other < len(rows):
        return
    rows[place], rows[other] = rows[other], rows[place]
    for order, each in enumerate(rows):
        if each.order != order:
            each.order = order
            each.save(update_fields=["order"])
    touched(kept)
    record("consultation.move_element", by=by, on=row.element, version=kept.number)


@transaction.atomic
def drop_element(row: ElementVersion, *, seen: int, by: User | None) -> None:
    """Out of this version. Its history stays; what was never published and is tied to nothing goes altogether."""
    kept = in_the_making(row.version, seen)
    dropped = _row(kept, row)
    element = dropped.element
    record("consultation.drop_element", by=by, on=element, version=kept.number)
    dropped.delete()
    forget_unused([element])
    touched(kept)


def _row(version: ProductVersion, row: ElementVersion) -> ElementVersion:
    found = version.elements.select_related("element").filter(pk=row.pk).first()
    if found is None:
        raise ChangedMeanwhile(_("Dit onderdeel is net weggehaald. Kijk wat er nu staat."))
    return found


def _words(version: ProductVersion, values: Mapping[str, Any]) -> dict[str, Any]:
    """What is written down; raises Refused with the first sentence about what is wrong."""
    kind = version.product.kind
    title = _guarded(values.get("title"))
    if not title:
        raise Refused(_("Geef het onderdeel een titel."))
    if len(title) > LONGEST_TITLE:
        raise Refused(_("De titel is te lang. Gebruik hoogstens %(most)d tekens.") % {"most": LONGEST_TITLE})
    details, problems = read_details(kind, values.get("details", {}))
    weight, heavy = read_weight(kind, values.get("weight"))
    for sentence in (*problems.values(), heavy):
        if sentence:
            raise Refused(sentence)
    texts = {field.code for field in fields_of(kind)} & {code for code, it in details.items() if isinstance(it, str)}
    return {
        "title": title,
        "explanation": _guarded(values.get("explanation")),
        "weight": weight,
        "details": {code: _guarded(it) if code in texts else it for code, it in details.items()},
    }


def _guarded(text: Any) -> str:
    return guard_for_storage(str(text or ""))[0].strip()


def _element(version: ProductVersion, code: str, title: str) -> Element:
    """The element with this code; a new one gets a code that is free, and that can be the code of an answer too."""
    wanted = _as_code(code, _LONGEST_CODE)
    if wanted:
        element, _is_new = Element.objects.get_or_create(product=version.product, code=wanted)
        if version.elements.filter(element=element).exists():
            raise Refused(_("Deze code staat al in deze versie. Kies een andere code."))
        return element
    start = _as_code(title, _LONGEST_CODE - 4) or "onderdeel"
    taken = set(version.product.elements.filter(code__startswith=start).values_list("code", flat=True))
    number = 2
    code = start
    while code in taken:
        code, number = f"{start}_{number}", number + 1
    return Element.objects.create(product=version.product, code=code)


def _as_code(text: str, longest: int) -> str:
    return slugify(text).replace("-", "_")[:longest].strip("_")
