"""What makes Word and PowerPoint offer to repair a file: a link to nothing, a part of no kind, a number used twice."""

import posixpath
from collections import Counter

import pytest
from lxml import etree

from education.formats.documents.docx import write_docx
from education.formats.documents.pptx import write_pptx
from education.source import Block
from tests.education.documents.opened import entries, part, picture
from tests.factories.education import source

RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


@pytest.fixture(scope="module", params=[write_docx, write_pptx], ids=["docx", "pptx"])
def held(request):
    pack = source()
    images = (Block("image", "Een", path="a"), Block("heading", "Nog een"), Block("image", "Twee", path="b"))
    numbers = (Block("numbers", items=("x",)), Block("numbers", items=("y",)))
    whole = part("slides", *pack.parts[0].blocks, *images, *numbers)
    return entries(request.param(pack, whole, read_picture=lambda path: picture((40 + ord(path), 60), "PNG")))


def owner_of(rels: str) -> str:
    """The part whose links these are: word/_rels/document.xml.rels -> word/document.xml."""
    folder, name = posixpath.split(rels)
    return posixpath.join(posixpath.dirname(folder), name.removesuffix(".rels"))


def test_every_link_leads_to_a_part_and_every_part_is_linked(held):
    led = set()
    for name in held:
        if name.endswith(".rels"):
            folder = posixpath.dirname(owner_of(name))
            for each in etree.fromstring(held[name]):
                assert each.get("TargetMode") != "External"
                target = each.get("Target")
                led.add(target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"{folder}/{target}"))
    led = {each.lstrip("/") for each in led}
    assert led == {name for name in held if not name.endswith(".rels") and name != "[Content_Types].xml"}


def test_every_number_of_a_link_that_is_used_is_there(held):
    for name, content in held.items():
        if not name.endswith(".xml"):
            continue
        rels = f"{posixpath.dirname(name)}/_rels/{posixpath.basename(name)}.rels"
        there = {each.get("Id") for each in etree.fromstring(held[rels])} if rels in held else set()
        used = {
            value
            for each in etree.fromstring(content).iter()
            for attribute, value in each.attrib.items()
            if attribute.startswith(RELATION)
        }
        assert used <= there, name


def test_every_part_says_of_what_kind_it_is(held):
    kinds = etree.fromstring(held["[Content_Types].xml"])
    names = {each.get("PartName", "").lstrip("/") for each in kinds} - {""}
    endings = {each.get("Extension").lower() for each in kinds if each.get("Extension")}
    assert names <= set(held)
    for name in held:
        assert name in names or name.rsplit(".", 1)[-1].lower() in endings, name


def test_no_two_things_on_a_page_have_one_number(held):
    pages = [name for name in held if name.startswith("ppt/slides/slide") or name == "word/document.xml"]
    assert pages
    for name in pages:
        what = "docPr" if name.startswith("word") else "cNvPr"
        numbers = Counter(etree.fromstring(held[name]).xpath(f"//*[local-name()='{what}']/@id"))
        assert set(numbers.values()) == {1}, name
