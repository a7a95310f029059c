"""The posters of an event for in a pack: those of the agenda, in both languages."""

from ...models import Event


def posters_of(event: Event) -> dict[str, bytes]:
    """{name of the file: content}; empty when there is no date to come to. Raises pages.service.PdfUnavailable."""
    from ...printing.posters import coming_rows, poster_pdf

    rows = coming_rows(event)
    if not rows:
        return {}
    made = {
        f"poster-{language}.pdf": poster_pdf(event, rows, language=language, size="a4") for language in ("nl", "en")
    }
    made["flyer-nl.pdf"] = poster_pdf(event, rows, language="nl", size="a5")
    return made
