"""Every cookie that any journey sets is bound to the host over https: nobody on a neighbouring name can plant one."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.test import Client
from django.urls import reverse

from tests.consultation.walker import Walker
from tests.factories.contributions import ReceiptFactory
from tests.factories.people import UserFactory
from tests.factories.rounds import open_round

ROOT = Path(__file__).resolve().parents[2]
OURS = ("site", "consultation", "education", "focusgroups", "outreach")
#: Who sets a cookie, and the test that has it set with production's prefix.
SETTERS = {
    "consultation/cookies.py": "tests/security/test_cookies.py",
    "consultation/held_card.py": "tests/security/test_cookies.py",
    "education/classroom/cookies.py": "tests/education/classroom/test_pupil.py",
    "focusgroups/recruiting/cookies.py": "tests/security/test_cookies.py",
    "outreach/cards/cookies.py": "tests/outreach/cards/test_safety.py",
    "outreach/coming/cookies.py": "tests/security/test_cookies.py",
    "site/home/receipt_session.py": "tests/security/test_cookies.py",
    "site/pages/views.py": "tests/security/test_cookies.py",
    "site/synthesis/reaction_cookie.py": "tests/security/test_cookies.py",
}


def test_whoever_sets_a_cookie_is_in_the_table() -> None:
    found = {
        str(path.relative_to(ROOT))
        for folder in OURS
        for path in (ROOT / folder).rglob("*.py")
        if "set_cookie(" in path.read_text()
    }
    assert found == set(SETTERS), "say which test looks at the cookie"
    assert all((ROOT / test).is_file() for test in SETTERS.values())


def test_no_cookie_is_set_or_read_by_a_name_without_the_prefix() -> None:
    named = re.compile(r"""(?:COOKIES(?:\.get\(|\[)|(?:set|delete)_cookie\()\s*["']""")
    wrong = [
        str(path.relative_to(ROOT))
        for folder in OURS
        for path in (ROOT / folder).rglob("*.py")
        if named.search(path.read_text())
    ]
    assert wrong == []


def _names() -> list[Any]:
    """The functions that name a cookie, with something to name it for."""
    from types import SimpleNamespace as Thing
    from uuid import uuid4

    from consultation import cookies as rounds
    from consultation import held_card
    from education.classroom import cookies as classes
    from focusgroups.recruiting import cookies as groups
    from home import receipt_session
    from outreach.cards import cookies as tables
    from outreach.coming import cookies as evenings
    from pages.context_processors import text_size_cookie
    from synthesis import reaction_cookie

    thing: Any = Thing(pk=7, card_code="K4TM", code="ABC")
    return [
        lambda: rounds.name_for(thing),
        lambda: held_card._cookie(thing),
        lambda: classes.name_for("ABC"),
        lambda: groups._name(thing),
        lambda: tables.name_for(thing),
        lambda: evenings.name_of(Thing(pk=uuid4())),  # type: ignore[arg-type]
        receipt_session._name,
        reaction_cookie.name,
        text_size_cookie,
    ]


def test_every_name_has_the_prefix_that_production_sets(settings: Any) -> None:
    settings.COOKIE_PREFIX = "__Host-"
    assert [name() for name in _names() if not name().startswith("__Host-")] == []


@pytest.mark.django_db
def test_all_cookies_of_a_visit_are_bound_to_the_host(settings: Any) -> None:
    """Larger letters, a round, a receipt, an account with its messages: every cookie of every answer."""
    settings.COOKIE_PREFIX, settings.COOKIE_SECURE = "__Host-", True
    settings.SESSION_COOKIE_NAME, settings.SESSION_COOKIE_SECURE = "__Host-sessie", True
    settings.CSRF_COOKIE_NAME, settings.CSRF_COOKIE_SECURE = "__Host-csrf", True
    seen: dict[str, Any] = {}

    class Watching(Client):
        def request(self, **request: Any) -> Any:
            response = super().request(**{"wsgi.url_scheme": "https", **request})
            seen.update(response.cookies)
            return response

    visitor = Watching()
    visitor.get("/weergave/?tekst=groot")
    walker = Walker(open_round())
    walker.client = visitor
    walker.answer(1, keuze="person")
    receipt = ReceiptFactory()
    visitor.post("/mijn-inbreng/", {"code": receipt.code})
    UserFactory(email="persoon@voorbeeld.nl")
    visitor.post("/account/login/", {"login": "persoon@voorbeeld.nl"})
    visitor.get(reverse("account_confirm_login_code"))
    visitor.get("/weergave/")
    wanted = {"letters", "messages", "sessie", "csrf", "inbreng"}
    assert {f"__Host-{name}" for name in wanted} <= set(seen) and any("ronde-" in name for name in seen)
    for name, cookie in seen.items():
        assert name.startswith("__Host-"), name
        assert (cookie["path"], bool(cookie["secure"]), cookie["domain"]) == ("/", True, ""), name
        assert cookie["samesite"] == "Lax", name
        assert cookie["httponly"] or not cookie.value, name


def test_messages_keep_a_plain_name_where_there_is_no_https() -> None:
    from config.message_storage import PrefixedCookieStorage

    assert django_settings.COOKIE_PREFIX == ""
    assert PrefixedCookieStorage(request=None).cookie_name == "messages"  # type: ignore[arg-type]
