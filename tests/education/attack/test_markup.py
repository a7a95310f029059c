"""Markup, formulas and odd signs in what people type, through every form in which it comes out."""

import json
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

import pytest
from django.test import Client
from lxml import html

from education.catalogue.jsonld import as_script, write_jsonld
from education.formats.packages import selftest
from education.models import LessonPack, Release
from education.releases.web_page import write_web_page
from education.source import Block, Fact, Option, Part, Question, Source, Step, from_json, to_json
from education.teachers.links import own_token
from people.service import Role
from tests.education.findable.making import online, pack, released
from tests.factories import education
from tests.factories.people import staff

EVIL = """</script></title></textarea>'"><script>alert(1)</script><img src=x onerror=alert(2)>{{7*7}}{% now %}]]>"""
LINK = "javascript:alert(3)"


def evil() -> Source:
    """A pack in which every text is an attack."""
    blocks = tuple(
        Block(kind, EVIL, items=(EVIL,), rows=((EVIL,),), count=1)
        for kind in ("heading", "paragraph", "bullets", "numbers", "table", "lines", "box")
    )
    options = (Option(EVIL, True, EVIL), Option("nee", says=EVIL))
    return education.source(
        title=EVIL,
        summary=EVIL,
        changes=EVIL,
        aims=(EVIL,),
        keywords=(EVIL,),
        preparation=EVIL,
        steps=(Step(EVIL, 5, "whole", EVIL, EVIL),),
        parts=(Part("11111111-1111-4111-8111-111111111111", "guide", "teacher", EVIL, blocks),),
        questions=(
            Question("v1", "choice", EVIL, options, explanation=EVIL),
            Question("v2", "match", EVIL, pairs=((EVIL, EVIL), ("a", "b"))),
            Question("v3", "open", EVIL, model_answer=EVIL),
        ),
        facts=(Fact("x", EVIL, EVIL, EVIL, LINK, "2030-12-31"),),
    )


def is_harmless(page: bytes | str) -> None:
    """No element, address or attribute of the attack became real; what was typed stands there as text."""
    root = html.document_fromstring(page)
    scripts = [each.text or "" for each in root.iter("script") if each.get("type") != "application/ld+json"]
    assert not [text for text in scripts if "alert(1)" in text]
    assert not root.xpath("//img[@src='x']") and not root.xpath("//@*[starts-with(name(), 'on')]")
    assert "<script>alert(1)</script>" in "".join(root.itertext())


def test_nothing_that_was_typed_runs_in_a_file() -> None:
    source = evil()
    for made in (write_web_page(source, "teacher"), write_web_page(source, "pupil"), selftest.page(source)):
        is_harmless(made)
    block = as_script(source)
    assert block.count("<") == 2 and json.loads(block.partition(">")[2].rpartition("<")[0])["name"] == EVIL
    assert json.loads(write_jsonld(source))["name"] == EVIL


def test_nothing_that_was_typed_runs_on_a_page_or_in_a_list(client: Client, db: None) -> None:
    made = pack(title=EVIL, summary=EVIL, aims=[EVIL])
    online(made)
    released(made, **{name: getattr(evil(), name) for name in ("summary", "aims", "steps", "facts", "parts")})
    for path in ("/lespakketten/", f"/lespakketten/{made.slug}/"):
        is_harmless(client.get(path).content)
    for path in ("/lespakketten/nieuw.xml", "/oai/?verb=ListRecords&metadataPrefix=lom"):
        root = ElementTree.fromstring(client.get(path).content)
        assert "<script>alert(1)</script>" in "".join(root.itertext())


@pytest.mark.parametrize("sign", ["\x01", "\x0b", "\ufffe", "\ud83d\ude00"])
def test_a_sign_that_xml_forbids_breaks_no_list(client: Client, db: None, sign: str) -> None:
    sign = sign.encode("utf-16", "surrogatepass").decode("utf-16")
    made = pack(title=f"Les{sign}een")
    online(made)
    release = released(made)
    Release.objects.filter(pk=release.pk).update(changes=f"Nieuw{sign}er.")
    for path in ("/lespakketten/nieuw.xml", "/oai/?verb=ListRecords&metadataPrefix=oai_dc"):
        response = client.get(path)
        assert response.status_code == 200, path
        assert "Les" in "".join(ElementTree.fromstring(response.content).itertext())


def test_words_of_teachers_and_names_of_schools_run_nowhere(client: Client, db: None, settings: Any) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    made = education.pack(title=EVIL)
    said = education.feedback(made, worked=EVIL, wrong=EVIL)
    school = EVIL[:120]
    session = education.classroom(made, school=school)
    desk, classes = Client(), Client()
    desk.force_login(staff(Role.EDITOR))
    classes.force_login(staff(Role.ORGANISER))
    pages = [client.get(f"/lespakketten/reactie/{own_token(said)}/"), client.get(f"/klas/{session.code}/")]
    pages += [desk.get(f"/beheer/reacties-van-docenten/inspect/{said.pk}/")]
    pages += [classes.get(f"/beheer/klassen/inspect/{session.pk}/"), classes.get("/beheer/klassen/")]
    pages += [desk.get(f"/beheer/lespakketten/inspect/{made.pk}/"), desk.get("/beheer/lespakketten/")]
    pages += [desk.get(f"/beheer/lespakketten/{made.pk}/voorbeeld/docent/")]
    for page in pages:
        assert page.status_code == 200
        text = page.content.decode()
        assert "<script>alert(1)" not in text and "<img src=x" not in text and "&lt;script&gt;alert(1)" in text


def test_a_link_under_a_figure_only_leads_to_the_web(client: Client, db: None) -> None:
    made = pack()
    online(made)
    released(made, facts=(Fact("x", "1 euro", "Bedrag", "Wet", LINK, "2030-12-31"),))
    source = from_json(to_json(replace(evil(), title="Les")))
    for page in (client.get(f"/lespakketten/{made.slug}/").content, write_web_page(source, "teacher")):
        addresses = html.document_fromstring(page).xpath("//@href")
        assert addresses and not [each for each in addresses if each.lower().startswith("javascript")]
    assert LessonPack.objects.filter(pk=made.pk).exists()
