"""Whom a visitor can call: on every page, so asked once per request and only when a template uses it."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from .models import HelpSettings


def contact(request: HttpRequest) -> dict[str, Any]:
    """The fields of this site's HelpSettings that templates use, each fetched when first used."""

    def lazily(name: str) -> SimpleLazyObject:
        return SimpleLazyObject(lambda: getattr(HelpSettings.for_request(request), name))

    return {
        "site_contact_name": lazily("contact_name"),
        "site_contact_phone": lazily("contact_phone"),
        "site_contact_email": lazily("contact_email"),
        "site_contact_hours": lazily("opening_hours"),
        "site_behind": lazily("behind_this_site"),
    }
