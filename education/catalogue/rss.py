"""New releases of lesson packs, for who follows sites with a reader."""

from datetime import datetime, time
from typing import Any

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from ..enums import PackState
from ..models import Release
from .xml import allowed

SHOWN = 20


class NewReleases(Feed[Release, Any]):
    """What came out last, in Dutch, as the packs are written. One query."""

    language = settings.LANGUAGE_CODE

    def title(self) -> str:
        """The name of the feed."""
        return _("Nieuwe lespakketten van %(site)s") % {"site": settings.SITE_NAME}

    def description(self) -> str:
        """What one finds here."""
        return _("Nieuwe lespakketten, en wat er aan lespakketten veranderde. Alles is gratis.")

    def link(self) -> str:
        """The overview."""
        return whole(f"{reverse('wagtail_serve', args=['lespakketten/'])}")

    def feed_url(self) -> str:
        """Where this stands."""
        return whole(reverse("education:rss"))

    def items(self) -> QuerySet[Release]:
        """The newest first."""
        ready = Release.objects.ready().filter(pack__state=PackState.PUBLISHED, pack__page__live=True)
        return ready.select_related("pack").defer("source").order_by("-released_on", "-pk")[:SHOWN]

    def item_title(self, item: Release) -> str:
        """The pack, and which release."""
        return allowed(_("%(pack)s (uitgave %(number)d)") % {"pack": item.pack.title, "number": item.number})

    def item_description(self, item: Release) -> str:
        """What changed."""
        return allowed(item.changes)

    def item_link(self, item: Release) -> str:
        """The page of the pack, at this release."""
        return f"{whole(item.pack.get_absolute_url())}#uitgave-{item.number}"

    def item_pubdate(self, item: Release) -> datetime:
        """The day it came out; no hour is kept."""
        return timezone.make_aware(datetime.combine(item.released_on, time()))


def whole(path: str) -> str:
    """The address with the name of the site before it."""
    return f"{settings.BASE_URL}{path}"
