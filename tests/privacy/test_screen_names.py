"""Where a document sends a colleague to a screen, the menu has that screen under that name."""

import re
from pathlib import Path

import pytest
from django.core.management import get_commands
from django.test import RequestFactory
from django.urls import reverse
from wagtail.admin.menu import Menu, admin_menu

from people.service import Role
from tests.factories.people import staff

DOCS = Path(__file__).resolve().parents[2] / "docs"
#: Running text: a name of the menu, and what stands under it up to the end of the sentence.
_WAY = re.compile(r"\b(Rapporten|Instellingen|Privacy|Help|[A-Z][a-z]+) > ([A-ZÀ-Ž‘'][^*.,;:()|`]*)")


def sent_to() -> list[tuple[str, str, str]]:
    """(document, menu, what follows it) for each time somebody is sent to a screen."""
    documents = [*DOCS.glob("*.md"), *DOCS.glob("privacy/*.md"), *DOCS.glob("security/*.md")]
    return [
        (path.name, menu, " ".join(rest.split()))
        for path in documents
        for menu, rest in _WAY.findall(path.read_text().replace("\n", " "))
    ]


def names(menu: Menu, request: object, path: tuple[str, ...] = ()) -> set[tuple[str, ...]]:
    """Every screen in this menu, each with what stands above it."""
    found: set[tuple[str, ...]] = set()
    for item in menu.menu_items_for_request(request):
        here = (*path, str(item.label))
        found |= {here} | (names(item.menu, request, here) if hasattr(item, "menu") else set())
    return found


def test_every_command_and_place_that_a_runbook_names_is_there() -> None:
    """In a leak nobody has time to find out that what a document promises was never made."""
    operations = (DOCS / "operations.md").read_text()
    places = {
        re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in re.findall(r"^#+ (.*)$", operations, re.M)
    }
    titles = set(re.findall(r"^#+ (.*)$", operations, re.M))
    for name in ("privacy/data-breach.md", "security/README.md"):
        text = (DOCS / name).read_text()
        commands = set(re.findall(r"(?:^|`)reisgenoot (\w+)", text, re.M))
        assert commands
        assert commands <= set(get_commands())
        assert set(re.findall(r"operations\.md#([\w-]+)", text)) <= places
        assert set(re.findall(r'docs/operations\.md, "([^"]+)"', text)) <= titles


@pytest.mark.django_db
def test_every_screen_that_a_document_names_is_in_the_menu(settings) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    reverse("wagtailadmin_home")  # the screens enter the menu when the addresses are read
    ways = sent_to()
    assert len(ways) > 5 and ("data-breach.md", "Rapporten", "Wie zag en deed wat") in ways
    known: set[tuple[str, ...]] = set()
    for role in Role:
        request = RequestFactory().get("/beheer/")
        request.user = staff(role)
        known |= names(admin_menu, request)
    screens = {(way[-2], way[-1]) for way in known if len(way) > 1}
    lost = [way for way in ways if not any(way[1] == menu and way[2].startswith(name) for menu, name in screens)]
    assert lost == []
