"""Words go: a concept is destroyed, an adopted dossier is closed, and both are made anew without the words."""

import pytest
from django.urls import reverse

from audit.models import AuditEvent
from contributions.service import moderation, withdraw_contribution
from handover import runs, tasks
from handover.dossier import Order
from handover.models import Run, RunState
from pages.service import desk_for
from people.service import Role
from privacy.service import Purpose, set_consents
from tests.factories.contributions import ContributionFactory
from tests.factories.people import staff
from tests.handover.workbooks import read

pytestmark = pytest.mark.django_db
WORDS = "Zij namen niet op."


@pytest.fixture(autouse=True)
def without_second_factor(settings):
    settings.STAFF_SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def organiser(db):
    return staff(Role.ORGANISER)


@pytest.fixture
def closed(organiser, django_capture_on_commit_callbacks):
    """An adopted dossier of which somebody took words back, and the concept it came from."""
    ContributionFactory()
    words = ContributionFactory(original=WORDS)
    concept = Run.objects.get(pk=runs.ask(Order("xlsx", "intern"), by=organiser).pk)
    adopted = runs.adopt(concept, "Noor van den Berg", by=organiser)
    with django_capture_on_commit_callbacks(execute=True):
        withdraw_contribution(words)
    return Run.objects.get(pk=adopted.pk)


def text_of(run):
    with runs.private_storage().open(run.file) as file:
        return str(read(file))


def test_what_was_adopted_is_kept_and_closed_and_the_concept_is_gone(closed):
    concept = closed.follows
    assert (closed.state, closed.void_reason) == (RunState.RESTRICTED, "words_gone")
    assert WORDS in text_of(closed)
    assert (concept.state, concept.file) == (RunState.SUPERSEDED, "")


def test_one_new_concept_is_made_without_the_words_however_often_the_clock_ticks(closed):
    assert [tasks.go_on_with_runs() for _ in range(3)] == [1, 0, 0]
    fresh = Run.objects.get(replaces=closed)
    assert (fresh.state, fresh.adopted_by_name, fresh.asked_by) == (RunState.DONE, "", closed.asked_by)
    assert WORDS not in text_of(fresh)
    assert AuditEvent.objects.get(action="handover.renew").details["replaces"] == closed.name


def test_several_withdrawals_cost_one_new_run(organiser, django_capture_on_commit_callbacks):
    words = ContributionFactory.create_batch(3)
    runs.ask(Order("xlsx", "intern"), by=organiser)
    for each in words:
        with django_capture_on_commit_callbacks(execute=True):
            withdraw_contribution(each)
    assert runs.renew_void() == 1
    assert Run.objects.count() == 2


def test_what_somebody_asked_for_again_is_not_made_twice(closed, organiser):
    runs.ask(Order("xlsx", "intern"), by=organiser)
    assert runs.renew_void() == 0


def test_the_desk_asks_to_adopt_anew_until_it_is_done(closed, organiser):
    def asked():
        return [item.title for item in desk_for(organiser) if "opnieuw vast" in item.title]

    assert asked() == [f"Stel dossier {closed.name} opnieuw vast"]
    runs.renew_void()
    runs.adopt(Run.objects.get(replaces=closed), "Noor van den Berg", by=organiser)
    assert asked() == []


def test_nobody_fetches_a_closed_dossier_the_usual_way(client, closed, organiser):
    client.force_login(organiser)
    assert "Maak een nieuwe export" in client.get(reverse("runs:file", args=[closed.pk]), follow=True).content.decode()
    page = client.get(reverse("runs:inspect", args=[closed.pk])).content.decode()
    assert "Het bestand is gesloten" in page and "archivaris" in page and "Open dit beperkte dossier" not in page
    assert client.get(reverse("runs:restricted", args=[closed.pk])).status_code != 200


def test_the_privacy_officer_opens_it_with_a_reason_that_is_written_down(client, closed):
    officer = staff(Role.PRIVACY_OFFICER)
    client.force_login(officer)
    address = reverse("runs:restricted", args=[closed.pk])
    assert "Open dit beperkte dossier" in client.get(reverse("runs:inspect", args=[closed.pk])).content.decode()
    refused = client.post(address, {"reason": ""})
    assert refused.status_code == 200 and not AuditEvent.objects.filter(action="handover.open_restricted").exists()
    given = client.post(address, {"reason": "court"})
    assert given.headers["Content-Disposition"].startswith("attachment")
    event = AuditEvent.objects.get(action="handover.open_restricted")
    assert (event.actor_id, event.details["reason"], event.details["sha256"]) == (officer.pk, "court", closed.sha256)
    page = client.get(reverse("runs:inspect", args=[closed.pk])).content.decode()
    assert officer.email in page and "Een rechter of toezichthouder vraagt erom" in page


@pytest.mark.parametrize("state", [state for state in RunState.values if state != RunState.RESTRICTED])
def test_only_what_is_closed_is_opened_with_a_reason(client, closed, state):
    client.force_login(staff(Role.PRIVACY_OFFICER))
    Run.objects.filter(pk=closed.pk).update(state=state)
    assert client.post(reverse("runs:restricted", args=[closed.pk]), {"reason": "court"}).status_code == 404


@pytest.mark.parametrize(
    ("cause", "sentence"),
    [("moderation", "Een moderator haalde woorden"), ("leave", "trok toestemming in"), ("words", "teruggehaald of")],
)
def test_the_page_says_why_it_is_void(client, organiser, cause, sentence, django_capture_on_commit_callbacks):
    words = ContributionFactory(published=True)
    person = words.participation.participant
    set_consents(person, {Purpose.PUBLISH}, {Purpose.PUBLISH})
    run = runs.ask(Order("xlsx", "openbaar"), by=organiser)
    with django_capture_on_commit_callbacks(execute=True):
        if cause == "moderation":
            moderation.hold(words.pk, by=staff(Role.MODERATOR), version=words.version, reason="spam")
        elif cause == "leave":
            set_consents(person, set(), {Purpose.PUBLISH})
        else:
            withdraw_contribution(words)
    client.force_login(organiser)
    page = client.get(reverse("runs:inspect", args=[run.pk])).content.decode()
    assert sentence in page and "Wij maken vanzelf een nieuwe versie" in page


def test_a_public_dossier_is_for_more_people_than_an_internal_one(client, organiser):
    made = {audience: runs.ask(Order("xlsx", audience), by=organiser) for audience in ("intern", "openbaar")}
    client.force_login(staff(Role.PRIVACY_OFFICER))
    for audience, status in (("intern", 302), ("openbaar", 200)):
        response = client.get(reverse("runs:file", args=[made[audience].pk]))
        assert response.status_code == status, audience
    assert (
        "U mag dit dossier niet ophalen"
        in client.get(reverse("runs:inspect", args=[made["intern"].pk])).content.decode()
    )
