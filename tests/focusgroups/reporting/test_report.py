"""The report and what participants say of it: by link, on paper, until the day, and never more than they want."""

import pytest
import time_machine
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from contributions.models import Contribution
from contributions.service import ChangedMeanwhile, Refused
from focusgroups.enums import ReportState
from focusgroups.models import CheckedQuote, MemberCheck, Report
from focusgroups.reporting.answering import Answer, Said, answer
from focusgroups.reporting.asking import mark_told
from focusgroups.reporting.writing import finish, send_round, take_back, write
from focusgroups.transitions import REPORT_MOVES, move_report
from notices.models import Notice
from privacy.models import Consent, ConsentText
from privacy.service import Purpose
from tests.factories import focusgroups
from tests.focusgroups.reporting.conversations import (
    FIRST,
    SECOND,
    SUMMARY,
    check_of,
    conversation,
    in_days,
    path_of,
    quotes,
    sent,
)

pytestmark = pytest.mark.django_db

# -- The states


@pytest.mark.parametrize("was", ReportState.values)
@pytest.mark.parametrize("to", ReportState.values)
def test_a_report_goes_only_where_the_table_says(was, to):
    talk = focusgroups.held(focusgroups.group("meeting"))
    report = Report.objects.create(gathering=talk, state=was, check_until=in_days(9))
    if to == was or to in REPORT_MOVES[was]:
        assert move_report(report, to, by=None).state == to
    else:
        with pytest.raises(Refused, match="Dit kan niet"):
            move_report(report, to, by=None)
        report.refresh_from_db()
        assert report.state == was


def test_sending_round_asks_for_a_summary_days_and_all_words():
    report = conversation()
    with pytest.raises(Refused, match="vijf dagen"):
        send_round(report, in_days(4), by=None)
    focusgroups.note(report.gathering, None, "Nog iets.")
    with pytest.raises(Refused, match="aantekeningen over"):
        send_round(report, in_days(5), by=None)
    write(report, "", version=report.version, by=None)
    with pytest.raises(Refused, match="eerst de samenvatting"):
        send_round(report, in_days(5), by=None)
    assert not MemberCheck.objects.exists() and not Notice.objects.exists()


def test_two_writers_do_not_lose_a_word():
    report = conversation()
    write(report, "De een.", version=report.version, by=None)
    with pytest.raises(ChangedMeanwhile):
        write(report, "De ander.", version=report.version, by=None)
    report.refresh_from_db()
    assert report.summary == "De een."


def test_everybody_is_asked_once_along_their_own_way():
    report = sent(1)
    talk = report.gathering
    send_round(report, in_days(20), by=None)
    assert Notice.objects.filter(template="member_check").count() == 1
    report = take_back(report, by=None)
    for way, contact in {"phone": {"phone": "0612345678"}, "post": {"address": "Dorp 1"}}.items():
        person = focusgroups.speaker(talk, 5 if way == "phone" else 6).seat.participation.participant
        person.contact.email, person.contact.reach_by = "", way
        for name, value in contact.items():
            setattr(person.contact, name, value)
        person.contact.save()
    walked_in = focusgroups.speaker(talk, 7).seat.participation
    walked_in.participant.contact.delete()
    report = send_round(report, in_days(10), by=None)
    assert sorted(report.checks.values_list("way", "told_on")) == [
        ("mail", timezone.localdate()),
        ("phone", None),
        ("post", None),
    ]
    assert Notice.objects.filter(template="member_check").count() == 2
    by_phone = report.checks.get(way="phone")
    mark_told(by_phone, by=None)
    by_phone.refresh_from_db()
    assert by_phone.told_on == timezone.localdate()


def test_the_mail_holds_the_link_and_no_words():
    report = sent(1)
    mail = Notice.objects.get(template="member_check")
    assert path_of(check_of(report)) in mail.text and FIRST not in mail.text and SUMMARY not in mail.text
    assert "U hoeft niets te doen" in mail.text


# -- What a participant says


def test_saying_that_it_is_right():
    check = check_of(sent())
    answer(check, Answer(True))
    check.refresh_from_db()
    assert (check.state, check.answered_on, check.on_paper) == ("agreed", timezone.localdate(), False)


def test_saying_nothing_is_no_answer():
    check = check_of(sent())
    with pytest.raises(Refused, match="u hoeft niets te doen"):
        answer(check, Answer())
    check.refresh_from_db()
    assert check.state == "asked"


def leave(participation, *purposes):
    for purpose in purposes:
        text = ConsentText.objects.get(purpose=purpose, active=True)
        Consent.objects.create(participant=participation.participant, purpose=purpose, text=text)


def test_a_correction_leaves_the_first_words_and_shows_the_new_ones():
    check = check_of(sent())
    leave(check.participation, Purpose.PUBLISH, Purpose.QUOTE)
    first, second = quotes(check)
    answer(check, Answer(quotes={first.pk: Said("changed", "Bel mij, BSN 123456782."), second.pk: Said("agreed")}))
    first.refresh_from_db()
    old, new = first.contribution, first.replacement
    assert (old.original, new.original) == (FIRST, "Bel mij, BSN █████████.")
    assert (new.participation, new.question, new.mode) == (check.participation, "Wat hebt u nodig?", "own_words")
    assert list(new.agenda_items.all()) == list(old.agenda_items.all())
    Contribution.objects.update(moderation="published")
    assert old not in Contribution.objects.public() and old not in Contribution.objects.quotable()
    assert new in Contribution.objects.public() and new in Contribution.objects.quotable()
    assert {old, new} <= set(Contribution.objects.for_analysis())


def test_changing_ones_mind_until_the_day():
    check = check_of(sent())
    first, _second = quotes(check)
    answer(check, Answer(quotes={first.pk: Said("changed", "Bel mij.")}))
    answer(check, Answer(quotes={first.pk: Said("changed", "Bel mij vandaag.")}))
    first.refresh_from_db()
    assert first.replacement.original == "Bel mij vandaag."
    assert not Contribution.objects.filter(original="Bel mij.").exists()
    answer(check, Answer(quotes={first.pk: Said("agreed")}))
    first.refresh_from_db()
    assert first.replacement is None and first.contribution.replaced_by_id is None
    assert not Contribution.objects.filter(original="Bel mij vandaag.").exists()
    check.refresh_from_db()
    assert check.state == "agreed"


def test_taking_a_quote_away_wipes_exactly_those_words_everywhere():
    report = conversation()
    report = write(
        report, f"{SUMMARY} Iemand zei: bij het loket  wacht ik ALTIJD een uur!", version=report.version, by=None
    )
    report = send_round(report, in_days(9), by=None)
    check, other = check_of(report), check_of(report, 1)
    first, second = quotes(check)
    answer(check, Answer(quotes={second.pk: Said("withdrawn")}))
    second.contribution.refresh_from_db()
    assert (second.contribution.original, second.contribution.emptied_reason) == ("", "withdrawn")
    first.contribution.refresh_from_db()
    assert first.contribution.original == FIRST
    assert [quote.contribution.original for quote in quotes(other)] == [FIRST, SECOND]
    report.refresh_from_db()
    assert report.summary == f"{SUMMARY} Iemand zei: (weggehaald)!"
    answer(check, Answer(True, quotes={second.pk: Said("agreed")}))
    assert CheckedQuote.objects.get(pk=second.pk).answer == "withdrawn"


def test_after_the_day_and_after_the_end_it_is_closed_in_words():
    report = sent()
    check = check_of(report)
    with time_machine.travel(in_days(11)), pytest.raises(Refused, match="kon tot en met"):
        answer(check, Answer(True))
    take_back(report, by=None)
    with pytest.raises(Refused, match="werken nog"):
        answer(check, Answer(True))


SAID = st.sampled_from([Said(""), Said("agreed"), Said("changed", "Anders."), Said("withdrawn")])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20)
@given(st.lists(st.tuples(st.sampled_from([None, True, False]), SAID, SAID), min_size=1, max_size=4))
def test_whatever_is_said_the_first_words_are_whole_or_wiped(rounds):
    check = check_of(sent(1))
    first, second = quotes(check)
    gone = set()
    for right, one, two in rounds:
        try:
            answer(check, Answer(right, quotes={first.pk: one, second.pk: two}))
        except Refused:
            continue
        gone |= {quote.pk for quote, said in ((first, one), (second, two)) if said.answer == "withdrawn"}
        for quote, said, words in ((first, one, FIRST), (second, two, SECOND)):
            quote.refresh_from_db()
            quote.contribution.refresh_from_db()
            assert quote.contribution.original == ("" if quote.pk in gone else words)
            shown = quote.replacement.original if quote.replacement and quote.pk not in gone else None
            assert shown == ("Anders." if said.answer == "changed" and quote.pk not in gone else None)


class ReportMachine(RuleBasedStateMachine):
    """A report by whatever order of deeds: it moves by the table, and an answer counts only while people may look."""

    @initialize()
    def begin(self):
        self.report = conversation(1)
        self.answered = False

    @rule()
    def write(self):
        self.tried(lambda: write(self.report, SUMMARY, version=Report.objects.get(pk=self.report.pk).version, by=None))

    @rule()
    def send(self):
        self.tried(lambda: send_round(self.report, in_days(8), by=None), ("draft", "checking"))

    @rule()
    def take_back(self):
        self.tried(lambda: take_back(self.report, by=None), ("checking", "draft"))

    @rule()
    def finish(self):
        self.tried(lambda: finish(self.report, by=None), ("checking", "final"))

    @precondition(lambda self: MemberCheck.objects.filter(report=self.report).exists())
    @rule(right=st.booleans())
    def say(self, right):
        self.tried(lambda: answer(check_of(self.report), Answer(right, "x" if not right else "")), ("checking",))

    def tried(self, deed, from_states=("draft", "checking", "final")):
        was = Report.objects.get(pk=self.report.pk).state
        try:
            deed()
        except Refused:
            assert Report.objects.get(pk=self.report.pk).state == was
        else:
            assert was in from_states

    @invariant()
    def hangs_together(self):
        report = Report.objects.get(pk=self.report.pk)
        states = set(report.checks.values_list("state", flat=True))
        assert report.state != "final" or "asked" not in states
        assert report.state == "draft" or report.check_until is not None
        assert (report.state == "final") == (report.finished_on is not None)


@pytest.mark.django_db
def test_a_report_in_any_order_of_deeds():
    from hypothesis.stateful import run_state_machine_as_test

    run_state_machine_as_test(ReportMachine, settings=settings(max_examples=12, stateful_step_count=12, deadline=None))
