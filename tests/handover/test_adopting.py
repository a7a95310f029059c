"""A dossier is a concept until somebody answers for it; adopting makes another one, and edits nothing."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from contributions.service import Refused
from handover import runs
from handover.dossier import Order
from handover.models import Run, RunState
from people.service import Role
from tests.factories.people import staff
from tests.handover.workbooks import read

pytestmark = pytest.mark.django_db


def _concept() -> Run:
    return runs.ask(Order("xlsx", "intern"), by=staff(Role.ANALYST))


def _status(run: Run) -> str:
    run.refresh_from_db()
    with runs.private_storage().open(run.file) as file:
        cover = read(file)["Voorblad en leeswijzer"]
    return next(row["Uitleg"] for row in cover if row["Onderwerp"] == "Stand")


def test_the_adopted_one_has_the_name_and_the_concept_stays() -> None:
    concept, by = _concept(), staff(Role.ORGANISER)
    adopted = runs.adopt(concept, "  Noor van den Berg ", by=by)
    assert _status(concept) == "Concept: nog niet vastgesteld"
    assert _status(adopted) == "Vastgesteld door Noor van den Berg"
    assert (adopted.follows, adopted.number) == (concept, concept.number + 1)
    with pytest.raises(Refused, match="al vastgesteld"):
        runs.adopt(concept, "Iemand anders", by=by)
    with pytest.raises(Refused, match="Alleen een concept"):
        runs.adopt(adopted, "Iemand anders", by=by)


def test_only_what_is_there_and_only_with_a_name() -> None:
    concept, by = _concept(), staff(Role.ORGANISER)
    with pytest.raises(Refused, match="Schrijf op wie"):
        runs.adopt(concept, "   ", by=by)
    Run.objects.filter(pk=concept.pk).update(state=RunState.SUPERSEDED)
    with pytest.raises(Refused, match="Alleen een concept"):
        runs.adopt(concept, "Noor", by=by)


def test_on_the_screen(client: Client, settings: Any) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    concept = _concept()
    client.force_login(staff(Role.ANALYST))
    assert "Stel dit dossier vast" not in client.get(reverse("runs:inspect", args=[concept.pk])).content.decode()
    assert client.post(reverse("runs:adopt", args=[concept.pk]), {"name": "Ik"}).status_code != 200
    client.force_login(staff(Role.ORGANISER))
    assert "Stel dit dossier vast" in client.get(reverse("runs:inspect", args=[concept.pk])).content.decode()
    page = client.post(reverse("runs:adopt", args=[concept.pk]), {"name": "Noor"}, follow=True).content.decode()
    assert "Door Noor" in page and "bekijk het concept, nummer 1" in page
    again = client.post(reverse("runs:adopt", args=[concept.pk]), {"name": "Noor"}).content.decode()
    assert "Dit dossier is al vastgesteld." in again
    assert Run.objects.count() == 2
