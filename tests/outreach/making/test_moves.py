"""An event goes only where its table says, on the screens as well; and what belongs to a move goes with it."""

from collections import Counter
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase as HypothesisCase
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from contributions.service import Refused
from gatherings.models import Gathering, SeatMessage
from outreach.making.moving import cancel_event, close_event, publish
from outreach.models import Event
from outreach.service import EventState
from outreach.transitions import EVENT_MOVES, move_event
from people.models import User
from people.service import Role
from tests.factories import gatherings
from tests.factories import outreach as make
from tests.factories.people import staff
from tests.journeys.screens import IS_DEEP

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("was", EventState)
def test_every_move_that_is_not_in_the_table_is_refused(was: EventState) -> None:
    allowed = {move.to for move in EVENT_MOVES[was]}
    for to in EventState:
        event = make.event(was)
        if to in allowed or to == was:
            assert move_event(event, to, by=None).state == to
        else:
            with pytest.raises(Refused, match="Dit kan niet: het evenement staat op"):
                move_event(event, to, by=None)
            assert Event.objects.get(pk=event.pk).state == was


def test_on_the_screen_a_move_that_is_not_there_does_nothing(desk: Client) -> None:
    for was in EventState:
        allowed = {move.to for move in EVENT_MOVES[was]}
        for to in set(EventState) - allowed:
            event = make.event(was)
            url = reverse("events:move", args=[event.pk, to])
            assert (desk.get(url).status_code, desk.post(url).status_code) == (302, 302)
            assert Event.objects.get(pk=event.pk).state == was


def test_calling_off_tells_everybody_once_however_often_one_presses(desk: Client) -> None:
    event = make.event(page=True)
    dates = [make.date(event, 20 + number) for number in range(3)]
    for date in dates:
        gatherings.seat(date.gathering)
        gatherings.seat(date.gathering, "waiting")
    url = reverse("events:move", args=[event.pk, "cancelled"])
    html = desk.get(url).content.decode()
    assert "6 aanmeldingen krijgen bericht." in html
    assert desk.post(url, {"reason": ""}).status_code == 422
    for _press in range(2):
        desk.post(url, {"reason": "De zaal is dicht."})
    assert set(Gathering.objects.values_list("state", "cancel_reason")) == {("cancelled", "De zaal is dicht.")}
    assert set(Counter(SeatMessage.objects.values_list("seat", "kind")).values()) == {1}
    assert SeatMessage.objects.filter(kind="cancel_all").count() == 6


def test_a_draft_is_called_off_without_a_reason(desk: Client) -> None:
    event = make.event(EventState.DRAFT)
    make.date(event, definite=False)
    desk.post(reverse("events:move", args=[event.pk, "cancelled"]))
    assert Event.objects.get(pk=event.pk).state == EventState.CANCELLED
    assert Gathering.objects.get().state == "dropped"


def test_what_was_not_closed_must_be_closed_first(desk: Client, organiser: User) -> None:
    event = make.event()
    date = make.began(make.date(event), minutes=200)
    for to, sentence in (("closed", "Sluit eerst elke datum af"), ("cancelled", "nog niet is afgesloten")):
        url = reverse("events:move", args=[event.pk, to])
        assert sentence in desk.get(url).content.decode()
        assert desk.post(url, {"reason": "Het kan niet."}).status_code == 422
    Gathering.objects.filter(pk=date.gathering_id).update(state="held")
    assert close_event(event, by=organiser).state == EventState.CLOSED


def test_nothing_was_held_so_nothing_is_finished(organiser: User) -> None:
    event = make.event()
    with pytest.raises(Refused, match="nog geen datum geweest"):
        close_event(event, by=organiser)


class EventLife(RuleBasedStateMachine):
    """Any deeds in any order: the state only goes along the table, and dates keep up with it."""

    def __init__(self) -> None:
        super().__init__()
        self.event = make.event(EventState.DRAFT)
        self.by = staff(Role.ORGANISER)
        self.model = EventState.DRAFT

    def _do(self, deed: Any, to: EventState, **more: Any) -> None:
        allowed = {move.to for move in EVENT_MOVES[self.model]}
        try:
            deed(self.event, by=self.by, **more)
        except Refused:
            assert to != self.model
        else:
            assert to in allowed or to == self.model
            self.model = to

    @rule(days=st.integers(2, 300), definite=st.booleans())
    def date(self, days: int, definite: bool) -> None:
        if self.model in (EventState.DRAFT, EventState.PUBLIC):
            made = make.date(self.event, days, definite=self.model == EventState.PUBLIC)
            if self.model == EventState.PUBLIC:
                gatherings.seat(made.gathering)
                if definite:
                    Gathering.objects.filter(pk=made.gathering_id).update(state="held")

    @rule()
    def publish(self) -> None:
        self._do(publish, EventState.PUBLIC)

    @rule(reason=st.sampled_from(["De zaal is dicht.", ""]))
    def cancel(self, reason: str) -> None:
        self._do(cancel_event, EventState.CANCELLED, reason=reason)

    @rule()
    def close(self) -> None:
        self._do(close_event, EventState.CLOSED)

    @invariant()
    def dates_keep_up(self) -> None:
        assert Event.objects.get(pk=self.event.pk).state == self.model
        states = set(Gathering.objects.filter(event_date__event=self.event).values_list("state", flat=True))
        allowed = {
            EventState.DRAFT: {"offered"},
            EventState.PUBLIC: {"planned", "held"},
            EventState.CLOSED: {"held"},
            EventState.CANCELLED: {"cancelled", "dropped", "held"},
        }
        assert states <= allowed[self.model]
        told = Counter(
            SeatMessage.objects.filter(seat__gathering__event_date__event=self.event).values_list("seat", "kind")
        )
        assert set(told.values()) <= {1}


class TestEventLife(HypothesisCase, EventLife.TestCase):  # type: ignore[name-defined, misc]
    settings = settings(
        max_examples=200 if IS_DEEP else 4,
        stateful_step_count=8,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
