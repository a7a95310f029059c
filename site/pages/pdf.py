"""Accessible PDF from a template: tagged (PDF/UA-1), and with nothing fetched from anywhere.

WeasyPrint is imported when the first PDF is asked for: the site runs without its system libraries, and whoever asks
for a PDF then reads what to do.
"""

from typing import Any

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.utils.translation import gettext as _


class PdfUnavailable(Exception):
    """This machine cannot make a PDF. `sentence` is Dutch, for the person at the screen, and says what to do."""

    def __init__(self) -> None:
        self.sentence = _(
            "Op deze computer kan geen PDF worden gemaakt: er ontbreken onderdelen van het systeem. "
            "Vraag de beheerder om de pakketten uit docs/operations.md te installeren."
        )
        super().__init__(self.sentence)


def render_pdf(template: str, context: dict[str, Any], *, stylesheets: tuple[str, ...] = ()) -> bytes:
    """The template as a tagged PDF.

    `template` is a whole HTML document: it needs a <title> and a lang. `stylesheets` are names of static files, in
    order. Pictures only as inline SVG or data: addresses. Takes seconds for long documents: call it from a task.
    Raises PdfUnavailable when WeasyPrint's system libraries are not there.
    """
    try:
        from weasyprint import CSS, HTML  # noqa: PLC0415 -- slow, and needs system libraries
        from weasyprint.urls import URLFetcher  # noqa: PLC0415 -- as above
    except (ImportError, OSError) as missing:
        raise PdfUnavailable from missing

    only_data = URLFetcher(allowed_protocols={"data"})
    styles = [CSS(string=_static_text(name), url_fetcher=only_data) for name in stylesheets]
    document = HTML(string=render_to_string(template, context), url_fetcher=only_data)
    made: bytes = document.write_pdf(stylesheets=styles, pdf_variant="pdf/ua-1")
    return made


def _static_text(name: str) -> str:
    found = finders.find(name)
    if not isinstance(found, str):
        raise FileNotFoundError(f"no static file {name}")
    with open(found, encoding="utf-8") as file:  # noqa: PTH123 -- finders give a plain string
        return file.read()
