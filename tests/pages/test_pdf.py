"""PDFs are tagged, in Dutch, and fetch nothing."""

from io import BytesIO

import pikepdf
import pytest
from django.template import Context, Engine

from pages import pdf


def _render(monkeypatch: pytest.MonkeyPatch, html: str) -> pikepdf.Pdf:
    # The template is the caller's business; here any string stands for one.
    monkeypatch.setattr(pdf, "render_to_string", lambda name, context: Engine().from_string(name).render(Context()))
    return pikepdf.open(BytesIO(pdf.render_pdf(html, {})))


def test_a_pdf_is_tagged_and_says_its_language(monkeypatch: pytest.MonkeyPatch) -> None:
    made = _render(monkeypatch, '<html lang="nl"><title>Formulier</title><h1>Vraag 1</h1><p>Tekst</p></html>')

    assert made.Root.MarkInfo.Marked
    assert str(made.Root.Lang) == "nl"
    assert "/StructTreeRoot" in made.Root
    assert made.open_metadata().get("pdfuaid:part") == "1"
    assert str(made.docinfo["/Title"]) == "Formulier"


def test_a_pdf_fetches_nothing_from_anywhere(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    secret = tmp_path / "secret.svg"
    secret.write_text('<svg xmlns="http://www.w3.org/2000/svg"><title>geheim</title></svg>')
    made = _render(
        monkeypatch,
        f'<html lang="nl"><title>x</title><img src="{secret.as_uri()}" alt="a"><img src="http://127.0.0.1:9/" alt="b">'
        "</html>",
    )

    assert not made.pages[0].get_images()
