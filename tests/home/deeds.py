"""Doing a deed on /mijn-inbreng/ as a browser does: with the hidden field of the page that is on screen."""

import re
from typing import Any

from django.http import HttpResponse
from django.test import Client

FIELD = re.compile(r'name="bewijs" value="([^"]+)"')


def field_on(client: Client) -> str:
    """Which receipt the forms on the page are for; "" when none is open."""
    found = FIELD.search(client.get("/mijn-inbreng/").content.decode())
    return found[1] if found else ""


def deed(client: Client, address: str, typed: dict[str, Any] | None = None, **kwargs: Any) -> HttpResponse:
    """Open the page, fill in a form on it, send it."""
    return client.post(address, {**(typed or {}), "bewijs": field_on(client)}, **kwargs)
