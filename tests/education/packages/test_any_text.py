"""Whatever people type, every package parses, keeps the words, and is the same byte for byte when made again."""

import re
from html import unescape
from xml.etree import ElementTree

from hypothesis import given, settings
from lxml import html

from education.formats.packages.cartridge import write_cartridge
from education.formats.packages.names import FOLDERS, path_of
from education.formats.packages.qti3 import write_qti3
from education.formats.packages.quiz import questions_of
from education.formats.packages.scorm import write_scorm
from education.formats.text import clean_text, cleaned
from education.source import Source, from_json, to_json
from tests.education.packages.reader import imported, opened, quiz12
from tests.education.packages.reader_qti3 import items_of
from tests.education.packages.sources import TEXTS, sources, words_of
from tests.education.packages.zipping import zip_for_people
from tests.sample_sizes import SAMPLE

#: Four packages each time: a quarter of the sample costs as much as elsewhere the whole.
few = settings(max_examples=max(SAMPLE.hypothesis_examples // 4, 10))


def words(text: str) -> str:
    """A text without its spaces: how these are broken is free."""
    return re.sub(r"\s+", "", text)


def read(content: bytes) -> str:
    """All that somebody reads on a page, alternative texts included."""
    page = html.fromstring(content.decode())
    return words(page.text_content() + "".join(page.xpath("//@alt")))


@few
@given(sources())
def test_a_cartridge_keeps_every_word(pack: Source):
    content = write_cartridge(pack)
    assert content == write_cartridge(from_json(to_json(pack)))
    course = imported(content)
    pages = [thing for thing in course.things if thing.files[0].startswith("paginas/") and "/0" in thing.files[0]]
    shown = [part for part in cleaned(pack).parts if part.blocks]
    assert sorted(path_of(pack, part, "html") for part in shown) == sorted(
        page.files[0].removeprefix("paginas/") for page in pages
    )
    everything = {page.files[0].removeprefix("paginas/"): read(page.content) for page in pages}
    for part in shown:
        for block in part.blocks:
            for text in words_of(block):
                assert words(text) in everything[path_of(cleaned(pack), part, "html")]
    quiz = quiz12(course.one("Toets bij de les").content)
    asked = words("".join(unescape(each.text).replace("<br/>", " ") for each in quiz))
    for question in questions_of(cleaned(pack)):
        assert words(question.text) in asked or "<br/>" in question.text


@few
@given(sources())
def test_the_self_test_keeps_every_word(pack: Source):
    content = write_scorm(pack)
    assert content == write_scorm(from_json(to_json(pack)))
    archive = opened(content)
    ElementTree.fromstring(archive.read("imsmanifest.xml"))
    page = html.fromstring(archive.read("index.html").decode())
    assert len(page.xpath("//script")) == 1
    shown = words(page.text_content())
    for question in questions_of(cleaned(pack)):
        assert words(question.text) in shown
        assert words(question.explanation) in shown


@few
@given(sources())
def test_the_test_of_qti_keeps_every_question(pack: Source):
    content = write_qti3(pack)
    assert content == write_qti3(from_json(to_json(pack)))
    asked = questions_of(cleaned(pack))
    for question, item in zip(asked, items_of(content), strict=True):
        assert words(question.text) in words("".join(item.root.itertext()))
        if question.kind in ("choice", "several"):
            right = [f"a{place}" for place, option in enumerate(question.options, 1) if option.correct]
            assert item.answered(*right)[0] == 1


@few
@given(sources())
def test_the_zip_for_people_opens_and_every_name_is_plain(pack: Source):
    files = {path_of(pack, part, "docx"): b"x" for part in pack.parts}
    content = zip_for_people(pack, files)
    assert content == zip_for_people(from_json(to_json(pack)), files)
    names = opened(content).namelist()
    assert len({name.lower() for name in names}) == len(pack.parts) + 3
    assert all(re.fullmatch(rf"({'|'.join(FOLDERS)})/[a-z0-9.-]+|[A-Z0-9-]+\.(html|txt)", name) for name in names)
    assert words(clean_text(pack.summary)) in read(opened(content).read("00-LEES-MIJ.html"))


@given(TEXTS)
def test_cleaning_twice_is_cleaning_once(text: str):
    assert clean_text(clean_text(text)) == clean_text(text)
