"""A cartridge is valid, imports whole, hides what is for teachers, and its quiz has the right answers."""

import html
from pathlib import Path

import pytest
from lxml import etree

from education.formats.packages.cartridge import write_cartridge
from education.formats.packages.names import path_of
from education.source import Block, Option, Part, Question
from tests.education.packages.reader import LINK, imported, opened, quiz12
from tests.factories.education import source

SCHEMAS = Path(__file__).parents[4] / "shared" / "schemas" / "common_cartridge"


class _Beside(etree.Resolver):
    """The schemas name one another by paths of another project: only the name of the file counts."""

    def resolve(self, url, _public_id, context):
        return self.resolve_filename(str(SCHEMAS / Path(url).name), context)


def manifest_schema() -> etree.XMLSchema:
    parser = etree.XMLParser()
    parser.resolvers.add(_Beside())
    return etree.XMLSchema(etree.parse(str(SCHEMAS / "ccv1p1_imscp_v1p2_v1p0.xsd"), parser))


@pytest.fixture(scope="module")
def pack():
    return source()


@pytest.fixture(scope="module")
def files(pack):
    guide, worksheet, *_others = pack.parts
    return {path_of(pack, guide, "docx"): b"guide", path_of(pack, worksheet, "pdf"): b"worksheet", "toets/a.pdf": b"q"}


@pytest.fixture(scope="module")
def course(pack, files):
    return imported(write_cartridge(pack, files))


@pytest.mark.skipif(not SCHEMAS.exists(), reason="the public schemas of Common Cartridge are not on this machine")
def test_the_manifest_is_valid(pack, files):
    schema = manifest_schema()
    for given in (write_cartridge(pack, files), write_cartridge(source(parts=(), questions=(), keywords=()))):
        schema.assertValid(etree.fromstring(opened(given).read("imsmanifest.xml")))


def test_what_is_for_teachers_is_hidden_from_pupils_and_nothing_else(course):
    hidden = [thing.title for thing in course.things if thing.hidden]
    assert hidden == ["Overzicht van de les", "Handleiding", "Antwoorden", "Handleiding (DOCX)", "a (PDF)"]
    assert course.in_folder("Voor de docent") == hidden
    pupil = ["Werkblad 1", "Presentatie", "Poster", "Werkblad 1 (PDF)"]
    assert course.in_folder("Voor de leerling") == pupil


def test_documents_are_taken_along_as_they_are(course):
    assert course.one("Handleiding (DOCX)").content == b"guide"
    assert course.one("Werkblad 1 (PDF)").content == b"worksheet"


def test_a_page_holds_every_word_of_its_part(course, pack):
    page = html.unescape(course.one("Werkblad 1").content.decode())
    for block in pack.parts[1].blocks:
        for text in (block.text, *block.items, *(cell for row in block.rows for cell in row)):
            assert text in page
    assert '<html lang="nl">' in page


def test_the_overview_tells_a_teacher_what_to_expect(course):
    page = course.one("Overzicht van de les").content.decode()
    for told in ("45 minuten", "Vmbo basis, Mbo niveau 2", "Vraag wie al 18 is.", "31 december 2030", "CC BY 4.0"):
        assert told in page


def test_the_link_leads_to_the_page_of_the_pack(course, pack):
    from xml.etree import ElementTree

    link = ElementTree.fromstring(course.one("Deze les op de website").content)
    assert link.find(f"{LINK}url").get("href") == pack.url


def test_the_quiz_scores_what_is_right(course):
    choice, several, true_false, first, second, essay = quiz12(course.one("Toets bij de les").content)
    assert (choice.profile, choice.right) == ("cc.multiple_choice.v0p1", [{"a2"}])
    assert choice.feedback == {"a2_fb": "Klopt."}
    assert (several.profile, several.right) == ("cc.multiple_response.v0p1", [{"a1", "a3"}])
    assert (true_false.profile, true_false.right) == ("cc.true_false.v0p1", [{"false"}])
    assert true_false.feedback == {"general_fb": "Nee."}
    assert essay.profile == "cc.essay.v0p1"
    assert essay.feedback == {"solution": "Bijvoorbeeld je mentor."}
    # A cartridge cannot match: each pair is asked by itself.
    assert [pair.text for pair in (first, second)] == [
        "Wat hoort bij elkaar?<br/>Zorgtoeslag",
        "Wat hoort bij elkaar?<br/>Loon",
    ]
    assert [pair.answers[right] for pair in (first, second) for (right,) in pair.right] == ["Toeslagen", "Baas"]


def test_readers_that_look_at_the_first_conditions_only_find_the_same_answers(course):
    for asked in quiz12(course.one("Toets bij de les").content):
        assert [asked.named_first] == (asked.right or [set()])
        assert asked.item.find("{*}resprocessing/{*}respcondition") is not None


def test_what_is_said_belongs_to_the_answer():
    options = (Option("16", says="Nog niet."), Option("18", True, "Klopt."), Option("21"))
    one = Question("v1", "choice", "?", options, explanation="Zo staat het in de wet.")
    more = Question("v2", "several", "?", (*options, Option("19", True, "Ook goed.")))
    course = imported(write_cartridge(source(questions=(one, more))))
    choice, several = quiz12(course.one("Toets bij de les").content)
    assert choice.told("a2") == ["Klopt.", "Zo staat het in de wet."]
    assert choice.told("a1") == ["Nog niet.", "Zo staat het in de wet."]
    assert choice.told("a3") == ["Zo staat het in de wet."]
    assert several.told("a2", "a4") == ["Klopt.", "Ook goed."]
    assert several.told("a1", "a2") == ["Nog niet.", "Klopt."]


def test_a_choice_with_two_right_answers_asks_for_both(pack):
    question = Question("v", "choice", "?", (Option("a", True), Option("b"), Option("c", True)))
    course = imported(write_cartridge(source(questions=(question,))))
    (asked,) = quiz12(course.one("Toets bij de les").content)
    assert (asked.profile, asked.right) == ("cc.multiple_response.v0p1", [{"a1", "a3"}])


@pytest.mark.parametrize(
    "question",
    [
        Question("v", "choice", "Niets te kiezen"),
        Question("v", "choice", "Niets goed", (Option("a"), Option("b"))),
        Question("v", "match", "Niets te verbinden"),
        Question("v", "unheard of", "Wat is dit?"),
    ],
)
def test_a_question_that_nobody_can_answer_makes_no_quiz(question):
    assert imported(write_cartridge(source(questions=(question,)))).in_folder("Toets") == []


def test_a_picture_comes_along_with_its_alternative_text_or_is_told():
    blocks = (
        Block("image", "Een brief van de “dienst”", path="packs/brief 1.PNG"),
        Block("image", "Kwijt", path="x.png"),
    )
    pack = source(parts=(Part("k", "worksheet", "pupil", "Werkblad", blocks),))
    content = write_cartridge(pack, images={"packs/brief 1.PNG": b"png"})
    thing = imported(content).one("Werkblad")
    assert opened(content).read("beelden/01-brief-1.png") == b"png"
    assert thing.files == ["paginas/leerling/01-werkblad.html", "beelden/01-brief-1.png"]
    page = thing.content.decode()
    assert '<img src="../../beelden/01-brief-1.png" alt="Een brief van de “dienst”">' in page
    assert "Afbeelding: Kwijt" in page


def test_every_release_of_a_pack_has_the_same_identifiers(pack):
    newer = source(number=4, title="Nieuwe titel", released_on="2027-01-10")

    def idents(given):
        root = etree.fromstring(opened(write_cartridge(given)).read("imsmanifest.xml"))
        return root.xpath("//@identifier")

    assert idents(newer) == idents(pack)
