"""A file with a conversation: whatever it is, it is read whole, or refused in words."""

import io
import zipfile

import docx
import odfdo
import pytest
from hypothesis import given
from hypothesis import strategies as st

from contributions.service import Refused
from focusgroups.reporting.files import MOST_BYTES, read_paragraphs
from focusgroups.reporting.names import names_of, replace_names
from focusgroups.reporting.turns import MOST_TURNS, Turn, turns_in

LABELS = ("Annie", "Piet de Boer", "Spreker 3", "Gespreksleider", "Mevrouw Yılmaz", "D2")
WORDS = st.text(alphabet="abcdeé ïx.,!?’😀", min_size=1, max_size=60).map(str.strip).filter(bool)
TALKS = st.lists(st.tuples(st.sampled_from(LABELS), WORDS), min_size=1, max_size=12)


def merged(talk):
    """Who goes on speaking has one turn."""
    turns = []
    for label, text in talk:
        if turns and turns[-1][0] == label:
            turns[-1][1].append(text)
        else:
            turns.append((label, [text]))
    return [Turn(label, "\n".join(texts)) for label, texts in turns]


def as_docx(talk, *, bold=False, table=False):
    made = docx.Document()
    rows = made.add_table(0, 3) if table else None
    for label, text in talk:
        if rows is not None:
            cells = rows.add_row().cells
            cells[0].text, cells[1].text, cells[2].text = "00:01:02", label, text
        elif bold:
            paragraph = made.add_paragraph()
            paragraph.add_run(label).bold = True
            paragraph.add_run(f" {text}")
        else:
            made.add_paragraph(f"{label}: {text}")
    return saved(made)


def as_odt(talk):
    made = odfdo.Document("text")
    made.body.clear()
    for label, text in talk:
        made.body.append(odfdo.Paragraph(f"{label}: {text}"))
    return saved(made)


def saved(document):
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def read(name, content):
    return turns_in(read_paragraphs(name, content))


@given(TALKS, st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]), st.booleans())
def test_plain_text_gives_back_every_word(talk, encoding, stamped):
    lines = [f"{'[00:12:31] ' if stamped else ''}{label}: {text}" for label, text in talk]
    assert read("a.txt", "\r\n".join(lines).encode(encoding)) == merged(talk)


@given(TALKS, st.sampled_from(["plain", "bold", "table", "odt"]))
def test_word_and_libreoffice_give_back_every_word(talk, way):
    if way == "odt":
        found = read("a.odt", as_odt(talk))
        # LibreOffice keeps several spaces as one mark; what counts is the words.
        assert [(t.label, t.text.split()) for t in found] == [(t.label, t.text.split()) for t in merged(talk)]
    else:
        assert read("a.docx", as_docx(talk, bold=way == "bold", table=way == "table")) == merged(talk)


@given(st.binary(max_size=300), st.sampled_from(["a.txt", "a.docx", "a.odt", "a"]))
def test_any_bytes_are_read_or_refused_in_words(content, name):
    try:
        assert all(turn.text for turn in read(name, content))
    except Refused as refusal:
        assert refusal.sentence.endswith(".")


@given(st.data())
def test_a_damaged_file_is_read_or_refused_in_words(data):
    whole = bytearray(as_docx([("Annie", "Dag allemaal"), ("Piet de Boer", "Hallo")]))
    for place in data.draw(st.lists(st.integers(0, len(whole) - 1), min_size=1, max_size=8)):
        whole[place] = data.draw(st.integers(0, 255))
    try:
        read("a.docx", bytes(whole))
    except Refused as refusal:
        assert refusal.sentence.endswith(".")


@pytest.mark.parametrize("way", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_a_way_of_packing_that_no_word_processor_uses_is_refused(way):
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", way) as archive:
        archive.writestr("word/document.xml", "<w:document xmlns:w='w'><w:p><w:t>Dag</w:t></w:p></w:document>")
    with pytest.raises(Refused, match="beschadigd"):
        read("a.docx", kept.getvalue())


@pytest.mark.timeout(60)
@pytest.mark.parametrize("line", ["a" + " " * 200_000 + "b", "a (" * 60_000, "<v" + " " * 200_000 + "b"])
def test_a_line_without_end_is_read_at_once(line):
    (turn,) = read("a.txt", line.encode())
    assert turn.label == ""


def test_a_name_is_found_before_a_very_long_answer():
    said = "woord " * 20_000
    assert read("a.txt", f"Annie (lacht): {said}".encode()) == [Turn("Annie", said.strip())]


def test_how_software_writes_who_speaks():
    lines = [
        "WEBVTT",
        "",
        "1",
        "00:00:01.000 --> 00:00:04.000",
        "<v Annie>Dag allemaal</v>",
        "00:00:05.000 --> 00:00:06.000",
        "<v Annie>ik begin</v>",
        "Piet de Boer   0:07",
        "Ik kom om 19:30. Kijk op https://example.org",
        "ANNIE (lacht): Let op: dat is laat",
        "Jan:",
        "Ik ook.",
    ]
    assert read("a.txt", "\n".join(lines).encode()) == [
        Turn("Annie", "Dag allemaal\nik begin"),
        Turn("Piet de Boer", "Ik kom om 19:30. Kijk op https://example.org"),
        Turn("Annie", "Let op: dat is laat"),
        Turn("Jan", "Ik ook."),
    ]


def test_what_windows_wrote_is_read():
    assert read("a.txt", "Annie: café, één".encode("cp1252")) == [Turn("Annie", "café, één")]


def bomb():
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<w>" + b" " * 70_000_000 + b"</w>")
    return kept.getvalue()


def zipped(part, text):
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        archive.writestr(part, text)
    return kept.getvalue()


ENTITIES = '<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><d><p>&b;</p></d>'
MANY = "\n".join(f"{'AB'[place % 2]}: ja" for place in range(MOST_TURNS + 1))


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.txt", b"", "leeg"),
        ("a.txt", b" \n ", "leeg"),
        ("a.txt", b"x" * (MOST_BYTES + 1), "5 MB"),
        ("a.doc", b"\xd0\xcf\x11\xe0" + b"x" * 90, ".doc"),
        ("a.pdf", b"%PDF-1.7", "PDF"),
        ("a.txt", bytes(range(32)) * 9, "leesbare"),
        ("a.docx", bomb(), "uitpakken"),
        ("a.docx", zipped("word/document.xml", ENTITIES), "beschadigd"),
        ("a.odt", zipped("content.xml", ENTITIES), "beschadigd"),
        ("a.docx", zipped("word/document.xml", "<w:p"), "beschadigd"),
        ("a.xlsx", zipped("xl/workbook.xml", "<x/>"), ".xlsx"),
        ("a.docx", b"PK\x03\x04" + b"x" * 60, "beschadigd"),
        ("a.docx", as_docx([]), "geen tekst"),
        ("a.txt", MANY.encode(), "te lang"),
    ],
)
def test_what_is_no_conversation_is_refused_with_what_to_do(name, content, says):
    with pytest.raises(Refused, match=says):
        read(name, content)


def test_ten_thousand_turns_are_read():
    assert len(read("a.txt", MANY.rpartition("\n")[0].encode())) == MOST_TURNS


def test_a_name_that_is_a_label_leaves_the_text():
    texts = ["Dag Annie, zei Mevrouw De Vries.", "Een roos voor Roos, en Spreker 2."]
    spoken = {"Annie de Vries": "Spreker 1", "Roos": "Spreker 2", "Spreker 2": "Spreker 9"}
    assert replace_names(texts, spoken) == (
        ["Dag Spreker 1, zei Mevrouw De Spreker 1.", "Een roos voor Spreker 2, en Spreker 2."],
        {"Annie de Vries": 2, "Roos": 1},
    )


def test_a_first_name_of_two_people_is_somebody():
    texts, _found = replace_names(["Dag Jan."], {"Jan Bos": "Spreker 1", "Jan Kok": "Spreker 2"})
    assert texts == ["Dag iemand."]


@given(st.lists(st.sampled_from(["Annie", "Piet", "loopt", "de", "Annies", "annie"]), max_size=12))
def test_no_name_is_left_and_nothing_else_changes(words):
    (text,), found = replace_names([" ".join(words)], {"Annie": "Spreker 1", "Piet": "Spreker 2"})
    instead = {"Annie": "Spreker 1", "Piet": "Spreker 2"}
    assert text == " ".join(instead.get(word, word) for word in words)
    assert sum(found.values()) == sum(word in instead for word in words)


@pytest.mark.parametrize("label", ["Spreker 1", "Speaker A", "Onbekend", "D2", "Gespreksleider", "", "M"])
def test_a_number_is_no_name(label):
    assert names_of(label) == []
