"""A round moves only along MOVES, is checked before it opens, and every move is written down."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.utils import timezone
from wagtail.models import ModelLogEntry

from audit.models import AuditEvent
from consultation.enums import RoundState
from consultation.models import Item, Round, RoundPage
from consultation.readiness import missing_for_opening
from consultation.tasks import open_and_close_due
from consultation.transitions import MOVES, move
from contributions.service import Refused
from tests.factories.rounds import draft_round, open_round, ready_round

pytestmark = pytest.mark.django_db


def test_every_state_says_where_it_goes():
    assert set(MOVES) == set(RoundState)


def test_a_round_goes_through_its_whole_life(admin_user):
    round_ = ready_round()
    for state, reason in (
        (RoundState.ANNOUNCED, ""),
        (RoundState.OPEN, ""),
        (RoundState.REVIEW, "Iedereen die wij vroegen heeft geantwoord."),
        (RoundState.DECIDED, ""),
        (RoundState.ARCHIVED, ""),
    ):
        round_ = move(round_, state, by=admin_user, reason=reason)
    assert Round.objects.get().state == RoundState.ARCHIVED
    assert list(
        AuditEvent.objects.filter(action="consultation.move_round", actor_id=admin_user.pk)
        .order_by("pk")
        .values_list("details__was", "details__now")
    ) == [
        ("draft", "announced"),
        ("announced", "open"),
        ("open", "review"),
        ("review", "decided"),
        ("decided", "archived"),
    ]


@pytest.mark.parametrize("was", RoundState)
@pytest.mark.parametrize("to", RoundState)
def test_only_what_the_table_allows_happens(was, to):
    round_ = ready_round()
    Round.objects.update(state=was)
    allowed = to in [step.to for step in MOVES[was]]
    if allowed or was == to:
        assert move(round_, to, by=None, reason="Dit moet nu.").state == to
    else:
        with pytest.raises(Refused, match="Ververs de pagina"):
            move(round_, to, by=None, reason="Dit moet nu.")
        assert Round.objects.get().state == was


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (lambda round_: Item.objects.update(retired=True), "minstens één vraag"),
        (lambda round_: Round.objects.update(opens_at=None), "vanaf wanneer"),
        (lambda round_: Round.objects.update(closes_at=None), "tot wanneer de ronde open is"),
        (
            lambda round_: Round.objects.update(
                opens_at=timezone.now() - timedelta(days=3), closes_at=timezone.now() - timedelta(days=1)
            ),
            "al voorbij",
        ),
        (lambda round_: Round.objects.update(word_back_on=None), "wanneer mensen van u horen"),
        (lambda round_: Round.objects.update(contact_name=""), "naam in van iemand"),
        (lambda round_: Round.objects.update(contact_phone=""), "telefoonnummer"),
        (lambda round_: _words_final_on(round_, None), "woorden kunnen terughalen"),
        (lambda round_: _words_final_on(round_, timezone.localdate()), "minstens tot de sluitdatum"),
        (lambda round_: RoundPage.objects.get().unpublish(), "Publiceer eerst"),
    ],
)
@pytest.mark.parametrize("to", [RoundState.OPEN, RoundState.ANNOUNCED])
def test_a_round_that_lacks_something_does_not_open_and_says_what(spoil, sentence, to):
    round_ = ready_round()
    spoil(round_)
    with pytest.raises(Refused, match=sentence):
        move(round_, to, by=None)
    assert Round.objects.get().state == RoundState.DRAFT


def _words_final_on(round_, day):
    round_.occasion.words_final_on = day
    round_.occasion.save()


def test_a_fresh_round_hears_everything_it_lacks_at_once():
    assert len(missing_for_opening(draft_round(), today=timezone.localdate())) == 8


def test_closing_early_asks_for_a_reason_and_tells_the_truth_about_the_date(admin_user):
    round_ = open_round()
    with pytest.raises(Refused, match="eerder dan beloofd"):
        move(round_, RoundState.REVIEW, by=admin_user, reason="  ")
    closed = move(round_, RoundState.REVIEW, by=admin_user, reason="Er is een storing.")
    assert closed.closes_at <= timezone.now()
    entry = ModelLogEntry.objects.get(action="consultation.move", data__now="review")
    assert entry.data["reason"] == "Er is een storing."
    assert "reason" not in AuditEvent.objects.filter(action="consultation.move_round").last().details


def test_opening_before_the_day_moves_the_opening_to_now():
    round_ = ready_round(opens_at=timezone.now() + timedelta(days=3))
    assert move(round_, RoundState.OPEN, by=None).opens_at <= timezone.now()


def test_the_same_move_twice_happens_once():
    round_ = ready_round()
    move(round_, RoundState.OPEN, by=None)
    move(round_, RoundState.OPEN, by=None)
    assert AuditEvent.objects.filter(action="consultation.move_round").count() == 1


def test_a_move_that_cannot_be_written_down_does_not_happen(monkeypatch, admin_user):
    round_ = ready_round()
    with connection.execute_wrapper(_refuse_audit_rows), pytest.raises(RuntimeError, match="no room for the trail"):
        move(round_, RoundState.OPEN, by=admin_user)
    assert Round.objects.get().state == RoundState.DRAFT


def _refuse_audit_rows(execute, sql, params, many, context):
    if "INSERT" in sql and "audit_auditevent" in sql:
        raise RuntimeError("no room for the trail")
    return execute(sql, params, many, context)


def test_the_clock_opens_and_closes_what_is_due_and_nothing_else():
    start = timezone.now()
    due = ready_round("nu", opens_at=start + timedelta(hours=1), closes_at=start + timedelta(hours=2))
    later = ready_round("later", opens_at=start + timedelta(days=3), closes_at=start + timedelta(days=9))
    for round_ in (due, later):
        move(round_, RoundState.ANNOUNCED, by=None)
    states = []
    for hours in (0, 1.5, 1.5, 3, 3):
        with time_machine.travel(start + timedelta(hours=hours), tick=False):
            moved = open_and_close_due()
        due.refresh_from_db()
        states.append((moved, due.state))
    assert states == [(0, "announced"), (1, "open"), (0, "open"), (1, "review"), (0, "review")]
    later.refresh_from_db()
    assert later.state == RoundState.ANNOUNCED


@pytest.mark.parametrize(
    "opens_at",
    [
        datetime(2026, 3, 29, 1, 0, tzinfo=UTC),  # 02:00 does not exist in the Netherlands that night
        datetime(2026, 10, 25, 1, 30, tzinfo=UTC),  # 02:30 comes twice, this is the second
    ],
)
def test_the_night_the_clock_changes_opens_a_round_once_and_on_time(opens_at):
    with time_machine.travel(opens_at - timedelta(days=1), tick=False):
        round_ = ready_round(opens_at=opens_at, closes_at=opens_at + timedelta(days=7))
        move(round_, RoundState.ANNOUNCED, by=None)
    with time_machine.travel(opens_at - timedelta(minutes=59), tick=False):
        assert open_and_close_due() == 0
    with time_machine.travel(opens_at + timedelta(minutes=1), tick=False):
        assert [open_and_close_due(), open_and_close_due()] == [1, 0]


def test_a_round_that_is_not_ready_waits_and_holds_up_no_other():
    start = timezone.now()
    for slug in ("heel", "half"):
        move(ready_round(slug, opens_at=start + timedelta(minutes=5)), RoundState.ANNOUNCED, by=None)
    Round.objects.filter(slug="half").update(contact_phone="")
    with time_machine.travel(start + timedelta(minutes=6), tick=False):
        assert open_and_close_due() == 1
    assert dict(Round.objects.values_list("slug", "state")) == {"heel": "open", "half": "announced"}


@pytest.mark.django_db(transaction=True)
def test_two_organisers_who_press_at_once_move_a_round_once():
    round_ = ready_round()
    trail = AuditEvent.objects.filter(action="consultation.move_round")
    barrier = threading.Barrier(2)

    def press():
        barrier.wait()
        try:
            move(round_, RoundState.OPEN, by=None)
        finally:
            connection.close()

    threads = [threading.Thread(target=press) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert trail.count() == 1
