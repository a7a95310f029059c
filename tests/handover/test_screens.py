"""Exports in the admin: who may ask, watch and fetch, and that fetching is on the record."""

import hashlib

import pytest
from django.urls import reverse

from audit.models import AuditEvent
from handover import runs
from handover.dossier import Order
from handover.models import Run, RunState
from people.service import Role
from tests.factories.contributions import ContributionFactory
from tests.factories.people import staff
from tests.factories.rounds import open_round

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def without_second_factor(settings):
    settings.STAFF_SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def done():
    ContributionFactory()
    return Run.objects.get(pk=runs.ask(Order("xlsx", "intern"), by=staff(Role.ANALYST)).pk)


def test_a_dossier_is_asked_for_made_and_fetched_on_the_record(client):
    analyst = staff(Role.ANALYST)
    client.force_login(analyst)
    open_round("zaken")
    page = client.get(reverse("runs:ask"), {"ronde": "zaken"}).content.decode()
    assert '<option value="zaken" selected>' in page
    response = client.post(reverse("runs:ask"), {"audience": "openbaar", "round_slug": "zaken", "format": "xlsx"})
    run = Run.objects.get()
    assert response.url == reverse("runs:inspect", args=[run.pk])
    assert "Download het dossier" in client.get(response.url).content.decode()
    fetched = client.get(reverse("runs:file", args=[run.pk]))
    content = b"".join(fetched.streaming_content)
    assert hashlib.sha256(content).hexdigest() == run.sha256
    assert fetched.headers["Content-Disposition"].startswith('attachment; filename="dossier-1-openbaar-zaken-')
    assert fetched.headers["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in fetched.headers["Cache-Control"]
    seen = AuditEvent.objects.get(action="handover.download")
    assert (seen.actor_id, seen.object_id) == (analyst.pk, str(run.pk))
    assert seen.details["sha256"] == run.sha256
    assert seen.details["file"] in fetched.headers["Content-Disposition"]


def test_waiting_looks_again_by_itself_without_javascript_and_stops_when_done(client, done):
    client.force_login(done.asked_by)
    address = reverse("runs:inspect", args=[done.pk])
    assert 'http-equiv="refresh"' not in client.get(address).content.decode()
    Run.objects.update(state=RunState.RUNNING, progress=40, doing="Bijdragen: 4000")
    shown = client.get(address).content.decode()
    assert 'http-equiv="refresh"' in shown and "Bijdragen: 4000" in shown and 'value="40"' in shown


@pytest.mark.parametrize("state", [RunState.QUEUED, RunState.FAILED, RunState.SUPERSEDED, RunState.EXPIRED])
def test_a_file_that_is_void_is_not_given(client, done, state):
    client.force_login(done.asked_by)
    Run.objects.update(state=state)
    response = client.get(reverse("runs:file", args=[done.pk]), follow=True)
    assert "Maak een nieuwe export" in response.content.decode()
    assert not AuditEvent.objects.filter(action="handover.download").exists()


@pytest.mark.parametrize(
    ("role", "may_look", "may_make"),
    [
        (Role.ORGANISER, True, True),
        (Role.ANALYST, True, True),
        (Role.PRIVACY_OFFICER, True, False),
        (Role.ADMINISTRATOR, False, False),
        (Role.MODERATOR, False, False),
        (Role.EDITOR, False, False),
        (Role.FACILITATOR, False, False),
    ],
)
def test_who_may_look_and_who_may_make(client, done, role, may_look, may_make):
    client.force_login(staff(role))
    for name, arguments in (("index", []), ("inspect", [done.pk])):
        response = client.get(reverse(f"runs:{name}", args=arguments))
        assert (response.status_code == 200) is may_look, name
    fetched = client.get(reverse("runs:file", args=[done.pk]))
    assert (fetched.status_code == 200) is may_make, "who makes internal dossiers may fetch them"
    response = client.post(reverse("runs:ask"), {"audience": "intern", "round_slug": "", "format": "xlsx"})
    assert (Run.objects.count() == 2) is may_make
    assert response.status_code in (302, 403)


def test_the_file_is_nowhere_on_the_public_site(client, done):
    assert client.get(reverse("runs:file", args=[done.pk])).status_code == 302
    assert client.get(f"/media/{done.file}").status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_the_same_number_of_questions(client, done, count, django_assert_max_num_queries):
    client.force_login(done.asked_by)
    for _ in range(count - 1):
        Run.objects.create(asked_by=staff(Role.ANALYST))
    client.get(reverse("runs:index"))
    with django_assert_max_num_queries(20) as asked:
        client.get(reverse("runs:index"))
    _asked.add(len(asked))
    assert len(_asked) == 1


_asked: set[int] = set()


def test_who_presses_twice_has_asked_once(client):
    analyst, colleague = staff(Role.ANALYST), staff(Role.ANALYST)
    waiting = Run.objects.numbered(format="xlsx", audience="intern", round_slug="", agenda_code="", asked_by=analyst)
    client.force_login(analyst)
    form = {"audience": "intern", "format": "xlsx"}
    assert client.post(reverse("runs:ask"), form).url == reverse("runs:inspect", args=[waiting.pk])
    assert Run.objects.count() == 1
    client.post(reverse("runs:ask"), {**form, "format": "json"})
    client.force_login(colleague)
    client.post(reverse("runs:ask"), form)
    assert Run.objects.count() == 3


def test_a_dossier_without_a_file_is_no_dead_end(client, done):
    Run.objects.update(file="", format="json")
    client.force_login(done.asked_by)
    page = client.get(reverse("runs:inspect", args=[done.pk])).content.decode()
    assert "Maak dit dossier opnieuw" in page
    asked = client.get(reverse("runs:ask"), {"ronde": "", "actie": "", "vorm": "json"}).content.decode()
    assert '<option value="json" selected>' in asked
