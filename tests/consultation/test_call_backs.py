"""Calling people back: states, who calls, and what waits on the desk."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from consultation.call_backs import MOVES, claim, give_back, handle
from consultation.desk.entries import call_back_lines, entry_lines
from consultation.enums import CallBackState, EntryState
from consultation.models import CallBackRequest, Entry
from consultation.privacy import expired_call_backs
from contributions.service import Refused
from pages.service import Urgency
from people.service import Role
from tests.factories.entries import waiting_entry
from tests.factories.people import staff
from tests.factories.rounds import open_round

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def without_second_factor(settings) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def asked() -> CallBackRequest:
    return CallBackRequest.objects.create(round=open_round(), name="Ans", phone="06 12 34 56 78", token=uuid4())


@pytest.fixture
def caller():
    return staff(Role.ORGANISER)


def test_each_try_counts_and_a_double_click_is_one(asked, caller) -> None:
    handle(asked.pk, CallBackState.TRIED, by=caller, seen_attempts=0)
    handle(asked.pk, CallBackState.TRIED, by=caller, seen_attempts=0)
    now = handle(asked.pk, CallBackState.TRIED, by=caller, seen_attempts=1)
    assert (now.state, now.attempts) == (CallBackState.TRIED, 2)
    assert handle(asked.pk, CallBackState.UNREACHABLE, by=caller).state == CallBackState.UNREACHABLE


def test_two_do_not_call_the_same_person(asked, caller) -> None:
    other = staff(Role.MODERATOR)
    claim(asked.pk, by=caller)
    claim(asked.pk, by=caller)  # twice is harmless
    for deed in (lambda: claim(asked.pk, by=other), lambda: handle(asked.pk, CallBackState.DONE, by=other)):
        with pytest.raises(Refused, match="Een collega belt"):
            deed()
    give_back(asked.pk, by=caller)
    assert claim(asked.pk, by=other).claimed_by == other


def test_who_took_it_yesterday_and_did_not_call_holds_nobody_up(asked, caller) -> None:
    claim(asked.pk, by=caller)
    CallBackRequest.objects.update(claimed_on=timezone.localdate() - timedelta(days=1))
    other = staff(Role.MODERATOR)
    assert claim(asked.pk, by=other).claimed_by == other


@pytest.mark.parametrize("state", CallBackState)
def test_every_move_that_is_not_in_the_table_is_refused(asked, caller, state) -> None:
    CallBackRequest.objects.update(state=state, attempts=1)
    for to in set(CallBackState) - MOVES[state]:
        with pytest.raises(Refused):
            handle(asked.pk, to, by=caller)
    assert CallBackRequest.objects.get().state == state


def test_only_who_is_dealt_with_is_wiped_early(asked) -> None:
    today = timezone.localdate()
    CallBackRequest.objects.update(asked_on=today - timedelta(days=5), state=CallBackState.TRIED, attempts=1)
    assert not expired_call_backs(today).exists()
    CallBackRequest.objects.update(state=CallBackState.UNREACHABLE)
    assert expired_call_backs(today).exists()


def test_from_the_list_to_the_script_to_a_form_without_a_link_between_them(asked, caller) -> None:
    client = Client()
    client.force_login(caller)
    page = client.get(reverse("call_backs:index")).content.decode()
    assert "Ik bel" in page
    script = client.post(reverse("call_backs:handle", args=[asked.pk, "bellen"]), {"script": "1"}, follow=True)
    shown = script.content.decode()
    assert "Goedemiddag" in shown
    assert f"{reverse('entries:new', args=[asked.round_id])}?kanaal=phone" in shown
    assert str(asked.pk) not in shown
    assert asked.phone not in shown
    related = {field.related_model for field in Entry._meta.get_fields() if field.is_relation}
    assert CallBackRequest not in related


class TestDesk:
    def test_the_oldest_request_tells_how_urgent_it_is(self, asked, caller) -> None:
        (line,) = call_back_lines(caller)
        assert (line.urgency, line.title) == (Urgency.NOW, "Bel 1 persoon terug")
        CallBackRequest.objects.update(asked_on=timezone.localdate() - timedelta(days=4))
        (line,) = call_back_lines(caller)
        assert (line.urgency, line.text) == (Urgency.LATE, "De oudste vraag is van 4 dagen geleden.")

    def test_whom_a_colleague_is_calling_waits_for_nobody_else(self, asked, caller) -> None:
        claim(asked.pk, by=caller)
        assert list(call_back_lines(caller))
        assert not list(call_back_lines(staff(Role.MODERATOR)))
        assert not list(call_back_lines(staff(Role.ANALYST)))

    def test_forms_wait_for_others_and_come_back_to_who_typed(self) -> None:
        typist, checker = staff(Role.FACILITATOR), staff(Role.MODERATOR)
        entry = waiting_entry(open_round(), typist)
        assert not list(entry_lines(typist))
        assert [line.title for line in entry_lines(checker)] == ["Kijk 1 ingevoerd formulier na"]
        Entry.objects.filter(pk=entry.pk).update(state=EntryState.RETURNED, reason="Vraag 2")
        assert [line.title for line in entry_lines(typist)] == ["Verbeter 1 formulier dat terugkwam"]
        assert not list(entry_lines(checker))
        Entry.objects.update(typed_on=timezone.localdate() - timedelta(days=100))
        assert "Rond 1 formulier af dat lang ligt" in [line.title for line in entry_lines(checker)]

    def test_one_query_per_kind_of_work(self, asked, django_assert_num_queries) -> None:
        organiser = staff(Role.ORGANISER)
        organiser.has_perm("x.y")
        for _each in range(3):
            waiting_entry(asked.round)
        with django_assert_num_queries(2):
            assert len([*call_back_lines(organiser), *entry_lines(organiser)]) == 2
