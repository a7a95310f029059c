"""A host at the door with a phone: list, code, walk-ins; without a connection, without scripts, and the end."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from gatherings.models import Seat
from outreach.models import DoorMark
from outreach.service import came_by_perspective
from tests.focusgroups.running.room import client_of
from tests.journeys.test_conversation import enter, log_in, looked_at
from tests.outreach.door.evening import Evening, seat_mark, walk_in

if TYPE_CHECKING:
    from playwright.sync_api import Page

__all__ = ["enter"]
pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

#: A camera that sees the code on a visitor's phone, for a browser that cannot read codes by itself.
READS_CODES = """window.BarcodeDetector = class { async detect() { return [{ rawValue: "RG-CCCCCC" }]; } };"""


def test_a_host_goes_on_without_a_connection(
    enter: Callable[..., Any], live_server: Any, axe: Callable[..., list[str]]
) -> None:
    evening = Evening.make()
    ans = evening.sign_up("Ans", chairs=3, needs=["interpreter"], language="Tigrinya")
    bram, cor = evening.sign_up("Bram"), evening.sign_up()
    els = evening.sign_up("Els", "waiting")
    page = enter(evening.host, 360)
    page.add_init_script(READS_CODES)
    page.goto(f"{live_server.url}{evening.address()}")
    status = page.locator("[data-wachtrij]")

    page.get_by_label("Hoeveel mensen: Ans").select_option("2")
    button(page, "Laat binnen", "Ans").click()
    expect(status).to_have_text("Alles is bewaard.")
    expect(row(page, ans).locator("[data-stand]")).to_have_text("Binnen: 2")
    page.get_by_role("button", name="Scan een code").click()
    expect(row(page, cor).locator("[data-stand]")).to_have_text("Binnen: 1")  # and waits for nothing

    # No signal. Meanwhile a colleague at another door lets Bram in too, and somebody signs up by phone.
    page.context.set_offline(True)
    expect(status).to_contain_text("Geen verbinding. U kunt doorgaan.")
    other = client_of(evening.host)
    evening.send(other, seat_mark(bram), walk_in("youth"))
    dirk = evening.sign_up("Dirk")
    page.get_by_label("Typ de code").fill("rg-bbb bbb")
    page.get_by_label("Typ de code").press("Enter")
    expect(row(page, bram)).to_contain_text("wacht op verbinding")
    for _ in range(2):
        button(page, "Tel er één bij", "jongeren").click()
    button(page, "Haal er één terug", "jongeren").click()
    page.get_by_label("Typ de code").fill("DDDDDD")
    page.get_by_label("Typ de code").press("Enter")
    expect(status).to_contain_text("Els: Stond niet bij wie verwacht wordt.")
    button(page, "Laat toch binnen", "Els").click()
    page.get_by_label("Typ de code").fill("EEEEEE")
    page.get_by_label("Typ de code").press("Enter")
    expect(status).to_contain_text("6 tikken wachten op verbinding. U kunt doorgaan.")
    expect(page.locator("[data-binnen]")).to_have_text("6")  # Ans with one more, Cor, Bram, Els, and one who walked in
    found = looked_at(page, axe)
    page.set_viewport_size({"width": 360, "height": 800})
    assert DoorMark.objects.count() == 4

    # The page is opened anew; the server does what was sent, and its answer gets lost.
    lost: list[str] = []
    page.route("**/tikken/", lambda route: lose(route, lost))  # before there is signal: then it sends at once
    page.context.set_offline(False)
    page.reload()
    expect(page.get_by_text("Bram · Was al binnen. Telt één keer.")).to_be_visible(timeout=20_000)
    assert lost == ["lost"]
    expect(row(page, dirk)).to_contain_text("Binnen: 1")
    expect(page.locator("[data-perspectief=youth] [data-aantal]")).to_have_text("2")
    for _each in range(200):  # our policy lets no test wait in the page itself
        if not (waiting := page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('deur:'))")):
            break
        page.wait_for_timeout(100)
    assert waiting == []
    assert "Ans" not in page.evaluate("JSON.stringify(localStorage)")
    states = dict(Seat.objects.values_list("pk", "state"))
    assert [states[seat.pk] for seat in (ans, bram, cor, dirk, els)] == [*["attended"] * 4, "waiting"]
    assert came_by_perspective(evening.date) == {"experience_expert": 5, "youth": 2, "unknown": 1}

    # Logged out on this phone: what was tapped waits, and goes along after the next login.
    page.context.clear_cookies()
    button(page, "Haal terug", "Dirk").click()
    expect(status).to_contain_text("U bent uitgelogd. Log in op een ander tabblad.")
    log_in(page, evening.host, live_server.url)
    expect(status).to_have_text("Alles is bewaard.", timeout=20_000)
    expect(row(page, dirk)).to_contain_text("Nog niet binnen")
    assert found == []


def test_the_same_without_scripts_until_the_end(
    enter: Callable[..., Any], live_server: Any, axe: Callable[..., list[str]]
) -> None:
    evening = Evening.make()
    ans = evening.sign_up("Ans", chairs=2)
    evening.sign_up("Bram")
    page = enter(evening.host, 1280, javascript=False)  # on a phone Wagtail's own menu needs a script
    page.goto(f"{live_server.url}{evening.address()}")
    button(page, "Laat binnen", "Ans").click()
    expect(row(page, ans)).to_contain_text("Binnen: 2")
    button(page, "Haal terug", "Ans").click()
    expect(row(page, ans)).to_contain_text("Nog niet binnen")
    page.get_by_label("Typ de code").fill("AAAAAA")
    page.get_by_role("button", name="Laat binnen", exact=True).click()
    expect(row(page, ans)).to_contain_text("Binnen: 2")
    button(page, "Tel er één bij", "wil ik niet zeggen").click()
    expect(page.locator("[data-inlopers]")).to_have_text("1")
    page.get_by_role("link", name="Sluit af").click()
    expect(page.get_by_text("1 aanmelding is niet aangevinkt.")).to_be_visible()
    page.get_by_role("button", name="Sluit de bijeenkomst af").click()
    expect(page.get_by_role("heading", name="Deze bijeenkomst is afgesloten")).to_be_visible()
    assert dict(Seat.objects.values_list("participant__contact__name", "state")) == {
        "Ans": "attended",
        "Bram": "no_show",
    }

    looked = enter(evening.host, 360)
    looked.goto(f"{live_server.url}{evening.address('afsluiten')}")
    assert looked_at(looked, axe) == []


def row(page: "Page", seat: Seat) -> Any:
    """Somebody in the list."""
    return page.locator(f"#plek-{seat.pk}")


def button(page: "Page", deed: str, whom: str) -> Any:
    """What one can do for somebody."""
    return page.get_by_role("button", name=re.compile(f"{deed}.*{whom}"))


def lose(route: Any, lost: list[str]) -> None:
    """The server does the first lot, and its answer never arrives."""
    if route.request.method == "POST" and not lost:
        lost.append("lost")
        route.fetch()
        route.abort()
    else:
        route.continue_()
