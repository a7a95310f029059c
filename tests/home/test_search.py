"""/zoeken/: a visitor finds pages by the words on them, and only pages that everybody may read."""

from typing import Any

import pytest
from django.test import Client

from home.models import HomePage, StandardPage
from home.seed_texts import HELP

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def indexed(settings: Any) -> None:
    """Pages are put in the index at once, as they are outside the tests."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}


@pytest.fixture
def page() -> StandardPage:
    page = StandardPage(title="Spreekuur", introduction="Kom langs.", body=[("text", "<p>Neem uw brieven mee.</p>")])
    return HomePage.objects.get().add_child(instance=page)


def found(client: Client, words: str) -> str:
    response = client.get("/zoeken/", {"q": words})
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("words", ["spreekuur", "Spreekuur brieven", "langs"])
def test_title_introduction_and_text_are_searched(client: Client, page: StandardPage, words: str) -> None:
    html = found(client, words)
    assert "1 pagina gevonden" in html
    assert 'href="/spreekuur/"' in html


def test_a_page_that_is_not_published_is_not_found(client: Client, page: StandardPage) -> None:
    page.unpublish()
    assert "Spreekuur" not in found(client, "spreekuur")


@pytest.mark.parametrize(
    "words", ["", "  ", "\x00", "xyzzy", "' OR 1=1 --", "\"'*(", "é" * 5000, "<script>alert(1)</script>"]
)
def test_strange_words_find_nothing_and_break_nothing(client: Client, page: StandardPage, words: str) -> None:
    html = found(client, words)
    assert "Spreekuur" not in html
    assert "<script>alert" not in html


@pytest.mark.parametrize("number", ["0", "-1", "x", "999999999999999999999"])
def test_a_strange_page_number_shows_a_page(client: Client, page: StandardPage, number: str) -> None:
    assert client.get("/zoeken/", {"q": "spreekuur", "p": number}).status_code == 200


def test_a_number_for_help_can_be_called_from_the_page(client: Client) -> None:
    help_page = StandardPage(title="Bel", introduction=HELP.introduction, body=HELP.body)
    url = HomePage.objects.get().add_child(instance=help_page).url
    html = client.get(url).content.decode()
    for number in ("112", "113", "08000113", "08008020"):
        assert f"tel:{number}" in html
