"""Findings, decisions with what people think of them, and codes, searched for a request under the Woo."""

from contributions.service import WooSearcher, searcher_of

from .models import Code, Decision, DecisionReaction, Finding

SEARCHERS: tuple[WooSearcher, ...] = (
    searcher_of("bevinding", "Bevinding", Finding.objects.all, "sentence", "page_reference"),
    searcher_of("besluit", "Besluit", Decision.objects.all, "title", "reason", "what_changed", "review_note"),
    searcher_of(
        "reactie_besluit",
        "Reactie op een besluit",
        lambda: DecisionReaction.objects.exclude(words=""),
        "words",
        "handled_note",
    ),
    searcher_of("code", "Code", Code.objects.all, "name", "definition", "example", "counter_example"),
)
