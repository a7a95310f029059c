"""Whom a visitor can call: on every page, so asked once per request and only when a template uses it."""

from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from django.http.request import split_domain_port
from django.utils.functional import SimpleLazyObject

from .models import HelpSettings

#: Where the answer waits on the request.
_HELD = "_reisgenoot_help"


def contact(request: HttpRequest) -> dict[str, Any]:
    """The fields of this site's HelpSettings that templates use, each fetched when first used."""

    def lazily(name: str) -> SimpleLazyObject:
        return SimpleLazyObject(lambda: getattr(_of(request), name))

    return {
        "site_contact_name": lazily("contact_name"),
        "site_contact_phone": lazily("contact_phone"),
        "site_contact_email": lazily("contact_email"),
        "site_contact_hours": lazily("opening_hours"),
        "site_behind": lazily("behind_this_site"),
    }


def _of(request: HttpRequest) -> HelpSettings:
    """What was filled in for the site of this request. One query; Wagtail asks for the site and its page first."""
    held: HelpSettings | None = getattr(request, _HELD, None)
    if held is None:
        held = _alone(request) or HelpSettings.for_request(request)
        setattr(request, _HELD, held)
    return held


def _alone(request: HttpRequest) -> HelpSettings | None:
    """The one that is filled in; None when there are none or several, or when Wagtail knows the site already."""
    if hasattr(request, "_wagtail_site"):
        return None
    hostname = split_domain_port(request._get_raw_host())[0]  # type: ignore[attr-defined] # as Wagtail asks it
    of_site = Q(site__hostname=hostname) | Q(site__is_default_site=True)
    found = list(HelpSettings.objects.filter(of_site)[:2])
    return found[0] if len(found) == 1 else None
