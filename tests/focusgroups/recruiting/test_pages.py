"""The public pages of groups: what stands there, and how often they ask the database."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from focusgroups.enums import GroupState
from focusgroups.models import FocusGroup, FocusGroupPage, Report
from focusgroups.publishing import let_page_follow
from focusgroups.transitions import move_group
from tests.factories import focusgroups
from tests.focusgroups.recruiting.walker import EMAIL, Walker
from tests.home.cold import ask, bare_beside, cost

pytestmark = pytest.mark.django_db
INDEX = "/gespreksgroepen/"


def on_the_site(state: str = GroupState.RECRUITING, **fields: object) -> FocusGroup:
    group = focusgroups.group(state, **fields)
    let_page_follow(group, by=None)
    return group


def test_groups_stand_where_they_belong(client: Client) -> None:
    for state, title in (
        ("done", "Wat eruit kwam"),
        ("checking", "Nog bezig"),
        ("planning", "Wordt gepland"),
        ("recruiting", "Doe mee"),
    ):
        on_the_site(state, title=title, recruit_until=timezone.localdate() + timedelta(days=9))
    focusgroups.group("draft", title="Geheim")
    text = client.get(INDEX).content.decode()
    order = [text.index(f">{title}</a>") for title in ("Doe mee", "Wordt gepland", "Nog bezig", "Wat eruit kwam")]
    assert order == sorted(order) and "Geheim" not in text
    assert text.count("Aanmelden kan tot en met") == 1
    assert not client.get(INDEX).cookies


def test_without_groups_it_says_what_to_do_instead(client: Client) -> None:
    assert "Er is nu geen gespreksgroep" in client.get(INDEX).content.decode()


def test_the_page_of_a_group_says_what_one_wants_to_know(client: Client) -> None:
    group = on_the_site(
        for_whom="Voor wie toeslag krijgt.",
        thanks_amount=25,
        childcare=True,
        words_used="Wij maken een verslag.",
        contact_name="Fatma",
        contact_phone="070 - 123 45 67",
        recruit_until=timezone.localdate() + timedelta(days=9),
    )
    focusgroups.session(group, 20)
    focusgroups.session(group, -20)
    response = client.get(group.get_absolute_url())
    text = response.content.decode()
    for sentence in (
        "Voor wie toeslag krijgt.",
        "Een bedankje van 25 euro.",
        "Wij betalen uw reis.",
        "Burgers zitten altijd met minstens drie.",
        "Wij maken een verslag.",
        "tel:0701234567",
        "Geld kan dan meetellen als inkomen",
        "Bibliotheek Stadkamer, Zwolle",
    ):
        assert sentence in text, sentence
    assert text.count("van 19.00 tot 21.00 uur") == 1, "what is past is not offered"
    assert text.count(f"/gespreksgroepen/{group.slug}/aanmelden/") == 2
    assert not response.cookies and "csrfmiddlewaretoken" not in text


@pytest.mark.parametrize("state", ["planning", "meeting", "checking", "done"])
def test_where_one_cannot_sign_up_there_is_no_button(client: Client, state: str) -> None:
    group = on_the_site(state)
    assert "/aanmelden/" not in client.get(group.get_absolute_url()).content.decode()


def test_what_came_out_stands_on_the_page_once_it_is_final(client: Client) -> None:
    group = on_the_site("checking")
    held = focusgroups.session(group, 3, definite=True)
    report = Report.objects.create(gathering=held, summary="Bellen helpt meer dan brieven.")
    assert "Bellen helpt" not in client.get(group.get_absolute_url()).content.decode()
    Report.objects.filter(pk=report.pk).update(state="final", check_until=timezone.localdate())
    assert "Bellen helpt" in client.get(group.get_absolute_url()).content.decode()


def test_the_page_follows_the_group(client: Client) -> None:
    group = focusgroups.group("draft")
    address = group.get_absolute_url()
    assert client.get(address).status_code == 404
    move_group(group, GroupState.RECRUITING, by=None)
    assert client.get(address).status_code == 200
    assert let_page_follow(group, by=None) == FocusGroupPage.objects.get()
    move_group(group, GroupState.STOPPED, by=None)
    assert client.get(address).status_code == 404
    assert FocusGroupPage.objects.count() == 1


def test_the_list_asks_little_and_the_same_for_one_and_for_three(client: Client) -> None:
    on_the_site()
    bare, one = bare_beside(client, INDEX), cost(client, INDEX)
    on_the_site("done")
    on_the_site("planning")
    assert cost(client, INDEX) == one <= bare + 8
    print("\nindex", one, "bare", bare)


@pytest.mark.parametrize("state", ["recruiting", "checking"])
def test_the_page_of_a_group_asks_little(client: Client, state: str) -> None:
    group = on_the_site(state)
    focusgroups.session(group, 20)
    bare, one = bare_beside(client, group.get_absolute_url()), cost(client, group.get_absolute_url())
    focusgroups.session(group, 21)
    focusgroups.session(group, 22, definite=True)
    assert cost(client, group.get_absolute_url()) == one <= bare + 10
    print("\ngroup", one, "bare", bare)


def test_every_screen_of_signing_up_asks_little() -> None:
    group = focusgroups.group()
    for days in (10, 20, 30):
        focusgroups.session(group, days)
    Walker(group).sign_up(adres={"name": "Sam", "email": "sam@voorbeeld.nl"})
    walker = Walker(group)
    walker.fill(adres={"name": "Kim", "email": EMAIL, "may_contact": "on"})
    counts = {}
    for screen, data in {
        "wie": {"perspective": "youth", "speaks_for": "self"},
        "wanneer": {f"moment_{key}": "yes" for key in walker.moments()},
        "waar": {"postcode": "8011cv", "house_number": "12 a"},
        "nodig": {"needs": ["diet"]},
        "aan-tafel": {"avoid": "Iemand"},
        "bereik": {"reach_by": "mail"},
        "adres": {"name": "Kim", "email": EMAIL, "may_contact": "on"},
    }.items():
        walker.get(screen)
        counts[f"GET {screen}"] = ask(lambda screen=screen: walker.get(screen))[1]
        counts[f"POST {screen}"] = ask(lambda screen=screen, data=data: walker.post(screen, **data), 302)[1]
    counts["GET overzicht"] = ask(lambda: walker.get("overzicht"))[1]
    sent = ask(lambda: walker.post("overzicht"), 302)[1]
    print("\n", counts, "sent", sent)
    assert max(counts.values()) <= 10
    assert sent <= 15


def test_no_screen_is_kept_by_a_cache_or_found_by_a_search_engine() -> None:
    walker = Walker(focusgroups.group())
    walker.fill()
    for screen in ("wie", "adres", "overzicht"):
        response = walker.get(screen)
        assert "no-store" in response["Cache-Control"]
        assert re.search(r'<meta name="robots" content="noindex">', response.content.decode())
