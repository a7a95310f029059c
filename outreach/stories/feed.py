"""/goede-praktijken/rss.xml: the newest stories, for who follows them with a reader (RSS 2.0)."""

from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.db.models import Count, Max
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.translation import gettext as _
from django.views.decorators.http import condition, require_safe

from ..models import PracticeIndexPage, PracticePage

NEWEST = 30
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


class PracticeFeed(Feed):
    """Title, introduction and a permanent address of each story."""

    feed_type = Rss201rev2Feed
    item_guid_is_permalink = True

    def title(self) -> str:
        """Of the feed."""
        return _("Goede praktijken van Reisgenoot")

    def description(self) -> str:
        """Of the feed."""
        return _("Wat werkte bij hulp met belasting en toeslagen, en hoe het zover kwam.")

    def link(self) -> str:
        """Where the stories stand."""
        index = PracticeIndexPage.objects.live().first()
        return settings.BASE_URL + (index.get_url() if index else "/")

    def feed_url(self) -> str:
        """Where this feed stands."""
        return settings.BASE_URL + reverse("practices:rss")

    def items(self) -> list[PracticePage]:
        """The newest that are online."""
        return list(PracticePage.objects.live().public().order_by("-first_published_at", "-pk")[:NEWEST])

    def item_title(self, item: PracticePage) -> str:
        """Of the story."""
        return str(item.title)

    def item_description(self, item: PracticePage) -> str:
        """What it is about."""
        return item.introduction or item.problem

    def item_link(self, item: PracticePage) -> str:
        """Its page; stays the same as long as the address of the page does."""
        return settings.BASE_URL + item.get_url()

    def item_categories(self, item: PracticePage) -> list[str]:
        """Who tells it."""
        return [item.get_told_by_display()]

    def item_pubdate(self, item: PracticePage) -> datetime:
        """When it went online first."""
        return item.first_published_at or LONG_AGO

    def item_updateddate(self, item: PracticePage) -> datetime:
        """When it was changed last."""
        return item.last_published_at or LONG_AGO


def _state(request: HttpRequest) -> tuple[datetime | None, int]:
    live = PracticePage.objects.live().public().aggregate(newest=Max("last_published_at"), number=Count("pk"))
    return live["newest"], live["number"]


def _etag(request: HttpRequest, **_given: Any) -> str:
    """Changes when a story comes, goes or is changed. No more than one query."""
    newest, number = _state(request)
    return f'"{newest.timestamp() if newest else 0}-{number}"'


@require_safe
@condition(etag_func=_etag)
def rss(request: HttpRequest) -> HttpResponse:
    """The feed, or 304 for a reader that has it already."""
    response: HttpResponse = PracticeFeed()(request)
    response["Cache-Control"] = "public, max-age=300"
    return response
