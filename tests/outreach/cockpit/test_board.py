"""The page of an event: what to do now, how each date stands, and the same number of queries for one and for three."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.http import HttpRequest
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.widgets.button import Button

from gatherings.models import Gathering
from outreach.cockpit.steps import STEP_URLS, DateStep
from outreach.models import Event, EventDate, EventReport, SignUp
from outreach.service import EventState
from outreach.viewsets.date_ways import DATE_BUTTONS, DATE_FACTS
from people.service import Role
from tests.factories import gatherings
from tests.factories import outreach as make
from tests.factories.people import staff

pytestmark = pytest.mark.django_db


def board(desk: Client, event: Event) -> str:
    return desk.get(reverse("events:inspect", args=[event.pk])).content.decode()


def steps(desk: Client, event: Event) -> list[str]:
    """The sentence on top, and that of each date."""
    panel = desk.get(reverse("events:inspect", args=[event.pk])).context["panels"][0]["panel"]
    rows = [*panel["coming"], *panel["past"]]
    return [panel["step"].sentence, *(row.step.sentence if row.step else "" for row in rows)]


def test_from_publishing_to_the_word_back_there_is_one_next_step(desk: Client, monkeypatch: Any) -> None:
    for step in DateStep:
        monkeypatch.setitem(STEP_URLS, step, lambda date, step=step: f"/{step}/{date.pk}/")
    event = make.event(EventState.DRAFT, contact_phone="070 123 45 67")
    assert "Kies eerst een datum." in steps(desk, event)[0]
    date = make.date(event, definite=False)
    assert "Zet op de agenda" in board(desk, event)
    desk.post(reverse("events:move", args=[event.pk, "public"]))
    assert "Vraag partners" in steps(desk, event)[0]
    assert f"/invite/{date.pk}/" in board(desk, event)
    event.event_partners.create(partner=make.partner())
    assert "krijgt vanzelf een herinnering" in steps(desk, event)[1]

    date = make.began(date, minutes=-60)
    assert "Het begint zo." in steps(desk, event)[0] and f"/door/{date.pk}/" in board(desk, event)
    date = make.began(date, minutes=180)
    assert "Sluit die af" in steps(desk, event)[0] and f"/close/{date.pk}/" in board(desk, event)
    Gathering.objects.filter(pk=date.gathering_id).update(state="held")
    assert "Schrijf op wat wij hoorden." in steps(desk, event)[0] and f"/report/{date.pk}/" in board(desk, event)
    report = EventReport.objects.create(date=date, state="published")
    assert "Vertel het aan wie er was." in steps(desk, event)[0] and f"/word_back/{date.pk}/" in board(desk, event)
    EventReport.objects.filter(pk=report.pk).update(word_back_on=timezone.localdate())
    assert "Rond het evenement af" in steps(desk, event)[0]
    desk.post(reverse("events:move", args=[event.pk, "closed"]))
    assert "U hoeft niets meer te doen." in steps(desk, event)[0]


def test_numbers_and_what_is_amiss(desk: Client) -> None:
    event = make.event()
    date = make.date(event, capacity=2, venue=gatherings.venue(capacity=1))
    for state, chairs in (("accepted", 2), ("waiting", 3)):
        seat = gatherings.seat(date.gathering, state, chairs=chairs)
        SignUp.objects.create(
            seat=seat, date=date, door_code=state[:3], token=uuid4(), needs=["interpreter", "childcare"], language="ar"
        )
    html = board(desk, event)
    assert "2 van de 2 plekken bezet, 0 vrij." in html and "3 mensen wachten." in html
    assert "In deze plek is 1 stoel." in html and "nog niemand gekozen die het leidt" in html
    assert "Niemand bekeek" in html
    assert "Regel: een tolk in mijn taal, voor 1 aanmelding. Talen: Arabisch." in html
    assert "Splits deze datum" in html


def test_other_parts_add_their_ways_and_facts(desk: Client, monkeypatch: Any) -> None:
    def ways(_request: HttpRequest, date: EventDate) -> list[Button]:
        return [Button("Open de deur", url=f"/deur/{date.pk}/")]

    def facts(_request: HttpRequest, dates: Sequence[EventDate]) -> dict[UUID, str]:
        return {date.pk: "Er zijn 7 kaarten." for date in dates}

    monkeypatch.setattr("outreach.viewsets.date_ways.DATE_BUTTONS", [*DATE_BUTTONS, ways])
    monkeypatch.setattr("outreach.viewsets.date_ways.DATE_FACTS", [*DATE_FACTS, facts])
    event = make.event()
    date = make.date(event)
    html = board(desk, event)
    assert f'href="/deur/{date.pk}/"' in html and "Er zijn 7 kaarten." in html


def test_an_editor_sees_no_people_and_no_deeds(desk: Client, settings: Any) -> None:
    event = make.event()
    date = make.date(event)
    seat = gatherings.seat(date.gathering)
    SignUp.objects.create(seat=seat, date=date, door_code="A", token=uuid4(), needs=["childcare"])
    editor = Client()
    editor.force_login(staff(Role.EDITOR))
    html = board(editor, event)
    assert "Avond in de buurt" in html
    assert "Regel:" not in html and "Verander de datum" not in html and "Zeg dit evenement af" not in html
    for name in ("date", "date_cancel", "date_split"):
        assert editor.get(reverse(f"events:{name}", args=[event.pk, date.pk])).status_code in (302, 403)


def test_the_page_asks_the_same_for_one_date_and_for_three_with_people(desk: Client) -> None:
    event = make.event(page=True)
    counts = []
    for more in (1, 2):
        for _each in range(more):
            date = make.date(event, 30 + EventDate.objects.count())
            for _person in range(3 * more):
                seat = gatherings.seat(date.gathering)
                SignUp.objects.create(
                    seat=seat, date=date, door_code=seat.pk.hex[:6], token=uuid4(), needs=["interpreter"]
                )
        board(desk, event)
        with CaptureQueriesContext(connection) as queries:
            board(desk, event)
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert counts[0] < 45
