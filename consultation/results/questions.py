"""What came out of questions to choose from: per question and answer how many people of each group chose it."""

from collections.abc import Mapping
from typing import Any

from ..enums import ItemKind
from ..models import Element, Item, Step
from .voices import voices

_CHOOSING = (ItemKind.SINGLE, ItemKind.MULTIPLE, ItemKind.SCALE)


def count(step: Step, using: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """People per answer and group, for the questions in which one chooses. Four queries; nothing for the annex.

    `elements` says which answers are the code of an element of the product this step is about.
    """
    asked = Item.objects.using(using).filter(step=step, kind__in=_CHOOSING).values_list("pk", flat=True)
    chosen: dict[str, dict[str, Any]] = {str(key): {"people": {}, "choices": {}} for key in asked}
    for voice in voices(step, using):
        item = chosen.get(str(voice.item))
        choices = voice.value.get("choices") or []
        if item is None or not choices:
            continue
        _one_more(item["people"], voice.group)
        for code in choices:
            _one_more(item["choices"].setdefault(code, {}), voice.group)
    codes: list[str] = []
    if step.product_version_id and step.product_version:
        of_product = Element.objects.using(using).filter(product=step.product_version.product_id)
        codes = list(of_product.order_by("code").values_list("code", flat=True))
    return {"items": chosen, "elements": codes}, {}


def support(step: Step, results: Mapping[str, Any]) -> dict[str, dict[str, tuple[int, int]]]:
    """Who chose an element, of all who answered the question in which it could be chosen.

    An element that stands in two questions is told by the one that most people answered: nobody counts twice.
    """
    codes = set(results.get("elements", []))
    found: dict[str, dict[str, tuple[int, int]]] = {}
    for item in results.get("items", {}).values():
        people: Mapping[str, int] = item["people"]
        for code, by_group in item["choices"].items():
            if code not in codes:
                continue
            told = {group: (by_group.get(group, 0), number) for group, number in people.items()}
            if sum(people.values()) > sum(number for _for, number in found.get(code, {}).values()):
                found[code] = told
    return found


def _one_more(counts: dict[str, int], key: str) -> None:
    counts[key] = counts.get(key, 0) + 1
