"""No file freezes the process that judges it: four times as much takes about four times as long."""

import io
import time
import zipfile
import zlib
from collections.abc import Callable
from contextlib import suppress

import pytest

from pages.judging.texts import check_text
from pages.service import FileRefused, kind_of
from tests.factories.lesson_packs import office

#: What an attacker repeats; each took a time that grows with the square, or would in a careless pattern.
_IN_PDF = (
    b"stream\n",
    b"<<>>stream\n",
    b"<<>>stream\nendstream",
    b"<</Type/ObjStm>>stream\n",
    b"/First 1 ",
    b"/S" + b" " * 64,
    b"<</Type/ObjStm/Filter/FlateDecode>>stream\n" + zlib.compress(b"", 0)[:2] + b"\0\0\0\xff\xff" * 20,
)
_IN_TEXT = (b'"=|', b'"=', b"=|", b',"=""', b"-a|", b"' ", b"!|\n", b"|")
_SMALL, _TIMES, _AT_MOST = 100_000, 4, 9


def seconds(judge: Callable[[io.BytesIO], object], content: bytes) -> float:
    """The shortest of two: of the processor, so that what else the machine does does not count."""
    taken = []
    for _again in range(2):
        begun = time.process_time()
        with suppress(FileRefused):
            judge(io.BytesIO(content))
        taken.append(time.process_time() - begun)
    return min(taken)


def assert_grows_evenly(judge: Callable[[io.BytesIO], object], make: Callable[[int], bytes]) -> None:
    small, large = seconds(judge, make(_SMALL)), seconds(judge, make(_SMALL * _TIMES))
    assert large <= max(small, 0.01) * _AT_MOST


@pytest.mark.parametrize("again", _IN_PDF)
def test_a_pdf(again: bytes) -> None:
    assert_grows_evenly(kind_of, lambda size: b"%PDF-1.7\n" + again * (size // len(again)))


@pytest.mark.parametrize("end", [b"", b"!"])
@pytest.mark.parametrize("again", _IN_TEXT)
def test_a_text(again: bytes, end: bytes) -> None:
    assert_grows_evenly(check_text, lambda size: b"|" + again * (size // len(again)) + end)


def test_a_long_name_in_an_office_file() -> None:
    def with_names(size: int) -> bytes:
        return office(**{f"{number}/" + "embeddings/" * 5_000: b"" for number in range(size // 20_000)}).getvalue()

    assert_grows_evenly(kind_of, with_names)
    assert seconds(kind_of, with_names(_SMALL)) < 1


def test_what_no_office_program_packs_is_not_unpacked() -> None:
    for way in (zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2):
        made = io.BytesIO(office().getvalue())
        with zipfile.ZipFile(made, "a", way) as archive:
            archive.writestr("word/document.xml", b"<a/>")
        with pytest.raises(FileRefused, match="beschadigd"):
            kind_of(made)


@pytest.mark.parametrize(
    "content",
    [
        b"=" + b"1+" * 300 + b"cmd|' /C calc'!A0",
        b"naam;soort\nA;=SOM(1,2)+cmd|' /C calc'!A0",
        b"naam,soort\r'=cmd|' /C calc'!A0",
        b"naam,soort\nA,\"+SOM(1,2)+cmd|' /C calc'!A0\"",
        b'naam,soort\nA,"-2+\n3+cmd|\' /C ""calc""\'!A0"',
        b"@SOM(1)*cmd|' /C calc'!A0",
    ],
)
def test_a_cell_that_starts_a_program_is_found_however_long_it_is(content: bytes) -> None:
    with pytest.raises(FileRefused, match="start een cel een programma"):
        check_text(io.BytesIO(content))


@pytest.mark.parametrize(
    "content",
    [
        b"naam;bedrag\nA;-20|x\nB;=1+1\n",
        b"telefoon,keuze,tekst\n+31600000000,a|b,Leuk!\n",
        b'tekst,keuze\n"Leuk, zeg!",a|b\n',
        b"Kies a|b. Doe mee!\nA-b|c!\n",
    ],
)
def test_a_text_with_the_same_signs_comes_in(content: bytes) -> None:
    check_text(io.BytesIO(content))
