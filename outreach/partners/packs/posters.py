"""The posters of an event for in a pack: those of the agenda, in both languages."""

from importlib import import_module

from ...models import Event


def posters_of(event: Event) -> dict[str, bytes]:
    """{name of the file: content}; empty when there is no date to come to. Raises pages.service.PdfUnavailable."""
    try:
        posters = import_module("outreach.printing.posters")
    except ModuleNotFoundError:
        return {}
    rows = posters.coming_rows(event)
    if not rows:
        return {}
    papers = (("poster-nl", "nl", "a4"), ("poster-en", "en", "a4"), ("flyer-nl", "nl", "a5"), ("flyer-en", "en", "a5"))
    return {
        f"{name}.pdf": posters.poster_pdf(event, rows, language=language, size=size) for name, language, size in papers
    }
