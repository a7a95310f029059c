"""Consent by link; a facilitator leads; a note taker writes through a lost connection."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from django.conf import settings as django_settings
from django.test import Client
from playwright.sync_api import expect

from contributions.models import Participation
from focusgroups.models import Note, SessionTally, Speaker
from focusgroups.running import attendance
from focusgroups.running.consent import consent_link
from people.models import User
from privacy.service import standing_purposes
from tests.focusgroups.running.room import Room
from tests.journeys.looking import complaints as public_complaints

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
OURS = "document.querySelectorAll('.messages').forEach(each => each.remove())"
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


#: What is half under the bar at the top is not small, nor what a menu slides over: scroll up, and see that for some
#: frames nothing scrolls or moves. On a phone it is Wagtail's <main> that scrolls, not the page; and a field in focus
#: is scrolled to when we resize.
TO_THE_TOP = """async () => {
  document.activeElement?.blur();
  const scrollers = [document.scrollingElement, ...document.querySelectorAll("main")];
  const moving = () => document.getAnimations().some((each) => each instanceof CSSTransition);
  for (let look = 0, still = 0; look < 100 && still < 6; look++) {
    still = moving() || scrollers.some((each) => each.scrollTop) ? 0 : still + 1;
    for (const each of scrollers) each.scrollTo({ top: 0, behavior: "instant" });
    await new Promise((seen) => setTimeout(() => requestAnimationFrame(seen), 20));
  }
}"""


@pytest.fixture
def enter(page_at: Callable[..., Any], live_server: Any, settings: Any) -> Callable[..., Any]:
    """`enter(user, width)`: a page in which this member of staff is logged in."""
    settings.STAFF_SECOND_FACTOR_REQUIRED = False

    def open_page(user: User, width: int, javascript: bool = True) -> Any:
        page = page_at(width, javascript=javascript)
        log_in(page, user, live_server.url)
        return page

    return open_page


def log_in(page: "Page", user: User, url: str) -> None:
    client = Client()
    client.force_login(user)
    session = client.cookies[django_settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": django_settings.SESSION_COOKIE_NAME, "value": session, "url": url}])


def looked_at(page: "Page", axe: Callable[..., list[str]]) -> list[str]:
    """What is wrong at 360 and at 1280 pixels."""
    page.evaluate(OURS)
    found = []
    for width in (320, 360, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        page.evaluate(TO_THE_TOP)
        if page.evaluate(TOO_WIDE) > 0:
            found.append(f"{page.url} too wide at {width}")
        if width != 320:
            found += [f"{page.url} {width}: {each}" for each in axe(page, WCAG)]
    return found


def test_consent_by_link_on_a_phone_without_scripts(
    page_at: Callable[..., Any], live_server: Any, axe: Callable[..., list[str]]
) -> None:
    seat = Room.make().seat()
    page = page_at(360, javascript=False)
    page.goto(f"{live_server.url}{consent_link(seat)}")
    page.get_by_text("Mag een zin van u in een rapport staan?").click()
    page.get_by_role("button", name="Bewaar mijn antwoord").click()
    expect(page.get_by_text("Uw antwoord is bewaard.")).to_be_visible()
    assert standing_purposes(seat.participant) == {"quote"}
    page.locator("label").get_by_text("Mag een zin van u in een rapport staan?").click()
    page.get_by_role("button", name="Bewaar mijn antwoord").click()
    expect(page.get_by_role("strong").filter(has_text="Ja")).to_have_count(0)
    assert standing_purposes(seat.participant) == set()

    looked = page_at(360)
    looked.goto(f"{live_server.url}{consent_link(seat)}?bewaard=1")
    assert public_complaints(looked, axe, language="nl") == []


def test_a_facilitator_leads_from_the_door_to_the_end(
    enter: Callable[..., Any], live_server: Any, axe: Callable[..., list[str]]
) -> None:
    room = Room.make()
    room.seat("Ans")
    room.seat("Bram")
    page = enter(room.leader, 360)
    page.goto(f"{live_server.url}{room.address('aanwezig')}")
    page.get_by_role("button", name=re.compile("Vink aan: is er.*Ans")).click()
    expect(page.get_by_text("1 persoon is er")).to_be_visible()
    page.get_by_role("button", name="+1 jongeren").click()
    expect(page.get_by_text("2 mensen zijn er")).to_be_visible()
    found = looked_at(page, axe)

    page.get_by_role("link", name="Leid het gesprek").click()
    page.get_by_role("button", name="Begin: Wat hebt u nodig?").click()
    expect(page.get_by_role("heading", name="Wat hebt u nodig?")).to_be_visible()
    expect(page.get_by_role("timer")).to_be_visible()
    page.get_by_label("Waarvoor stak men de hand op?").fill("Eerst bellen.")
    page.get_by_label("Hoeveel handen").fill("3")
    expect(page.get_by_label("Van hoeveel mensen")).to_have_value("2")
    page.get_by_role("button", name="Bewaar de telling").click()
    expect(page.get_by_role("alert").get_by_text("U telde 3 handen, maar er waren 2 mensen.")).to_be_visible()
    found += looked_at(page, axe)
    page.get_by_label("Hoeveel handen").fill("2")
    page.get_by_role("button", name="Bewaar de telling").click()
    expect(page.get_by_text("2 van 2").last).to_be_visible()
    assert str(SessionTally.objects.get().tally) == "2 van 2"

    page.get_by_role("link", name="Sluit af", exact=True).click()
    expect(page.get_by_text("Van 1 persoon weten wij nog niet of die er was.")).to_be_visible()
    found += looked_at(page, axe)
    page.get_by_role("button", name="Zeg: deze mensen kwamen niet").click()
    page.get_by_role("button", name="Sluit af: het gesprek is klaar").click()
    expect(page.get_by_role("heading", name="Het gesprek is klaar")).to_be_visible()
    page.get_by_role("link", name="Maak codes").click()
    page.get_by_role("button", name="Maak nieuwe codes").click()
    expect(page.locator(".rg-entry__code")).to_have_count(2)
    found += looked_at(page, axe)
    assert Participation.objects.counted().count() == 2
    assert found == []


def test_the_same_without_scripts(enter: Callable[..., Any], live_server: Any) -> None:
    room = Room.make()
    room.seat("Ans")
    page = enter(room.leader, 1280, javascript=False)  # on a phone Wagtail's own menu needs a script
    page.goto(f"{live_server.url}{room.address('aanwezig')}")
    page.get_by_role("button", name=re.compile("Vink aan: is er.*Ans")).click()
    page.get_by_role("link", name="Leid het gesprek").click()
    page.get_by_role("button", name="Begin: Wat hebt u nodig?").click()
    expect(page.get_by_text("Nog 30 minuten.")).to_be_visible()
    page.get_by_role("link", name="Schrijf mee").click()
    page.get_by_label("Spreker 1").check()
    page.get_by_label("Wat wordt er gezegd").fill("Niemand belde terug.")
    page.get_by_role("button", name="Bewaar de aantekening").click()
    expect(kept(page, "Niemand belde terug.")).to_be_visible()
    assert Note.objects.get().speaker == Speaker.objects.get()


def test_three_notes_without_a_connection_are_three_notes_once(
    enter: Callable[..., Any], live_server: Any, axe: Callable[..., list[str]]
) -> None:
    room = Room.make()
    for _ in range(2):
        attendance.came(room.seat(), by=room.leader)
    page = enter(room.writer, 1280)
    page.goto(f"{live_server.url}{room.address('verslag')}")
    found = looked_at(page, axe)
    write(page, "Dit kwam aan.", 2)
    expect(kept(page, "Dit kwam aan.")).to_be_visible()

    page.context.set_offline(True)
    for number in range(3):
        write(page, f"Zonder verbinding {number}.", 1)
    status = page.locator("[data-wachtrij]")
    expect(status).to_have_text("3 aantekeningen wachten op verbinding. U kunt doorschrijven.")
    found += looked_at(page, axe)
    assert Note.objects.count() == 1

    # The page is closed and opened again; sending fails half way: the answer of the first one gets lost.
    lost = []
    page.context.set_offline(False)
    page.route("**/verslag/", lambda route: lose(route, lost))
    page.reload()
    expect(status).to_contain_text("Alles is bewaard.", timeout=20_000)
    expect(kept(page, "Zonder verbinding 2.")).to_be_visible()
    assert lost == ["lost"]
    assert sorted(Note.objects.values_list("text", flat=True)) == [
        "Dit kwam aan.",
        *(f"Zonder verbinding {number}." for number in range(3)),
    ]
    assert {note.speaker.number for note in Note.objects.filter(text__startswith="Zonder")} == {1}
    assert page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('aantekeningen'))") == []
    assert found == []


def test_who_was_logged_out_loses_no_note(enter: Callable[..., Any], live_server: Any) -> None:
    room = Room.make()
    page = enter(room.writer, 360)
    page.goto(f"{live_server.url}{room.address('verslag')}")
    page.context.clear_cookies()
    write(page, "Uitgelogd geschreven. 123456782", 0)
    status = page.locator("[data-wachtrij]")
    expect(status).to_contain_text("U bent uitgelogd. Log in op een ander tabblad.")
    log_in(page, room.writer, live_server.url)
    expect(status).to_contain_text("Dat hebben wij weggehaald.", timeout=20_000)
    note = Note.objects.get()
    assert "123456782" not in note.text

    page.get_by_role("link", name="Verander").click()
    expect(page.get_by_label("Wat wordt er gezegd")).to_have_value(note.text)
    page.get_by_label("Wat wordt er gezegd").fill("Zo is het beter.")
    page.get_by_label("Wat wordt er gezegd").press("Control+Enter")
    expect(kept(page, "Zo is het beter.")).to_be_visible()
    assert [(each.text, each.version) for each in Note.objects.all()] == [("Zo is het beter.", 2)]


def write(page: "Page", words: str, speaker: int) -> None:
    """By keyboard: the speaker by number, the words, and on."""
    page.get_by_label("Wat wordt er gezegd").press(f"Alt+{speaker}")
    page.get_by_label("Wat wordt er gezegd").fill(words)
    page.get_by_label("Wat wordt er gezegd").press("Control+Enter")
    expect(page.get_by_label("Wat wordt er gezegd")).to_have_value("")


def kept(page: "Page", words: str) -> Any:
    """A note in the list of what the server has."""
    return page.locator("[data-lijst] [data-woorden]").filter(has_text=words)


def lose(route: Any, lost: list[str]) -> None:
    """The server keeps the first note, and its answer never arrives."""
    if route.request.method == "POST" and not lost:
        lost.append("lost")
        route.fetch()
        route.abort()
    else:
        route.continue_()
