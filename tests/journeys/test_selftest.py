"""A pupil practises with the self-test of a pack: from a disk, in the system of a school, and without scripts."""

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from education.formats.packages.cartridge import write_cartridge
from education.formats.packages.scorm import write_selftest
from tests.education.packages.zipping import zip_for_people
from tests.factories.education import source

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.journey

#: A system as strict as SCORM 1.2: nothing before LMSInitialize or after LMSFinish, only known words.
SYSTEM = """<!DOCTYPE html><html lang="nl"><title>ELO</title><script>
const told = {}, calls = []; let state = "new";
window.API = {
  LMSInitialize: (x) => {
    calls.push("init");
    if (x !== "" || state !== "new") return "false";
    state = "on";
    return "true";
  },
  LMSGetValue: (name) => state === "on" ? (told[name] || {"cmi.core.lesson_status": "not attempted"}[name] || "") : "",
  LMSSetValue: (name, value) => {
    const known = {"cmi.core.lesson_status": /^(incomplete|completed)$/, "cmi.core.score.raw": /^\\d{1,3}$/,
      "cmi.core.score.min": /^0$/, "cmi.core.score.max": /^100$/, "cmi.core.session_time": /^\\d{4}:\\d\\d:\\d\\d$/};
    if (state !== "on" || typeof value !== "string" || !known[name]?.test(value)) {
      calls.push("bad " + name);
      return "false";
    }
    told[name] = value;
    return "true";
  },
  LMSCommit: (x) => state === "on" ? "true" : (calls.push("bad commit"), "false"),
  LMSFinish: (x) => { calls.push("finish"); if (state !== "on") return "false"; state = "off"; return "true"; },
  LMSGetLastError: () => "0", LMSGetErrorString: () => "", LMSGetDiagnostic: () => "",
};
</script><iframe title="Les" src="/index.html" width="360" height="700"></iframe></html>"""


@pytest.fixture(scope="module")
def content() -> bytes:
    return write_selftest(source())


def practise(place) -> None:
    """Answer all five: one wrong at first, with the keyboard where that differs from a mouse."""
    one = place.locator(".question")
    one.nth(0).get_by_role("button").press("Enter")
    expect(one.nth(0).get_by_text("Kies eerst een antwoord.")).to_be_visible()
    one.nth(0).get_by_label("16").focus()
    one.nth(0).get_by_label("16").press("Space")
    one.nth(0).get_by_role("button").press("Enter")
    expect(one.nth(0).get_by_text("Niet goed.")).to_be_visible()
    expect(one.nth(0).get_by_text("Klopt.")).to_be_hidden()
    one.nth(0).get_by_label("16").press("ArrowDown")
    expect(one.nth(0).get_by_text("Niet goed.")).to_be_hidden()
    one.nth(0).get_by_role("button").press("Enter")
    expect(one.nth(0).get_by_text("Klopt.")).to_be_visible()
    one.nth(1).get_by_label("Zorg").check()
    one.nth(1).get_by_label("School").check()
    one.nth(1).get_by_role("button").press("Enter")
    expect(one.nth(1).get_by_text("Niet goed.")).to_be_visible()
    one.nth(2).get_by_label("Niet waar").check()
    one.nth(2).get_by_role("button").press("Enter")
    expect(one.nth(2).get_by_text("Nee.", exact=True).first).to_be_visible()
    one.nth(3).get_by_label("Zorgtoeslag").select_option("Toeslagen")
    one.nth(3).get_by_label("Loon").select_option("Baas")
    one.nth(3).get_by_role("button").press("Enter")
    expect(one.nth(3).get_by_text("Goed.", exact=True)).to_be_visible()
    expect(place.locator("#score")).to_have_text("U hebt 3 van de 4 vragen goed. Nog na te kijken: 1.")
    one.nth(4).get_by_label("Uw antwoord").fill("Mijn mentor")
    one.nth(4).get_by_role("button").press("Enter")
    expect(one.nth(4).get_by_text("Bijvoorbeeld je mentor.").first).to_be_visible()
    expect(place.locator("#score")).to_have_text("U hebt 3 van de 4 vragen goed. Alle vragen zijn nagekeken.")


def test_from_a_disk_with_and_without_scripts(
    content: bytes, tmp_path: Path, page_at: Callable[..., "Page"], axe: Callable[..., list[str]]
):
    file = tmp_path / "index.html"
    file.write_bytes(content)
    page = page_at(320)
    page.goto(file.as_uri())
    expect(page.get_by_text("Uw antwoorden worden niet bewaard.")).to_be_visible()
    assert axe(page) == []
    practise(page)
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.get_by_role("button", name="Begin opnieuw").press("Enter")
    expect(page.locator("#score")).to_have_text("U hebt 0 van de 4 vragen goed. Nog na te kijken: 5.")
    expect(page.get_by_label("16")).to_be_focused()
    expect(page.locator(".verdict").get_by_text(re.compile("Goed|Niet goed"))).to_have_count(8)
    for verdict in page.locator(".verdict > *").all():
        expect(verdict).to_be_hidden()

    bare = page_at(320, javascript=False)
    bare.goto(file.as_uri())
    expect(bare.get_by_role("button")).to_have_count(0)
    bare.get_by_text("Bekijk het antwoord").first.click()
    expect(bare.locator(".question").first.locator("details li")).to_have_text("18")


def test_the_pages_in_the_packages_read_well_on_a_phone(
    tmp_path: Path, page_at: Callable[..., "Page"], axe: Callable[..., list[str]]
):
    pack = source()
    first = zipfile.ZipFile(io.BytesIO(zip_for_people(pack, {"docent/01-handleiding.docx": b""})))
    first.extract("00-LEES-MIJ.html", tmp_path)
    zipfile.ZipFile(io.BytesIO(write_cartridge(pack))).extractall(tmp_path)
    page = page_at(320)
    for name in ("00-LEES-MIJ.html", "paginas/leerling/02-werkblad-1.html"):
        page.goto((tmp_path / name).as_uri())
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        assert axe(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_in_the_system_of_a_school(content: bytes, page_at: Callable[..., "Page"]):
    page = page_at(1000)
    page.route("http://localhost/", lambda route: route.fulfill(content_type="text/html", body=SYSTEM))
    page.route(
        "http://localhost/index.html", lambda route: route.fulfill(content_type="text/html", body=content.decode())
    )
    page.goto("http://localhost/")
    frame = page.frame_locator("iframe")
    expect(frame.get_by_text("Uw beste score gaat naar het systeem van uw school.")).to_be_visible()
    assert page.evaluate("told['cmi.core.lesson_status']") == "incomplete"
    practise(frame)
    assert page.evaluate("[told['cmi.core.lesson_status'], told['cmi.core.score.raw']]") == ["completed", "75"]
    page.evaluate("document.querySelector('iframe').src = 'about:blank'")
    page.wait_for_function("calls.includes('finish')")
    assert page.evaluate("calls") == ["init", "finish"]
    assert page.evaluate("told['cmi.core.session_time']").startswith("0000:0")

    # Another day the first answer is wrong: the better score of before stays.
    page.evaluate("state = 'new'; document.querySelector('iframe').src = '/index.html'")
    first = frame.locator(".question").first
    first.get_by_label("16").check()
    first.get_by_role("button").press("Enter")
    expect(first.get_by_text("Niet goed.")).to_be_visible()
    assert page.evaluate("[told['cmi.core.lesson_status'], told['cmi.core.score.raw']]") == ["completed", "75"]


def test_a_system_that_breaks_stops_nobody_from_practising(content: bytes, page_at: Callable[..., "Page"]):
    broken = SYSTEM.replace('calls.push("init");', 'throw new Error("kapot");')
    page = page_at(1000)
    page.route("http://localhost/", lambda route: route.fulfill(content_type="text/html", body=broken))
    page.route(
        "http://localhost/index.html", lambda route: route.fulfill(content_type="text/html", body=content.decode())
    )
    page.goto("http://localhost/")
    frame = page.frame_locator("iframe")
    expect(frame.get_by_text("Uw antwoorden worden niet bewaard.")).to_be_visible()
    practise(frame)
    assert page.evaluate("calls") == []
