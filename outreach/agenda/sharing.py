"""What a message or a timeline shows when somebody passes the address on."""

from dataclasses import dataclass

from django.urls import reverse

from ..models import Event
from .links import page_url, whole


@dataclass(frozen=True, slots=True)
class ShareTags:
    """What stands in the head of the page (Open Graph, and the same for others)."""

    title: str
    description: str
    url: str
    image: str
    image_says: str


def share_tags(event: Event) -> ShareTags:
    """Of this event. The address of the picture changes with the event, so that no old one is shown."""
    image = whole(reverse("outreach:share_image", args=[event.slug]))
    return ShareTags(
        title=event.title,
        description=event.summary,
        url=page_url(event),
        image=f"{image}?v={event.version}",
        image_says=f"{event.title}. {event.summary}",
    )
