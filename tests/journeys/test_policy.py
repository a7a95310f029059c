"""What the policy stops, as the browser itself tells it: nothing on public pages, in the admin only known styles."""

from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from home.models import StandardPage
from people.service import Role
from tests.factories.people import staff
from tests.home.lived_in import LivedIn, lived_in
from tests.journeys.screens import IS_DEEP

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

LISTEN = """document.addEventListener("securitypolicyviolation", event =>
  stopped([event.effectiveDirective, event.blockedURI, event.sourceFile, event.sample].join(" ")));"""
#: The editor of rich text writes its own style elements while it starts (a library in Wagtail's bundle). They are
#: refused; Wagtail's style sheets have what is needed, and the journeys of editors show that nothing is missed.
KNOWN = "style-src-elem inline /static/wagtailadmin/js/vendor.js"
#: In the admin, beside the lists: forms with dates, choosers, rich text and blocks, and a page with each panel.
SCREENS = ("wagtailadmin_home", "events:add", "logboek:index")
MORE = (
    "rounds:index", "coderen:index", "operations", "woo:index", "groups:index",
    "partners:index", "newsletters:index", "packs:index", "packs:add", "meetings:index", "venues:add",
    "cases:index", "entries:index", "besluiten:index", "bevindingen:index", "codeboek:index", "moderatie:index",
    "zorgsignalen:index", "moderatieregels:index", "vragen:index", "agenda:index", "berichten:index", "runs:index",
    "wagtailusers_users:index", "wagtailusers_users:add", "wagtailimages:index", "wagtaildocs:index", "handbook",
    "patterns", "design:index", "message_texts:index",
)  # fmt: skip


@pytest.fixture
def here(transactional_db: None) -> LivedIn:
    return lived_in(2)


def colleague() -> str:
    """A session of somebody with every role: their number in the cookie."""
    user = staff(Role.EDITOR)
    user.groups.set(Group.objects.filter(name__in=Role.values))
    client = Client()
    client.force_login(user)
    return str(client.cookies[django_settings.SESSION_COOKIE_NAME].value)


def test_the_policy_stops_nothing_but_known_styles_of_the_editor(
    page_at: Callable[..., Any], live_server: Any, here: LivedIn, settings: Any
) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    told: list[str] = []
    page = page_at(1280, watched=False)
    page.context.expose_function("stopped", lambda what: told.append(what.replace(live_server.url, "").strip()))
    page.context.add_init_script(LISTEN)

    def visit(address: str) -> None:
        answer = page.goto(live_server.url + address)
        assert answer.status == 200, address
        page.wait_for_timeout(150)  # what starts after the page itself

    for address in (*here.pages, *here.forms) if IS_DEEP else here.pages[:1]:
        visit(address)
    visit(here.flow("vraag/1"))
    assert told == []

    name = django_settings.SESSION_COOKIE_NAME
    page.context.add_cookies([{"name": name, "value": colleague(), "url": live_server.url}])
    for screen in (*SCREENS, *MORE) if IS_DEEP else SCREENS:
        visit(reverse(screen))
    for screen in ("rounds:inspect", "rounds:edit"):
        visit(reverse(screen, args=[here.open.pk]))
    assert told == []

    visit(reverse("wagtailadmin_pages:edit", args=[StandardPage.objects.all()[0].pk]))
    page.locator(".public-DraftEditor-content").first.wait_for()
    assert set(told) == {KNOWN}
    # A test of the test: what is stopped, is heard.
    page.evaluate("document.body.setAttribute('style', 'color: red')")
    page.wait_for_function("getComputedStyle(document.body).color !== 'rgb(255, 0, 0)'")
    page.wait_for_timeout(200)
    assert told[-1] == "style-src-attr inline"
