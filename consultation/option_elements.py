"""The elements of a design as answers to choose from: each criterion, competence or principle becomes an option."""

from typing import Any

from django.utils.translation import gettext as _

from contributions.service import Refused
from people.models import User

from .editing import Wording, revise, with_codes
from .models import Item, ItemVersion, ProductVersion

_LONGEST_MEANING = 300


def options_from_elements(version: ProductVersion) -> list[tuple[str, dict[str, Any]]]:
    """An option per element of this version, in order. Its code is that of the element: so its support is found."""
    elements = version.elements.select_related("element").order_by("order", "pk")
    return [
        (
            "option",
            {
                "code": each.element.code,
                "label": each.title,
                "meaning": _shortened(each.explanation),
                "reason_prompt": "",
                "cost": None,
            },
        )
        for each in elements
    ]


def take_elements(item: Item, *, by: User | None = None) -> ItemVersion:
    """Put the elements of the step's design among the answers of a question, by :func:`revise`.

    An answer that is there keeps its words and its costs; what is no element stays where it is. Raises
    :class:`Refused` when the step is about no design, or the design has no elements.
    """
    version = item.step.product_version
    found = options_from_elements(version) if version else []
    if not found:
        raise Refused(_("Deze stap gaat niet over een ontwerp met onderdelen. Kies eerst een ontwerp bij de stap."))
    current = item.current
    assert current is not None, "an item has words"
    kept = with_codes(current.options)
    codes = {row["code"] for _name, row in kept}
    wording = Wording(
        text=current.text,
        help=current.help,
        options=[*kept, *(option for option in found if option[1]["code"] not in codes)],
        min_choices=current.min_choices,
        max_choices=current.max_choices,
        budget=current.budget,
        plain=current.plain,
    )
    return revise(item, wording, by=by)


def _shortened(text: str) -> str:
    """At most so many characters, cut at a word."""
    if len(text) <= _LONGEST_MEANING:
        return text
    return text[: _LONGEST_MEANING - 1].rsplit(" ", 1)[0] + "…"
