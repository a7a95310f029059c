"""Addresses of the agenda, whole, for whoever reads them somewhere else."""

from django.conf import settings
from django.urls import reverse

from ..models import Event


def whole(path: str) -> str:
    """The address with the name of the site before it."""
    return f"{settings.BASE_URL}{path}"


def page_url(event: Event) -> str:
    """The event's own page, whole."""
    return whole(event.get_absolute_url())


def follow_url(query: str) -> str:
    """The agenda, or a part of it, for a program that follows it: phones open this in their calendar."""
    address = whole(reverse("outreach:agenda_feed")).split("://", 1)[-1]
    return f"webcal://{address}?{query}" if query else f"webcal://{address}"
