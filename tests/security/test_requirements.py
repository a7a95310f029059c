"""Proof of requirements of the ASVS that no other test gives: one sentence of the standard each."""

import base64
import json
import re
from datetime import timedelta

import pytest
import time_machine
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.documents.models import Document
from wagtail.models import Collection
from wagtail.rich_text import expand_db_html

from notices.models import Notice
from people.secrets_at_rest import PREFIX, lock
from people.service import Role
from synthesis.coding.cutting import places_of
from tests.architecture.files import ROOT
from tests.factories.people import UserFactory, staff
from tests.factories.rounds import open_round
from tests.people.test_second_factor import code_for
from tests.people.test_signing_in import ADDRESS, CONFIRM, LOGIN, ask_code, code_in_mail, mail_stays_in_the_queue

pytestmark = pytest.mark.django_db
__all__ = ["mail_stays_in_the_queue"]

TEXTS = ("text/", "application/json", "application/xml", "application/atom+xml", "application/rss+xml")


def linking_to(address: str) -> str:
    """What an editor's link to this address becomes, as it is shown."""
    state = {
        "entityMap": {"0": {"type": "LINK", "mutability": "MUTABLE", "data": {"url": address}}},
        "blocks": [
            {
                "key": "a",
                "text": "hier",
                "type": "unstyled",
                "depth": 0,
                "inlineStyleRanges": [],
                "entityRanges": [{"offset": 0, "length": 4, "key": 0}],
            }
        ],
    }
    return str(expand_db_html(ContentstateConverter(["link"]).to_database_format(json.dumps(state))))


@pytest.mark.parametrize("address", ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "vbscript:x"])
def test_a_link_of_an_editor_leads_to_no_script(address: str) -> None:
    """V1.2.2: only safe protocols."""
    assert "href" not in linking_to(address)
    assert 'href="https://voorbeeld.nl/"' in linking_to("https://voorbeeld.nl/")


def test_words_of_an_editor_keep_only_what_we_list(settings) -> None:
    """V1.3.1: what no feature of ours makes, is gone; a script that was typed is text."""
    features = settings.WAGTAILADMIN_RICH_TEXT_EDITORS["default"]["OPTIONS"]["features"]
    one = {"depth": 0, "entityRanges": [], "inlineStyleRanges": [{"offset": 0, "length": 4, "style": "UNDERLINE"}]}
    blocks = [
        {"key": "a", "text": "<script>alert(1)</script>", "type": "unstyled", **one},
        {"key": "b", "text": "kop", "type": "header-one", **one},
    ]
    state = json.dumps({"entityMap": {}, "blocks": blocks})
    shown = str(expand_db_html(ContentstateConverter(features).to_database_format(state)))
    assert "&lt;script&gt;" in shown
    assert not any(f"<{tag}" in shown for tag in ("script", "u>", "h1", "style"))


@pytest.mark.parametrize("typed", ["(", "a.c", "[a-z]+", "a|b", "\\", "(a+)+$"])
def test_words_that_are_sought_are_no_pattern(typed: str) -> None:
    """V1.2.9: signs of a regular expression are only signs."""
    assert places_of(f"abc aaaa {typed}", typed) == [(9, 9 + len(typed))]


def test_our_proxy_overwrites_what_visitors_say_of_themselves() -> None:
    """V4.1.3: the address and the way in are told by the proxy, whatever came along."""
    ours = (ROOT / "deploy/nginx/reisgenoot.conf").read_text()
    assert re.findall(r"proxy_set_header X-Forwarded-(\w+) (\S+);", ours) == [
        ("For", "$remote_addr"),
        ("Proto", "$scheme"),
    ]


@pytest.mark.parametrize(
    "path",
    [
        *("/", "/en/", "/meedoen/", "/lespakketten/", "/dossiers/", "/agenda/", "/zoeken/", "/account/login/"),
        *("/bestaat-niet/", "/healthz", "/readyz", "/robots.txt", "/sitemap.xml", "/.well-known/security.txt"),
        *("/beheer/", "/media/niets.png", "/documenten/0/niets.txt", "/metrics"),
    ],
)
def test_every_answer_with_a_body_says_what_it_is_and_how_it_is_written(client: Client, path: str) -> None:
    """V4.1.1: a Content-Type that is true, with the way of writing for texts."""
    open_round()
    answer = client.get(path)
    body = b"".join(answer) if answer.streaming else answer.content
    if not body:
        return
    kind = answer["Content-Type"]
    assert not kind.startswith(TEXTS) or kind.startswith("application/json") or "charset=utf-8" in kind.lower()
    start = body.lstrip()[:15].lower()
    assert kind.startswith("text/html") is start.startswith((b"<!doctype html", b"<html"))
    assert ("xml" in kind) is start.startswith(b"<?xml")
    if kind.startswith("application/json"):
        json.loads(body)
    body.decode("utf-8")


@pytest.mark.parametrize("name", ['a".html', "a\r\nX-Extra: 1.txt", "één & twéé.txt", "..%2f..%2fa.txt"])
def test_the_name_of_a_download_stays_a_name(client: Client, name: str) -> None:
    """V5.4.2: names in headers are written so that they are nothing else."""
    if not Collection.objects.exists():
        Collection.add_root(name="Alles")
    answer = client.get(Document.objects.create(title=name, file=ContentFile(b"tekst", name="n.txt")).url)
    told = answer["Content-Disposition"]
    assert told.startswith("attachment; filename")
    assert not {"\r", "\n"} & set(told)
    assert "X-Extra" not in answer.headers
    named = told.partition("filename=")[2] or told.partition("filename*=utf-8''")[2]
    assert named.count('"') in (0, 2)
    assert "/" not in named


def test_the_code_of_an_app_works_once(settings) -> None:
    """V6.5.1: a code that was used is used up, also within its half minute."""
    moderator, secret = staff(Role.MODERATOR), generate_totp_secret()
    TOTP.activate(moderator, secret)
    address, code = reverse("mfa_reauthenticate"), code_for(secret)
    first, second = Client(), Client()
    for browser in (first, second):
        browser.force_login(moderator)
    assert first.post(address, {"code": code, "next": "/beheer/"}).status_code == 302
    assert second.post(address, {"code": code, "next": "/beheer/"}).status_code == 200
    assert second.get("/beheer/").status_code == 302


def test_the_code_of_an_app_lives_half_a_minute() -> None:
    """V6.5.5: half a minute, and nothing before or after."""
    moderator, secret = staff(Role.MODERATOR), generate_totp_secret()
    TOTP.activate(moderator, secret)
    browser, address = Client(), reverse("mfa_reauthenticate")
    browser.force_login(moderator)
    with time_machine.travel(timezone.now(), tick=False) as clock:
        code = code_for(secret)
        clock.shift(timedelta(seconds=30))
        assert browser.post(address, {"code": code, "next": "/beheer/"}).status_code == 200
        assert browser.post(address, {"code": code_for(secret), "next": "/beheer/"}).status_code == 302


def test_a_code_from_the_mail_opens_only_the_browser_that_asked(client: Client) -> None:
    """V6.6.2: a code belongs to the request for it."""
    UserFactory(email=ADDRESS)
    ask_code(client)
    code = code_in_mail()
    thief = Client()
    UserFactory(email="dief@voorbeeld.nl")
    ask_code(thief, "dief@voorbeeld.nl")
    thief.post(CONFIRM, {"code": code})
    assert "_auth_user_id" not in thief.session
    assert client.post(CONFIRM, {"code": code}).status_code == 302


def test_guessing_goes_no_faster_by_asking_again(client: Client) -> None:
    """V6.6.3: three tries for a code, and three codes a minute: nine guesses of a million."""
    UserFactory(email=ADDRESS)
    for _again in range(8):
        Client().post(LOGIN, {"login": ADDRESS})
    assert Notice.objects.filter(to=ADDRESS).count() <= 3


def test_a_session_that_was_ended_opens_nothing_with_its_old_cookie(settings) -> None:
    """V7.4.1: after signing out, the number of the session is worth nothing."""
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    browser, thief = Client(), Client()
    browser.force_login(staff(Role.MODERATOR))
    thief.cookies[settings.SESSION_COOKIE_NAME] = browser.cookies[settings.SESSION_COOKIE_NAME].value
    assert thief.get("/beheer/").status_code == 200
    browser.post(reverse("account_logout"))
    assert thief.get("/beheer/").status_code == 302
    assert "_auth_user_id" not in thief.session


def test_equal_parts_of_a_locked_secret_do_not_look_alike() -> None:
    """V11.3.1: no mode in which a block shows that it was there before."""
    locked = base64.urlsafe_b64decode(lock("JBSWY3DPEHPK3PXP" * 64).removeprefix(PREFIX))
    content = locked[25:-32]  # after the version, the time and the start; before the seal
    blocks = [content[place : place + 16] for place in range(0, len(content), 16)]
    assert len(blocks) > 60
    assert len(set(blocks)) == len(blocks)
