"""What an element holds beside its title and explanation, per kind of product.

An element keeps these as JSON: {code of the detail: value}. What is read here is whole and known: an unknown key, a
number that is none, or a choice that does not exist is refused with a sentence.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext as _

from ..enums import ProductKind
from .detail_fields import FIELDS, Detail, Holds

#: Longest text of one detail, in characters.
LONGEST = 2_000
#: Only criteria are weighed.
WEIGHED_KINDS = frozenset({ProductKind.CRITERIA})


class Node(StrEnum):
    """Where an element of a theory of change stands, from left to right."""

    PROBLEM = "problem"
    ACTIVITY = "activity"
    RESULT = "result"
    CHANGE = "change"


class UnknownDetail(ValueError):
    """A key that this kind of product does not have: a fault of ours, or a forged form."""


@dataclass(frozen=True, slots=True)
class Told:
    """One detail as people read it."""

    code: str
    label: str
    value: str


def fields_of(kind: str) -> tuple[Detail, ...]:
    """The details that an element of this kind of product has, in order."""
    return FIELDS[ProductKind(kind)]


def read_details(kind: str, raw: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, str]]:
    """The details as they are kept, and per code a sentence about what must be put right.

    What is empty is left out. Raises UnknownDetail for a key this kind does not have.
    """
    known = {field.code: field for field in fields_of(kind)}
    if strange := sorted(set(raw) - set(known)):
        raise UnknownDetail(", ".join(strange))
    kept: dict[str, Any] = {}
    problems: dict[str, str] = {}
    for code, field in known.items():
        value, problem = _read(field, raw.get(code))
        if problem:
            problems[code] = problem
        elif value not in (None, "", []):
            kept[code] = value
        elif field.required:
            problems[code] = _("Vul in: %(label)s.") % {"label": str(field.label).lower()}
    return kept, problems


def tell_details(kind: str, details: Mapping[str, Any], titles: Mapping[str, str] | None = None) -> list[Told]:
    """The details in words, in order; `titles` are the titles of the elements that `leads_to` names."""
    told = []
    for field in fields_of(kind):
        value = details.get(field.code)
        if value in (None, "", []):
            continue
        told.append(Told(field.code, str(field.short or field.label), _in_words(field, value, titles or {})))
    return told


def read_weight(kind: str, raw: Any) -> tuple[int | None, str]:
    """How heavy an element weighs, and a sentence when that is wrong. Kinds that are not weighed have none."""
    if kind not in WEIGHED_KINDS:
        return None, ""
    number, problem = _number(raw, 1, 5)
    if problem or number is None:
        return None, _("Kies een gewicht van 1 tot en met 5.")
    return number, ""


def _read(field: Detail, raw: Any) -> tuple[Any, str]:
    if field.holds == Holds.CODES:
        codes = raw if isinstance(raw, list | tuple) else []
        return list(dict.fromkeys(str(code) for code in codes if code)), ""
    if field.holds == Holds.NUMBER:
        return _number(raw, field.least, field.most)
    text = "" if raw is None else str(raw).strip()
    if field.holds == Holds.CHOICE:
        known = [code for code, _label in field.choices]
        return (text, "") if not text or text in known else ("", _("Kies een van de antwoorden."))
    if len(text) > LONGEST:
        return "", _("Deze tekst is te lang. Gebruik hoogstens %(most)d tekens.") % {"most": LONGEST}
    return text, ""


def _number(raw: Any, least: int, most: int) -> tuple[int | None, str]:
    text = "" if raw is None else str(raw).strip()
    if not text:
        return None, ""
    if not (text.isascii() and text.isdigit() and len(text) < 7 and least <= int(text) <= most):
        return None, _("Vul een getal in van %(least)d tot en met %(most)d.") % {"least": least, "most": most}
    return int(text), ""


def _in_words(field: Detail, value: Any, titles: Mapping[str, str]) -> str:
    if field.holds == Holds.CHOICE:
        return str(dict(field.choices).get(value, value))
    if field.holds == Holds.CODES:
        return ", ".join(titles.get(code, code) for code in _as_list(value))
    return f"{value} {field.unit}" if field.unit else str(value)


def _as_list(value: Any) -> Sequence[str]:
    return value if isinstance(value, list | tuple) else [str(value)]
