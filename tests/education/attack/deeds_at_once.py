"""Run in a process of its own, on the database under test: who votes, closes and releases at one moment."""

import json
from uuid import uuid4

from contributions.service import Refused
from education.classroom.answering import SPARE_SCREENS, choose
from education.classroom.closing import close_class
from education.classroom.standing import decide
from education.models import ClassAnswer, ClassCount, ClassPupil, ClassSession, Release
from education.releases.asking import ask_release
from people.service import Role
from tests.education.classroom.room import Room
from tests.education.teachers.deeds_at_once import AT_ONCE, at_once
from tests.factories.lesson_packs import whole_pack
from tests.factories.people import staff

#: More than may vote in the small class, together.
VOTES = 4


def vote(room: Room, times: int) -> None:
    """With a fresh browser each time, as often as it goes."""
    for _time in range(times):
        try:
            choose(room.session, uuid4(), room.statement, "agree")
        except Refused:
            return


def borrowed_name() -> int:
    """How many of twelve classes of one school, closed at one moment, stand by themselves."""
    decide(close_class(Room.make(school="De Brug").session), "shown", reason="Gebeld.", by=staff(Role.ORGANISER))
    rooms = [Room.make(school="de brug") for _class in range(2 * AT_ONCE)]
    for room in rooms:
        vote(room, 5)
    at_once(lambda n: [close_class(room.session) for room in rooms[2 * n : 2 * n + 2]])
    return ClassSession.objects.filter(trust="shown", decided_by=None).count()


def full_class() -> int:
    """How many screens got into a class of five."""
    room = Room.make(pupils=5)
    at_once(lambda _n: vote(room, VOTES))
    return ClassPupil.objects.filter(session=room.session).count()


def closing() -> list[int]:
    """Answers that were kept, and answers that were counted when somebody closed the class meanwhile."""
    room = Room.make(pupils=60)
    at_once(lambda n: vote(room, 6) if n else close_class(room.session))
    counted = ClassCount.objects.filter(session=room.session).values_list("people", flat=True)
    return [ClassAnswer.objects.filter(pupil__session=room.session).count(), sum(counted)]


def main() -> None:
    """Print what happened as JSON."""
    assert 5 + SPARE_SCREENS < AT_ONCE * VOTES
    same, other = whole_pack(), whole_pack()
    pressed = at_once(lambda _n: ask_release(same, "Hetzelfde.", by=None))
    asked = at_once(lambda n: ask_release(other, f"Anders {n}.", by=None))
    print(
        json.dumps(
            {
                "stand": borrowed_name(),
                "screens": full_class(),
                "closing": closing(),
                "pressed": [pressed.count("done"), Release.objects.filter(pack=same).count()],
                "asked": [asked.count("done"), Release.objects.filter(pack=other).count()],
            }
        )
    )
