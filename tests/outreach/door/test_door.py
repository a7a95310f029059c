"""Letting people in: by the list, by a code, without a sign-up; and who may stand at the door."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from audit.models import AuditEvent
from contributions.models import Participation
from gatherings.models import Gathering, SeatMessage, WalkIn
from gatherings.transitions import SEAT_MOVES
from notices.models import Notice
from outreach.models import DoorMark, EventDate
from outreach.service import came_by_perspective
from people.service import Role
from tests.factories.people import staff
from tests.focusgroups.running.room import client_of, told
from tests.outreach.door.evening import Evening, seat_mark, undo, walk_in


def page(client: Client, evening: Evening) -> str:
    return client.get(evening.address()).content.decode()


def test_one_tap_lets_a_whole_party_in_and_a_second_tap_changes_nothing(evening: Evening, host: Client) -> None:
    seat = evening.sign_up("Ans", chairs=3, needs=["interpreter", "diet"], language="Tigrinya")
    shown = page(host, evening)
    for words in ("Ans", "AAAAAA", "3 mensen", "Een tolk in mijn taal", "Taal: Tigrinya", "Nog niet binnen"):
        assert words in shown
    assert "Eten dat bij mij past" not in shown
    tap = {"kind": "seat", "seat": seat.pk, "people": 2, "nonce": str(uuid4())}
    for _ in range(2):
        evening.tap(host, **tap)
    evening.tap(host, kind="seat", seat=seat.pk, people=1)
    seat.refresh_from_db()
    assert seat.state == "attended"
    assert evening.inside(host)["seats"][str(seat.pk)]["people"] == 2
    assert "Binnen: 2" in page(host, evening)
    assert list(DoorMark.objects.values_list("outcome", "order")) == [("came", 1), ("already", 2)]
    assert (SeatMessage.objects.count(), Notice.objects.count()) == (0, 0)
    assert not Participation.objects.exists(), "coming is not being heard"


def test_a_code_in_every_way_people_write_it(evening: Evening, host: Client) -> None:
    seats = [evening.sign_up(), evening.sign_up(), evening.sign_up()]
    for typed in ("RG-AAAAAA", " bbb bbb ", "CCC-CCC"):
        evening.tap(host, kind="code", code=typed)
    assert set(evening.inside(host)["seats"]) == {str(seat.pk) for seat in seats}
    answer = evening.tap(host, kind="code", code="zzzzzz")
    assert told(answer)[-1].startswith("Deze code kennen wij niet.")
    assert DoorMark.objects.get(outcome="unknown").seat is None
    other = Evening.make()
    other.sign_up("Bram")
    evening.tap(host, kind="seat", seat=other.sign_up().pk)
    assert DoorMark.objects.filter(outcome="unknown").count() == 2
    assert other.inside(client_of(other.host))["seats"] == {}


def test_a_tap_is_taken_back_and_nothing_is_sent(evening: Evening, host: Client) -> None:
    seat = evening.sign_up("Ans")
    evening.tap(host, kind="seat", seat=seat.pk)
    evening.tap(host, kind="undo", seat=seat.pk, undoes=str(DoorMark.objects.get().pk))
    seat.refresh_from_db()
    assert seat.state == "no_show"
    assert "Nog niet binnen" in page(host, evening)
    evening.tap(host, kind="seat", seat=seat.pk)
    assert str(seat.pk) in evening.inside(host)["seats"]
    assert Notice.objects.count() == 0


def test_two_phones_let_one_person_in_and_one_takes_it_back(evening: Evening, host: Client) -> None:
    """The other phone's tap stands: only what somebody saw is taken back."""
    seat = evening.sign_up()
    one, two = seat_mark(seat), seat_mark(seat)
    evening.send(host, one, two, undo(two, seat=seat))
    assert evening.inside(host)["seats"] == {str(seat.pk): {"people": 1, "nonces": [one["nonce"]]}}
    evening.send(host, undo(one, seat=seat))
    assert evening.inside(host)["seats"] == {}


@pytest.mark.parametrize(
    ("state", "outcome"),
    [
        ("waiting", "waiting"),
        ("offered", "waiting"),
        ("expired", "waiting"),
        ("declined", "not_coming"),
        ("cancelled", "not_coming"),
    ],
)
def test_who_is_not_expected_comes_in_only_when_the_host_says_so(
    evening: Evening, host: Client, state: str, outcome: str
) -> None:
    seat = evening.sign_up("Ans", state, chairs=2)
    assert not {"attended", "no_show"} & {str(to) for to in SEAT_MOVES[state]}
    said = evening.send(host, seat_mark(seat)).json()["told"][0]
    assert said["outcome"] == outcome
    assert "‘Laat toch binnen’" in said["sentence"]
    assert evening.inside(host)["seats"] == {}
    let_in = [seat_mark(seat, let_in=True), seat_mark(seat, let_in=True)]
    assert [each["outcome"] for each in evening.send(host, *let_in).json()["told"]] == ["walked_in", "already"]
    seat.refresh_from_db()
    assert seat.state == state
    assert came_by_perspective(evening.date) == {"experience_expert": 1, "unknown": 1}
    shown = page(host, evening)
    assert "<strong data-inlopers>2</strong>" in shown
    assert ("Ans" in shown) == (outcome == "waiting"), "who cancelled has no name at the door"
    evening.send(host, undo(*let_in, seat=seat))
    assert came_by_perspective(evening.date) == {}


def test_who_walks_in_is_counted_by_perspective_without_a_name(evening: Evening, host: Client) -> None:
    taps = [walk_in("youth"), walk_in("youth"), walk_in("unknown")]
    for _ in range(2):
        evening.send(host, *taps)
    assert came_by_perspective(evening.date) == {"youth": 2, "unknown": 1}
    assert list(WalkIn.objects.values_list("participation", flat=True)) == [None] * 3
    evening.send(host, undo(taps[1]))
    assert came_by_perspective(evening.date) == {"youth": 1, "unknown": 1}
    assert not Participation.objects.exists()
    for wrong in (walk_in("onzin"), walk_in("team"), walk_in("")):
        said = evening.send(host, wrong).json()["told"][0]
        assert (said["outcome"], said["nonce"]) == ("refused", wrong["nonce"])
    assert WalkIn.objects.count() == 2


def test_no_trace_of_when_somebody_without_a_name_came(evening: Evening, host: Client) -> None:
    evening.send(host, walk_in("youth"))
    kept = AuditEvent.objects.get(action="outreach.walk_in")
    assert (kept.object_type, kept.details) == ("outreach.eventdate", {}), "not which one, and not from where"
    assert {field.name for field in DoorMark._meta.fields} == {
        "nonce",
        "date",
        "seat",
        "walk_in",
        "outcome",
        "people",
        "order",
    }


def test_reading_names_is_written_down_and_counting_is_not(evening: Evening, host: Client) -> None:
    evening.sign_up("Ans")
    page(host, evening)
    evening.inside(host)
    assert AuditEvent.objects.filter(action="outreach.read_door").count() == 1
    assert "Ans" not in host.get(evening.address("deur/tikken")).content.decode()


def test_the_door_opens_some_hours_before_and_says_so(evening: Evening, host: Client) -> None:
    seat = evening.sign_up("Ans")
    gathering = evening.date.gathering
    hours = {"starts_at": gathering.starts_at, "ends_at": gathering.ends_at}
    for later, words in ((timedelta(hours=2), "Is binnen."), (timedelta(hours=9), "De deur gaat open op ")):
        Gathering.objects.filter(pk=gathering.pk).update(**{key: value + later for key, value in hours.items()})
        assert told(evening.tap(host, kind="seat", seat=seat.pk))[-1].startswith(words)
    assert "De deur gaat open op " in page(host, evening)
    Gathering.objects.filter(pk=gathering.pk).update(state="cancelled", **hours)
    assert told(evening.tap(host, kind="seat", seat=seat.pk))[-1].startswith("Deze datum staat op ‘Afgezegd’.")
    assert DoorMark.objects.count() == 1


def test_what_cannot_be_read_is_refused_in_words_and_keeps_nothing(evening: Evening, host: Client) -> None:
    seat = evening.sign_up()
    wrong = [
        {},
        {"kind": "seat"},
        {"kind": "code", "nonce": str(uuid4()), "code": " - "},
        {"kind": "dans", "nonce": str(uuid4())},
        seat_mark(seat, people=0),
        seat_mark(seat, people="veel"),
        seat_mark(seat, people=51),
        seat_mark(seat, nonce="1"),
        {"kind": "undo", "nonce": str(uuid4()), "undoes": [str(uuid4())] * 101},
        {"kind": "undo", "nonce": str(uuid4()), "undoes": 3},
    ]
    said = evening.send(host, *wrong).json()["told"]
    assert {each["outcome"] for each in said} == {"refused"}
    for body in ("", "[]", '{"marks": 1}', '{"marks": [1]}'):
        answer = host.post(evening.address("deur/tikken"), body, content_type="application/json")
        assert (answer.status_code, "Ververs de pagina" in answer.json()["sentence"]) == (400, True)
    assert evening.send(host, *[walk_in()] * 51).status_code == 400
    assert not DoorMark.objects.exists()
    assert evening.inside(host)["seats"] == {}


def test_a_tap_of_another_door_is_refused(evening: Evening, host: Client) -> None:
    other = Evening.make()
    theirs = walk_in()
    other.send(client_of(other.host), theirs)
    said = evening.send(host, theirs, undo(theirs)).json()["told"]
    assert [each["outcome"] for each in said] == ["refused", "refused"]
    assert came_by_perspective(other.date) == {"youth": 1}


def test_only_who_is_at_the_door_comes_to_the_door(evening: Evening, host: Client) -> None:
    evening.sign_up("Ans")
    stranger = client_of(staff(Role.FACILITATOR))
    for screen in ("deur", "deur/tikken", "afsluiten"):
        assert host.get(evening.address(screen)).status_code == 200
        assert client_of(staff(Role.ORGANISER)).get(evening.address(screen)).status_code == 200
        assert stranger.get(evening.address(screen)).status_code in (302, 403)
    assert stranger.post(evening.address(), {"kind": "walk_in", "nonce": str(uuid4())}).status_code in (302, 403)
    assert "Ans" not in stranger.get(evening.address(), follow=True).content.decode()


def test_the_list_asks_as_much_for_one_as_for_three(evening: Evening, host: Client) -> None:
    def asked(screen: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            host.get(evening.address(screen))
        return len(queries)

    evening.send(host, seat_mark(evening.sign_up("Ans")), walk_in())
    one = {screen: asked(screen) for screen in ("deur", "deur/tikken", "afsluiten")}
    for name in ("Bram", "Cor"):
        evening.send(host, seat_mark(evening.sign_up(name)), walk_in("unknown"))
        evening.sign_up(name, "waiting")
    assert {screen: asked(screen) for screen in one} == one
    assert EventDate.objects.count() == 1
