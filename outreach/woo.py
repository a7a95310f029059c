"""Reports of evenings and visits, searched for a request under the Woo."""

from contributions.service import WooSearcher, searcher_of

from .models import EventReport

SEARCHERS: tuple[WooSearcher, ...] = (
    searcher_of("verslag_land", "Verslag uit het land", EventReport.objects.all, "heard", "next_steps"),
)
