"""What of consultation waits for a colleague, as lines on the desk: one file per kind of work."""

from . import cases, entries, gaps, imports, own_statements, recordings, rounds, suggestions

SOURCES = (
    *rounds.SOURCES,
    *gaps.SOURCES,
    *entries.SOURCES,
    *recordings.SOURCES,
    *imports.SOURCES,
    *own_statements.SOURCES,
    *suggestions.SOURCES,
    *cases.SOURCES,
)
