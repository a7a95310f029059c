"""The pages of the dossiers, for search engines."""

from collections.abc import Sequence
from datetime import datetime

from django.contrib.sitemaps import Sitemap

from .standing import Shown, all_shown


class DossierSitemap(Sitemap[Shown]):
    """Those that stand on the website."""

    def items(self) -> Sequence[Shown]:
        """Newest first."""
        return all_shown()

    def location(self, item: Shown) -> str:
        """Its page."""
        return item.publication.get_absolute_url()

    def lastmod(self, item: Shown) -> datetime:
        """When it came, or was made anew."""
        made = item.run.finished_at if item.run else None
        return max(made or item.publication.published_at, item.publication.published_at)
