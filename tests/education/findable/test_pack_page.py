"""The page of a pack, and the feed of what is new."""

import json
import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from lxml import etree

from education.models import LessonPack, Material
from education.source import Fact, Step
from education.transitions import move_pack
from tests.education.findable.making import file_of, online, pack, released
from tests.home.cold import bare_beside, cost

pytestmark = pytest.mark.django_db


def text_of(client: Client, made: LessonPack) -> str:
    response = client.get(made.get_absolute_url())
    assert response.status_code == 200 and not response.cookies
    return " ".join(response.content.decode().split())


def test_everything_one_wants_to_know_before_downloading(client: Client) -> None:
    made = pack(title="18 worden")
    online(made)
    released(made, 1)
    released(made, 2, goals=("vo_44",), subjects=("citizenship",))
    text = text_of(client, made)
    for words in (
        "Wat moet je zelf regelen als je 18 wordt?",
        "vmbo basis, mbo 2",
        "45 minuten",
        "Burgerschap",
        "VO Kerndoel 44: De politiek",
        "Print de werkbladen.",
        "Je kunt drie dingen noemen die je zelf moet regelen.",
        "Beginnen",
        "<span>Werkblad 1</span> (werkblad)",
        "Toets met 5 vragen, met en zonder antwoorden",
        "Leeftijd om te stemmen: <strong>18 jaar</strong>.",
        "Geldt tot en met 31 december 2030.",
        "Bron: Grondwet",
        "Lees de licentie CC BY 4.0",
        "Wat nieuw is in 1.",
        "Wat nieuw is in 2.",
    ):
        assert words in text, words
    assert text.index("Wat nieuw is in 2.") < text.index("Wat nieuw is in 1.")
    assert "csrfmiddlewaretoken" not in text and 'method="post"' not in text


def test_the_page_says_to_programs_what_harvesters_get(client: Client) -> None:
    made = pack(title="Les </script>")
    online(made)
    released(made)
    text = client.get(made.get_absolute_url()).content.decode()
    block = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text)
    assert len(block) == 1
    record = json.loads(block[0])
    assert record["name"] == "Les </script>" and record["url"] == f"http://localhost:8000{made.get_absolute_url()}"


def test_an_old_figure_is_told_on_the_day_after(client: Client) -> None:
    made, today = pack(), timezone.localdate()
    online(made)
    days = (today + timedelta(days=1), today - timedelta(days=2))
    facts = [Fact(f"f{n}", "5", f"Cijfer {n}", "Wet", "", day.isoformat()) for n, day in enumerate(days)]
    release = released(made, facts=tuple(facts[:1]))
    assert "Niet elk cijfer is nog van nu" not in text_of(client, made)
    release.delete()
    released(made, facts=tuple(facts))
    text = text_of(client, made)
    assert "Niet elk cijfer is nog van nu" in text and text.count("Let op: dit gold tot en met") == 1


def test_what_is_being_written_is_shown_nowhere(client: Client) -> None:
    made = pack(title="Oude titel")
    online(made)
    released(made)
    LessonPack.objects.filter(pk=made.pk).update(aims=["Nog niet uitgegeven."], levels=["vwo"])
    text = text_of(client, made)
    assert "Nog niet uitgegeven." not in text and "vmbo basis, mbo 2" in text


def test_an_old_release_with_codes_of_then_still_opens(client: Client) -> None:
    made = pack()
    online(made)
    steps = (Step("Beginnen", 5, "kring", "Doe iets."),)
    released(made, levels=("lts",), subjects=("rekenen",), group_form="kring", licence="eigen", steps=steps)
    text = text_of(client, made)
    assert "rekenen" in text and text.count("kring") == 2
    record = client.get("/oai/", {"verb": "ListRecords", "metadataPrefix": "lom"})
    assert b"<error" not in record.content and b"PT45M" in record.content


def test_without_a_release_the_files_follow(client: Client) -> None:
    made = pack()
    online(made)
    assert "De bestanden volgen nog" in text_of(client, made)


def test_a_draft_is_shown_to_nobody_and_a_withdrawn_pack_says_so(client: Client) -> None:
    draft, gone = pack(state="draft"), pack()
    online(draft)
    online(gone)
    released(gone)
    assert client.get(draft.get_absolute_url()).status_code == 404
    move_pack(gone, "withdrawn", by=None)
    text = text_of(client, gone)
    assert "Wij gebruiken dit lespakket niet meer" in text and 'content="noindex"' in text
    assert "application/ld+json" not in text


def test_the_page_asks_the_same_with_more_of_everything(client: Client) -> None:
    small, large = pack(), pack()
    for made, number in ((small, 1), (large, 9)):
        online(made)
        steps = tuple(Step(f"Stap {each}", 5, "whole", "Doe iets.") for each in range(number))
        for each in range(number):
            release = released(made, each + 1, steps=steps)
        for each in range(number):
            part = Material.objects.create(pack=made, kind="worksheet", title=f"Blad {each}")
            for form in ("pdf", "docx"):
                file_of(release, f"leerling/blad-{each}.{form}", form, material=part)
        file_of(release, f"{made.slug}.zip", "zip")
    address = large.get_absolute_url()
    assert cost(client, small.get_absolute_url()) == cost(client, address) <= bare_beside(client, address) + 10
    assert len(client.get(address).content) < 45_000


def test_the_feed_tells_what_came_out(client: Client) -> None:
    made, hidden = pack(title="A & B"), pack()
    online(made)
    released(made, 1)
    released(made, 2)
    released(hidden)
    response = client.get("/lespakketten/nieuw.xml")
    items = etree.fromstring(response.content).findall(".//item")
    assert [each.findtext("title") for each in items] == ["A & B (uitgave 2)", "A & B (uitgave 1)"]
    assert items[0].findtext("link") == f"http://localhost:8000{made.get_absolute_url()}#uitgave-2"
    assert items[0].findtext("description") == "Wat nieuw is in 2." and not response.cookies
    assert 'id="uitgave-2"' in client.get(made.get_absolute_url()).content.decode()
    assert cost(client, "/lespakketten/nieuw.xml") == 1
