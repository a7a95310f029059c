"""Three phones that were away: in whatever order they send, and however often, the evening ends the same."""

from typing import Any
from uuid import uuid4

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from gatherings.models import Seat, WalkIn
from outreach.door.figures import figures
from outreach.door.marking import apply_mark
from outreach.door.marks import read_mark
from outreach.models import DoorMark
from outreach.service import came_by_perspective, close_date
from tests.outreach.door.evening import Evening, seat_mark, walk_in
from tests.sample_sizes import SAMPLE

few = settings(max_examples=max(SAMPLE.hypothesis_examples // 8, 10), deadline=None)
STATES = ("accepted", "invited", "waiting", "cancelled")


@st.composite
def phones(draw: Any) -> list[list[dict[str, Any]]]:
    """Three queues of taps by number of the sign-up; an undo takes back taps of any phone, once they were made."""
    made: list[dict[str, Any]] = []
    queues: list[list[dict[str, Any]]] = [[], [], []]
    for _ in range(draw(st.integers(1, 9))):
        kind = draw(st.sampled_from(["seat", "seat", "code", "walk_in", "undo"]))
        tap: dict[str, Any] = {"kind": kind, "nonce": str(uuid4())}
        if kind == "undo":
            tap["undoes"] = [each["nonce"] for each in draw(st.lists(st.sampled_from(made or [tap]), max_size=3))]
        elif kind == "walk_in":
            tap |= {"perspective": draw(st.sampled_from(["youth", "unknown"]))}
        else:
            who = draw(st.integers(0, len(STATES) - 1))
            tap |= {"who": who, "people": draw(st.integers(1, 3)), "let_in": draw(st.booleans())}
        if kind != "undo":
            made.append(tap)
        queues[draw(st.integers(0, 2))].append(tap)
    return queues


def expected(queues: list[list[dict[str, Any]]]) -> tuple[dict[int, int], dict[str, int]]:
    """How many people are in by sign-up, and who walked in: said plainly, without an order."""
    taps = [tap for queue in queues for tap in queue]
    undone = {nonce for tap in taps if tap["kind"] == "undo" for nonce in tap["undoes"]}
    inside: dict[int, int] = {}
    walked: dict[str, int] = {}
    for tap in taps:
        if tap["nonce"] in undone or tap["kind"] == "undo":
            continue
        if tap["kind"] == "walk_in":
            walked[tap["perspective"]] = walked.get(tap["perspective"], 0) + 1
        elif STATES[tap["who"]] in ("accepted", "invited") or tap["let_in"]:
            inside[tap["who"]] = max(inside.get(tap["who"], 0), tap["people"])
    return inside, walked


class ThreePhones(TestCase):
    """Each example is an evening of its own."""

    @few
    @given(queues=phones(), data=st.data())
    def test_any_order_and_any_repeat_end_the_same(self, queues: list[list[dict[str, Any]]], data: Any) -> None:
        evening = Evening.make()
        seats = [evening.sign_up(state=state, chairs=2) for state in STATES]
        inside, walked = expected(queues)
        left = [list(queue) for queue in queues]
        sent: list[dict[str, Any]] = []
        closes_at = data.draw(st.integers(0, sum(map(len, queues))))
        while any(left):
            if len(sent) == closes_at:
                close_date(evening.date, by=evening.host)
            queue = data.draw(st.sampled_from([each for each in left if each]))
            tap = queue.pop(0)
            sent.append(tap)
            for each in [tap, *data.draw(st.lists(st.sampled_from(sent), max_size=2))]:
                self.send(evening, seats, each)
        close_date(evening.date, by=evening.host)
        self.check(evening, seats, inside, walked)

    def send(self, evening: Evening, seats: list[Seat], tap: dict[str, Any]) -> None:
        """As it comes in at the door of the server."""
        who = {}
        if "who" in tap:
            seat = seats[tap["who"]]
            who = {"seat": str(seat.pk)} if tap["kind"] == "seat" else {"code": seat.sign_up.door_code}
        apply_mark(evening.date, read_mark({**tap, **who}), by=evening.host)

    def check(self, evening: Evening, seats: list[Seat], inside: dict[int, int], walked: dict[str, int]) -> None:
        """Each person once, each tap once."""
        for number, seat in enumerate(seats):
            seat.refresh_from_db()
            was_expected = STATES[number] in ("accepted", "invited")
            over = "attended" if number in inside else "no_show"
            assert seat.state == (over if was_expected else "cancelled")
        assert WalkIn.objects.filter(gathering=evening.date.gathering).count() == sum(walked.values())
        own, along = len(inside), sum(inside.values()) - len(inside)
        counts = {"experience_expert": own, "youth": walked.get("youth", 0)}
        counts["unknown"] = walked.get("unknown", 0) + along
        assert came_by_perspective(evening.date) == {code: people for code, people in counts.items() if people}
        now = figures(evening.date)
        assert now.there == sum(inside.values()) + sum(walked.values())
        assert now.came == sum(people for number, people in inside.items() if number < 2)


def test_a_tap_that_was_taken_back_before_it_came_never_counts(db: None) -> None:
    evening = Evening.make()
    seat = evening.sign_up()
    late, walked = seat_mark(seat), walk_in()
    for each in ({"kind": "undo", "nonce": str(uuid4()), "undoes": [late["nonce"], walked["nonce"]]}, late, walked):
        apply_mark(evening.date, read_mark(each), by=evening.host)
    assert came_by_perspective(evening.date) == {}
    assert set(DoorMark.objects.values_list("outcome", flat=True)) == {"undone"}
