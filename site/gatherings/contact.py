"""Whom to call with a question: said by the app above that knows it."""

from collections.abc import Callable

from django.conf import settings
from django.utils.translation import gettext as _

_lines: list[Callable[[], str]] = []


def register_contact_line(line: Callable[[], str]) -> None:
    """`line` gives the sentence with a phone number or an address, or "" when there is none."""
    _lines[:] = [line]


def contact_line() -> str:
    """How to reach us, in a sentence."""
    told = _lines[0]() if _lines else ""
    return told or _("Hebt u een vraag? Kijk op %(url)s.") % {"url": settings.BASE_URL}
