"""Writing for the report: one text per place, with a name, and a sentence when it does not fit."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from audit.models import AuditEvent
from contributions.models import AgendaItem
from handover.report.models import ReportText
from people.service import Role
from tests.factories.people import staff

pytestmark = pytest.mark.django_db
BODY = "Wij spraken in de herfst met veel mensen."


@pytest.fixture
def client(client: Client, settings: Any) -> Client:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    client.force_login(staff(Role.ORGANISER))
    return client


def write(client: Client, **fields: Any) -> Any:
    sent = {"place": "introduction", "agenda_item": "", "body": BODY, **fields}
    return client.post(reverse("verslagteksten:add"), sent, follow=True)


def test_a_text_is_written_with_a_name_and_changed(client: Client) -> None:
    assert write(client).status_code == 200
    text = ReportText.objects.get()
    assert text.changed_by is not None and AuditEvent.objects.filter(action="handover.write_text").count() == 1
    address = reverse("verslagteksten:edit", args=[text.pk])
    client.post(address, {"place": "introduction", "agenda_item": "", "body": "Anders."})
    text.refresh_from_db()
    assert text.body == "Anders."


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({}, "Op deze plaats staat al een tekst."),
        ({"place": "next_step"}, "Kies een actie bij een tekst over één actie"),
        ({"place": "method", "agenda_item": "triage"}, "Kies een actie bij een tekst over één actie"),
    ],
)
def test_what_does_not_fit_is_a_sentence_and_keeps_what_was_typed(
    client: Client, fields: dict[str, str], sentence: str
) -> None:
    write(client)
    if code := fields.get("agenda_item"):
        fields = {**fields, "agenda_item": str(AgendaItem.objects.get(code=code).pk)}
    page = write(client, **fields, body="Mijn andere woorden.").content.decode()
    assert sentence in page and "Mijn andere woorden." in page
    assert ReportText.objects.count() == 1


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_the_same_number_of_questions(
    client: Client, count: int, django_assert_max_num_queries: Any
) -> None:
    for item in AgendaItem.objects.all()[:count]:
        ReportText.objects.create(place="action", agenda_item=item, body=BODY, changed_by=staff(Role.ORGANISER))
    client.get(reverse("verslagteksten:index"))
    with django_assert_max_num_queries(25) as asked:
        client.get(reverse("verslagteksten:index"))
    _asked.add(len(asked))
    assert len(_asked) == 1


_asked: set[int] = set()


def test_a_text_is_seen_in_its_chapter_before_a_dossier_is_made(client: Client) -> None:
    triage = AgendaItem.objects.get(code="triage")
    step = ReportText.objects.create(place="next_step", agenda_item=triage, body="Wij vragen het <nog> eens.")
    method = ReportText.objects.create(place="method", body="Zo werkten wij.")
    page = client.get(reverse("verslagteksten:preview", args=[step.pk])).content.decode()
    assert "De volgende stap" in page and "Wij vragen het &lt;nog&gt; eens." in page
    assert f"Actie {triage.number}: {triage.title}" in page and "Zo werkten wij." not in page
    page = client.get(reverse("verslagteksten:preview", args=[method.pk])).content.decode()
    assert "Over de methode" in page and "Zo werkten wij." in page
    assert AuditEvent.objects.filter(action="handover.preview_text").count() == 2
    edit = client.get(reverse("verslagteksten:edit", args=[step.pk])).content.decode()
    assert reverse("verslagteksten:preview", args=[step.pk]) in edit
