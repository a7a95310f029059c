"""The same telephone number, however somebody typed it."""

import re
from typing import Any, TypeVar, cast

from django.db.models import CharField, F, Model, QuerySet, Value
from django.db.models.functions import Replace

#: What people put between digits.
_BETWEEN = " -().+/‐‑–—\u00a0"
#: The digits that stay when 0 or +31 goes off a Dutch number.
_TELLING = 9
_NUMBER = re.compile(r"(?<!\d)(?:\+31|0031|0)[\s\-‐-―(). ]{0,3}(?:\(0\))?(?:[\s\-‐-―(). ]{0,3}\d){9}(?!\d)")
Row = TypeVar("Row", bound=Model)


def telling_digits(typed: str) -> str:
    """The last nine digits: the same for 06-12 34 56 78 and +31 6 12345678. "" for what is no whole number."""
    digits = re.sub(r"\D", "", typed)
    return digits[-_TELLING:] if len(digits) >= _TELLING else ""


def numbers_in(text: str) -> list[str]:
    """The telephone numbers in what somebody wrote, as their telling digits; each once."""
    found = (telling_digits(match.group()) for match in _NUMBER.finditer(text))
    return list(dict.fromkeys(filter(None, found)))


def with_number(rows: QuerySet[Row], field: str, typed: str) -> QuerySet[Row]:
    """The rows that hold this number in `field`, in any spelling; none for what is no whole number."""
    digits = telling_digits(typed)
    if not digits:
        return rows.none()
    bare: Any = F(field)
    for sign in _BETWEEN:
        bare = Replace(bare, Value(sign), Value(""), output_field=CharField())
    found = rows.alias(bare_number=bare).filter(bare_number__endswith=digits)
    return cast("QuerySet[Row]", found)
