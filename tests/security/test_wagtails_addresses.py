"""Role x view x object for the addresses that Wagtail brings: who may not, is refused by a link and by a form."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import Client

from people.service import Role
from tests.security.clients import client_of
from tests.security.wagtails import BULK, PAGES, WAGTAILS, wagtail_lets
from tests.security.wagtails_world import WagtailsAddress, WagtailsWorld, wagtails_addresses

pytestmark = pytest.mark.django_db
HOME = "/beheer/"


@pytest.fixture(scope="module")
def made(django_db_setup, django_db_blocker) -> Iterator[WagtailsWorld]:
    """One world for all tests of this file: what each of them does, is undone back to here."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield WagtailsWorld.make()
        transaction.set_rollback(True)


@pytest.fixture
def world(made: WagtailsWorld, settings) -> WagtailsWorld:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    return made


def asked(client: Client, url: str, way: str) -> str:
    """What this gives: let in, refused, or another way; what it does is undone."""
    with transaction.atomic():
        response = getattr(client, way)(url)
        transaction.set_rollback(True)
    if response.status_code in (403, 404) or (response.status_code == 302 and response["Location"] in (HOME, "")):
        return "refused"
    return "another way" if response.status_code == 405 else "let in"


def wrong(client: Client, url: str, *, may: bool) -> str:
    """What is not as it should be. Who may is let in; who may not is refused by a link and by a form."""
    link = asked(client, url, "get")
    if may and link != "another way":
        return "" if link == "let in" else f"may, and a link is {link}"
    form = asked(client, url, "post")
    if may:
        return "" if form == "let in" else f"may, and a form is {form}"
    ways = {link, form}
    return "" if "let in" not in ways and "refused" in ways else f"may not: a link {link}, a form {form}"


def test_every_address_of_wagtail_is_in_the_table() -> None:
    names = {address.name for address in wagtails_addresses()}
    assert len(names) > 150
    assert [name for name in sorted(names) if wagtail_lets(name) is None] == [], "say in wagtails.py who may"


def test_the_table_lists_nothing_that_is_gone() -> None:
    names = {address.name for address in wagtails_addresses()}
    gone = [
        key
        for key in WAGTAILS
        if not any(name == key or (key.endswith("*") and name.startswith(key[:-1])) for name in names)
    ]
    assert gone == []


@pytest.mark.parametrize("role", Role)
def test_a_role_opens_what_the_table_says_and_nothing_else(world: WagtailsWorld, role: Role) -> None:
    client = client_of(role)
    found = {}
    for address in wagtails_addresses():
        if address.name == "wagtailadmin_logout":  # who asks it is gone
            continue
        told = wrong(client, world.of(address), may=role in (wagtail_lets(address.name) or ()))
        if told:
            found[address.name] = told
    assert found == {}


@pytest.mark.parametrize("role", [Role.ORGANISER, Role.ANALYST, Role.MODERATOR])
def test_in_a_branch_of_ones_own_one_may_more(world: WagtailsWorld, role: Role) -> None:
    """A page that organisers may change and publish: they may that, and no more; others nothing."""
    client = client_of(role)
    found = {}
    for name, may in PAGES.items():
        address = next(each for each in wagtails_addresses() if each.name == f"wagtailadmin_pages:{name}")
        told = wrong(client, world.url(address, world.branch), may=role in may)
        if told:
            found[name] = told
    assert found == {}


def test_a_page_is_not_moved_to_a_branch_by_who_may_only_ask(world: WagtailsWorld) -> None:
    address = next(each for each in wagtails_addresses() if each.name == "wagtailadmin_pages:move_confirm")
    for role in (Role.ORGANISER, Role.ANALYST, Role.MODERATOR, Role.PRIVACY_OFFICER, Role.FACILITATOR):
        assert asked(client_of(role), world.url(address, world.somewhere), "post") == "refused", role


@pytest.mark.parametrize("role", Role)
def test_deeds_for_several_at_once_are_for_who_may_do_one(world: WagtailsWorld, role: Role) -> None:
    """Wagtail shows the screen to all, with a list of what one may not: what counts is whether it is done."""
    client = client_of(role)
    places = world.bulk()
    assert set(places) == set(BULK)
    found = {}
    for name, url in places.items():
        with transaction.atomic():
            before = world.state()
            status = client.post(url, world.form_for_several()).status_code
            is_done = world.state() != before
            transaction.set_rollback(True)
        if is_done != (role in BULK[name]) or status >= 500:
            found[name] = (is_done, status)
    assert found == {}


def test_a_new_address_of_wagtail_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    new = WagtailsAddress("wagtailnew:index", ())
    monkeypatch.setattr(f"{__name__}.wagtails_addresses", lambda: [new] * 200)
    with pytest.raises(AssertionError):
        test_every_address_of_wagtail_is_in_the_table()
