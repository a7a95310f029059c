"""Fields and formulas that start a program or fetch something while an office file opens, and pictures without end."""

import io
import struct

import pytest

from pages.judging.pictures import MOST_FRAMES, made_anew
from pages.service import FileRefused, kind_of
from tests.factories.lesson_packs import office

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_X = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_P = "http://schemas.openxmlformats.org/drawingml/2006/main"
_SVG = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


def word(inside: str) -> tuple[str, bytes]:
    return "word__document.xml", f'<w:document xmlns:w="{_W}">{inside}</w:document>'.encode()


def excel(inside: str, part: str = "xl__worksheets__sheet1.xml") -> tuple[str, bytes]:
    return part, f'<worksheet xmlns="{_X}">{inside}</worksheet>'.encode()


def field(*pieces: str) -> tuple[str, bytes]:
    begin, end = '<w:fldChar w:fldCharType="begin"/>', '<w:fldChar w:fldCharType="end"/>'
    runs = "".join(f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in pieces)
    return word(f"{begin}{runs}{end}")


@pytest.mark.parametrize(
    "part",
    [
        field(' DDEAUTO c:\\\\windows\\\\cmd.exe "/k calc" '),
        field(" DDE", "AUTO cmd"),
        field(" D&#68;E cmd"),
        word('<w:fldSimple w:instr=" ddeauto cmd "/>'),
        excel('<ddeLink ddeService="cmd" ddeTopic="/C calc"/>', "xl__externalLinks__externalLink1.xml"),
        excel("<c><f>_xlfn.WEBSERVICE(A1)</f></c>"),
        excel("<c><f>1+WEB&#83;ERVICE(A1)</f></c>"),
        excel("<c><f>DDE(&quot;soffice&quot;,A1)</f></c>"),
        ("ppt__slides__a.xml", f'<a:hlinkClick xmlns:a="{_P}" action="ppaction://program"/>'.encode()),
        ("word__media__a.svg", f'<svg {_SVG}><image xlink:href="https://evil.example/x"/></svg>'.encode()),
        ("word__media__a.svg", f'<?xml version="1.0"?><svg {_SVG}><image href="//evil.example/x"/></svg>'.encode()),
        ("word__media__a.svg", f"<svg {_SVG}><script>alert(1)</script></svg>".encode()),
        ("word__document.xml", field(" DDEAUTO cmd")[1].decode().encode("utf-16")),
    ],
)
def test_what_runs_or_fetches_is_refused(part: tuple[str, bytes]) -> None:
    with pytest.raises(FileRefused, match="andere plek"):
        kind_of(office(**dict([part])))


@pytest.mark.parametrize(
    "part",
    [
        field(' HYPERLINK "https://voorbeeld.example/dde" '),
        field(" PAGE ", " \\* MERGEFORMAT"),
        word("<w:t>DDEAUTO en WEBSERVICE(&#39;x&#39;) zijn woorden in een les.</w:t>"),
        excel("<c><f>SUM(A1:A9)</f></c><c><t>webservice(a)</t></c>"),
        ("ppt__slides__a.xml", f'<a:hlinkClick xmlns:a="{_P}" action="ppaction://hlinksldjump"/>'.encode()),
        (
            "word__media__a.svg",
            f'<svg {_SVG}><a href="https://voorbeeld.example/"/><image href="data:image/png,A"/></svg>'.encode(),
        ),
        ("word__embeddings__cijfers.xlsx", b"PK webservice( en niets dat XML is"),
    ],
)
def test_what_only_looks_so_comes_in(part: tuple[str, bytes]) -> None:
    assert kind_of(office(**dict([part]))) == "docx"


def moving(frames: int) -> io.BytesIO:
    one = b"\x21\xf9\x04\0\0\0\0\0\x2c" + struct.pack("<HHHHB", 0, 0, 1, 1, 0) + b"\x02\x02\x44\x01\0"
    begin = b"GIF89a" + struct.pack("<HHBBB", 1, 1, 0x80, 0, 0) + b"\0\0\0\xff\xff\xff"
    return io.BytesIO(begin + one * frames + b";")


def test_a_picture_that_moves_without_end_is_refused_before_it_is_made_anew() -> None:
    with pytest.raises(FileRefused, match="beweegt te lang"):
        made_anew(moving(MOST_FRAMES + 1), "gif")
    assert made_anew(moving(3), "gif").startswith(b"GIF8")
