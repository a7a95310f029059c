"""The record of a pack in NL-LOM, Dublin Core and JSON-LD: valid, whole, the same bytes, the same story."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from education.catalogue.dublin_core import dublin_core
from education.catalogue.jsonld import as_script, write_jsonld
from education.catalogue.nl_lom import write_lom
from education.catalogue.obk import GOAL_TERMS, LEVEL_TERMS, SUBJECT_TERMS, YEAR_TERMS
from education.catalogue.vocabulary import RESOURCE_TYPES, ages
from education.enums import Level, Licence, MaterialKind, Subject
from education.formats.licences import LICENCES
from tests.factories.education import source

SCHEMAS = Path(__file__).resolve().parents[4] / "shared" / "schemas"
LOM = "{http://www.imsglobal.org/xsd/imsmd_v1p2}"
FULL = {"goals": ("vo_44", "mbo_political", "onbekend"), "subjects": ("citizenship", "mentoring", "economics")}


class _Local(etree.Resolver):
    """The schema of the xml: attributes stands beside the other; nothing is fetched."""

    def resolve(self, url: str, public_id: str, context: Any) -> Any:
        if url.startswith("http"):
            return self.resolve_filename(str(SCHEMAS / "nl_lom" / "xml.xsd"), context)
        return None


def lom_schema() -> etree.XMLSchema:
    parser = etree.XMLParser()
    parser.resolvers.add(_Local())
    return etree.XMLSchema(etree.parse(str(SCHEMAS / "nl_lom" / "imsmd_v1p2p4.xsd"), parser))


@pytest.fixture(scope="module")
def schema() -> Any:
    if not SCHEMAS.exists():
        pytest.skip("the schemas are not on this machine")
    return lom_schema()


def values(lom: Any, path: str) -> list[str]:
    """The words under every element on this path."""
    found = lom.findall("/".join(f"{LOM}{name}" for name in path.split("/")))
    return ["".join(each.itertext()).strip() for each in found]


@pytest.mark.parametrize(
    "fields", [FULL, {}, {"aims": (), "keywords": (), "parts": (), "questions": (), "levels": ("onzin",)}]
)
def test_nl_lom_is_valid(schema: Any, fields: dict[str, Any]) -> None:
    schema.assertValid(etree.fromstring(write_lom(source(**fields))))


def test_nl_lom_holds_all_that_is_required() -> None:
    lom = etree.fromstring(write_lom(source(**FULL)))
    for path, expected in (
        ("general/title/langstring", ["18 worden: wat komt er op je af?"]),
        ("general/catalogentry/catalog", ["URI"]),
        ("general/catalogentry/entry", ["https://voorbeeld.nl/lespakketten/18-worden/"]),
        ("general/language", ["nl"]),
        ("general/aggregationlevel/value", ["2"]),
        ("general/keyword", ["18 jaar", "toeslag", "mentorles"]),
        ("lifecycle/version", ["v3"]),
        ("metametadata/metadatascheme", ["LOMv1.0", "nl_lom_v1p0"]),
        ("technical/location", ["https://voorbeeld.nl/lespakketten/18-worden/"]),
        (
            "educational/learningresourcetype/value",
            ["handleiding", "open opdracht", "informatiebron", "evaluatie- en toetsmateriaal"],
        ),
        ("educational/intendedenduserrole/value", ["teacher", "learner"]),
        ("educational/context/value", ["VO", "BVE"]),
        ("educational/typicalagerange", ["14-20"]),
        ("educational/typicallearningtime/datetime", ["PT45M"]),
        ("rights/cost/value", ["no"]),
        ("rights/copyrightandotherrestrictions/value", ["cc-by-40"]),
        ("classification/purpose/value", ["discipline", "educational level", "educational objective"]),
    ):
        assert values(lom, path) == expected, path
    ids = values(lom, "classification/taxonpath/taxon/id")
    assert "e56a05b1-a9af-432f-a7ac-b7401d8e95fb" in ids  # vmbo basis, year 3
    assert "00ace3c7-d7a8-41e6-83b1-7f13a9af7668" in ids  # mbo level 2
    assert "f63a2618-8cc9-4b37-88da-6446204ce67a" in ids  # kerndoel 44


def test_the_same_pack_gives_the_same_bytes_in_every_language() -> None:
    made = source(**FULL)
    with override("nl"):
        dutch = write_lom(made), write_jsonld(made), etree.tostring(dublin_core(made))
    with override("en"):
        assert (write_lom(made), write_jsonld(made), etree.tostring(dublin_core(made))) == dutch


def test_json_ld_tells_the_same_story() -> None:
    record = json.loads(write_jsonld(source(**FULL)))
    assert record["@type"] == ["CreativeWork", "LearningResource"]
    assert (record["timeRequired"], record["typicalAgeRange"]) == ("PT45M", "14-20")
    assert record["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert record["isAccessibleForFree"] is True
    lom = etree.fromstring(write_lom(source(**FULL)))
    terms = [each["@id"].rpartition("/")[2] for each in record["educationalLevel"] + record["educationalAlignment"]]
    assert sorted(terms) == sorted(values(lom, "classification/taxonpath/taxon/id"))
    assert record["learningResourceType"] == values(lom, "educational/learningresourcetype/value")
    assert record["keywords"] == values(lom, "general/keyword")


def test_no_text_ends_the_block_in_the_page() -> None:
    made = source(title="</script><script>alert(1)</script> & \u2028", aims=("<!--",))
    script = str(as_script(made))
    assert script.count("<") == 2 and "&" not in script
    inside = script.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert json.loads(inside)["name"] == made.title


@given(text=st.text(max_size=40), other=st.text(max_size=40))
def test_any_text_gives_a_record_that_can_be_read(text: str, other: str) -> None:
    made = source(title=text, summary=other, aims=(text,), keywords=(other,))
    etree.fromstring(write_lom(made))
    etree.fromstring(etree.tostring(dublin_core(made)))


@pytest.mark.parametrize(
    ("levels", "years", "span"),
    [
        (("vmbo_bb",), (), (12, 16)),
        (("vmbo_bb",), (3, 4), (14, 16)),
        (("havo", "vwo"), (4, 5), (15, 17)),
        (("mbo_2",), (1,), (16, 20)),
        (("vmbo_bb", "mbo_4"), (4,), (15, 20)),
        ((), (), (12, 20)),
        (("vwo",), (99,), (12, 18)),
    ],
)
def test_ages_follow_level_and_year(levels: tuple[str, ...], years: tuple[int, ...], span: tuple[int, int]) -> None:
    assert ages(source(levels=levels, years=years)) == span


def test_every_code_of_ours_has_its_words() -> None:
    assert set(LEVEL_TERMS) == set(Level.values)
    assert set(Subject.values) - set(SUBJECT_TERMS) == {"mentoring"}
    assert set(LICENCES) == set(Licence.values)
    assert set(MaterialKind.values) - set(RESOURCE_TYPES) == {"answers"}


def test_every_concept_is_one_of_the_onderwijsbegrippenkader() -> None:
    folder = SCHEMAS / "obk"
    if not folder.exists():
        pytest.skip("the vocabularies are not on this machine")
    known = {}
    for file in folder.glob("*.csv"):
        with file.open(encoding="utf-8", errors="replace") as lines:
            known |= {row[3]: row[4] for row in csv.reader(lines, delimiter=";")}
    ours = [*LEVEL_TERMS.values(), *SUBJECT_TERMS.values(), *GOAL_TERMS.values()]
    ours += [term for terms in YEAR_TERMS.values() for term in terms]
    assert {term.uuid: term.label for term in ours if known.get(term.uuid) != term.label} == {}
