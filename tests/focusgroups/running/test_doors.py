"""Role x object: who may be in which room."""

import pytest
from django.test import Client

from gatherings.models import Gathering
from people.service import Role
from tests.factories.people import UserFactory, staff
from tests.focusgroups.running.room import Room, client_of

SCREENS = ("leiden", "stand", "aanwezig", "verslag", "klaar", "codes")


def opened(client: Client, room: Room) -> set[str]:
    return {screen for screen in SCREENS if client.get(room.address(screen)).status_code == 200}


def test_who_leads_and_who_writes_open_their_own_room_and_no_other(room: Room) -> None:
    other = Room.make()
    for user in (room.leader, room.writer):
        client = client_of(user)
        assert opened(client, room) == set(SCREENS)
        assert opened(client, other) == set()


@pytest.mark.parametrize("role", Role)
def test_of_all_others_only_the_organiser_is_let_in(room: Room, role: Role) -> None:
    assert opened(client_of(staff(role)), room) == (set(SCREENS) if role == Role.ORGANISER else set())


def test_leading_without_the_role_opens_nothing(room: Room) -> None:
    """Somebody who was a facilitator and is not any more."""
    Gathering.objects.filter(pk=room.session.pk).update(moderator=(former := staff(Role.EDITOR)))
    assert opened(client_of(former), room) == set()
    Gathering.objects.filter(pk=room.session.pk).update(moderator=(visitor := UserFactory()))
    assert opened(client_of(visitor), room) == set()


def test_nothing_is_done_by_who_may_not_be_in(room: Room) -> None:
    seat = room.seat()
    stranger = client_of(staff(Role.FACILITATOR))
    stranger.post(room.address("aanwezig"), {"actie": "was_er", "plek": seat.pk})
    stranger.post(room.address("klaar"))
    room.jot(stranger, "Dit mag niet.")
    seat.refresh_from_db()
    room.session.refresh_from_db()
    assert (seat.state, room.session.state, room.session.notes.count()) == ("accepted", "planned", 0)


def test_a_gathering_of_no_group_is_not_found(room: Room) -> None:
    room.session.group_session.delete()
    assert client_of(staff(Role.ORGANISER)).get(room.address("leiden")).status_code == 404


def test_the_page_of_a_gathering_leads_into_the_room_for_who_may_be_in(room: Room) -> None:
    page = f"/beheer/bijeenkomsten/inspect/{room.session.pk}/"
    assert room.address("aanwezig") in client_of(staff(Role.ORGANISER)).get(page).content.decode()
    assert room.address("aanwezig") in client_of(room.leader).get(page).content.decode()
    assert room.address("aanwezig") not in client_of(staff(Role.FACILITATOR)).get(page).content.decode()


def test_the_panel_shows_only_rooms_of_ones_own(room: Room) -> None:
    page = f"/beheer/gespreksgroepen/inspect/{room.group.pk}/"
    assert room.address("leiden") in client_of(room.leader).get(page).content.decode()
    assert room.address("leiden") not in client_of(staff(Role.FACILITATOR)).get(page).content.decode()
    assert room.address("leiden") in client_of(staff(Role.ORGANISER)).get(page).content.decode()
