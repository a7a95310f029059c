"""Who may put a dossier on the website, which one, and how it goes off again."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from audit.models import AuditEvent
from contributions.service import Refused
from handover.models import Publication, Run, RunState
from handover.published.models import PublicationState
from handover.published.publishing import MOVES, move, publish, withdraw
from people.service import Role
from tests.factories.people import staff
from tests.factories.synthesis import occasion, person_heard
from tests.handover.published.making import adopted, published

pytestmark = pytest.mark.django_db

FILLED = {"title": "Wat wij hoorden", "summary": "Alles over het eerste jaar.", "is_checked": "on"}


@pytest.fixture(autouse=True)
def without_second_factor(settings: Any) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def run() -> Run:
    """An adopted public one, in all forms."""
    return adopted()


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"audience": "intern"}, "voor het team"),
        ({"adopted_by_name": ""}, "nog een concept"),
        ({"file": ""}, "niet klaar"),
        *(({"state": state}, "niet klaar") for state in RunState.values if state != RunState.DONE),
    ],
)
def test_only_what_is_public_adopted_and_done(run: Run, change: dict[str, str], sentence: str) -> None:
    Run.objects.filter(pk=run.pk).update(**change)
    with pytest.raises(Refused, match=sentence):
        publish(run, "Titel", "Samenvatting", by=staff(Role.ORGANISER))


def test_a_run_of_one_form_is_made_anew_with_all_forms_by_the_same_name() -> None:
    run = adopted("json")
    publication = published(run)
    whole = publication.run
    assert (whole.format, whole.adopted_by_name, whole.state) == ("zip", "Noor van den Berg", RunState.DONE)
    assert whole.number > run.number
    assert AuditEvent.objects.get(action="handover.publish").object_id == str(run.pk)
    with pytest.raises(Refused, match="staat al"):
        publish(run, "Nog eens", "Hetzelfde.", by=staff(Role.ORGANISER))


def test_addresses_are_free_readable_and_never_an_address_of_ours() -> None:
    titles = ["Wat wij hoorden!", "Wat wij hoorden", "Laatste", "…"]
    slugs = [published(adopted(), title=title).slug for title in titles]
    assert slugs == ["wat-wij-hoorden", "wat-wij-hoorden-2", "laatste-2", "dossier"]


def test_a_number_of_a_citizen_is_masked_and_empty_is_refused(run: Run) -> None:
    with pytest.raises(Refused, match="Schrijf een titel"):
        publish(run, "  ", "Iets", by=staff(Role.ORGANISER))
    assert "111222333" not in published(run, summary="Over 111222333.").summary


@pytest.mark.parametrize("start", PublicationState.values)
@pytest.mark.parametrize("to", PublicationState.values)
def test_only_the_moves_in_the_table(run: Run, start: str, to: str) -> None:
    publication = published(run)
    Publication.objects.filter(pk=publication.pk).update(state=start)
    if to in MOVES[start]:
        assert move(publication, to).state == to
        return
    with pytest.raises(Refused):
        move(publication, to)


def test_withdrawing_needs_a_reason_and_makes_room(run: Run) -> None:
    publication, by = published(run), staff(Role.ORGANISER)
    with pytest.raises(Refused, match="Schrijf op waarom"):
        withdraw(publication, " ", by=by)
    withdraw(publication, "Er stond een fout in.", by=by)
    with pytest.raises(Refused, match="al van de website"):
        withdraw(publication, "Nog eens.", by=by)
    assert AuditEvent.objects.filter(action="handover.unpublish").count() == 1
    assert published(run).slug == "wat-wij-hoorden-2"


def test_on_the_screens(client: Client) -> None:
    person_heard(occasion())
    run = adopted("json")
    client.force_login(staff(Role.ORGANISER))
    page = client.get(reverse("runs:inspect", args=[run.pk])).content.decode()
    assert "Zet dit dossier op de website" in page
    address = reverse("runs:publish", args=[run.pk])
    form = client.get(address).content.decode()
    assert "Wij maken alle vormen opnieuw" in form and "Noor van den Berg" in form
    unread = client.post(address, FILLED | {"is_checked": ""}).content.decode()
    assert "Lees eerst wat iedereen kan ophalen" in unread and "Wat wij hoorden" in unread
    watched = client.post(address, FILLED, follow=True).content.decode()
    assert "Dit dossier staat op de website." in watched
    whole = Publication.objects.get().run
    assert "staat al op de website" in client.get(reverse("runs:publish", args=[whole.pk])).content.decode()
    off = reverse("runs:unpublish", args=[whole.pk])
    assert "Wat wij hoorden" in client.get(off).content.decode()
    gone = client.post(off, {"reason": "Er stond een fout in."}, follow=True).content.decode()
    assert "Reden: Er stond een fout in." in gone
    assert "staat niet op de website" in client.get(off).content.decode()
    again = client.get(reverse("runs:publish", args=[whole.pk])).content.decode()
    assert "dossier.xlsx" in again and "verborgen, omdat" in again


def test_a_hard_summary_is_pointed_out_once_and_kept(client: Client, run: Run) -> None:
    client.force_login(staff(Role.ORGANISER))
    address = reverse("runs:publish", args=[run.pk])
    hard = FILLED | {"summary": "De stakeholders worden gefaciliteerd door middel van een integrale aanpak."}
    shown = client.post(address, hard).content.decode()
    assert "Dit kan makkelijker" in shown and hard["summary"] in shown and not Publication.objects.exists()
    client.post(address, hard | {"advice_about": hard["summary"]})
    assert Publication.objects.get().summary == hard["summary"]


@pytest.mark.parametrize("role", list(Role))
def test_who_may(client: Client, run: Run, role: Role) -> None:
    client.force_login(staff(role))
    response = client.post(reverse("runs:publish", args=[run.pk]), FILLED | {"title": ""})
    assert (response.status_code == 200) is (role == Role.ORGANISER)
