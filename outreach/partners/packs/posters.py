"""The posters of an event for in a pack: those of the agenda, in both languages."""

from ...models import Event
from ...printing.posters import coming_rows, poster_pdf

#: Name of the file -> language and paper.
_PAPERS = {"poster-nl.pdf": ("nl", "a4"), "poster-en.pdf": ("en", "a4"), "flyer-nl.pdf": ("nl", "a5")}


def posters_of(event: Event) -> dict[str, bytes]:
    """{name of the file: content}; empty when there is no date to come to. Raises pages.service.PdfUnavailable."""
    rows = coming_rows(event)
    if not rows:
        return {}
    return {name: poster_pdf(event, rows, language=language, size=size) for name, (language, size) in _PAPERS.items()}
