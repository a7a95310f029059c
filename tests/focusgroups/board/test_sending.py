"""Sending invitations: what is refused beforehand, everybody once, and what a repeat does."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from contributions.models import Occasion
from contributions.service import Refused
from focusgroups import inviting
from focusgroups.inviting import problems_of, run, send
from focusgroups.models import Candidate, FocusGroup, Sending
from focusgroups.service import CandidateState, GroupState
from focusgroups.tasks import go_on_with_sendings
from gatherings.models import Gathering, Seat, SeatMessage
from gatherings.service import CalendarPolicy, GatheringState, SeatState
from tests.factories import focusgroups as make
from tests.factories import gatherings
from tests.factories.rounds import open_round

pytestmark = pytest.mark.django_db


def pool(group: FocusGroup, citizens: int = 4, officials: int = 1) -> list[Candidate]:
    made = [make.candidate(group) for _each in range(citizens)]
    return made + [make.candidate(group, "municipality") for _each in range(officials)]


def everything() -> tuple[Any, ...]:
    """What a repeat must leave as it is."""
    return (
        list(Seat.objects.order_by("pk").values_list("pk", "state", "sequence", "uid")),
        list(Candidate.objects.order_by("pk").values_list("pk", "state", "seat")),
        SeatMessage.objects.count(),
        list(Gathering.objects.order_by("pk").values_list("state", "version", "occasion")),
    )


def test_people_get_a_seat_the_moment_is_definite_and_the_group_invites() -> None:
    round_ = open_round()
    group = make.group(GroupState.PLANNING, round=round_)
    session = make.session(group)
    people = pool(group)
    sending = send(group, [(each, session) for each in people], by=None)

    session.refresh_from_db()
    group.refresh_from_db()
    assert (session.state, group.state) == (GatheringState.PLANNED, GroupState.MEETING)
    assert session.occasion.part_of == round_.occasion
    assert list(session.occasion.agenda_items.all()) == list(group.agenda_items.all())
    assert set(Seat.objects.values_list("state", flat=True)) == {SeatState.INVITED}
    assert {each.seat.gathering_id for each in Candidate.objects.select_related("seat")} == {session.pk}
    assert set(Candidate.objects.values_list("state", flat=True)) == {CandidateState.SELECTED}
    assert (sending.outcome["people"], sending.problems, sending.placement) == ({"invited": 5}, [], [])
    assert sending.outcome["ways"] == {"mail": 5}
    assert SeatMessage.objects.count() == 5
    policies = dict(Seat.objects.values_list("participant__perspective__parent__code", "policy"))
    assert policies == {"citizens": CalendarPolicy.PUBLISH, "government": CalendarPolicy.REQUEST}


def test_the_same_button_twice_is_one_sending() -> None:
    group = make.group(GroupState.PLANNING)
    session, token = make.session(group), uuid4()
    placement = [(each, session) for each in pool(group)]
    first = send(group, placement, by=None, token=token)
    before = everything()
    assert send(group, placement, by=None, token=token) == first
    assert send(group, placement, by=None) != first  # asked anew, everybody already has a seat
    assert everything() == before


def test_alternates_wait_and_are_invited_when_they_are_chosen() -> None:
    group = make.group(GroupState.PLANNING)
    session = make.session(group)
    people, extra = pool(group), make.candidate(group)
    sending = send(group, [(each, session) for each in people], waiting=[(extra, session)], by=None)
    extra.refresh_from_db()
    assert (extra.state, extra.seat.state) == (CandidateState.ALTERNATE, SeatState.WAITING)
    assert sending.outcome["people"] == {"invited": 5, "waiting": 1}

    send(group, [(extra, session)], by=None)
    extra.refresh_from_db()
    assert (extra.state, extra.seat.state) == (CandidateState.SELECTED, SeatState.INVITED)


def test_who_said_yes_elsewhere_stays_there_and_the_organiser_hears_it() -> None:
    group = make.group(GroupState.PLANNING, most_sessions=2)
    one, other = make.session(group), make.session(group, days=40)
    people = pool(group)
    send(group, [(each, one) for each in people], by=None)
    again = send(group, [(each, other) for each in [*pool(group), people[0]]], by=None)
    people[0].refresh_from_db()
    assert people[0].seat.gathering_id == one.pk
    assert again.outcome["people"] == {"invited": 5, "kept": 1}
    assert "houdt die" in again.problems[0]


def test_who_withdrew_meanwhile_is_not_invited() -> None:
    group = make.group(GroupState.PLANNING)
    session = make.session(group)
    people = pool(group)
    Candidate.objects.filter(pk=people[0].pk).update(state=CandidateState.WITHDRAWN)
    sending = send(group, [(each, session) for each in people], by=None)
    assert sending.outcome["people"] == {"gone": 1, "invited": 4}
    assert Seat.objects.filter(participant=people[0].participant).count() == 0


REFUSED: dict[str, tuple[Any, str]] = {
    "nobody": (lambda group, session: [], "Kies eerst wie"),
    "two citizens": (lambda group, session: pool(group, 2, 0), "minstens met z’n drieën"),
    "three officials": (lambda group, session: pool(group, 5, 3), "te veel mensen van de overheid"),
    "more than half": (lambda group, session: pool(group, 3, 2), "hoogstens half zoveel"),
    "too many": (lambda group, session: pool(group, 9, 0), "8 stoelen, en u hebt er 9 nodig"),
    "companions": (
        lambda group, session: [make.candidate(group, brings_companion=True) for _each in range(5)],
        "8 stoelen, en u hebt er 10 nodig",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_is_refused_and_nothing_is_written(case: str) -> None:
    people, sentence = REFUSED[case]
    group = make.group(GroupState.PLANNING)
    session = make.session(group)
    placement = [(each, session) for each in people(group, session)]
    before = everything()
    with pytest.raises(Refused, match=sentence):
        send(group, placement, by=None)
    assert everything() == before
    assert FocusGroup.objects.get().state == GroupState.PLANNING
    assert Sending.objects.count() == 0


def test_a_moment_of_another_group_or_in_the_past_is_refused() -> None:
    group = make.group(GroupState.PLANNING)
    people = pool(group)
    elsewhere = make.session(make.group(GroupState.PLANNING))
    past = make.session(group, starts_at=timezone.now() - timedelta(hours=1))
    for session, sentence in ((elsewhere, "hoort niet bij de groep"), (past, "al voorbij")):
        with pytest.raises(Refused, match=sentence):
            send(group, [(each, session) for each in people], by=None)


@pytest.mark.parametrize("state", [GroupState.CHECKING, GroupState.DONE, GroupState.STOPPED])
def test_a_group_that_is_over_invites_nobody(state: str) -> None:
    group = make.group(state)
    session = make.session(group)
    with pytest.raises(Refused, match="klaar of gestopt"):
        send(group, [(each, session) for each in pool(group)], by=None)


def test_officials_among_themselves_are_fine_and_seats_that_are_there_count() -> None:
    group = make.group(GroupState.PLANNING)
    session = make.session(group)
    officials = pool(group, 0, 5)
    assert problems_of(group, session, officials) == []
    for _each in range(3):
        gatherings.seat(session)
    assert problems_of(group, session, officials[:1]) == []
    assert "te veel mensen" in problems_of(group, session, officials)[0]


def test_many_people_are_invited_by_the_worker_and_a_killed_one_is_taken_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(inviting, "async_task", lambda *args, **kwargs: None)  # the worker did not come by yet
    group = make.group(GroupState.PLANNING, most_sessions=4)
    placement = [
        (each, session)
        for days in (30, 31, 32)
        for session in [make.session(group, days=days)]
        for each in pool(group, 7, 1)
    ]
    sending = send(group, placement, by=None)
    assert (sending.state, sending.total, Seat.objects.count()) == ("queued", 24, 0)

    class Killed(BaseException):
        """The worker dies."""

    real, handled = inviting.handle, []

    def die_after_ten(*args: Any, **kwargs: Any) -> tuple[str, str]:
        if len(handled) == 10:
            raise Killed
        handled.append(args)
        return real(*args, **kwargs)

    with monkeypatch.context() as dying:
        dying.setattr(inviting, "handle", die_after_ten)
        with pytest.raises(Killed):
            run(sending.pk)
    sending.refresh_from_db()
    assert (sending.state, sending.done, Seat.objects.count()) == ("running", 10, 10)
    told = set(SeatMessage.objects.values_list("pk", flat=True))

    assert go_on_with_sendings() == 1
    sending.refresh_from_db()
    assert (sending.state, sending.done, sending.outcome["people"]) == ("done", 24, {"invited": 24})
    assert Seat.objects.count() == SeatMessage.objects.count() == 24
    assert told <= set(SeatMessage.objects.values_list("pk", flat=True))
    assert go_on_with_sendings() == 0


def test_a_moment_that_is_over_before_the_worker_comes_does_not_keep_the_others_waiting(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(inviting, "async_task", lambda *args, **kwargs: None)  # the worker did not come by yet
    group = make.group(GroupState.PLANNING, most_sessions=4)
    over, *to_come = (make.session(group, days=days) for days in (30, 31, 32))
    placement = [(each, session) for session in (over, *to_come) for each in pool(group, 7, 1)]
    sending = send(group, placement, by=None)
    Gathering.objects.filter(pk=over.pk).update(
        starts_at=timezone.now() - timedelta(hours=3), ends_at=timezone.now() - timedelta(hours=1)
    )

    assert run(sending.pk)
    sending.refresh_from_db()
    assert (sending.state, sending.outcome["people"]) == ("done", {"refused": 8, "invited": 16})
    (problem,) = sending.problems
    assert "al voorbij" in problem
    assert set(Seat.objects.values_list("gathering", flat=True)) == {each.pk for each in to_come}


def test_a_sending_belongs_to_one_moment_of_the_round() -> None:
    group = make.group(GroupState.RECRUITING)
    session = make.session(group)
    send(group, [(each, session) for each in pool(group)], by=None)
    assert Occasion.objects.filter(gathering=session).count() == 1
    group.refresh_from_db()
    assert group.state == GroupState.MEETING


def test_for_a_conversation_about_nothing_nobody_is_invited() -> None:
    group = make.group(GroupState.PLANNING)
    session = make.session(group)
    people = pool(group)
    group.agenda_items.clear()
    with pytest.raises(Refused, match="agenda"):
        send(group, [(each, session) for each in people], by=None)
    assert not Seat.objects.exists()
