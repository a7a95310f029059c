"""Where screens of other parts of the house are. A part that is not installed has no address, so no link."""

from typing import Any

from django.urls import NoReverseMatch, reverse


def address_of(name: str, *args: Any) -> str:
    """The address of this screen; "" when there is no such screen."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""
