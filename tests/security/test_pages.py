"""Every page as it is sent: HTML by the standard, fields that browsers know, and nothing that the policy stops.

One world and one look at each address serve all of it. The pages of the admin are looked at where the table of roles
opens them (test_role_matrix.py).
"""

from collections.abc import Iterator
from typing import Any

import pytest
from django import forms
from django.db import transaction
from django.test import Client
from django.urls import reverse

from consultation.models import Round
from consultation.trial import trial_token
from education.models import TeacherFeedback
from education.teachers import links as teacher_links
from focusgroups.models import Candidate
from focusgroups.recruiting import links as candidate_links
from gatherings import links as seat_links
from gatherings.models import Seat
from pages.csp_rules import parse, problems_of
from people.service import Role
from privacy.enums import Purpose
from tests.education.classroom.room import Room
from tests.factories.contributions import ContributionFactory, ReceiptFactory
from tests.factories.people import UserFactory, staff
from tests.security.matrix import PUBLIC
from tests.security.page_rules import (
    CONSENTS,
    asks_for_a_parent,
    autocomplete_faults,
    faults_of,
    is_whole,
    policy_faults,
    tree_of,
)
from tests.security.world import World, addresses

pytestmark = pytest.mark.django_db

Sent = dict[str, Any]
OWN = ("", "gegevens/", "toestemming/", "adres/", "terughalen/", "tweede-lezer/", "bericht/", "verzoek/")
ACCOUNT = ("email/", "sessions/", "2fa/", "login/", "signup/", "login/code/", "logout/")


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker) -> Iterator[World]:
    """One world for all tests of this file."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield World.make()
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def sent(world: World) -> Sent:
    """What a visitor without a cookie gets at every public address, by its name."""
    found: Sent = {}
    for address in addresses():
        if not address.is_staff:
            client = Client(raise_request_exception=False)
            found[address.name] = client.get(reverse(address.name, kwargs=world.of(address)))
    return found


@pytest.fixture(scope="module")
def pages(sent: Sent) -> Sent:
    """Those that are pages for people; of each refusal one is enough."""
    found: Sent = {}
    for name, response in sent.items():
        is_page = response.get("Content-Type", "").startswith("text/html") and response.content.strip()
        if is_page and (response.status_code == 200 or f"{response.status_code}" not in found):
            found[name if response.status_code == 200 else f"{response.status_code}"] = response
    return found


@pytest.fixture(scope="module")
def own_pages(world: World) -> Sent:
    """What one sees with one's own code, with an account, and after sending a form with nothing in it."""
    found: Sent = {}
    client = Client(raise_request_exception=False)
    receipt = ReceiptFactory(participation=ContributionFactory(original="Mijn eigen woorden.").participation)
    client.post("/mijn-inbreng/", {"code": receipt.code})
    found |= {f"mijn-inbreng/{path}": client.get(f"/mijn-inbreng/{path}") for path in OWN}
    client = Client(raise_request_exception=False)
    client.force_login(UserFactory())
    found |= {f"account/{path}": client.get(f"/account/{path}") for path in ACCOUNT}
    visitor = Client(raise_request_exception=False)
    for path in ("login/", "signup/", "login/code/"):
        found[f"account/{path}, a visitor"] = visitor.get(f"/account/{path}")
        found[f"account/{path}, empty"] = visitor.post(f"/account/{path}", {})
    visitor.post("/account/login/", {"login": "vreemd@voorbeeld.nl"})
    found["account/login/code/confirm/"] = visitor.get("/account/login/code/confirm/")
    for name in EMPTY:
        address = next(each for each in addresses() if each.name == name)
        with transaction.atomic():
            found[f"{name}, empty"] = Client(raise_request_exception=False).post(
                reverse(name, kwargs=world.of(address)), {}
            )
            transaction.set_rollback(True)
    links = {where: visitor.get(where) for where in by_link(world)}
    assert {where: response.status_code for where, response in links.items()} == dict.fromkeys(links, 200)
    found |= links
    return {
        name: response
        for name, response in found.items()
        if response.get("Content-Type", "").startswith("text/html") and response.content.strip()
    }


def by_link(world: World) -> list[str]:
    """Pages that open with a signed link or a secret: of who has a chair, of a candidate, of a teacher."""
    seat = Seat.objects.get(pk=world.keys["meetings"]["seat"])
    candidate = Candidate.objects.get(pk=world.keys["groups"]["candidate"])
    feedback = TeacherFeedback.objects.get(pk=world.keys["teacher_feedback"]["pk"])
    round_ = Round.objects.get(pk=world.keys["rounds"]["pk"])
    chair, own = seat_links.token_for(seat), candidate_links.token_for(candidate)
    return [
        *(reverse(f"gatherings:{name}", args=[chair]) for name in ("seat", "step_back")),
        *(reverse(f"focusgroups:{name}", args=[own]) for name in ("own", "own_when", "own_needs", "own_withdraw")),
        reverse("education:feedback_own", args=[teacher_links.own_token(feedback)]),
        reverse("consultation:trial", args=[trial_token(round_)]),
        Room.make().desk(),
    ]


#: Forms that one can send without having begun anything.
EMPTY = (
    "consultation:card",
    "consultation:news",
    "consultation:news_all",
    "consultation:call_me",
    "consultation:question",
    "education:follow_all",
    "education:feedback",
    "outreach:newsletter",
    "outreach:table_enter",
    "outreach:sign_up_step",
    "focusgroups:step",
    "classroom:enter",
    "classroom:new",
    "synthesis:react",
    "receipt:enter",
    "practices:propose",
)


def test_a_visitor_gets_what_the_table_says(sent: Sent) -> None:
    got = {name: response.status_code for name, response in sent.items() if name in PUBLIC}
    assert got == {name: wanted.status for name, wanted in PUBLIC.items()}


def test_there_is_enough_to_look_at(pages: Sent, own_pages: Sent) -> None:
    assert len(pages) > 65
    assert {"403", "404", "405"} <= set(pages)
    assert len(own_pages) >= 30
    assert sum(response.status_code in (400, 422) for response in own_pages.values()) > 7


def test_html_is_as_the_standard_says(pages: Sent, own_pages: Sent) -> None:
    wrong = {
        name: faults
        for name, response in {**pages, **own_pages}.items()
        if (faults := faults_of(response.content, whole=is_whole(response.content)))
    }
    assert wrong == {}


def test_no_public_page_has_anything_that_a_strict_policy_stops(pages: Sent, own_pages: Sent) -> None:
    for name, response in {**pages, **own_pages}.items():
        assert policy_faults(response.content) == [], name


def test_the_policy_of_every_public_answer_is_self_only(sent: Sent, own_pages: Sent) -> None:
    for name, response in {**sent, **own_pages}.items():
        policy = parse(response["Content-Security-Policy"])
        assert problems_of(policy) == [], name
        sources = {source for directive, listed in policy.items() for source in listed if directive != "img-src"}
        assert sources <= {"'self'", "'none'"}, name
        assert set(policy.get("img-src", [])) <= {"'self'", "data:"}, name


def test_every_cookie_is_for_this_site_alone_and_out_of_reach_of_scripts(sent: Sent, own_pages: Sent) -> None:
    seen = set()
    for name, response in {**sent, **own_pages}.items():
        for cookie in response.cookies.values():
            if not cookie.value:
                continue  # is taken away
            seen.add(cookie.key)
            assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/"), (name, cookie.key)
            assert not cookie["domain"], (name, cookie.key)
    assert "csrftoken" in seen


def test_what_is_asked_about_a_person_a_browser_may_fill_in(pages: Sent, own_pages: Sent) -> None:
    wrong = {
        name: faults
        for name, response in {**pages, **own_pages}.items()
        if (faults := autocomplete_faults(response.content, signing_in=name.startswith("account/")))
    }
    assert wrong == {}


def every_form() -> list[type[forms.BaseForm]]:
    """Each class of forms of our own, also those behind a link that is a secret."""
    found: list[type[forms.BaseForm]] = []
    waiting: list[type[forms.BaseForm]] = [forms.BaseForm]
    while waiting:
        for each in waiting.pop().__subclasses__():
            waiting.append(each)
            if not each.__module__.startswith(("django", "wagtail", "allauth", "modelcluster", "taggit")):
                found.append(each)
    return sorted(set(found), key=lambda each: (each.__module__, each.__qualname__))


#: Forms of the admin, about somebody else: what they look like is seen where the table of roles opens them.
OF_THE_ADMIN = (
    "education.authoring",
    "focusgroups.making",
    "focusgroups.recruiting.pool_forms",
    "gatherings.venue_forms",
    "outreach.coming.staff_forms",
    "outreach.making",
    "outreach.partners",
    "people.staff_forms",
    "privacy.requests.forms",
)
ASKED = {"code", "postcode", "first_name", "phone", "email"}


def test_no_form_leaves_the_browser_guessing_about_an_address_a_number_or_a_code(world: World) -> None:
    looked, silent = 0, []
    for form in every_form():
        for name, field in getattr(form, "base_fields", {}).items():
            attributes = field.widget.attrs
            kind = attributes.get("type", getattr(field.widget, "input_type", ""))
            if kind not in {"email", "tel", "password"} and not (kind == "text" and name in ASKED):
                continue
            looked += 1
            if not attributes.get("autocomplete") and not form.__module__.startswith(OF_THE_ADMIN):
                silent.append(f"{form.__module__}.{form.__name__}.{name}")
    assert looked > 20
    assert silent == []


class TestTheRules:
    """A test of the test: each rule finds what it is for."""

    GOOD = (
        b'<!DOCTYPE html><html lang="nl"><head><title>Ja</title></head><body><main><h1>Ja</h1>%s</main></body></html>'
    )

    @pytest.mark.parametrize(
        ("wrong", "told"),
        [
            (b'<p id="a"></p><p id="a"></p>', "id 'a' stands there 2 times"),
            (b'<p class="a" class="b"></p>', "duplicate-attribute"),
            (b"<p><div></p></div>", "unexpected-end-tag"),
            (b'<input name="x">', "a field without a name: x"),
            (b'<label for="nergens">x</label>', "for points at nothing: nergens"),
            (b'<p aria-describedby="nergens">x</p>', "aria-describedby points at nothing"),
            (b'<a href="#nergens">x</a>', "a link leads nowhere in the page"),
            (b"<h3>x</h3>", "headings skip a level"),
            (b"<h1>x</h1>", "2 headings of level 1"),
            (b'<a href="/"><button>x</button></a>', "<button> inside <a>"),
            (b"<ul><p>x</p></ul>", "<p> in a list"),
            (b'<progress max="0"></progress>', "max is 0"),
            (b"<button></button>", "a button without words"),
            (b'<img src="/x">', "a picture without alt"),
        ],
    )
    def test_of_html(self, wrong: bytes, told: str) -> None:
        assert faults_of(self.GOOD % b"") == []
        assert told in " ".join(faults_of(self.GOOD % wrong))

    @pytest.mark.parametrize(
        "wrong",
        [
            b'<p style="color: red">x</p>',
            b"<style>p {}</style>",
            b"<script>alert(1)</script>",
            b'<p onclick="x()">x</p>',
            b'<a href="javascript:x()">x</a>',
            b'<script src="https://elders.example/x.js"></script>',
            b'<img src="//elders.example/x.png" alt="">',
            b'<link rel="stylesheet" href="https://elders.example/x.css">',
        ],
    )
    def test_of_the_policy(self, wrong: bytes) -> None:
        assert policy_faults(self.GOOD % b'<script type="application/json">{}</script>') == []
        assert policy_faults(self.GOOD % wrong) != []

    def test_of_the_nonce(self) -> None:
        assert policy_faults(self.GOOD % b'<script nonce="a">x()</script>', "a") == []
        assert policy_faults(self.GOOD % b'<script nonce="b">x()</script>', "a") != []

    @pytest.mark.parametrize(
        ("field", "is_right"),
        [
            (b'<input type="email" name="e">', False),
            (b'<input type="email" name="e" autocomplete="email">', True),
            (b'<input name="code">', False),
            (b'<input name="code" autocomplete="off">', True),
            (b'<input name="phone" autocomplete="off">', False),
            (b'<input name="iets" autocomplete="verzonnen">', False),
            (b'<input name="iets">', True),
        ],
    )
    def test_of_autocomplete(self, field: bytes, is_right: bool) -> None:
        assert (autocomplete_faults(self.GOOD % field) == []) is is_right


#: For in class: few words, and one way out.
WITHOUT_OUR_FOOTER: set[str] = set()


def test_every_footer_leads_to_the_statement_on_accessibility(pages: Sent, client: Client) -> None:
    whole = {name: tree_of(each.content) for name, each in pages.items() if is_whole(each.content)}
    without = {name for name, tree in whole.items() if not tree.xpath("//footer//a[@href='/toegankelijkheid/']")}
    assert without == WITHOUT_OUR_FOOTER
    assert "WCAG" in client.get("/toegankelijkheid/").content.decode()


#: Who has an account read it on making one; teachers are no children (tests/privacy/test_minors.py).
NOT_FOR_THE_YOUNG = ("account/login", "account_login", "account/email", "education:follow")


def test_who_is_young_reads_what_to_do_wherever_an_address_or_a_consent_is_asked(pages: Sent, own_pages: Sent) -> None:
    assert {code for code in CONSENTS if not code.startswith("may_")} == set(Purpose.values)
    every = {**pages, **own_pages}
    asking = {name for name, response in every.items() if asks_for_a_parent(response.content)}
    asking = {name for name in asking if not name.startswith(NOT_FOR_THE_YOUNG)}
    assert {"consultation:news", "consultation:call_me", "outreach:newsletter", "mijn-inbreng/"} <= asking
    assert {name for name in asking if "jonger dan 16 jaar? Vraag" not in every[name].content.decode()} == set()


def test_staff_sign_in_by_the_same_page(client: Client) -> None:
    staff(Role.EDITOR)
    answer = client.get("/beheer/", follow=True)
    assert faults_of(answer.content) == []
