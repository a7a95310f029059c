"""The newest events, for who follows sites with a reader."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from ..models import Event
from .calendar import agenda_name
from .links import page_url, whole

SHOWN = 20


class NewEvents(Feed[Event, Any]):
    """What was put on the agenda last, in Dutch, as the events are written. One query."""

    language = settings.LANGUAGE_CODE

    def title(self) -> str:
        """The name of the agenda."""
        return agenda_name()

    def description(self) -> str:
        """What one finds here."""
        return _("Nieuwe avonden, spreekuren en andere bijeenkomsten. Meedoen is gratis.")

    def link(self) -> str:
        """The agenda itself."""
        return whole(reverse("wagtail_serve", args=["agenda/"]))

    def feed_url(self) -> str:
        """Where this stands."""
        return whole(reverse("outreach:new_events"))

    def items(self) -> QuerySet[Event]:
        """The newest first."""
        found = Event.objects.public().filter(page__live=True, page__first_published_at__isnull=False)
        return found.select_related("page").order_by("-page__first_published_at", "-pk")[:SHOWN]

    def item_title(self, item: Event) -> str:
        """Its title, plain: the feed escapes it."""
        return item.title

    def item_description(self, item: Event) -> str:
        """The one sentence."""
        return item.summary

    def item_link(self, item: Event) -> str:
        """Its page."""
        return page_url(item)

    def item_pubdate(self, item: Event) -> datetime | None:
        """When its page went online first."""
        return item.page.first_published_at
