"""People behind a finding: counted once, per side and per channel, and never so that one can be found."""

import pytest

from contributions.models import Tally
from contributions.service import ModerationReason, ModerationState
from people.models import Participant, Perspective
from synthesis.models import Evidence, Finding
from synthesis.service import Direction, add_evidence, add_excerpts, add_result, add_tallies, counts_of, make_excerpt
from tests.factories.synthesis import FindingFactory, occasion, person_heard, words_of

pytestmark = pytest.mark.django_db


def _perspective(code: str) -> Perspective:
    return Perspective.objects.get(code=code)


def _said(finding: Finding, code: str, number: int, direction: str = Direction.FOR, kind: str = "round") -> None:
    at = occasion(kind=kind)
    for _each in range(number):
        person = person_heard(at, perspective=_perspective(code))
        add_evidence(finding, [words_of(person, "Bel mij.", "triage")], by=None, direction=direction)


def test_a_person_counts_once_whatever_was_said_and_where() -> None:
    finding = FindingFactory()
    person = person_heard(occasion(), perspective=_perspective("youth"))
    again = person_heard(occasion(kind="event"))
    again.participant = Participant.objects.get(pk=person.participant_id)
    again.save()
    first, second = words_of(person, "Bel mij. Bel terug."), words_of(again, "Bel mij.")
    add_excerpts(finding, [make_excerpt(first, 0, 8, by=None), make_excerpt(first, 9, 19, by=None)], by=None)
    add_evidence(finding, [second], by=None)
    counts = counts_of([finding])[finding.pk]
    assert counts.supporting.people == 1
    assert len(counts.supporting.words) == 2
    assert counts.channels == [("event", 1, 0), ("round", 1, 0)]
    assert len(counts.supporting.outside) == 1


def test_both_sides_and_small_numbers() -> None:
    finding = FindingFactory()
    _said(finding, "youth", 6)
    _said(finding, "municipality", 5)
    _said(finding, "municipality", 2, Direction.AGAINST)
    counts = counts_of([finding])[finding.pk]
    assert counts.supporting.told == "11 mensen"
    assert counts.supporting.told_by_side == "6 buiten de overheid, 5 binnen de overheid"
    assert counts.contradicting.told == "minder dan 5 mensen"
    assert counts.contradicting.told_by_side == ""
    assert sum(ours for _name, ours, _theirs in counts.groups) == 11


def test_a_part_under_five_is_not_told_apart() -> None:
    finding = FindingFactory()
    _said(finding, "youth", 6)
    _said(finding, "municipality", 4)
    assert counts_of([finding])[finding.pk].supporting.told_by_side == ""


def test_hands_and_results_stand_beside() -> None:
    finding = FindingFactory()
    tally = Tally.objects.create(occasion=occasion(kind="event"), statement="Bel eerst", count=12, people=30)
    add_tallies(finding, [tally], by=None)
    add_tallies(finding, [tally], by=None)
    add_result(finding, "7 van de 10 kozen bellen", "/meedoen/triage/uitkomst/", by=None)
    behind = counts_of([finding])[finding.pk].supporting
    assert (behind.people, len(behind.hands), behind.hands[0].count) == (0, 1, 12)
    assert behind.results == [("7 van de 10 kozen bellen", "/meedoen/triage/uitkomst/")]


def test_spam_and_withdrawn_words_are_nobody() -> None:
    finding = FindingFactory()
    _said(finding, "youth", 2)
    spam, gone = [row.contribution for row in Evidence.objects.select_related("contribution")]
    type(spam).objects.filter(pk=spam.pk).update(moderation=ModerationState.WITHHELD, reason=ModerationReason.SPAM)
    type(gone).objects.filter(pk=gone.pk).update(original="", redacted="", emptied_reason="withdrawn")
    assert counts_of([finding])[finding.pk].supporting.people == 0


def test_it_asks_the_same_for_one_and_for_three(django_assert_num_queries) -> None:
    findings = [FindingFactory() for _each in range(3)]
    for finding in findings:
        _said(finding, "youth", 2)
    for asked in (findings[:1], findings):
        with django_assert_num_queries(3):
            counts_of(asked)
