"""A series with people on it: each concerned person hears once per date that moved, and nobody else anything."""

from collections import Counter
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from contributions.service import ChangedMeanwhile, Refused
from gatherings.models import Gathering, SeatMessage
from outreach.making.dates import add_dates
from outreach.making.moments import moment_of
from outreach.making.series import Scope, cancel_dates, change_dates
from outreach.models import Event, EventDate
from outreach.service import EventState
from people.models import User
from tests.factories import gatherings
from tests.factories import outreach as make

pytestmark = pytest.mark.django_db


def series(count: int = 3, seats: int = 2) -> list[EventDate]:
    """Dates a week apart, each with people."""
    event = make.event()
    dates = [make.date(event, 20 + 7 * number) for number in range(count)]
    for date in dates:
        for _each in range(seats):
            gatherings.seat(date.gathering)
    return dates


def told(kind: str = "change") -> dict[int, int]:
    """Messages by gathering."""
    return dict(Counter(SeatMessage.objects.filter(kind=kind).values_list("seat__gathering", flat=True)))


def later(date: EventDate, **delta: int) -> Any:
    gathering = Gathering.objects.get(pk=date.gathering_id)
    by = timedelta(**delta)
    return moment_of(gathering, starts_at=gathering.starts_at + by, ends_at=gathering.ends_at + by)


@pytest.mark.parametrize(("scope", "moved"), [(Scope.THIS, [1]), (Scope.LATER, [1, 2]), (Scope.ALL, [0, 1, 2])])
def test_another_hour_is_told_once_per_date_within_the_scope(organiser: User, scope: str, moved: list[int]) -> None:
    dates = series()
    before = [each.gathering.starts_here for each in dates]
    change_dates(dates[1], later(dates[1], hours=1), scope, by=organiser)
    assert told() == {dates[number].gathering_id: 2 for number in moved}
    after = [Gathering.objects.get(pk=each.gathering_id).starts_here for each in dates]
    assert [each.hour for each in after] == [20 if number in moved else 19 for number in range(3)]
    assert [each.date() for each in after] == [each.date() for each in before]


def test_a_day_later_is_a_day_later_everywhere_on_the_same_hour(organiser: User) -> None:
    dates = series()
    before = [each.gathering.starts_here for each in dates]
    change_dates(dates[0], later(dates[0], days=1), Scope.ALL, by=organiser)
    after = [Gathering.objects.get(pk=each.gathering_id).starts_here for each in dates]
    assert [(now.date() - was.date()).days for was, now in zip(before, after, strict=True)] == [1, 1, 1]
    assert {each.hour for each in after} == {19}


def test_what_changes_nothing_or_only_who_leads_tells_nobody(organiser: User) -> None:
    dates = series()
    assert change_dates(dates[0], later(dates[0]), Scope.ALL, by=organiser) == []
    versions = set(Gathering.objects.values_list("version", flat=True))
    led = moment_of(dates[0].gathering, moderator=organiser)
    assert len(change_dates(dates[0], led, Scope.ALL, by=organiser)) == 3
    assert told() == {}
    assert len(versions) == 1


def test_a_date_that_already_is_so_is_not_told_again(organiser: User) -> None:
    dates = series()
    change_dates(dates[1], later(dates[1], hours=1), Scope.THIS, by=organiser)
    SeatMessage.objects.all().delete()
    changed = change_dates(dates[0], later(dates[0], hours=1), Scope.ALL, by=organiser)
    assert [each.pk for each in changed] == [dates[0].gathering_id, dates[2].gathering_id]
    assert dates[1].gathering_id not in told()


def test_all_or_none_and_it_says_at_which_date(organiser: User) -> None:
    dates = series(seats=3)
    fewer = moment_of(dates[0].gathering, capacity=1, minimum=0)
    with pytest.raises(Refused, match=r"Er is niets veranderd. Bij .* kan het niet: Er komen al mensen"):
        change_dates(dates[0], fewer, Scope.ALL, by=organiser)
    assert set(Gathering.objects.values_list("capacity", flat=True)) == {40}
    with pytest.raises(Refused, match="minstens 1 plek"):
        change_dates(dates[0], moment_of(dates[0].gathering, capacity=0), Scope.THIS, by=organiser)


def test_what_a_colleague_changed_is_never_written_over(organiser: User) -> None:
    (date,) = series(1)
    seen = Gathering.objects.get(pk=date.gathering_id).version
    change_dates(date, later(date, hours=1), Scope.THIS, by=organiser, seen=seen)
    with pytest.raises(ChangedMeanwhile):
        change_dates(date, later(date, hours=1), Scope.THIS, by=organiser, seen=seen)
    assert told() == {date.gathering_id: 2}


def test_what_began_or_was_called_off_stays_as_it_is(organiser: User) -> None:
    dates = series()
    make.began(dates[0])
    cancel_dates(dates[2], Scope.THIS, reason="De zaal is dicht.", by=organiser)
    changed = change_dates(dates[1], later(dates[1], hours=1), Scope.ALL, by=organiser)
    assert [each.pk for each in changed] == [dates[1].gathering_id]
    with pytest.raises(Refused, match="al begonnen"):
        cancel_dates(EventDate.objects.get(pk=dates[0].pk), Scope.THIS, reason="Te laat.", by=organiser)


def test_calling_off_twice_is_once_and_nobody_else_hears(organiser: User) -> None:
    dates = series()
    for _press in range(2):
        cancel_dates(dates[1], Scope.LATER, reason="De zaal is dicht.", by=organiser)
    assert told("cancel_all") == {dates[1].gathering_id: 2, dates[2].gathering_id: 2}
    assert Gathering.objects.get(pk=dates[0].gathering_id).state == "planned"
    with pytest.raises(Refused, match="Schrijf op waarom"):
        cancel_dates(dates[0], Scope.THIS, reason=" ", by=organiser)


class TestOnTheScreen:
    def test_one_sees_the_list_before_anything_is_saved(self, desk: Client) -> None:
        event, venue = make.event(), gatherings.venue()
        other = gatherings.venue(name="Buurthuis")
        url = reverse("events:dates", args=[event.pk])
        given = self.typed(venue.pk, times=4)
        listed = desk.post(url, given)
        html = listed.content.decode()
        assert listed.status_code == 200 and "Deze datums worden het" in html
        assert EventDate.objects.count() == 0

        days = [timezone.localdate() + timedelta(days=10 + 7 * number) for number in range(4)]
        kept = {f"keep_{day:%Y%m%d}": "on" for day in days if day != days[2]}
        given |= {"listed": " ".join(f"{day:%Y%m%d}" for day in days), **kept, f"at_{days[1]:%Y%m%d}": str(other.pk)}
        assert desk.post(url, given).status_code == 302
        made = list(Gathering.objects.filter(event_date__event=event).order_by("starts_at"))
        assert [each.starts_here.date() for each in made] == [days[0], days[1], days[3]]
        assert [each.venue_id for each in made] == [venue.pk, other.pk, venue.pk]
        assert {each.state for each in made} == {"planned"}, "the event is on the agenda"
        desk.post(url, given)
        assert EventDate.objects.count() == 3, "what is there is not added again"

    def test_a_list_of_other_days_is_shown_again(self, desk: Client) -> None:
        event, venue = make.event(), gatherings.venue()
        given = {**self.typed(venue.pk, times=2), "listed": "20200101"}
        assert "Deze datums worden het" in desk.post(reverse("events:dates", args=[event.pk]), given).content.decode()
        assert EventDate.objects.count() == 0

    def test_a_clash_stands_in_the_list_and_none_or_nobody_is_refused(self, desk: Client) -> None:
        event, venue = make.event(), gatherings.venue()
        gatherings.planned(10, venue=venue)
        url = reverse("events:dates", args=[event.pk])
        given = self.typed(venue.pk, times=2)
        assert "In deze plek is dan ook" in desk.post(url, given).content.decode()
        day = timezone.localdate() + timedelta(days=10)
        given["listed"] = f"{day:%Y%m%d} {day + timedelta(days=7):%Y%m%d}"
        assert "U haalde alle dagen weg." in desk.post(url, given).content.decode()
        assert desk.post(url, {**self.typed(venue.pk, times=27)}).status_code == 422
        assert desk.post(url, {**self.typed(venue.pk, times=1), "where": "later"}).status_code == 422

    def test_a_change_says_who_hears_it_and_who_cannot(self, desk: Client) -> None:
        dates = series(2)
        nowhere = gatherings.person()
        nowhere.contact.delete()
        gatherings.seat(dates[0].gathering, participant=nowhere)
        url = reverse("events:date", args=[dates[0].event_id, dates[0].pk])
        html = desk.get(url).content.decode()
        assert "2 aanmeldingen krijgen bericht." in html and "1 aanmelding is zonder adres" in html
        assert "Alle datums die nog komen: 2 datums, 4 berichten" in html
        gathering = Gathering.objects.get(pk=dates[0].gathering_id)
        given = {
            "day": f"{gathering.starts_here:%d-%m-%Y}", "begins": "18:00", "ends": "20:00", "where": "known",
            "venue": gathering.venue_id, "places": 40, "scope": "all", "seen": gathering.version,
        }  # fmt: skip
        assert desk.post(url, given).status_code == 302
        assert told()[dates[1].gathering_id] == 2
        assert desk.post(url, given).status_code == 422, "the version on the screen is an old one"
        assert desk.post(url, {**given, "seen": gathering.version + 1}).status_code == 302
        assert sum(told().values()) == 5, "the same once more tells nobody"

    def test_calling_off_asks_why(self, desk: Client) -> None:
        dates = series(2)
        url = reverse("events:date_cancel", args=[dates[0].event_id, dates[0].pk])
        assert desk.post(url, {"scope": "this"}).status_code == 422
        assert desk.post(url, {"scope": "this", "reason": "De zaal is dicht."}).status_code == 302
        assert told("cancel_all") == {dates[0].gathering_id: 2}
        assert desk.get(url).status_code == 302, "it is over"

    @staticmethod
    def typed(venue: int, times: int) -> dict[str, Any]:
        first = timezone.localdate() + timedelta(days=10)
        return {
            "first": f"{first:%d-%m-%Y}", "rhythm": "week", "times": times, "begins": "19:00", "ends": "21:00",
            "where": "known", "venue": venue, "places": 30,
        }  # fmt: skip


def test_dates_that_cannot_be_are_refused_all_of_them(organiser: User) -> None:
    event = make.event(EventState.DRAFT)
    good, bad = gatherings.offered(30), gatherings.offered(40)
    moments = [moment_of(good, minimum=0), moment_of(bad, capacity=0, minimum=0)]
    with pytest.raises(Refused, match="minstens 1 plek"):
        add_dates(event, moments, by=organiser)
    gone = timezone.now() - timedelta(hours=1)
    with pytest.raises(Refused, match="al voorbij"):
        add_dates(event, [moment_of(good, starts_at=gone)], by=organiser)
    with pytest.raises(Refused, match="Kies een plek"):
        add_dates(make.event(), [moment_of(good, venue=None)], by=organiser)
    assert not Event.objects.get(pk=event.pk).dates.exists()
