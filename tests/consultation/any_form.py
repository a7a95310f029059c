"""Fills in any question screen the way somebody does who takes the first answer of everything.

It reads the form as it stands on the screen, so a new method needs no line here.
"""

from collections.abc import Iterator
from typing import Any

from lxml import html

from consultation.models import ItemVersion

WORDS = "Hulp in de buurt, met een mens aan de lijn."
_OURS = ("actie", "csrfmiddlewaretoken")


def filled_in(page: str, version: ItemVersion) -> dict[str, Any]:
    """Name -> value of everything on the screen, hidden fields included. Raises IndexError when there is no form."""
    form = html.fromstring(page).xpath("//form[.//button[@name='actie']]")[0]
    return {
        **dict(_hidden(form)),
        **dict(_pressed(form)),
        **dict(_chosen(form)),
        **dict(_placed(form)),
        **dict(_typed(form, version)),
    }


def _hidden(form: Any) -> Iterator[tuple[str, str]]:
    for field in form.xpath(".//input[@type='hidden']"):
        if field.get("name") not in _OURS:
            yield field.get("name"), field.get("value") or ""


def _pressed(form: Any) -> Iterator[tuple[str, str]]:
    """Of buttons that answer, the first."""
    for button in form.xpath(".//button[@name and @name!='actie']")[:1]:
        yield button.get("name"), button.get("value")


def _chosen(form: Any) -> Iterator[tuple[str, Any]]:
    """Of radio buttons the first with a value; of boxes the first."""
    seen = set()
    for field in form.xpath(".//input[@type='radio' or @type='checkbox']"):
        name, value = field.get("name"), field.get("value") or "on"
        if name not in seen and field.get("value") != "":
            seen.add(name)
            yield name, value


def _placed(form: Any) -> Iterator[tuple[str, str]]:
    """Of each list another choice: two things never get one place."""
    for number, field in enumerate(form.xpath(".//select")):
        values = [option.get("value") for option in field.xpath(".//option") if option.get("value")]
        yield field.get("name"), values[number % len(values)]


def _typed(form: Any, version: ItemVersion) -> Iterator[tuple[str, str]]:
    """Words in every text field; all points on the first thing, and nothing on the rest."""
    for field in form.xpath(".//textarea | .//input[@type='text' and not(@inputmode='numeric')]"):
        yield field.get("name"), WORDS
    for number, field in enumerate(form.xpath(".//input[@type='number' or @inputmode='numeric']")):
        yield field.get("name"), "0" if number else str(version.budget or 1)
