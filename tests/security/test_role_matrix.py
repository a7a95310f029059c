"""Role x view x object: who may open which address, and what somebody gets who may not."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from audit.models import AuditEvent
from audit.subjects import screens
from contributions.models import Contribution
from pages.csp_rules import parse
from people.service import Role
from tests.factories.contributions import ContributionFactory, ReceiptFactory
from tests.factories.people import UserFactory
from tests.home.deeds import deed
from tests.sample_sizes import SAMPLE
from tests.security.clients import client_of
from tests.security.looking import newest, plant, shown_in_silence
from tests.security.matrix import PUBLIC, STAFF, who_may
from tests.security.page_rules import admin_faults
from tests.security.world import Address, World, addresses, all_staff_paths

pytestmark = pytest.mark.django_db
HOME = "/beheer/"


@pytest.fixture(scope="module")
def made(django_db_setup, django_db_blocker) -> Iterator[World]:
    """One world for all tests of this file: what each of them does, is undone back to here."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield World.make()
        transaction.set_rollback(True)


@pytest.fixture
def world(made: World, settings) -> World:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    return made


@pytest.fixture
def marks(world: World, db: None) -> dict[str, str]:
    """In everything about people stands a mark, until the test is over."""
    return plant()


def ask(client: Client, url: str, marks: dict[str, str] | None = None):
    """Open it; what only takes a form, is sent an empty one. What it does is undone."""
    with transaction.atomic():
        since = newest() if marks else 0
        response = client.get(url)
        silent = shown_in_silence(response, marks, since) if marks else []
        if response.status_code == 405:
            response = client.post(url)
        transaction.set_rollback(True)
    response.in_silence = silent + (_shown_by_a_form(client, url, marks) if marks else [])
    return response


def _shown_by_a_form(client: Client, url: str, marks: dict[str, str]) -> list[str]:
    """The same by a form that nobody opened first and that does not fit: the screen shows the words again."""
    with transaction.atomic():
        since = newest()
        silent = shown_in_silence(client.post(url, {"actie": "x"}), marks, since)
        transaction.set_rollback(True)
    return silent


def was_let_in(response) -> bool:
    if response.status_code == 302:
        return response["Location"] not in (HOME, "") and not response["Location"].startswith("/account/")
    return response.status_code in (200, 400, 409, 422)


def was_refused(response) -> bool:
    """Wagtail sends who may not back to the first screen, with a sentence."""
    return response.status_code in (403, 404) or (response.status_code == 302 and response["Location"] == HOME)


def test_every_address_of_ours_is_in_the_table() -> None:
    missing = [
        address.name
        for address in addresses()
        if (who_may(address.name) is None if address.is_staff else address.name not in PUBLIC)
    ]
    assert missing == [], "say in tests/security/matrix.py who may open these"


def test_an_address_that_nobody_listed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(STAFF, "moderatie")
    with pytest.raises(AssertionError, match="moderatie:index"):
        test_every_address_of_ours_is_in_the_table()


def test_the_table_lists_nothing_that_is_gone() -> None:
    names = {address.name for address in addresses()}
    namespaces = {name.rpartition(":")[0] for name in names}
    assert set(PUBLIC) - names == set()
    assert set(STAFF) - namespaces == set()


def faults(address: Address, response) -> list[str]:
    """What is wrong with this page of ours, if it is one. The standard's own parser is slow: lists only, or `deep`."""
    if response.status_code != 200 or not response.get("Content-Type", "").startswith("text/html"):
        return []
    policy = parse(response["Content-Security-Policy"])
    by_the_standard = SAMPLE.name == "deep" or address.name.endswith(":index")
    found = admin_faults(response.content, policy, by_the_standard=by_the_standard)
    if address.name == "patterns":  # shows how a form of visitors looks
        return [fault for fault in found if "has autocomplete" not in fault]
    return found


@pytest.mark.parametrize("role", Role)
def test_a_role_opens_what_the_table_says_and_nothing_else(world: World, marks: dict[str, str], role: Role) -> None:
    """And what opens is a good page, looked at for the first of the roles; what it shows of people is in the trail."""
    client = client_of(role)
    wrong: list[object] = []
    silent = []
    for address in addresses():
        if not address.is_staff:
            continue
        response = ask(client, reverse(address.name, kwargs=world.of(address)), marks)
        if response.in_silence:
            silent.append((address.name, response.in_silence))
        may = role in (who_may(address.name) or ())
        if not (was_let_in(response) if may else was_refused(response)):
            wrong.append(
                (address.name, "may" if may else "may not", response.status_code, response.get("Location", ""))
            )
        if may and role == min(who_may(address.name) or ()):
            wrong += [(address.name, fault) for fault in faults(address, response)]
    assert wrong == []
    assert silent == [], "let the view write down who looked: audit.service.looked"


def test_a_screen_that_says_nothing_is_named(world: World, marks: dict[str, str], monkeypatch) -> None:
    assert {"people.contactdetails.name", "contributions.contribution.original"} <= set(marks.values())
    monkeypatch.setattr("focusgroups.viewsets.candidates.looked", lambda *_told, **_more: None)
    path = reverse("groups:candidate", kwargs={key: world.keys["groups"][key] for key in ("pk", "candidate")})
    assert "people.contactdetails.name" in ask(client_of(Role.ORGANISER), path, marks).in_silence


def test_a_screen_that_is_declared_says_who_looked_at_what(world: World) -> None:
    """Also when it shows no word that is marked: the declaration holds it to that."""
    places = {address.name: address for address in addresses()}
    clients = {role: client_of(role) for role in Role}
    silent = []
    for name, subject, parameter in screens():
        keys = world.of(places[name])
        with transaction.atomic():
            lines = AuditEvent.objects.about_keys(subject.keys(str(keys[parameter]))).filter(pk__gt=newest())
            is_said = False
            for role in sorted(who_may(name) or ()):  # not everybody who may open it sees who it is about
                clients[role].get(reverse(name, kwargs=keys))
                if is_said := lines.exclude(actor_id=None).exists():
                    break
            if not is_said:
                silent.append((name, subject.kind))
            transaction.set_rollback(True)
    assert silent == []


@pytest.mark.parametrize("role", Role)
def test_a_number_of_nothing_is_not_found_also_for_who_may(world: World, role: Role) -> None:
    client = client_of(role)
    wrong = []
    for address in addresses():
        may = role in (who_may(address.name) or ())
        if address.is_staff and may and {"pk", "step_pk"} & set(address.parameters):
            response = ask(client, reverse(address.name, kwargs=world.nobody(address)))
            if not was_refused(response):
                wrong.append((address.name, response.status_code))
    assert wrong == []


def test_no_address_of_the_admin_opens_for_a_visitor(client: Client) -> None:
    """Wagtail's own included; a visitor learns nothing but where to sign in."""
    paths = all_staff_paths()
    assert len(paths) > 150
    wrong = []
    for path in paths:
        response = client.get(path)
        if not (response.status_code == 302 and response["Location"].startswith("/account/login/")):
            wrong.append((path, response.status_code))
    assert wrong == [("/beheer/logout/", 405)] or wrong == []


def test_no_address_of_the_admin_opens_for_a_participant_with_an_account() -> None:
    client = Client(raise_request_exception=False)
    client.force_login(UserFactory())
    wrong = [
        (path, status)
        for path in all_staff_paths()
        if (status := client.get(path).status_code) != 403 and "/logout/" not in path and "/login/" not in path
    ]
    assert [line for line in wrong if "password_reset" not in line[0]] == []


class TestSomebodyElses:
    """With one's own code one sees one's own, and nobody else's."""

    @pytest.fixture
    def opened(self, client: Client) -> Client:
        mine = ContributionFactory(original="Mijn eigen woorden.")
        receipt = ReceiptFactory(participation=mine.participation)
        assert client.post("/mijn-inbreng/", {"code": receipt.code}).status_code == 302
        return client

    def test_words_of_another_can_not_be_taken_back(self, opened: Client) -> None:
        other = ContributionFactory(original="Woorden van een ander.")
        address = f"/mijn-inbreng/terughalen/{other.pk}/"
        assert opened.get(address).status_code == 404
        assert opened.post(address).status_code == 409  # without saying for which receipt
        assert deed(opened, address).status_code == 404
        assert Contribution.objects.get(pk=other.pk).original == "Woorden van een ander."

    def test_words_of_another_are_on_no_page(self, opened: Client) -> None:
        ContributionFactory(original="Woorden van een ander.")
        for path in ("", "gegevens/", "gegevens/bestand/", "terughalen/"):
            page = opened.get(f"/mijn-inbreng/{path}").content.decode()
            assert "Woorden van een ander." not in page, path

    def test_a_forged_cookie_opens_nothing(self, opened: Client) -> None:
        name = next(name for name in opened.cookies if "inbreng" in name)
        other = ReceiptFactory(participation=ContributionFactory().participation)
        opened.cookies[name] = f"{other.code}:1abcde:forged"
        assert opened.get("/mijn-inbreng/gegevens/").status_code == 403

    def test_an_account_opens_only_its_own(self, client: Client) -> None:
        client.force_login(UserFactory())
        other = ReceiptFactory(participation=ContributionFactory().participation)
        response = client.post("/mijn-inbreng/kies/", {"deelname": str(other.participation_id)})
        assert response.status_code == 404
