"""What of consultation waits for a colleague, as lines on the desk: one file per kind of work."""

from . import gaps, imports, rounds

SOURCES = (*rounds.SOURCES, *gaps.SOURCES, imports.imports_waiting)
