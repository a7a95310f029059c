"""What people said, searched for a request under the Woo: in the reading copy, whatever the moderation decided."""

from .models import Contribution
from .woo_parts import WooSearcher, searcher_of

SEARCHERS: tuple[WooSearcher, ...] = (
    searcher_of(
        "bijdrage", "Bijdrage", lambda: Contribution.objects.filter(emptied_reason=""), "question", "redacted"
    ),
)
