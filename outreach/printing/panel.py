"""Poster and flyer on the page of an event in the admin."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from ..enums import EventState
from ..models import Event
from .posters import coming_rows


def poster_panel(request: HttpRequest, event: Event) -> Mapping[str, Any] | None:
    """The files to print, once there is something to come to; before that, what to do first."""
    address = reverse("outreach:poster", args=[event.slug])
    papers = [("a4", _("Affiche op A4")), ("a3", _("Affiche op A3")), ("a5", _("Flyer op A5"))]
    has_any = bool(coming_rows(event))
    return {
        "has_any": has_any,
        "is_over": not has_any and event.state != EventState.DRAFT and event.dates.exists(),
        "papers": [
            {
                "label": label,
                "dutch": f"{address}?taal=nl&formaat={size}",
                "english": f"{address}?taal=en&formaat={size}",
            }
            for size, label in papers
        ],
        "share_image": reverse("outreach:share_image", args=[event.slug]),
    }
