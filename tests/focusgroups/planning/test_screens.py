"""The screens of planning, and the plain page about it."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from focusgroups.enums import JobState
from focusgroups.models import Plan, TableQuota
from focusgroups.planning.running import run
from people.service import Role
from tests.factories.people import staff
from tests.focusgroups.planning.pools import planned, pool, sessions_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def organiser(settings) -> Client:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    client = Client()
    client.force_login(staff(Role.ORGANISER))
    return client


def text_of(response) -> str:
    return " ".join(BeautifulSoup(response.content, "html.parser").get_text(" ").split())


def test_an_organiser_asks_waits_reads_and_sends(organiser) -> None:
    group = pool()
    url = reverse("groups:plans", args=[group.pk])
    assert "Er is nog geen plan." in text_of(organiser.get(url))
    asked = organiser.post(url, {"deed": "ask", "who": "selected", "seed": "5", "seconds": "10"})
    plan = Plan.objects.get()
    assert asked.url == reverse("groups:plan", args=[group.pk, plan.pk])
    waiting = organiser.get(asked.url)
    assert "Het plan wacht op de computer." in text_of(waiting)
    assert b'http-equiv="refresh"' in waiting.content
    run(plan.pk)
    page = organiser.get(asked.url)
    assert b'http-equiv="refresh"' not in page.content
    assert "8 van de 8 mensen hebben een plek. Aantal tafels: 2." in text_of(page)
    assert "Startgetal 5." in text_of(page)
    send = reverse("groups:plan_send", args=[group.pk, plan.pk])
    assert "8 mensen krijgen een uitnodiging." in text_of(organiser.get(send))
    assert "Het plan is verstuurd." in text_of(organiser.post(send, {"version": "1"}, follow=True))
    assert "Dit plan is verstuurd op" in text_of(organiser.get(asked.url))


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"seed": "0"}, "Kies als startgetal"),
        ({"seed": "9" * 30}, "Kies als startgetal"),
        ({"seed": "1", "seconds": "honderd"}, "Kies een rekentijd"),
        ({"deed": "agree", "least-citizens": "5", "most-citizens": "2"}, "mag niet hoger zijn"),
        ({"deed": "agree", "least-citizens": "vijf"}, "hele getallen"),
        ({"deed": "agree", "least-citizens": "6", "least-government": "6"}, "meer mensen dan er stoelen"),
    ],
)
def test_what_does_not_fit_is_refused_in_a_sentence_and_stays_typed(organiser, typed, words) -> None:
    response = organiser.post(reverse("groups:plans", args=[pool().pk]), typed)
    assert response.status_code == 422
    assert words in text_of(response)
    soup = BeautifulSoup(response.content, "html.parser")
    for name, value in typed.items():
        if name != "deed":
            assert soup.select_one(f"[name='{name}']")["value"] == value
    assert not Plan.objects.exists()
    assert not TableQuota.objects.exists()


def test_agreements_per_table_are_kept_and_used(organiser) -> None:
    group = pool(citizens=8, officials=0, helpers=1)
    url = reverse("groups:plans", args=[group.pk])
    organiser.post(url, {"deed": "agree", "least-civil_society": "1"})
    plan = planned(group)
    assert plan.sessions.filter(opened=True).count() == 1
    assert plan.seats.filter(gathering=None).count() == 3
    assert 'value="1"' in organiser.get(url).content.decode()


def test_a_move_that_cannot_be_is_refused_and_the_choice_stays(organiser) -> None:
    group = pool(citizens=3, officials=0, sessions=1, most=1)
    plan = planned(group)
    seat = plan.seats.all()[0]
    (gathering,) = sessions_of(group)
    url = reverse("groups:plan", args=[group.pk, plan.pk])
    response = organiser.post(url, {"deed": "move", "seat": seat.pk, "to": "nergens", "version": "1"})
    assert response.status_code == 422
    assert "Er zitten te weinig mensen om door te gaan." in text_of(response)
    assert plan.seats.filter(gathering=gathering).count() == 3
    assert organiser.post(url, {"deed": "move", "seat": seat.pk, "to": "", "version": "1"}).status_code == 422


def test_locking_and_letting_go(organiser) -> None:
    plan = planned(pool())
    url = reverse("groups:plan", args=[plan.group_id, plan.pk])
    seat, session = plan.seats.all()[0], plan.sessions.all()[0]
    organiser.post(url, {"deed": "lock_seat", "seat": seat.pk, "locked": "ja", "version": "1"})
    organiser.post(url, {"deed": "lock_session", "session": session.pk, "locked": "ja", "version": "2"})
    assert "Laat los" in text_of(organiser.get(url))
    again = organiser.post(url, {"deed": "again", "seed": "3", "seconds": "5", "version": "3"})
    new = Plan.objects.exclude(pk=plan.pk).get()
    assert again.url == reverse("groups:plan", args=[plan.group_id, new.pk])
    assert (new.based_on, new.seed) == (plan, 3)


def test_a_plan_of_another_group_is_not_here(organiser) -> None:
    plan, other = planned(pool()), pool()
    for name in ("plan", "plan_send"):
        assert organiser.get(reverse(f"groups:{name}", args=[other.pk, plan.pk])).status_code == 404


def test_a_plan_that_failed_says_what_to_do(organiser) -> None:
    plan = Plan.objects.create(group=pool(), state=JobState.FAILED)
    assert "Maak een nieuw plan, of bel" in text_of(
        organiser.get(reverse("groups:plan", args=[plan.group_id, plan.pk]))
    )


def test_lists_ask_as_much_for_one_as_for_three(organiser) -> None:
    counts = []
    for number in (3, 9):
        plan = planned(pool(citizens=number, officials=0, sessions=number // 3, most=3))
        for _ in range(number // 3 - 1):
            Plan.objects.create(group=plan.group)
        urls = (reverse("groups:plan", args=[plan.group_id, plan.pk]), reverse("groups:plans", args=[plan.group_id]))
        for url in urls:
            organiser.get(url)
            with CaptureQueriesContext(connection) as asked:
                organiser.get(url)
            counts.append(len(asked))
    assert counts[:2] == counts[2:]


def test_everybody_can_read_how_a_plan_is_made(client) -> None:
    page = client.get(reverse("focusgroups:explained_plans"))
    assert "Burgers zijn minstens met 3." in text_of(page)
    assert not page.cookies
