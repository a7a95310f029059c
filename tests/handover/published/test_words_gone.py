"""The whole way: words stand in a public dossier, are taken back, and the page gives one without them."""

import io
import zipfile
from typing import Any

import pytest
from django.test import Client

from contributions.service import withdraw_contribution
from handover import runs, tasks
from handover.models import Run
from handover.published.publishing import publish
from people.service import Role
from tests.factories.people import staff
from tests.factories.synthesis import occasion, person_heard, words_of
from tests.handover.published.making import adopted

pytestmark = pytest.mark.django_db

PAGE = "/dossiers/wat-wij-hoorden/"
WORDS = "Zij namen niet op, drie weken lang."


def _fetched(client: Client) -> str:
    answer = client.get(PAGE + "alles.zip")
    assert answer.status_code == 200
    archive = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))  # type: ignore[arg-type]
    return archive.read("dossier.json").decode()


def test_the_page_gives_the_words_no_more_and_then_a_dossier_without_them(
    client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    by = staff(Role.ORGANISER)
    words = words_of(person_heard(occasion("triage")), WORDS, "triage", leave_to="publish", published=True)
    first = publish(adopted("json"), "Wat wij hoorden", "Alles over het eerste jaar.", by=by).run
    assert WORDS in _fetched(client)
    with django_capture_on_commit_callbacks(execute=True):
        withdraw_contribution(words)
    gone = client.get(PAGE + "dossier.json")
    assert gone.status_code == 410 and "Dat mag altijd" in gone.content.decode()
    tasks.go_on_with_runs()
    assert client.get(PAGE + "dossier.json").status_code == 410, "a concept is nobody's yet"
    assert "Wij maken een verbeterde versie" in client.get(PAGE).content.decode()
    second = runs.adopt(Run.objects.get(replaces=first), "Noor van den Berg", by=by)
    assert WORDS not in _fetched(client)
    assert client.get(f"/dossiers/nummer/{second.name}/").url == PAGE  # type: ignore[attr-defined]
