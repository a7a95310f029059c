"""From nothing to an evening on the agenda, with only what the screens say."""

import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from gatherings.models import Gathering, Venue
from outreach.models import Event, EventDate, EventPage
from outreach.service import EventState
from tests.factories import gatherings
from tests.factories import outreach as make

pytestmark = pytest.mark.django_db


def typed(**other: Any) -> dict[str, Any]:
    """What somebody fills in who is in a hurry."""
    return {
        "kind": "evening",
        "title": "Avond in Zwolle",
        "day": f"{timezone.localdate() + timedelta(days=20):%d-%m-%Y}",
        "begins": "19:30",
        "where": "new",
        "place_name": "Buurthuis De Wijk",
        "place_town": "Zwolle",
        "place_province": "OV",
        "contact_phone": "070 123 45 67",
        "token": str(uuid4()),
        **other,
    }


def test_one_form_two_presses_and_it_is_on_the_agenda(desk: Client) -> None:
    answer = desk.post(reverse("events:add"), typed())
    event = Event.objects.get()
    assert answer["Location"] == reverse("events:inspect", args=[event.pk])
    gathering = Gathering.objects.get(event_date__event=event)
    assert (f"{gathering.starts_here:%H:%M}", f"{gathering.ends_here:%H:%M}") == ("19:30", "21:30"), "as usual"
    assert (gathering.capacity, gathering.state, gathering.venue.town) == (60, "offered", "Zwolle")
    assert event.sign_up == "open", "what fits an evening"
    assert not EventPage.objects.get(event=event).live

    html = desk.get(reverse("events:inspect", args=[event.pk])).content.decode()
    assert "Het staat klaar." in html and "Bekijk hoe de pagina wordt" in html
    assert len(re.findall(r'class="button" href', html)) == 1, "one next step"
    move = reverse("events:move", args=[event.pk, "public"])
    assert move in html
    assert "De datums staan vast." in desk.get(move).content.decode()
    desk.post(move)
    event.refresh_from_db()
    gathering.refresh_from_db()
    assert (event.state, gathering.state) == (EventState.PUBLIC, "planned")
    assert gathering.occasion is not None
    assert EventPage.objects.get(event=event).live


def test_pressed_twice_it_is_one_event_with_one_date_and_one_place(desk: Client) -> None:
    given = typed()
    for _press in range(2):
        assert desk.post(reverse("events:add"), given).status_code == 302
    assert (Event.objects.count(), EventDate.objects.count(), Venue.objects.count()) == (1, 1, 1)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"day": "01-02-2020"}, "Dit moment is al voorbij."),
        ({"day": "morgen"}, "Schrijf de dag zo"),
        ({"begins": ""}, "Schrijf hoe laat het begint."),
        ({"ends": "19:30"}, "Kijk de tijden na."),
        ({"ends": "19:00"}, "Kijk de tijden na."),
        ({"places": "0"}, "Kies minstens 1 plek."),
        ({"where": "known"}, "Kies een plek, of kies"),
        ({"place_province": ""}, "Kies de provincie."),
        ({"kind": "feest"}, "feest"),
    ],
)
def test_what_cannot_be_is_said_at_its_field_and_nothing_is_lost(
    desk: Client, wrong: dict[str, str], sentence: str
) -> None:
    answer = desk.post(reverse("events:add"), typed(**wrong))
    assert answer.status_code == 422
    html = answer.content.decode()
    assert sentence in html and "Avond in Zwolle" in html
    assert (Event.objects.count(), Venue.objects.count()) == (0, 0)


def test_the_address_may_say_for_whom_and_where(desk: Client) -> None:
    url = f"{reverse('events:add')}?perspectief=youth&provincie=DR&soort=desk"
    html = desk.get(url).content.decode()
    assert re.search(r'value="desk"[^>]*checked', html) and re.search(r'value="DR"[^>]*selected', html)
    desk.post(url, typed(kind="desk", where="later"))
    event = Event.objects.get()
    assert [each.code for each in event.meant_for.all()] == ["youth"]
    assert Gathering.objects.get().venue is None


def test_without_a_place_or_a_date_it_does_not_go_on_the_agenda(desk: Client) -> None:
    desk.post(reverse("events:add"), typed(where="later"))
    event = Event.objects.get()
    date = event.dates.get()
    html = desk.get(reverse("events:inspect", args=[event.pk])).content.decode()
    assert "Kies een plek voor" in html and reverse("events:date", args=[event.pk, date.pk]) in html
    move = reverse("events:move", args=[event.pk, "public"])
    assert desk.post(move).status_code == 422
    desk.post(reverse("events:date_cancel", args=[event.pk, date.pk]))
    answer = desk.post(move)
    assert "Zonder datum kan niemand komen." in answer.content.decode()
    event.refresh_from_db()
    assert event.state == EventState.DRAFT


def test_a_place_that_closes_before_the_day_is_no_place(desk: Client) -> None:
    event = make.event(EventState.DRAFT)
    date = make.date(event, definite=False)
    Venue.objects.filter(pk=date.gathering.venue_id).update(closed_on=timezone.localdate() + timedelta(days=3))
    answer = desk.post(reverse("events:move", args=[event.pk, "public"]))
    assert "niet meer in gebruik" in answer.content.decode()


def test_the_same_once_more_takes_texts_and_questions_along(desk: Client) -> None:
    event = make.event(programme="Eerst koffie.", page=True)
    make.date(event)
    make.question(event)
    event.event_partners.create(partner=make.partner())
    given = {"token": str(uuid4())}
    for _press in range(2):
        answer = desk.post(reverse("events:copy", args=[event.pk]), given)
    copy = Event.objects.exclude(pk=event.pk).get()
    assert answer["Location"] == reverse("events:dates", args=[copy.pk])
    assert (copy.state, copy.programme, copy.dates.count()) == (EventState.DRAFT, "Eerst koffie.", 0)
    assert copy.slug != event.slug
    assert (copy.questions.count(), copy.event_partners.count()) == (1, 1)
    assert not copy.page.live


def test_the_list_tells_the_soonest_date_and_asks_the_same_for_one_and_for_three(desk: Client) -> None:
    counts = []
    for more in (1, 2):
        for _each in range(more):
            event = make.event()
            make.date(event, 40)
            soonest = make.date(event, 30)
        desk.get(reverse("events:index"))
        with CaptureQueriesContext(connection) as queries:
            html = desk.get(reverse("events:index")).content.decode()
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert f"{soonest.gathering.starts_here.day} " in html
    late = make.began(make.date(event, 20), minutes=300)
    assert late.gathering.ends_at < timezone.now()
    assert "Sluit een datum af" in desk.get(reverse("events:index")).content.decode()


def test_from_the_page_of_a_gathering_one_goes_to_the_event(desk: Client) -> None:
    event = make.event()
    date = make.date(event)
    html = desk.get(reverse("meetings:inspect", args=[date.gathering_id])).content.decode()
    assert reverse("events:inspect", args=[event.pk]) in html
    other = desk.get(reverse("meetings:inspect", args=[gatherings.planned().pk])).content.decode()
    assert "Ga naar het evenement" not in other


def test_without_a_number_no_more_people_come_than_the_place_holds(desk: Client) -> None:
    small = gatherings.venue(capacity=15)
    desk.post(reverse("events:add"), typed(where="known", venue=small.pk, places=""))
    assert Gathering.objects.get().capacity == 15
