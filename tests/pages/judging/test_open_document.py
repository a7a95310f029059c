"""An OpenDocument that fetches or runs something while it opens is refused; what one clicks on may stay."""

import io
import zipfile

import pytest

from pages.service import FileRefused, kind_of

_SPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in {
        "office": "office",
        "text": "text",
        "table": "table",
        "draw": "drawing",
        "meta": "meta",
        "script": "script",
        "presentation": "presentation",
    }.items()
)


def document(inside: str, part: str = "content.xml", kind: str = "text") -> io.BytesIO:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
        spaces = f'{_SPACES} xmlns:xlink="http://www.w3.org/1999/xlink"'
        archive.writestr(part, f"<?xml version='1.0'?><office:document {spaces}>{inside}</office:document>")
    made.seek(0)
    return made


@pytest.mark.parametrize(
    "inside",
    [
        '<draw:image xlink:href="http://evil.example/x.png" xlink:actuate="onLoad"/>',
        '<draw:image xlink:href=" HTTP&#58;//evil.example/x.png"/>',
        '<draw:image xlink:href="//evil.example/x.png"/>',
        '<draw:image xlink:href="\\\\evil.example\\x.png"/>',
        '<draw:image xlink:href="../x.png"/>',
        '<draw:image xlink:href="file://evil.example/x.png"/>',
        '<text:section-source xlink:href="https://evil.example/x.odt"/>',
        '<table:table-source xlink:href="https://evil.example/x.ods"/>',
        '<meta:auto-reload xlink:href="https://evil.example/"/>',
        '<meta:template xlink:href="https://evil.example/x.ott"/>',
        '<text:a xlink:href="vnd.sun.star.script:x.py$y?language=Python">klik</text:a>',
        '<text:a xlink:href="macro:///Standard.A.B">klik</text:a>',
        '<presentation:event-listener xlink:href="file:///usr/bin/x" presentation:action="execute"/>',
        '<script:event-listener script:language="ooo:script"/>',
        '<text:dde-connection-decl office:dde-application="cmd"/>',
        '<office:dde-source office:dde-application="cmd"/>',
        "<table:table-cell table:formula=\"of:=WEBSERVICE ('https://evil.example')\"/>",
        "<table:table-cell table:formula=\"of:=1+DDE('soffice';'a';'b')\"/>",
    ],
)
@pytest.mark.parametrize("part", ["content.xml", "Object 1/styles.xml"])
def test_what_fetches_or_runs_is_refused(inside: str, part: str) -> None:
    with pytest.raises(FileRefused, match="andere plek"):
        kind_of(document(inside, part))


@pytest.mark.parametrize("kind", ["text", "spreadsheet", "presentation"])
def test_what_one_clicks_on_and_what_is_inside_may_stay(kind: str) -> None:
    inside = (
        '<text:a xlink:href="https://www.belastingdienst.nl/">klik</text:a>'
        '<draw:a xlink:href="mailto:iemand@voorbeeld.example"/><text:a xlink:href="../ander.odt"/>'
        '<draw:image xlink:href="Pictures/a.png" xlink:actuate="onLoad"/><draw:object xlink:href="./Object 1"/>'
        '<draw:image xlink:href="file:///C:/Users/j/a.png"/><text:a xlink:href="#Kop"/>'
        '<meta:template xlink:href="../../Templates/brief.ott"/>'
        '<table:table-cell table:formula="of:=SUM([.A1:.A9])"/>'
    )
    assert kind_of(document(inside, kind=kind)) in ("odt", "ods", "odp")


@pytest.mark.parametrize("inside", ["<open>", '<a b="', "&niets;"])
def test_a_document_that_cannot_be_read_is_refused(inside: str) -> None:
    with pytest.raises(FileRefused, match="beschadigd"):
        kind_of(document(inside))


@pytest.mark.deep
def test_a_document_of_more_elements_than_a_person_makes_is_refused() -> None:
    with pytest.raises(FileRefused, match="veel te groot"):
        kind_of(document("<a/>" * 3_000_000))
