"""A promised closing moment changes with a reason that everybody reads; a copy takes texts and nobody's words."""

from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from consultation import cookies
from consultation.changes import Period, extend
from consultation.copying import copy_round
from consultation.enums import ChangeKind, ItemKind, RoundState
from consultation.models import Answer, Item, ItemVersion, Round, RoundChange, RoundPage, Submission
from consultation.moments import clock_problem
from consultation.rounds import Practical, create_round
from consultation.targets import targets_of, version_of
from consultation.transitions import move
from contributions.service import Refused, begin, new_code, reactions
from tests.consultation.walker import Walker
from tests.factories.rounds import draft_round, item_of, open_round, ready_round

pytestmark = pytest.mark.django_db

REASON = "Veel ondernemers vroegen om meer tijd."


def later(round_, days=10):
    return Period(round_.closes_at + timedelta(days=days))


def public_page(client, round_):
    return client.get(f"/meedoen/{round_.slug}/").content.decode()


def test_extending_is_told_on_the_page_and_in_the_list_with_its_reason(client):
    round_ = open_round()
    was = round_.closes_at
    extended = extend(round_, later(round_), reason=f"  {REASON} Mijn nummer is 111222333. ", by=None)
    change = RoundChange.objects.get()
    assert (change.kind, change.old_closes_at, change.new_closes_at) == ("extended", was, extended.closes_at)
    shown = public_page(client, round_)
    assert "Wat er veranderde" in shown and REASON in shown
    assert "111222333" not in shown and "111222333" not in change.reason
    assert "Verlengd: meedoen kan nu tot" in client.get("/meedoen/").content.decode()


def test_extending_twice_with_the_same_moment_is_one_change():
    round_ = open_round()
    for _press in range(2):
        extend(round_, Period(timezone.localtime(round_.closes_at + timedelta(days=3))), reason=REASON, by=None)
    assert RoundChange.objects.count() == 1


@pytest.mark.parametrize(
    ("days", "reason", "sentence"),
    [(10, "   ", "waarom"), (-1, REASON, "Kies een later moment"), (40_000, REASON, "van u horen")],
)
def test_an_extension_that_cannot_be_says_what_to_do_and_changes_nothing(days, reason, sentence):
    round_ = open_round()
    with pytest.raises(Refused, match=sentence):
        extend(round_, later(round_, days), reason=reason, by=None)
    assert Round.objects.get().closes_at == round_.closes_at and not RoundChange.objects.exists()


@pytest.mark.parametrize("state", [state for state in RoundState if state != RoundState.OPEN])
def test_only_an_open_round_is_extended(state):
    round_ = open_round()
    Round.objects.update(state=state)
    with pytest.raises(Refused, match="alleen als de ronde open is"):
        extend(round_, later(round_), reason=REASON, by=None)


def test_who_gets_more_time_can_also_take_words_back_longer():
    round_ = open_round()
    round_.occasion.words_final_on = timezone.localdate(round_.closes_at)
    round_.occasion.save()
    extended = extend(round_, later(round_), reason=REASON, by=None)
    assert extended.occasion.words_final_on == timezone.localdate(extended.closes_at)


def test_closing_early_and_opening_again_are_two_lines_that_everybody_reads(client):
    round_ = open_round()
    was = round_.closes_at
    closed = move(round_, RoundState.REVIEW, by=None, reason="Er is een storing.")
    assert "Eerder gesloten" in client.get("/meedoen/").content.decode()
    period = Period(timezone.now() + timedelta(days=5))
    opened = move(closed, RoundState.OPEN, by=None, reason="De storing is voorbij.", period=period)
    assert opened.closes_at == period.closes_at
    lines = RoundChange.objects.order_by("pk")
    assert [line.kind for line in lines] == [ChangeKind.CLOSED_EARLY, ChangeKind.REOPENED]
    assert (lines[0].old_closes_at, lines[1].old_closes_at) == (was, closed.closes_at)
    shown = public_page(client, round_)
    assert "Er is een storing." in shown and "De storing is voorbij." in shown
    assert "Weer open" in client.get("/meedoen/").content.decode()


def test_closing_on_time_is_no_change():
    round_ = open_round()
    with time_machine.travel(round_.closes_at + timedelta(minutes=1)):
        move(round_, RoundState.REVIEW, by=None)
    assert not RoundChange.objects.exists()


def test_a_round_that_stops_without_a_decision_says_why_and_leaves_the_list(client):
    round_ = open_round()
    Round.objects.update(state=RoundState.REVIEW)
    with pytest.raises(Refused, match="waarom"):
        move(round_, RoundState.ARCHIVED, by=None)
    move(round_, RoundState.ARCHIVED, by=None, reason="De minister besloot zelf al.")
    shown = public_page(client, round_)
    assert "gearchiveerd" in shown and "De minister besloot zelf al." in shown
    assert round_.slug not in client.get("/meedoen/").content.decode()


def test_the_database_refuses_a_change_without_a_reason_and_an_extension_backwards():
    round_ = open_round()
    now = timezone.now()
    for wrong in (
        {"kind": "extended", "reason": "", "old_closes_at": now, "new_closes_at": now + timedelta(days=1)},
        {"kind": "extended", "reason": REASON, "old_closes_at": now, "new_closes_at": now - timedelta(days=1)},
        {"kind": "anders", "reason": REASON},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            RoundChange.objects.create(round=round_, **wrong)


def test_who_comes_back_with_a_draft_reads_why_it_closed_and_keeps_the_code(client):
    round_ = open_round()
    walker = Walker(round_, client)
    walker.answer(1, keuze="person")
    code = client.cookies[cookies.name_for(round_)].value.partition(":")[0]
    assert len(code) > 8
    move(round_, RoundState.REVIEW, by=None, reason="Er is een storing.")
    for screen in ("begin", "resume", "overview"):
        shown = client.get(reverse(f"consultation:{screen}", args=[round_.slug]), follow=True).content.decode()
        assert "Er is een storing." in shown and "niet ingestuurd" in shown, screen
        assert all(word in shown for word in code.split("-")) and "Gaat de ronde weer open" in shown, screen
    Round.objects.update(state=RoundState.ARCHIVED)
    shown = client.get(reverse("consultation:begin", args=[round_.slug])).content.decode()
    assert all(word in shown for word in code.split("-"))
    Round.objects.update(state=RoundState.OPEN, closes_at=timezone.now() + timedelta(days=3))
    assert "Ga verder waar u was" in client.get(reverse("consultation:begin", args=[round_.slug])).content.decode()


def test_a_copy_has_the_texts_and_the_questions_of_now_and_nothing_of_people():
    round_ = open_round("zaken")
    item = item_of(round_, ItemKind.OPEN)
    submission = Submission.objects.create(round=round_, participation=begin(round_.occasion, code=new_code()))
    Answer.objects.create(submission=submission, item=item, item_version=item.current)
    ItemVersion.objects.filter(pk=item.current_id).update(number=4, frozen=True, text="Wat niet?")
    Item.objects.filter(pk=item_of(round_, ItemKind.STORY).pk).update(retired=True)

    reactions.let_react(round_.occasion, True)
    copy = copy_round(round_, title="Nog een keer")

    assert (copy.takes_recordings, copy.occasion.takes_reactions) == (True, True)
    assert version_of(targets_of(copy)) == version_of(targets_of(round_)) != version_of([])
    assert (copy.state, copy.slug, copy.title) == (RoundState.DRAFT, "zaken-2", "Nog een keer")
    assert (copy.opens_at, copy.closes_at, copy.word_back_on) == (None, None, None)
    assert copy.occasion_id != round_.occasion_id and copy.occasion.words_final_on is None
    assert (copy.why, copy.contact_phone, copy.complaint_route) == (
        round_.why,
        round_.contact_phone,
        round_.complaint_route,
    )
    assert [block.value["question"] for block in copy.faq] == [block.value["question"] for block in round_.faq]
    asked = list(Item.objects.asked().filter(step__round=copy))
    before = list(Item.objects.asked().filter(step__round=round_))
    assert [each.current.text for each in asked] == [each.current.text for each in before]
    assert {(each.current.number, each.current.frozen) for each in asked} == {(1, False)}
    assert [sorted(each.agenda_items.values_list("number", flat=True)) for each in asked] == [
        sorted(each.agenda_items.values_list("number", flat=True)) for each in before
    ]
    follower = next(each for each in asked if each.shown_if_item_id)
    assert follower.shown_if_item in asked and follower.shown_if_option == "at_the_end"
    page = RoundPage.objects.get(round=copy)
    assert (page.live, page.introduction) == (False, round_.page.introduction)
    assert not Submission.objects.filter(round=copy).exists() and not copy.changes.exists()


def test_the_same_form_twice_is_one_round_and_one_copy():
    token, other = uuid4(), uuid4()
    assert create_round("empty", token=token).pk == create_round("empty", token=token).pk
    round_ = Round.objects.get()
    assert copy_round(round_, title="Kopie", token=other).pk == copy_round(round_, title="Kopie", token=other).pk
    assert Round.objects.count() == 2


def test_a_copy_at_a_taken_or_reserved_address_is_refused_whole():
    round_ = draft_round("zaken")
    for slug in ("zaken", "proef"):
        with pytest.raises(Refused, match="ander adres"):
            copy_round(round_, title="Kopie", slug=slug)
    assert Round.objects.count() == 1


def test_the_last_days_follow_from_the_closing_day():
    closes = timezone.make_aware(datetime(2027, 2, 7, 23, 59))
    round_ = create_round("empty", practical=Practical(closes_at=closes))
    assert (round_.occasion.words_final_on, round_.word_back_on) == (date(2027, 3, 7), date(2027, 4, 4))


@pytest.mark.parametrize(
    ("moment", "says"),
    [
        (datetime(2027, 3, 28, 1, 59), ""),
        (datetime(2027, 3, 28, 2, 30), "bestaat 02.30 uur niet"),
        (datetime(2027, 3, 28, 3, 0), ""),
        (datetime(2027, 10, 31, 1, 59), ""),
        (datetime(2027, 10, 31, 2, 30), "komt 02.30 uur twee keer voor"),
        (datetime(2027, 10, 31, 3, 0), ""),
    ],
)
def test_the_hour_the_clock_skips_or_repeats_is_not_guessed(moment, says):
    problem = clock_problem(moment)
    assert says in problem and bool(problem) == bool(says)


@pytest.mark.parametrize("count", [1, 3])
def test_the_public_list_asks_the_same_number_of_questions_whatever_its_length(
    client, count, django_assert_max_num_queries
):
    for number in range(count):
        round_ = open_round(f"ronde-{number}")
        extend(round_, later(round_), reason=REASON, by=None)
    client.get("/meedoen/")
    with django_assert_max_num_queries(30) as asked:
        shown = client.get("/meedoen/").content.decode()
    assert shown.count("Verlengd: meedoen") == count
    assert _asked.setdefault("list", len(asked)) == len(asked)


_asked: dict[str, int] = {}


def test_a_page_that_is_live_before_its_round_says_that_it_is_being_prepared(client):
    round_ = ready_round()
    shown = public_page(client, round_)
    assert "U kunt nog niet meedoen" in shown and "niet meer meedoen" not in shown
    assert "Doe mee</a>" not in shown


def test_the_public_page_tells_who_to_call_where_to_complain_and_what_people_ask(client):
    shown = public_page(client, open_round())
    assert "<summary>Hoeveel tijd kost het?</summary>" in shown
    assert "Niet tevreden?" in shown and "Nationale ombudsman" in shown
    assert "Samira van het team" in shown and 'href="tel:0701234567"' in shown
