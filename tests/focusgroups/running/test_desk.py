"""What waits on the desk of who leads, who writes along, and the organiser."""

from datetime import timedelta

from django.utils import timezone

from focusgroups.running.desk import SOURCES
from people.models import User
from people.service import Role
from tests.factories.people import staff
from tests.focusgroups.running.room import Room


def titles(user: User) -> list[str]:
    return [str(item.title) for source in SOURCES for item in source(user)]


def test_each_finds_their_own_conversation_of_today(room: Room) -> None:
    assert titles(room.leader) == ["Leid het gesprek"]
    assert titles(room.writer) == ["Schrijf mee bij het gesprek"]
    assert titles(staff(Role.FACILITATOR)) == titles(staff(Role.ORGANISER)) == titles(staff(Role.EDITOR)) == []


def test_a_conversation_that_is_over_waits_to_be_closed(room: Room) -> None:
    Room.make()
    over = timezone.now() - timedelta(hours=1)
    mine = type(room.session).objects.filter(pk=room.session.pk)
    mine.update(starts_at=over - timedelta(hours=2), ends_at=over)
    for user in (room.leader, room.writer, staff(Role.ORGANISER)):
        (line,) = titles(user)
        assert line == "Sluit 1 gesprek af"
    assert titles(staff(Role.FACILITATOR)) == []


def test_one_query_per_line(room: Room, django_assert_num_queries) -> None:
    user = User.objects.get(pk=room.leader.pk)
    user.has_perm("gatherings.run_gathering")
    with django_assert_num_queries(2):
        titles(user)
