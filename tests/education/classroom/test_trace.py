"""Without a name means without a trace: what a pupil says tells nobody from where, on what, or when."""

import time_machine

from contributions.models import Contribution
from education.models import ClassAnswer
from tests.education.classroom.room import Room
from tests.security.test_without_a_trace import MARKS, MOMENT, WORDS, marked_client
from tests.security.trace import database_dump, everything_logged


def test_nothing_kept_of_a_pupil_tells_from_where_or_when(db: None) -> None:
    with time_machine.travel(MOMENT, tick=False):
        room = Room.make()
        before = set(database_dump().splitlines())
        client = marked_client()
        with everything_logged() as lines:
            assert client.get("/klas/BBBBBB/").status_code == 404
            assert client.get(room.at("leeftijd/")).status_code == 200
            assert client.post(room.at("leeftijd/"), {"age_group": "from_16"}).status_code == 302
            assert room.choose(client, room.statement, "agree").status_code == 302
            assert room.write(client, WORDS).status_code == 302
            assert client.get(room.at("klaar/")).status_code == 200
    assert Contribution.objects.get().original == WORDS and ClassAnswer.objects.count() == 2
    kept = "\n".join(line for line in database_dump().splitlines() if line not in before)
    assert WORDS in kept, "the search must be able to find what is there"
    assert [mark for mark in MARKS if mark in kept] == []
    assert [mark for mark in MARKS if mark in "\n".join(lines)] == []
