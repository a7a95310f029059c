"""Gatherings: offered, moved, called off; a closed place, a person twice at one time, the clock's own nights."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.utils import timezone
from hypothesis import assume, given
from hypothesis import strategies as st

from contributions.service import ChangedMeanwhile, Refused
from gatherings.clashes import hit_by_closing
from gatherings.models import Gathering, Seat, SeatMessage
from gatherings.service import (
    GatheringState,
    Moment,
    SeatState,
    Zone,
    accept,
    call_off,
    change,
    clashes_of,
    decline,
    drop,
    invite,
    make_definite,
    moment_at,
    offer_again,
    offer_moment,
    period_of,
    put_on_waiting_list,
)
from people.service import Role
from tests.factories import gatherings as make
from tests.factories.people import staff

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("first_come_first_served")]


@pytest.fixture
def organiser():
    return staff(Role.ORGANISER)


def moment_of(gathering: Gathering, **other: object) -> Moment:
    names = Moment.__dataclass_fields__
    return Moment(**{**{name: getattr(gathering, name) for name in names}, **other})


def told(kind: str) -> int:
    return SeatMessage.objects.filter(kind=kind).count()


def test_a_moment_is_offered_and_nobody_hears(organiser) -> None:
    starts = make.moment(20)
    made = offer_moment(
        "focus_group",
        Moment(title="Gesprek", starts_at=starts, ends_at=starts + timedelta(hours=2), venue=make.venue()),
        by=organiser,
    )
    assert made.state == GatheringState.OFFERED
    assert drop(made, by=organiser).state == GatheringState.DROPPED
    assert offer_again(made, by=organiser).state == GatheringState.OFFERED


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"starts_at": timezone.now() - timedelta(hours=1)}, "al voorbij"),
        ({"ends_at": make.moment(19)}, "voor het begin"),
        ({"minimum": 9}, "minder stoelen"),
    ],
)
def test_what_cannot_be_is_refused_in_words(organiser, fields, words) -> None:
    starts = make.moment(20)
    good = Moment(title="Gesprek", starts_at=starts, ends_at=starts + timedelta(hours=2))
    with pytest.raises(Refused, match=words):
        offer_moment("focus_group", replace(good, **fields), by=organiser)
    assert not Gathering.objects.exists()


def test_a_closed_place_is_refused_and_hits_what_stands_there(organiser) -> None:
    place = make.venue()
    gathering = make.planned(30, venue=place)
    place.closed_on = gathering.starts_here.date() - timedelta(days=1)
    place.save()
    assert hit_by_closing(place) == [gathering]
    assert "niet meer in gebruik" in clashes_of([Gathering.objects.get()])[gathering.pk][0]
    starts = make.moment(31)
    with pytest.raises(Refused, match="niet meer in gebruik"):
        offer_moment(
            "focus_group",
            Moment(title="Gesprek", starts_at=starts, ends_at=starts + timedelta(hours=2), venue=place),
            by=organiser,
        )
    # what else one changes at a gathering that stands there, still can
    assert change(gathering, moment_of(gathering, minimum=2), by=organiser).minimum == 2


def test_moved_after_acceptance_everybody_who_may_come_hears_it_once(organiser) -> None:
    gathering = make.planned(capacity=3, minimum=1)
    coming = accept(invite(gathering, make.person(), by=organiser))
    asked = invite(gathering, make.person(), by=organiser)
    decline(invite(gathering, make.person(), by=organiser))
    later = gathering.starts_at + timedelta(days=1)
    moved = change(gathering, moment_of(gathering, starts_at=later, ends_at=later + timedelta(hours=2)), by=organiser)
    assert told("change") == 2
    assert {Seat.objects.get(pk=seat.pk).sequence for seat in (coming, asked)} == {1}
    assert Seat.objects.get(pk=coming.pk).state == SeatState.ACCEPTED
    moved.occasion.refresh_from_db()
    assert moved.occasion.held_on == later.astimezone(make.HERE).date()
    change(moved, moment_of(moved, offer_hours=24, moderator=organiser), by=organiser)
    assert told("change") == 2, "another leader is no news for who comes"
    change(moved, moment_of(moved, mode="online", online_url="https://overleg.example.org/a"), by=organiser)
    assert told("change") == 4


def test_a_colleague_who_was_first_is_noticed(organiser) -> None:
    gathering = make.planned()
    seen = gathering.version
    change(gathering, moment_of(gathering, title="Anders"), by=organiser, seen=seen)
    with pytest.raises(ChangedMeanwhile):
        change(gathering, moment_of(gathering, title="Nog anders"), by=organiser, seen=seen)


def test_more_chairs_are_offered_and_fewer_than_who_comes_is_refused(organiser) -> None:
    gathering = make.planned(capacity=2, minimum=1)
    for _each in range(2):
        accept(invite(gathering, make.person(), by=organiser))
    waiting = put_on_waiting_list(gathering, make.person(), by=organiser)
    with pytest.raises(Refused, match="minstens 2"):
        change(gathering, moment_of(gathering, capacity=1), by=organiser)
    change(gathering, moment_of(gathering, capacity=3), by=organiser)
    assert Seat.objects.get(pk=waiting.pk).state == SeatState.OFFERED


def test_an_offer_never_lasts_into_a_gathering_that_came_nearer(organiser) -> None:
    gathering = make.planned(days=30, capacity=1, minimum=1)
    decline(invite(gathering, make.person(), by=organiser))
    put_on_waiting_list(gathering, make.person(), by=organiser)
    change(gathering, moment_of(gathering, capacity=2), by=organiser)
    gathering.refresh_from_db()
    near = timezone.now() + timedelta(hours=10)
    change(gathering, moment_of(gathering, starts_at=near, ends_at=near + timedelta(hours=2)), by=organiser)
    assert Seat.objects.get(state="offered").offered_until == near - timedelta(hours=3)


def test_called_off_everybody_hears_it_once_with_the_reason(organiser) -> None:
    gathering = make.planned(capacity=1, minimum=1)
    accept(invite(gathering, make.person(), by=organiser))
    put_on_waiting_list(gathering, make.person(), by=organiser)
    with pytest.raises(Refused, match="waarom"):
        call_off(gathering, reason="  ", by=organiser)
    for _twice in range(2):
        kept = call_off(gathering, reason="De zaal is dicht.", by=organiser)
    assert (kept.state, kept.cancel_reason) == (GatheringState.CANCELLED, "De zaal is dicht.")
    assert told("cancel_all") == 2
    assert set(Seat.objects.values_list("state", flat=True)) == {"cancelled"}
    with pytest.raises(Refused):
        change(kept, moment_of(kept), by=organiser)


def test_what_has_begun_is_neither_moved_nor_called_off(organiser) -> None:
    gathering = make.planned()
    with time_machine.travel(gathering.starts_at + timedelta(minutes=1), tick=False):
        for deed in (
            lambda: call_off(gathering, reason="Nee.", by=organiser),
            lambda: change(gathering, moment_of(gathering), by=organiser),
        ):
            with pytest.raises(Refused, match="al begonnen"):
                deed()
        with pytest.raises(Refused, match="al voorbij"):
            make_definite(make.offered(starts_at=gathering.starts_at), by=organiser)


def test_one_leader_and_one_room_twice_at_one_time_warn_but_never_block(organiser) -> None:
    place = make.venue()
    first = make.planned(30, 19, venue=place, moderator=organiser, title="Eerste")
    second = make.planned(30, 20, venue=place, moderator=organiser, title="Tweede")
    after = make.planned(30, 22, venue=place, moderator=organiser)
    found = clashes_of([first, second, after])
    assert set(found) == {first.pk, second.pk}, "one begins when the other ends: that fits"
    assert [sentence.split("‘")[1].split("’")[0] for sentence in found[first.pk]] == ["Tweede", "Tweede"]


def test_two_moments_of_which_one_will_be_chosen_do_not_clash(organiser) -> None:
    place = make.venue()
    one, other = (make.offered(30, 19, venue=place, moderator=organiser) for _each in range(2))
    assert clashes_of([one, other]) == {}


class TestTheClock:
    """The wall clock of the place decides; moments are kept as moments."""

    def test_the_hour_that_is_not_there(self) -> None:
        with pytest.raises(Refused, match="bestaat dan niet"):
            moment_at(date(2027, 3, 28), time(2, 30), Zone.NETHERLANDS)

    def test_the_hour_that_comes_twice_is_the_first(self) -> None:
        found = moment_at(date(2027, 10, 31), time(2, 30), Zone.NETHERLANDS)
        assert found.astimezone(UTC) == datetime(2027, 10, 31, 0, 30, tzinfo=UTC)

    def test_over_midnight_ends_the_day_after(self) -> None:
        starts, ends = period_of(date(2027, 1, 5), time(22, 0), time(0, 30), Zone.NETHERLANDS)
        assert (ends - starts, ends.date()) == (timedelta(hours=2, minutes=30), date(2027, 1, 6))

    def test_the_night_the_clock_goes_back_takes_an_hour_longer(self) -> None:
        starts, ends = period_of(date(2027, 10, 30), time(23, 0), time(4, 0), Zone.NETHERLANDS)
        assert ends.astimezone(UTC) - starts.astimezone(UTC) == timedelta(hours=6)

    @pytest.mark.parametrize(("begins", "ends"), [(time(10), time(10)), (time(10), time(9)), (time(8), time(21))])
    def test_a_slip_of_the_pen(self, begins: time, ends: time) -> None:
        with pytest.raises(Refused, match="Kijk de tijden na"):
            period_of(date(2027, 1, 5), begins, ends, Zone.NETHERLANDS)

    @given(
        day=st.dates(date(2026, 1, 1), date(2035, 12, 31)),
        clock=st.times().map(lambda it: it.replace(second=0, microsecond=0)),
        zone=st.sampled_from(Zone.values),
    )
    def test_what_was_typed_is_what_stands_there(self, day: date, clock: time, zone: str) -> None:
        try:
            found = moment_at(day, clock, zone)
        except Refused:
            assume(False)
        read = datetime.fromtimestamp(found.timestamp(), ZoneInfo(zone))
        assert (read.date(), read.hour, read.minute) == (day, clock.hour, clock.minute)
