"""Notes of sessions that are not handed over yet, and reports, searched for a request under the Woo."""

from contributions.service import WooSearcher, searcher_of

from .models import Note, Report

SEARCHERS: tuple[WooSearcher, ...] = (
    searcher_of("aantekening", "Aantekening van een gesprek", lambda: Note.objects.exclude(text=""), "asked", "text"),
    searcher_of("verslag", "Verslag van een gesprek", lambda: Report.objects.exclude(summary=""), "summary"),
)
