"""Rounds and what was asked in them, searched for a request under the Woo."""

from contributions.service import WooSearcher, searcher_of

from .models import ItemVersion, Round

SEARCHERS: tuple[WooSearcher, ...] = (
    searcher_of("ronde", "Ronde", Round.objects.all, "title", "question", "why", "what_happens_next"),
    searcher_of("vraag", "Vraag van een ronde", ItemVersion.objects.all, "text", "help", "plain"),
)
