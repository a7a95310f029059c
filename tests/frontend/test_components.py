"""Each component, on its own and all together in a real browser."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation
from lxml import html

from pages.pattern_samples import SampleForm, pattern_context

ROOT = Path(__file__).resolve().parents[2]
COMPONENTS = ROOT / "templates" / "components"
SITE: dict[str, Any] = {
    "site_behind": "",
    "language_prefix": "",
    "is_demo": True,
    "text_size": "gewoon",
    "other_language_url": "/en/meedoen/",
    "site_contact_name": "Noor",
    "site_contact_phone": "0800 1234",
    "site_contact_email": "",
    "site_contact_hours": "",
}


def pattern_page(**changes: Any) -> str:
    request = RequestFactory().get("/meedoen/triage/")
    return render_to_string("components/pattern_page.html", {**pattern_context(), **SITE, **changes}, request=request)


def component(name: str, **parameters: Any) -> html.HtmlElement:
    return html.fromstring(f"<div>{render_to_string(f'components/{name}.html', parameters)}</div>")


@pytest.mark.parametrize("path", sorted(COMPONENTS.rglob("*.html")), ids=lambda path: path.stem)
def test_every_component_says_what_it_is_for(path: Path):
    text = path.read_text()
    assert "{% comment %}" in text or "{% include" in text


@pytest.mark.parametrize("path", sorted((ROOT / "templates").rglob("*.html")), ids=lambda path: path.stem)
def test_no_style_or_script_inside_a_template(path: Path):
    text = path.read_text()
    assert " style=" not in text
    assert "<style" not in text
    assert not re.search(r"\son[a-z]+=\"", text)
    # What carries data for a script of its own (application/json) runs nothing.
    assert not re.search(r"<script(?![^>]*(?:\bsrc=|application/json))", text)


def test_drawings_say_nothing_to_a_screen_reader():
    for path in (COMPONENTS / "illustrations").glob("*.html"):
        assert 'aria-hidden="true"' in path.read_text(), path.name


def test_the_error_summary_leads_to_each_field():
    form = SampleForm({"email": "naam"})
    summary = component("error_summary", form=form)
    assert summary.xpath("//*[@id='fouten']/@role") == ["alert"]
    assert summary.xpath("//li/a/@href") == ["#id_email", "#id_story", "#id_influence_0"]


def test_without_errors_there_is_no_summary():
    assert component("error_summary", form=SampleForm()).text_content().strip() == ""


@pytest.mark.parametrize(
    ("parameters", "tag", "address"),
    [({"label": "Doe mee", "href": "/meedoen/"}, "a", "/meedoen/"), ({"label": "Verstuur"}, "button", None)],
)
def test_a_button_is_a_link_only_when_it_goes_somewhere(parameters: dict[str, str], tag: str, address: str | None):
    (button,) = component("button", **parameters).xpath("./*")
    assert (button.tag, button.get("href"), button.text) == (tag, address, parameters["label"])


def test_words_of_people_stay_words():
    quote = component("quote", text="<script>alert(1)</script> & meer", source="Burgers")
    assert quote.xpath("//script") == []
    assert quote.xpath("//blockquote")[0].text_content() == "<script>alert(1)</script> & meer"


def test_progress_is_told_in_words():
    assert component("progress", number=2, total=6).text_content() == "Vraag 2 van 6\n"


def test_the_other_language_is_named_in_that_language():
    link = component("language_switch", url="/en/meedoen/").xpath("//a")[0]
    assert (link.get("lang"), link.get("hreflang"), link.text_content().strip()) == ("en", "en", "English")
    with translation.override("en"):
        link = component("language_switch", url="/meedoen/").xpath("//a")[0]
    assert (link.get("lang"), link.text_content().strip()) == ("nl", "Nederlands")


def test_the_way_back_after_larger_letters_is_kept():
    link = component("text_size", text_size="gewoon", path="/meedoen/a b/", language_prefix="").xpath("//a")[0]
    assert link.get("href") == "/weergave/?tekst=groot&terug=/meedoen/a%20b/"


def test_the_page_opens_with_a_way_past_the_header_and_carries_the_language():
    page = html.fromstring(pattern_page(text_size="groot"))
    assert page.xpath("//body//a")[0].get("href") == "#inhoud"
    assert (page.get("lang"), page.get("class")) == ("nl", "tekst-groot")
    assert page.xpath("//nav//a[@aria-current]/@href") == ["/meedoen/"]
    assert "VOORBEELD" in page.text_content()


@pytest.mark.django_db
def test_outside_the_demo_nothing_calls_itself_an_example():
    assert "VOORBEELD" not in pattern_page(is_demo=False)


@pytest.fixture
def patterns_at(page_at: Callable[..., Any]) -> Callable[..., Any]:
    """`patterns_at(360, "dark")`: the pattern page with its real style sheet and script, without a server."""

    def open_patterns(width: int, scheme: str, **options: Any) -> Any:
        page = page_at(width, color_scheme=scheme, **options)
        page.route(
            "http://localhost/static/**", lambda route: route.fulfill(path=ROOT / route.request.url.split("/", 3)[3])
        )
        page.route(
            "http://localhost/patronen/", lambda route: route.fulfill(body=pattern_page(), content_type="text/html")
        )
        page.goto("http://localhost/patronen/")
        return page

    return open_patterns


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_all_components_together_are_accessible(patterns_at: Any, axe: Any, width: int, scheme: str):
    page = patterns_at(width, scheme)
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_focus_goes_to_what_went_wrong(patterns_at: Any):
    assert patterns_at(360, "light").evaluate("document.activeElement.id") == "fouten"


def test_the_counter_follows_what_is_typed(patterns_at: Any):
    page = patterns_at(360, "light")
    field = page.locator("#id_story")
    field.fill("x" * 1990)
    assert page.locator("#id_story_teller").inner_text() == "Nog 10 tekens over"
    field.fill("x" * 2003)
    assert page.locator("#id_story_teller").inner_text() == "3 tekens te veel"
    assert field.input_value() == "x" * 2003


@pytest.mark.parametrize("javascript", [True, False])
def test_read_aloud_shows_only_where_it_can_speak(patterns_at: Any, javascript: bool):
    page = patterns_at(360, "light", javascript=javascript)
    assert page.locator("[data-leest-voor]").is_visible() is javascript


def test_everything_one_can_press_is_large_enough_for_a_thumb(patterns_at: Any):
    page = patterns_at(360, "light")
    heights = page.evaluate("[...document.querySelectorAll('.nl-button, .rg-choice')].map(e => e.offsetHeight)")
    assert len(heights) > 15
    assert min(height for height in heights if height) >= 48


def test_the_keyboard_is_visible_at_every_stop(patterns_at: Any):
    page = patterns_at(1280, "light")
    page.evaluate("document.activeElement.blur()")
    seen = 0
    for _stop in range(60):
        page.keyboard.press("Tab")
        outline = page.evaluate(
            """() => {
                const at = document.activeElement;
                const drawn = [at, at.closest('.rg-choice, .rg-card')].filter(Boolean).map(e => getComputedStyle(e));
                const widths = drawn.map(s => s.outlineStyle === 'solid' ? parseFloat(s.outlineWidth) : 0);
                return [at.tagName, Math.max(...widths)];
            }"""
        )
        if outline[0] == "BODY":
            break
        assert outline[1] >= 3, outline
        seen += 1
    assert seen >= 25
