import pytest
from playwright.sync_api import expect
from tests.journeys.test_conversation import enter, looked_at, log_in  # noqa
from tests.outreach.door.evening import *
from tests.focusgroups.running.room import client_of
from gatherings.models import Gathering
from datetime import timedelta
pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

def test_look(enter, live_server, axe, settings):
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    evening = Evening.make()
    host = client_of(evening.host)
    a = evening.sign_up("Ans de Vries", chairs=3, needs=["interpreter","hearing_loop"], language="Tigrinya")
    evening.sign_up("Bram")
    evening.sign_up()
    w = evening.sign_up("Els", "waiting", chairs=2)
    evening.sign_up("Dirk", "cancelled")
    evening.send(host, seat_mark(a), walk_in(), walk_in())
    found = []
    page = enter(evening.host, 360)
    for scr in ("deur", "afsluiten"):
        page.goto(f"{live_server.url}{evening.address(scr)}")
        page.set_viewport_size({"width": 360, "height": 800})
        page.wait_for_timeout(700)
        page.set_viewport_size({"width": 360, "height": 2400})
        page.screenshot(path=f"/tmp/o-door-{scr}-360.png", full_page=True)
        page.set_viewport_size({"width": 1280, "height": 900})
        page.evaluate("scrollTo(0, 0)")
        page.wait_for_timeout(300)
        page.screenshot(path=f"/tmp/o-door-{scr}-1280.png")
        found += looked_at(page, axe)
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{live_server.url}/beheer/in-het-land/inspect/{evening.date.event_id}/")
    page.screenshot(path="/tmp/o-door-event-1280.png")
    found += looked_at(page, axe)
    page.set_viewport_size({"width": 360, "height": 900})
    page.screenshot(path="/tmp/o-door-event-360.png", full_page=True)
    page.set_viewport_size({"width": 360, "height": 900})
    page.goto(f"{live_server.url}{evening.address()}")
    page.locator("[data-perspectief=youth] [data-erbij] button").click()
    page.wait_for_timeout(600)
    page.screenshot(path="/tmp/o-door-scrolled-360.png")
    page.get_by_label("Typ de code").fill("eeeeee")
    page.get_by_role("button", name="Laat binnen", exact=True).click()
    page.wait_for_timeout(600)
    page.screenshot(path="/tmp/o-door-other-360.png")
    page.set_viewport_size({"width": 360, "height": 2800})
    page.screenshot(path="/tmp/o-door-log-360.png")
    print(found)
    assert found == []
