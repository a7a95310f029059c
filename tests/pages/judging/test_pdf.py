"""A PDF that hides what it does is refused, whatever its reader takes for a comment, a text or a stream."""

import io
import zlib

import pikepdf
import pytest

from pages.service import FileRefused, kind_of

_CATALOG = b"1 0 obj<</Type/Catalog/OpenAction 5 0 R>>endobj\n"
_RUNS = b"5 0 obj<</S/JavaScript/JS(app.alert(1))>>endobj\n"
_LIST = b"/Type/ObjStm/N 1/First 4"
_IN_LIST = b"5 0 <</S/JavaScript/JS(app.alert(1))>>"
_PROGRAM, _ODD, _LOCKED = "programma of een ander bestand", "vreemd ingepakt", "beveiligd"


def pdf(*parts: bytes) -> io.BytesIO:
    return io.BytesIO(b"%PDF-1.7\n" + b"".join(parts))


def packed(described: bytes, content: bytes) -> bytes:
    return b"4 0 obj<<" + described + b">>stream\n" + content + b"\nendstream\nendobj\n"


@pytest.mark.parametrize(
    "parts",
    [
        pytest.param((b"% stream\n", _RUNS, b"% endstream\n"), id="comment"),
        pytest.param((b"%<<>>stream\n", _RUNS, b"% endstream\n"), id="comment with a dictionary"),
        pytest.param((b"6 0 obj(<<>>stream\n)endobj ", _RUNS, b"7 0 obj(endstream)"), id="text"),
        pytest.param((b"5 0 obj<</A(<<>>stream\n)/S/JavaScript/JS(x)/B(endstream)>>",), id="within one object"),
        pytest.param((b"5 0 obj<</A(<<>>stream\n)/XFA 6 0 R/B(endstream)>>",), id="a form within one object"),
        pytest.param((packed(b"/Length 60", b"x " + _RUNS),), id="an object in the middle of a picture"),
        pytest.param((b"5 0 obj<</S/JavaScript%\n/JS%\n(x)>>",), id="ended by a comment"),
        pytest.param((b"5 0 obj<</S/JavaScript\0/J#53\0(x)>>",), id="ended by nothing"),
        pytest.param((b"5 0 obj<</S/Launch)/F(cmd.exe)>>",), id="ended by a bracket"),
        pytest.param((b"5 0 obj<</S/Rendition/OP 0>>",), id="rendition"),
        pytest.param((packed(_LIST, _IN_LIST),), id="a list that is not packed"),
        pytest.param((packed(b"/N 1/First 4/Filter/FlateDecode", zlib.compress(_IN_LIST)),), id="no type"),
        pytest.param((packed(_LIST + b"/Filter[/FlateDecode]", zlib.compress(_IN_LIST)),), id="one filter in a row"),
    ],
)
def test_what_runs_is_found_wherever_it_hides(parts: tuple[bytes, ...]) -> None:
    with pytest.raises(FileRefused, match=_PROGRAM):
        kind_of(pdf(_CATALOG, *parts))


_TWICE = zlib.compress(_IN_LIST).hex().encode() + b">"


@pytest.mark.parametrize(
    "part",
    [
        pytest.param(packed(_LIST + b"/Filter[/ASCIIHexDecode/FlateDecode]", _TWICE), id="packed twice"),
        pytest.param(packed(_LIST + b"/Fil#74er/FlateDecode", zlib.compress(_IN_LIST)), id="spelled in numbers"),
        pytest.param(
            packed(_LIST + b"/Filter/FlateDecode/DecodeParms<</Predictor 12>>", zlib.compress(_IN_LIST)),
            id="turned into differences",
        ),
        pytest.param(
            packed(_LIST + b"/Pad(" + b"x" * 3_000 + b")/Filter/FlateDecode", zlib.compress(_IN_LIST)),
            id="described far away",
        ),
        pytest.param(packed(_LIST + b"/X(<<>>stream\n)/Filter/LZWDecode", b"..."), id="described twice"),
        pytest.param(packed(_LIST + b"/Filter/FlateDecode", b"no zlib"), id="damaged"),
        pytest.param(packed(_LIST + b"/Filter/FlateDecode", zlib.compress(_IN_LIST)[:9]), id="cut off"),
        pytest.param(
            packed(_LIST + b"/Filter/FlateDecode", zlib.compress(_IN_LIST)).replace(b">>stream", b">>stream x"),
            id="a stream that only some readers see",
        ),
    ],
)
def test_a_list_that_we_cannot_read_to_its_end_is_refused(part: bytes) -> None:
    with pytest.raises(FileRefused, match=_ODD):
        kind_of(pdf(_CATALOG, part))


def test_what_stands_behind_a_list_that_grows_is_not_forgotten() -> None:
    first = packed(_LIST + b"/Filter/FlateDecode", zlib.compress(b" " * 30_000_000))
    with pytest.raises(FileRefused, match=_PROGRAM):
        kind_of(pdf(first, packed(_LIST + b"/Filter/FlateDecode", zlib.compress(_IN_LIST))))


@pytest.mark.parametrize("password", ["", "geheim"])
def test_a_locked_pdf_is_refused_whether_or_not_it_asks_for_a_password(password: str) -> None:
    made = io.BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        document.save(made, encryption=pikepdf.Encryption(owner="van mij", user=password))
    with pytest.raises(FileRefused, match=_LOCKED):
        kind_of(made)


@pytest.mark.parametrize("action", [b"GoToR/F(//evil.example/a)", b"SubmitForm/F(x)", b"GoToE", b"ImportData/F(x)"])
@pytest.mark.parametrize("by_itself", [b"1 0 obj<</OpenAction 5 0 R>>", b"1 0 obj<</Type/Page/A#41<</O 5 0 R>>>>"])
def test_what_fetches_or_sends_without_a_click_is_refused(action: bytes, by_itself: bytes) -> None:
    step = b"<</S/" + action + b">>"
    hidden = packed(_LIST + b"/Filter/FlateDecode", zlib.compress(b"5 0 " + step))
    for part in (b"5 0 obj" + step, hidden, packed(b"/Length 60", b"x 5 0 obj" + step)):
        with pytest.raises(FileRefused, match="als hij opengaat"):
            kind_of(pdf(by_itself, part))
        assert kind_of(pdf(b"1 0 obj<</OpenAction [3 0 R/Fit]>>", part)) == "pdf"


def test_what_only_looks_so_comes_in() -> None:
    harmless = (
        b"3 0 obj<</Title(Cursus HTML/JavaScript)>>endobj ",
        b"8 0 obj<</First 9 0 R/Last 9 0 R>>endobj ",
        packed(b"/Length 9/Filter[/ASCII85Decode/FlateDecode]", b"/JS (toeval) ~>"),
        packed(b"/Type/Metadata/Subtype/XML", b"<pdf:Keywords>HTML/JavaScript <x/></pdf:Keywords>"),
        packed(_LIST + b"/Filter/FlateDecode", zlib.compress(b"5 0 <</Type/Page/S/Span>>")),
    )
    assert kind_of(pdf(*harmless)) == "pdf"


@pytest.mark.parametrize("packs", list(pikepdf.ObjectStreamMode.__members__.values()))
def test_a_pdf_with_bookmarks_and_links_comes_in(packs: pikepdf.ObjectStreamMode) -> None:
    made = io.BytesIO()
    with pikepdf.new() as document:
        page = document.add_blank_page()
        link = b"<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(https://voorbeeld.example/)>>>>"
        page.Annots = document.make_indirect(pikepdf.Array([pikepdf.Object.parse(link)]))
        with document.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem("Eerste", 0))
        document.save(made, object_stream_mode=packs)
    assert kind_of(made) == "pdf"
