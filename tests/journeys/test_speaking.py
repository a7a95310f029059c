"""Somebody speaks instead of writing: with a microphone, with a file and no scripts, and a colleague writes it out."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.test import Client
from playwright.sync_api import expect

from consultation.models import Item, Recording, Round
from contributions.models import Contribution
from people.service import Role
from tests.consultation.recording.speaker import OPEN, handed_in
from tests.factories import sounds
from tests.factories.people import staff
from tests.factories.rounds import open_round
from tests.journeys.looking import SMALL_TARGETS, STICKING_OUT
from tests.journeys.screens import STAFF_WIDTHS, VISITOR_WIDTHS

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def round_() -> Round:
    return open_round()


def to_the_screen(page: Any, url: str, round_: Round) -> None:
    """Choose something, go to the open question, type half a sentence, and rather speak."""
    page.goto(f"{url}/meedoen/{round_.slug}/vraag/1/")
    page.get_by_text("De mens of ondernemer zelf").click()
    page.get_by_role("button", name="Ga verder", exact=True).click()
    page.goto(f"{url}/meedoen/{round_.slug}/vraag/{OPEN}/")
    page.get_by_label("Uw antwoord").fill("Half getypt")
    page.get_by_role("button", name="Neem uw antwoord op").click()
    page.get_by_role("heading", name="Wat gebeurt er met uw stem?").wait_for()


@pytest.mark.parametrize("width", VISITOR_WIDTHS)
def test_with_a_microphone(
    page_at: Callable[..., Any], live_server: Any, axe: Callable[..., list[str]], round_: Round, width: int
) -> None:
    page = page_at(width, permissions=["microphone"])
    to_the_screen(page, live_server.url, round_)
    assert axe(page) == []
    assert page.evaluate(STICKING_OUT) == []
    assert page.evaluate(SMALL_TARGETS) == []

    page.get_by_role("button", name="Begin met opnemen").focus()
    page.keyboard.press("Enter")
    page.get_by_text("Wij nemen op.").first.wait_for()
    page.wait_for_timeout(1200)
    page.get_by_role("button", name="Wacht even").click()
    page.get_by_text("Er wordt niets opgenomen").first.wait_for()
    page.get_by_role("button", name="Praat verder").click()
    page.wait_for_timeout(1200)
    assert axe(page) == []
    page.get_by_role("button", name="Stop met opnemen").click()
    page.get_by_label("Uw nieuwe opname").wait_for()
    assert axe(page) == []
    page.get_by_role("button", name="Bewaar deze opname").click()

    page.get_by_text("Uw opname is bewaard").first.wait_for()
    assert axe(page) == []
    assert page.evaluate(STICKING_OUT) == []
    kept = Recording.objects.get()
    assert kept.content_type == "audio/webm"
    assert 2 <= kept.seconds <= 6
    page.get_by_role("link", name="Ga terug naar de vraag").click()
    expect(page.get_by_label("Uw antwoord")).to_have_value("Half getypt")
    expect(page.get_by_role("button", name="Sla over")).to_have_count(0)  # skipping would leave the recording out
    assert axe(page) == []


def test_without_a_connection_the_recording_stays_where_it_is(
    page_at: Callable[..., Any], live_server: Any, axe: Callable[..., list[str]], round_: Round
) -> None:
    page = page_at(320, permissions=["microphone"])
    to_the_screen(page, live_server.url, round_)
    page.get_by_role("button", name="Begin met opnemen").click()
    page.wait_for_timeout(1200)
    page.get_by_role("button", name="Stop met opnemen").click()
    page.context.set_offline(True)
    page.get_by_role("button", name="Bewaar deze opname").click()
    page.get_by_text("Uw opname staat nog hier.").first.wait_for()
    assert axe(page) == []
    assert not Recording.objects.exists()

    page.context.set_offline(False)
    page.get_by_role("button", name="Bewaar deze opname").click()
    page.get_by_text("Uw opname is bewaard").first.wait_for()
    assert Recording.objects.get().seconds


def test_without_a_microphone_there_is_a_sentence_and_another_way(
    page_at: Callable[..., Any], live_server: Any, round_: Round
) -> None:
    page = page_at(360)
    page.add_init_script(
        "navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NotAllowedError'))"
    )
    to_the_screen(page, live_server.url, round_)
    page.get_by_role("button", name="Begin met opnemen").click()
    page.get_by_text("Uw apparaat geeft ons geen microfoon").first.wait_for()
    expect(page.get_by_label("Neem op met uw telefoon")).to_be_visible()
    page.get_by_role("link", name="Ga terug en typ uw antwoord").click()
    expect(page.get_by_label("Uw antwoord")).to_have_value("Half getypt")


def test_with_a_file_and_without_scripts(
    page_at: Callable[..., Any], live_server: Any, round_: Round, tmp_path: Path
) -> None:
    page = page_at(360, javascript=False)
    to_the_screen(page, live_server.url, round_)
    (wrong := tmp_path / "foto.mp3").write_bytes(b"\x89PNG" + bytes(500))
    page.get_by_label("Neem op met uw telefoon").set_input_files(wrong)
    page.get_by_role("button", name="Bewaar dit bestand").click()
    page.get_by_text("geen geluid dat wij kunnen afspelen").first.wait_for()
    (good := tmp_path / "opname.amr").write_bytes(sounds.amr(65))
    page.get_by_label("Neem op met uw telefoon").set_input_files(good)
    page.get_by_role("button", name="Bewaar dit bestand").click()
    page.get_by_role("heading", name="Opname van 1 minuut en 5 seconden").wait_for()
    page.get_by_role("button", name="Wis deze opname").click()
    page.get_by_text("Uw opname is gewist").first.wait_for()
    assert Recording.objects.count() == 0


@pytest.mark.parametrize("width", STAFF_WIDTHS)
def test_a_colleague_writes_it_out(
    page_at: Callable[..., Any],
    live_server: Any,
    axe: Callable[..., list[str]],
    round_: Round,
    settings: Any,
    width: int,
) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    recording = handed_in(round_)
    client = Client()
    client.force_login(staff(Role.MODERATOR, first_name="Mo"))
    page = page_at(width, watched=False)
    name = django_settings.SESSION_COOKIE_NAME
    page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": live_server.url}])
    page.goto(f"{live_server.url}/beheer/opnames/")
    page.get_by_role("link", name=str(Item.objects.get(pk=recording.answer.item_id))).click()
    page.get_by_role("button", name="Zeg dat u deze uitschrijft").click()
    page.get_by_text("Collega's zien dat.").first.wait_for()
    heard = page.evaluate(
        """() => new Promise(resolve => {
        const player = document.querySelector("audio");
        player.oncanplay = () => resolve(player.duration);
        player.load();
        player.preload = "auto"; })"""
    )
    assert heard == 80, "seconds, heard through the staff's own address"
    assert [line for line in axe(page) if ".rg-" in line] == []
    page.get_by_label("Wat u hoort").fill("Help gezinnen eerst.")
    page.get_by_role("button", name="Bewaar als klaar").click()
    page.get_by_text("De woorden wachten nu op moderatie").first.wait_for()
    assert Contribution.objects.get().original == "Help gezinnen eerst."
