"""Calendar files and RSS: read back by two readers that know nothing of us."""

import xml.etree.ElementTree as ET
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
import vobject
from django.test import Client
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from gatherings.models import Gathering, Venue
from gatherings.service import Moment, call_off, change
from outreach.agenda.calendar import calendar_of, stamp_of
from outreach.models import Event, EventDate
from outreach.service import EventState
from people.service import Role
from tests.factories import gatherings, outreach
from tests.factories.people import staff
from tests.home.cold import ask
from tests.outreach.agenda.season import many_dates

FEED = "/agenda/agenda.ics"


def entries(text: str) -> dict[str, Any]:
    """By UID, as both readers see them; they must agree."""
    found = {str(each["UID"]): each for each in Calendar.from_ical(text).walk("VEVENT")}
    other = vobject.readOne(text)
    seen = {each.uid.value: each for each in other.contents.get("vevent", [])}
    assert seen.keys() == found.keys()
    for uid, each in found.items():
        assert seen[uid].summary.value == str(each["SUMMARY"])
        assert seen[uid].dtstart.value == each["DTSTART"].dt
        assert seen[uid].status.value == str(each["STATUS"])
    return found


@pytest.mark.django_db
def test_the_whole_agenda_and_a_part_of_it(client: Client) -> None:
    here = outreach.date(outreach.event(page=True, title="Hier; en daar, \\ toch"))
    there = outreach.date(outreach.event(page=True), venue=gatherings.venue(province="DR", town="Emmen"))
    outreach.date(outreach.event(EventState.DRAFT), definite=False)
    response = client.get(FEED)
    text = response.content.decode()
    assert response["Content-Type"] == "text/calendar; charset=utf-8" and not response.cookies
    assert response["Cache-Control"] == "public, max-age=900"
    found = entries(text)
    assert set(found) == {f"{here.pk}@reisgenoot", f"{there.pk}@reisgenoot"}
    entry = found[f"{here.pk}@reisgenoot"]
    assert str(entry["SUMMARY"]) == "Hier; en daar, \\ toch"
    assert entry["DTSTART"].dt == here.gathering.starts_at and entry["DTSTART"].params["TZID"] == "Europe/Amsterdam"
    assert int(entry["SEQUENCE"]) == here.gathering.version
    assert str(entry["URL"]).endswith(f"/agenda/{here.event.slug}/")
    assert "Meedoen is gratis." in str(entry["DESCRIPTION"])
    for line in ("REFRESH-INTERVAL;VALUE=DURATION:PT4H", "X-PUBLISHED-TTL:PT4H", "BEGIN:VTIMEZONE"):
        assert line in text
    for line in ("METHOD", "ATTENDEE", "ORGANIZER", "GEO:"):
        assert line not in text
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert set(entries(client.get(f"{FEED}?provincie=DR").content.decode())) == {f"{there.pk}@reisgenoot"}
    assert set(entries(client.get(f"{FEED}?provincie=XX").content.decode())) == set(found)


@pytest.mark.django_db
def test_a_change_keeps_the_uid_and_raises_the_sequence(client: Client) -> None:
    date = outreach.date(outreach.event(page=True))
    by = staff(Role.ORGANISER)
    uid = f"{date.pk}@reisgenoot"
    first = entries(client.get(FEED).content.decode())[uid]
    moment = Moment(
        title=date.gathering.title,
        starts_at=gatherings.moment(33),
        ends_at=gatherings.moment(33, 21),
        venue=date.gathering.venue,
        capacity=40,
        minimum=0,
    )
    change(date.gathering, moment, by=by)
    moved = entries(client.get(FEED).content.decode())[uid]
    call_off(date.gathering, reason="De zaal is dicht.", by=by)
    off = entries(client.get(FEED).content.decode())[uid]
    assert moved["DTSTART"].dt == gatherings.moment(33) != first["DTSTART"].dt
    assert int(first["SEQUENCE"]) < int(moved["SEQUENCE"]) < int(off["SEQUENCE"])
    assert str(off["STATUS"]) == "CANCELLED" and str(off["SUMMARY"]).startswith("Gaat niet door")
    assert "De zaal is dicht." in str(off["DESCRIPTION"])
    with time_machine.travel(gatherings.moment(33 + 29), tick=False):
        assert uid in entries(client.get(FEED).content.decode())
    with time_machine.travel(gatherings.moment(33 + 31), tick=False):
        assert entries(client.get(FEED).content.decode()) == {}


@pytest.mark.django_db
def test_who_asks_again_hears_that_nothing_changed(client: Client) -> None:
    event = outreach.event(page=True)
    outreach.date(event)
    first = client.get(FEED)
    assert client.get(FEED).content == first.content
    for header in ({"HTTP_IF_NONE_MATCH": first["ETag"]}, {"HTTP_IF_MODIFIED_SINCE": first["Last-Modified"]}):
        again = client.get(FEED, **header)
        assert again.status_code == 304 and not again.content and again["ETag"] == first["ETag"]
    outreach.date(event, 31)
    changed = client.get(FEED, HTTP_IF_NONE_MATCH=first["ETag"])
    assert changed.status_code == 200 and changed["ETag"] != first["ETag"]
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        assert client.get(FEED)["ETag"] != changed["ETag"]
    assert client.post(FEED).status_code == 405


@pytest.mark.django_db
def test_one_event_and_one_date_as_a_file(client: Client) -> None:
    event = outreach.event(page=True)
    dates = [outreach.date(event, days) for days in (9, 20)]
    other = outreach.date(outreach.event(page=True))
    whole = client.get(f"/agenda/{event.slug}/agenda.ics")
    assert set(entries(whole.content.decode())) == {f"{date.pk}@reisgenoot" for date in dates}
    assert whole["Content-Disposition"] == f'attachment; filename="{event.slug}.ics"'
    one = client.get(f"/agenda/{event.slug}/{dates[1].pk}.ics").content.decode()
    assert set(entries(one)) == {f"{dates[1].pk}@reisgenoot"}
    for nothing in (f"{event.slug}/{other.pk}.ics", f"{event.slug}/{uuid4()}.ics", "bestaat-niet/agenda.ics"):
        assert client.get(f"/agenda/{nothing}").status_code == 404
    Event.objects.filter(pk=event.pk).update(state=EventState.DRAFT)
    assert client.get(f"/agenda/{event.slug}/agenda.ics").status_code == 404


@pytest.mark.django_db
def test_a_feed_costs_the_same_for_one_and_for_many_and_less_the_second_time(client: Client) -> None:
    outreach.date(outreach.event(page=True))
    one = ask(lambda: client.get(FEED))[1]
    many_dates(100)
    response, many = ask(lambda: client.get(FEED))
    assert many == one <= 6 and len(Calendar.from_ical(response.content.decode()).walk("VEVENT")) == 101
    print("\nfeed", many)


@pytest.mark.django_db
def test_the_newest_events_as_rss(client: Client) -> None:
    for title in ("Oud & wijs", "Nieuw"):
        outreach.event(page=True, title=title)
    outreach.event(title="Niet online")
    channel = ET.fromstring(client.get("/agenda/nieuw.rss").content)[0]
    items = channel.findall("item")
    assert [item.findtext("title") for item in items] == ["Nieuw", "Oud & wijs"]
    assert all((item.findtext("link") or "").startswith("http") and item.findtext("pubDate") for item in items)


#: Everything people can type, without what no text of ours can hold: a NUL, and half of a pair.
words = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=90)


@settings(max_examples=15)
@given(title=words, place=words, reason=words, days=st.integers(-400, 400))
def test_whatever_people_type_comes_back_as_it_was(title: str, place: str, reason: str, days: int) -> None:
    starts_at = gatherings.moment(days)
    gathering = Gathering(
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=2),
        state="cancelled",
        cancel_reason=reason,
        venue=Venue(name=place, town="Zwolle"),
    )
    date = EventDate(event=Event(title=title, slug="avond", summary=title), gathering=gathering)
    text = calendar_of([date], name=title, stamp=stamp_of(timezone.now()))
    (entry,) = Calendar.from_ical(text).walk("VEVENT")
    other = vobject.readOne(text).vevent
    assert str(entry["SUMMARY"]) == other.summary.value == f"Gaat niet door: {title}"
    assert str(entry["LOCATION"]) == other.location.value == f"{place}, Zwolle"
    assert reason in str(entry["DESCRIPTION"]) and reason in other.description.value
    assert entry["DTSTART"].dt == other.dtstart.value == starts_at
