"""What is printed: forms without a name, cards, the list for at the door, the guide."""

from collections.abc import Callable
from typing import Any

import pytest
from django.template.loader import render_to_string
from django.test import Client

from audit.models import AuditEvent
from focusgroups.running import printing
from people.service import Role
from tests.factories.people import staff
from tests.focusgroups.running.room import Room, client_of


@pytest.fixture
def on_paper(monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """`on_paper(make, of)`: the words that would be printed."""
    monkeypatch.setattr(printing, "render_pdf", lambda name, context, **_: render_to_string(name, context).encode())
    return lambda make, of: make(of).decode()


def test_names_are_on_the_list_at_the_door_only(room: Room, on_paper: Callable[..., Any]) -> None:
    seat = room.seat("Ans de Boer")
    forms, cards, door = (
        on_paper(make, room.session) for make in (printing.consent_forms, printing.table_cards, printing.door_list)
    )
    assert "Ans de Boer" in door
    assert "Ans de Boer" not in forms + cards
    assert str(seat.participant) in forms
    assert forms.count("Mogen wij uw stem opnemen?") == 1 + printing.BLANK_FORMS
    assert forms.count("<svg") == 1  # the own page of who has one
    assert cards.count('class="tent"') == room.session.capacity + printing.SPARE_CARDS


def test_the_guide_says_what_to_say_and_what_to_ask(room: Room, on_paper: Callable[..., Any]) -> None:
    assert "Welke hulp miste u?" in on_paper(printing.guide_pdf, room.group)


@pytest.mark.parametrize("what", ["toestemming", "kaartjes", "deurlijst", "leidraad"])
def test_each_is_a_pdf_and_who_prints_names_is_written_down(room: Room, leader: Client, what: str) -> None:
    room.seat("Ans de Boer")
    answer = leader.get(f"/beheer/gespreksgroepen/gesprek/{room.session.pk}/{what}.pdf")
    assert answer.content.startswith(b"%PDF")
    assert AuditEvent.objects.filter(action="focusgroups.print_names").exists() == (what == "deurlijst")


def test_the_guide_of_a_group_and_nothing_else(room: Room, leader: Client) -> None:
    organiser = client_of(staff(Role.ORGANISER))
    assert organiser.get(f"/beheer/gespreksgroepen/{room.group.pk}/leidraad.pdf").content.startswith(b"%PDF")
    assert leader.get(f"/beheer/gespreksgroepen/gesprek/{room.session.pk}/namen.pdf").status_code == 404
