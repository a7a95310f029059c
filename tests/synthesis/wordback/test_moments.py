"""What each app adds to the timeline: only what is over, and public."""

from typing import Any

import pytest
from django.test import Client

from consultation.enums import RoundState
from consultation.transitions import move
from focusgroups.publishing import add_page
from gatherings.models import Gathering
from gatherings.service import GatheringState
from synthesis.timeline import moments
from tests.factories import focusgroups, outreach
from tests.factories.rounds import open_round, ready_round
from tests.synthesis.test_outcomes import read

pytestmark = pytest.mark.django_db


def titles() -> list[str]:
    return [f"{moment.what}: {moment.title}" for moment in moments(None, 50)]


def test_a_round_is_there_once_it_was_open() -> None:
    ready_round("komt", title="Nog niet open")
    round_ = open_round(title="Wie eerst?")
    assert titles() == ["Ronde geopend: Wie eerst?"]
    move(round_, RoundState.REVIEW, by=None, reason="Genoeg.")
    assert sorted(titles()) == ["Ronde geopend: Wie eerst?", "Ronde gesloten: Wie eerst?"]


def test_an_evening_is_there_once_it_was_held(client: Client) -> None:
    evening: Any = outreach.event(page=True, title="Avond in Assen")
    outreach.date(evening, days=3)
    assert titles() == []
    Gathering.objects.update(state=GatheringState.HELD)
    assert titles() == ["Bijeenkomst gehouden: Avond in Assen"]
    assert "Avond in Assen" in read(client, "/wat-deden-we-ermee/tijdlijn/")


def test_a_conversation_is_there_once_it_was_held_and_its_group_has_a_page() -> None:
    circle = focusgroups.group(title="Hulp die past")
    focusgroups.held(circle)
    assert titles() == []
    page = add_page(circle)
    assert page is not None
    type(page).objects.filter(pk=page.pk).update(live=True)
    assert titles() == ["Gesprek gehouden: Hulp die past"]
