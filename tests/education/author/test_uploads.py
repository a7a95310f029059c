"""Loose files: known by their content, refused with a sentence."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contributions.service import Refused
from education.authoring import uploads
from education.authoring.uploads import judge
from tests.factories.lesson_packs import office


def open_document(kind: str = "text", **more: bytes) -> io.BytesIO:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
        for name, data in more.items():
            archive.writestr(name.replace("__", "/"), data)
    made.seek(0)
    return made


@pytest.mark.parametrize(
    ("content", "suffix"),
    [
        (io.BytesIO(b"%PDF-1.7 en meer"), "pdf"),
        (io.BytesIO(b"\x89PNG\r\n\x1a\n...."), "png"),
        (office(), "docx"),
        (office("presentationml.presentation"), "pptx"),
        (open_document(), "odt"),
        (open_document("presentation"), "odp"),
        (open_document(**{"META-INF__manifest.xml": b'<!DOCTYPE manifest:manifest PUBLIC "x" "y"><a/>'}), "odt"),
        (office(**{"word__embeddings__cijfers.xlsx": b"een grafiek"}), "docx"),
        (io.BytesIO(b"\xff\xfb\x90\x00geluid"), "mp3"),
    ],
)
def test_what_it_is_comes_from_the_content_and_not_from_the_name(content, suffix):
    judged = judge(content, "Werkblad 1 (nieuw).exe")
    assert (judged.suffix, judged.name) == (suffix, f"werkblad-1-nieuw.{suffix}")
    assert content.tell() == 0


def bomb() -> io.BytesIO:
    return office(word__document=b"0" * 50_000_000)


#: A few bytes that become gigabytes in a program that believes them.
LAUGHS = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "lol"><!ENTITY c "&b;&b;&b;&b;">]><a>&c;</a>'


def lying() -> io.BytesIO:
    """A part that says it is short, and goes on for megabytes."""
    made = bytearray(office(**{"word__document.xml": b" " * 3_000_000}).getvalue())
    for sign, place in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        at = made.rindex(sign)
        made[at + place : at + place + 4] = (99).to_bytes(4, "little")
    return io.BytesIO(bytes(made))


def encrypted() -> io.BytesIO:
    made = bytearray(office().getvalue())
    at = made.index(b"PK\x01\x02")
    made[at + 8] |= 1
    return io.BytesIO(bytes(made))


@pytest.mark.parametrize(
    ("content", "name", "says"),
    [
        (io.BytesIO(b""), "a.pdf", "leeg"),
        (io.BytesIO(b"MZ\x90\x00"), "a.pdf", "Dit soort bestand kan niet"),
        (io.BytesIO(b"<html><script>"), "a.pdf", "Dit soort bestand kan niet"),
        (io.BytesIO(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "a.doc", "oud soort"),
        (io.BytesIO(b"PK\x03\x04kapot"), "a.docx", "beschadigd"),
        (office(word__vbaProject=b"x"), "a.docx", "macro"),
        (office("wordprocessingml.document", word__activeX__a=b"x"), "a.docx", "macro"),
        (open_document(Basic__Standard__a=b"x"), "a.odt", "macro"),
        (office(**{"..__..__etc": b"x"}), "a.docx", "vreemde namen"),
        (office("onbekend"), "a.docx", "Dit soort bestand kan niet"),
        (bomb(), "a.docx", "veel te groot"),
        (encrypted(), "a.docx", "wachtwoord"),
        (office(**{"word__document.xml": LAUGHS}), "a.docx", "vastlopen"),
        (office(**{"word__document.xml": LAUGHS.decode().encode("utf-16")}), "a.docx", "vastlopen"),
        (office(**{"word__document.xml": b" " * ((1 << 18) - 3) + LAUGHS}), "a.docx", "vastlopen"),
        (
            office(**{"word___rels__a.rels": b'<!DOCTYPE a SYSTEM "http://elders.example/a.dtd"><a/>'}),
            "a",
            "vastlopen",
        ),
        (open_document(**{"META-INF__manifest.xml": LAUGHS}), "a.odt", "vastlopen"),
        (office(word__embeddings__oleObject1=b"", **{"word__embeddings__o.bin": b"x"}), "a.docx", "geplakt"),
        (io.BytesIO(b"%PDF-1.7 " + office().getvalue()), "a.pdf", "verstopt"),
        (io.BytesIO(b"\x89PNG\r\n\x1a\n...." + office().getvalue()), "a.png", "verstopt"),
        (io.BytesIO(office().getvalue() + office("presentationml.presentation").getvalue()), "a.docx", "beschadigd"),
        (lying(), "a.docx", "beschadigd"),
        (io.BytesIO(b"%PDF-1.7"), "../../etc/a.pdf", "De naam"),
        (io.BytesIO(b"%PDF-1.7"), "a\u202efdp.exe", "De naam"),
        (io.BytesIO(b"%PDF-1.7"), ".htaccess", "De naam"),
        (io.BytesIO(b"%PDF-1.7"), "a" * 130 + ".pdf", "te lang"),
    ],
)
def test_a_refusal_says_what_to_do(content, name, says):
    with pytest.raises(Refused, match=says):
        judge(content, name)


def test_a_macro_is_found_by_its_type_too():
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("[Content_Types].xml", "application/vnd.ms-word.document.macroEnabled.main+xml")
    with pytest.raises(Refused, match="macro"):
        judge(made, "a.docx")


def test_larger_than_20_mb_is_refused_without_reading_it():
    class Large(io.BytesIO):
        def seek(self, offset, whence=0):
            return uploads.MOST_BYTES + 1 if whence == 2 else super().seek(offset, whence)

    with pytest.raises(Refused, match="20 MB"):
        judge(Large(b"%PDF-1.7"), "a.pdf")


@given(st.binary(max_size=300), st.text(max_size=20))
def test_whatever_comes_in_is_judged_or_refused(content, name):
    for start in (b"", b"PK\x03\x04", b"%PDF-"):
        try:
            judged = judge(io.BytesIO(start + content), name)
        except Refused as refusal:
            assert refusal.sentence.endswith(".")
        else:
            assert "/" not in judged.name and judged.name.endswith(f".{judged.suffix}")
