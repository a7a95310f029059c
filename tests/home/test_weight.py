"""What a public page weighs, and what reading it leaves behind: nothing (design, promise 6)."""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from consultation.models import Round
from tests.consultation.walker import Walker
from tests.home.lived_in import LivedIn, lived_in

pytestmark = pytest.mark.django_db

HEAVIEST = 45_000
ASSET = re.compile(r'<(?:link rel="stylesheet" href|script[^>]* src)="([^"]+)"')
#: Whatever a browser fetches by itself. A link that somebody follows (href of an <a>) is not that.
FETCHED = re.compile(r'<(?:link|img|script|iframe|source|video|audio|object|embed|input)\b[^>]*(?:href|src)="([^"]*)"')
GZIP = {"HTTP_ACCEPT_ENCODING": "gzip"}


@pytest.fixture
def here() -> LivedIn:
    return lived_in()


@pytest.fixture
def tell() -> Iterator[dict[str, int]]:
    """Figures for whoever runs `pytest -s`."""
    figures: dict[str, int] = {}
    yield figures
    print("\nbytes:", ", ".join(f"{name} {size}" for name, size in figures.items()))


def weigh(response: Any) -> tuple[str, int]:
    """The HTML, and the bytes that travel for this page: itself, its styles and its scripts, all compressed."""
    assert response.headers.get("Content-Encoding") == "gzip"
    html = gzip.decompress(response.content).decode()
    weight = len(response.content)
    for address in set(ASSET.findall(html)):
        assert address.startswith("/static/"), address
        found = finders.find(address.removeprefix("/static/").split("?")[0])
        assert found, address
        weight += len(gzip.compress(Path(found).read_bytes()))
    return html, weight


def others(html: str) -> list[str]:
    """Addresses of anybody else that a browser would fetch."""
    return [address for address in FETCHED.findall(html) if re.match(r"(?:[a-z]+:)?//", address)]


@pytest.mark.parametrize("language", ["", "/en"])
def test_reading_is_light_and_leaves_no_trace(here: LivedIn, tell: dict[str, int], language: str) -> None:
    for address in (*here.pages, here.flow("begin")):
        visitor = Client()
        response = visitor.get(language + address, **GZIP)
        assert response.status_code == 200, address
        html, tell[address] = weigh(response)
        assert tell[address] <= HEAVIEST, address
        assert others(html) == [], address
        assert not visitor.cookies, address
        assert 'method="post"' not in html.lower(), address
        assert "csrf" not in html.lower(), address
        assert ' style="' not in html, address
        assert "<style" not in html, address


def test_every_screen_of_the_flow_is_light(here: LivedIn, tell: dict[str, int]) -> None:
    walker = Walker(here.open)

    def look(screen: str) -> None:
        html, tell[screen] = weigh(walker.client.get(here.flow(screen), **GZIP))
        assert tell[screen] <= HEAVIEST, screen
        assert others(html) == []
        assert " required" not in re.sub(r"aria-required", "", html), f"{screen}: the browser's own bubbles"
        for form in re.findall(r"<form[^>]*>", html):
            assert "novalidate" in form or 'method="post"' not in form, f"{screen}: {form}"

    number = 0
    following = walker.answer(1, "overslaan")["Location"]
    look("vraag/1")
    while "/vraag/" in following:
        number = int(following.rstrip("/").rsplit("/", 1)[1])
        look(f"vraag/{number}")
        following = walker.answer(number, "overslaan")["Location"]
    assert number == _questions(here.open)
    for screen in ("later", "hulp", "bel-mij", "wie"):
        look(screen)
    walker.post("wie", perspective="science", speaks_for="self")
    look("eerder")
    walker.post("eerder", before="no")
    look("toestemming")
    walker.post("toestemming")
    look("bereik")
    walker.post("bereik", how="zonder")
    walker.answer(1, keuze="person")
    look("overzicht")
    walker.post("overzicht")
    look("bedankt")


def _questions(round_: Round) -> int:
    return round_.steps.get().items.count()
