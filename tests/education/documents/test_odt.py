"""A part for LibreOffice."""

from hypothesis import given
from lxml import etree

from education.formats.documents.odt import write_odt
from education.source import Block
from tests.education.documents.opened import as_odt, entries, part, picture
from tests.education.documents.test_docx import ODD, few
from tests.factories.education import source


def test_a_worksheet_has_real_headings_lists_and_tables():
    pack = source()
    body = as_odt(write_odt(pack, pack.of_kind("worksheet")[0])).body

    assert [(int(each.level), each.text_recursive) for each in body.headers] == [
        (1, "Werkblad 1"),
        (2, "Wat ga je doen?"),
    ]
    bullets, numbers = body.get_lists()
    assert (bullets.style, numbers.style) == ("List_20_1", "Numbering_20_1")
    assert [each.text_recursive.strip() for each in numbers.get_elements("text:list-item")] == [
        "Eerst dit.",
        "Dan dat.",
    ]
    (table,) = body.tables
    assert table.get_elements("table:table-header-rows")
    assert table.get_values()[:2] == [["Wat", "Wanneer"], ["Zorgverzekering", "18 jaar"]]
    assert len([each for each in body.paragraphs if each.style == "Schrijflijn"]) == 4


def test_it_says_its_title_and_language_and_is_packed_as_asked():
    pack = source()
    made = write_odt(pack, pack.of_kind("worksheet")[0])
    opened = as_odt(made)

    assert opened.meta.title == "Werkblad 1 - 18 worden: wat komt er op je af?"
    assert (opened.meta.language, opened.get_language()) == ("nl-NL", "nl-NL")
    held = entries(made)
    assert next(iter(held)) == "mimetype"
    assert made[30:77] == b"mimetypeapplication/vnd.oasis.opendocument.text"  # unpacked, at the place readers look
    listed = etree.fromstring(held["META-INF/manifest.xml"])
    paths = {each.get(f"{{{each.nsmap['manifest']}}}full-path") for each in listed}
    assert paths == {"/", *held} - {"mimetype", "META-INF/manifest.xml"}


def test_every_style_that_is_used_is_there():
    pack = source()
    read = {"read_picture": lambda path: picture()}
    blocks = (*pack.parts[0].blocks, Block("image", 'Een "brief" & <meer>', path="x"), Block("heading", "b", level=3))
    held = entries(write_odt(pack, part("guide", *blocks), **read))
    content, styles = etree.fromstring(held["content.xml"]), etree.fromstring(held["styles.xml"])
    named = "//@text:style-name | //@table:style-name | //@draw:style-name"
    used = set(content.xpath(named, namespaces=content.nsmap))
    spaces = {"style": styles.nsmap["style"]}
    there = {name for tree in (content, styles) for name in tree.xpath("//@style:name", namespaces=spaces)}
    assert used - there == set()
    (told,) = content.xpath("//svg:desc/text()", namespaces=content.nsmap)
    assert told == 'Een "brief" & <meer>'
    assert held["Pictures/1.png"].startswith(b"\x89PNG")


@few
@given(ODD, ODD)
def test_whatever_somebody_types_opens_again(one, two):
    blocks = (
        Block("heading", one),
        Block("bullets", items=(one, two)),
        Block("table", one, items=(two,), rows=((one, two),)),
        Block("box", one, items=(two,)),
    )
    made = write_odt(source(title=one, summary=two, keywords=(one,)), part("worksheet", *blocks, title=two))
    for name in ("content.xml", "meta.xml"):
        etree.fromstring(entries(made)[name])
