"""Files that do something at the desk of a teacher: programs in a PDF, documents that fetch from elsewhere."""

import io
import zlib

import pikepdf
import pytest

from contributions.service import Refused
from education.authoring.uploads import judge
from tests.education.author.test_uploads import LAUGHS, open_document
from tests.factories.lesson_packs import office

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def pdf(*, packed: bool = True, **catalog: object) -> io.BytesIO:
    """A PDF of one page, with these things in its catalog; `packed`: its objects in lists, as most programs do."""
    made = io.BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        for name, value in catalog.items():
            document.Root[f"/{name}"] = document.make_indirect(pikepdf.Object.parse(value))
        mode = pikepdf.ObjectStreamMode.generate if packed else pikepdf.ObjectStreamMode.disable
        document.save(made, object_stream_mode=mode)
    made.seek(0)
    return made


def attached() -> io.BytesIO:
    made = io.BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        document.attachments["kijk.exe"] = b"MZ"
        document.save(made)
    made.seek(0)
    return made


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize(
    "action",
    [
        b"<< /S /JavaScript /JS (app.alert(1)) >>",
        b"<< /S /J#61vaScript /J#53 (app.alert(1)) >>",
        b"<< /S /Launch /F (cmd.exe) >>",
    ],
)
def test_a_pdf_that_runs_something_is_refused(action: bytes, packed: bool) -> None:
    with pytest.raises(Refused, match="programma"):
        judge(pdf(packed=packed, OpenAction=action), "a.pdf")


def test_a_pdf_with_another_file_in_it_is_refused() -> None:
    with pytest.raises(Refused, match="ander bestand"):
        judge(attached(), "a.pdf")


def test_a_plain_pdf_comes_in_whatever_chance_writes_in_its_pictures() -> None:
    picture = b"stream\n" + zlib.compress(b"x") + b"/JS (niets) /Launch \nendstream"
    for content in (pdf().getvalue(), pdf(packed=False).getvalue(), b"%PDF-1.7\n<< /Length 9 >>" + picture):
        assert judge(io.BytesIO(content), "a.pdf").suffix == "pdf"


def test_a_packed_list_that_grows_without_end_takes_no_memory() -> None:
    packed = zlib.compress(b"\0" * 200_000_000, 9)
    content = b"%PDF-1.7\n" + b"<< /Type /ObjStm /Filter /FlateDecode >> stream\n" + packed + b"endstream"
    with pytest.raises(Refused, match="vreemd ingepakt"):
        judge(io.BytesIO(content * 3), "a.pdf")


def related(
    kind: str, target: str, mode: str = "External", part: str = "word___rels__settings.xml.rels"
) -> io.BytesIO:
    link = f'<Relationship Id="r1" Type="{_OFFICE}/{kind}" Target="{target}" TargetMode="{mode}"/>'
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return office(**{part: f'<Relationships xmlns="{space}">{link}</Relationships>'.encode()})


@pytest.mark.parametrize(
    ("kind", "target", "mode"),
    [
        ("attachedTemplate", "https://elders.example/macro.dotm", "External"),
        ("attachedTemplate", "file://server/share/macro.dotm", "External"),
        ("attachedTemplate", "\\\\server\\share\\macro.dotm", "External"),
        ("attachedTemplate", "https://elders.example/m.dotm", "&#69;xternal"),
        ("oleObject", "mhtml:http://elders.example/x.html", "External"),
        ("image", "https://elders.example/wie-leest.png", "External"),
        ("frame", "http://elders.example/", "external"),
    ],
)
def test_a_document_that_fetches_when_it_opens_is_refused(kind: str, target: str, mode: str) -> None:
    with pytest.raises(Refused, match="andere plek"):
        judge(related(kind, target, mode), "a.docx")


@pytest.mark.parametrize(
    ("kind", "target", "mode"),
    [
        ("hyperlink", "https://www.belastingdienst.nl/", "External"),
        ("attachedTemplate", "file:///C:\\Users\\j\\Normal.dotm", "External"),
        ("image", "media/image1.png", "Internal"),
    ],
)
def test_links_that_one_clicks_on_and_a_template_of_ones_own_may_stay(kind: str, target: str, mode: str) -> None:
    assert judge(related(kind, target, mode), "a.docx").suffix == "docx"


@pytest.mark.parametrize(
    "content",
    [
        office(**{"word__document.bin": LAUGHS}),
        office(**{"word__document.bin": b"\xef\xbb\xbf  " + LAUGHS}),
        office(**{"word__document": LAUGHS.decode().encode("utf-16")}),
        open_document(**{"content.html": b"<!DOCTYPE a [<!ENTITY b 'c'>]>"}),
    ],
)
def test_definitions_are_found_whatever_the_part_is_called(content: io.BytesIO) -> None:
    with pytest.raises(Refused, match="vastlopen"):
        judge(content, "a.docx")


def test_a_drawing_that_says_what_it_is_may_stay() -> None:
    drawing = b'<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/a.dtd"><svg/>'
    assert judge(office(**{"word__media__a.svg": drawing}), "a.docx").suffix == "docx"


def test_relationships_that_cannot_be_read_are_refused() -> None:
    with pytest.raises(Refused, match="beschadigd"):
        judge(office(**{"word___rels__a.rels": b"<Relationships><Relation"}), "a.docx")
