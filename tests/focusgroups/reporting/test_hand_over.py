"""From a file to notes, and from notes to contributions: every word once, and at the right person."""

import threading

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contributions.models import Contribution
from contributions.service import Refused, withdraw
from focusgroups.models import Note, Report, Speaker, Transcript
from focusgroups.reporting.hand_over import hand_over, to_hand_over
from focusgroups.reporting.transcripts import Choices, bring, choose, drop, take_in, take_in_left
from privacy import retention
from tests.factories import focusgroups

pytestmark = pytest.mark.django_db

TALK = """[00:00:01] Karin: Welkom. Welke hulp had u nodig van de overheid?
Annie de Vries: Dat iemand mij terugbelt. Mijn nummer is 123456782.
Piet: Annie heeft gelijk.
Let op: dat vind ik echt.
Karin: Ja. Wat moet er dan anders bij een loket?
Piet: Eén gezicht, Karin.
"""
WHO = {"Karin": "leader", "Annie de Vries": "speaker:1", "Piet": "speaker:2", "Let op": "text"}
NAMES = frozenset({"Karin", "Annie de Vries", "Piet"})


@pytest.fixture
def group():
    return focusgroups.group("meeting")


@pytest.fixture
def talk(group):
    return focusgroups.held(group)


def words_at(talk):
    return list(Contribution.objects.filter(occasion=talk.occasion).order_by("order", "pk"))


def test_a_file_becomes_notes_with_numbers_for_names(talk, group):
    question = focusgroups.guide(group)
    annie = focusgroups.speaker(talk, 1)
    made = bring(talk, "gesprek.txt", TALK.encode(), by=None)
    assert "123456782" not in str(made.waiting)
    choose(made, Choices(WHO, NAMES, {4: question.pk}), by=None)
    assert take_in(made.pk) == 5
    notes = list(Note.objects.filter(gathering=talk))
    assert [(note.text, str(note.speaker), note.kind) for note in notes] == [
        ("Welkom. Welke hulp had u nodig van de overheid?", "None", "remark"),
        ("Dat iemand mij terugbelt. Mijn nummer is █████████.", "Spreker 1", "spoken"),
        ("Spreker 1 heeft gelijk.\nLet op: dat vind ik echt.", "Spreker 2", "spoken"),
        ("Ja. Wat moet er dan anders bij een loket?", "None", "remark"),
        ("Eén gezicht, de gespreksleider.", "Spreker 2", "spoken"),
    ]
    assert [note.asked for note in notes][1] == "Welke hulp had u nodig van de overheid?"
    assert notes[4].question == question and notes[4].asked == question.text
    assert notes[1].speaker == annie
    made.refresh_from_db()
    assert (made.state, made.waiting) == ("done", {})


def test_no_number_and_no_name_stays_of_a_file(talk):
    content = "Mijn nummer 123456782: dat klopt.\nPiet: Dag."
    made = bring(talk, "Gesprek Annie de Vries 123456782.DOCX.txt", content.encode(), by=None)
    assert "123456782" not in f"{made.file_name} {made.waiting}"
    labels = [label for label, _text in made.waiting["turns"]]
    choose(made, Choices({labels[0]: "text", "Piet": "speaker:1"}, frozenset()), by=None)
    take_in(made.pk)
    made.refresh_from_db()
    assert made.file_name == ".txt"
    assert not Note.objects.filter(text__contains="123456782").exists()


def test_the_same_file_goes_in_once_and_a_broken_off_one_goes_on(talk):
    made = bring(talk, "gesprek.txt", TALK.encode(), by=None)
    with pytest.raises(Refused, match="al bij deze bijeenkomst"):
        bring(talk, "anders.txt", TALK.encode(), by=None)
    choose(made, Choices(WHO), by=None)
    waiting = Transcript.objects.get().waiting
    take_in(made.pk)
    # As if the worker was killed before the last pieces: some notes are there, the state is not.
    Note.objects.filter(gathering=talk).last().delete()
    Transcript.objects.filter(pk=made.pk).update(state="taking", waiting=waiting)
    assert take_in_left() == 1
    assert Note.objects.filter(gathering=talk).count() == 5
    assert take_in(made.pk) == 0
    with pytest.raises(Refused, match="al opgenomen"):
        drop(made, by=None)


@pytest.mark.parametrize(
    "choices",
    [
        Choices({}),
        Choices({**WHO, "Piet": ""}),
        Choices({**WHO, "Piet": "speaker:0"}),
        Choices({**WHO, "Piet": "speaker:x"}),
        Choices(WHO, questions={0: 999_999}),
    ],
)
def test_choices_that_cannot_be_are_refused(talk, choices):
    made = bring(talk, "gesprek.txt", TALK.encode(), by=None)
    with pytest.raises(Refused, match="Kies"):
        choose(made, choices, by=None)
    made.refresh_from_db()
    assert made.state == "read"
    drop(made, by=None)
    assert not Transcript.objects.exists()


def test_a_file_nobody_tied_goes_after_thirty_days(talk):
    old = focusgroups.transcript(talk)
    young = focusgroups.transcript(talk)
    Transcript.objects.filter(pk=old.pk).update(brought_on="2020-01-01")
    retention.apply()
    assert list(Transcript.objects.all()) == [young]


def test_too_early_and_too_late_are_refused(group, talk):
    with pytest.raises(Refused, match="staat niet vast"):
        bring(focusgroups.session(group), "a.txt", TALK.encode(), by=None)
    Report.objects.create(gathering=talk, state="final", check_until="2030-01-01")
    with pytest.raises(Refused, match="terug naar concept"):
        bring(talk, "a.txt", TALK.encode(), by=None)


KINDS = st.sampled_from(["spoken", "summary", "remark"])
NOTES = st.lists(st.tuples(st.integers(0, 4), KINDS, st.sampled_from(["Ja.", "Bel mij 0612345678", "BSN 123456782"])))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(NOTES, st.integers(1, 3))
def test_every_note_is_handed_over_once_to_who_said_it(notes, times):
    group = focusgroups.group("meeting")
    talk = focusgroups.held(group)
    states = {1: "counted", 2: "counted", 3: "draft", 4: "withdrawn"}
    speakers = {number: focusgroups.speaker(talk, number, state=state) for number, state in states.items()}
    for number, kind, text in notes:
        focusgroups.note(talk, speakers.get(number), text, kind=kind, asked="Wat hielp u?")
    for _time in range(times):
        hand_over(talk, by=None)
    expected = sorted(
        (str(speakers[number].seat.participation_id) if number else "", kind, text.replace("123456782", "█" * 9))
        for number, kind, text in notes
        if kind != "remark" and number in (0, 1, 2)
    )
    modes = {"own_words": "spoken", "facilitator_note": "summary"}
    found = sorted((str(each.participation_id or ""), modes[each.mode], each.original) for each in words_at(talk))
    assert found == expected
    assert all(each.moderation == "waiting" and each.question == "Wat hielp u?" for each in words_at(talk))
    assert all(list(each.agenda_items.all()) == list(group.agenda_items.all()) for each in words_at(talk))
    left = [note for note in Note.objects.filter(gathering=talk) if note.text]
    assert len(left) == sum(kind == "remark" or number == 3 for number, kind, _text in notes)


def test_words_of_the_group_are_never_public(talk):
    focusgroups.note(talk, None, "Wij willen één gezicht.")
    hand_over(talk, by=None)
    (words,) = words_at(talk)
    Contribution.objects.update(moderation="published")
    assert words.participation is None
    assert not Contribution.objects.public().exists() and not Contribution.objects.quotable().exists()
    assert Contribution.objects.for_analysis().get() == words


def test_a_file_that_is_being_taken_in_comes_first(talk):
    made = focusgroups.transcript(talk)
    Transcript.objects.filter(pk=made.pk).update(state="taking")
    with pytest.raises(Refused, match="Wacht even"):
        hand_over(talk, by=None)


def test_taking_everything_back_wipes_notes_that_wait(talk):
    mine, other = focusgroups.speaker(talk, 1), focusgroups.speaker(talk, 2)
    for who in (mine, other):
        focusgroups.note(talk, who, "Zo was het.")
    withdraw(mine.seat.participation)
    assert [note.speaker for note in to_hand_over(talk)] == [other]


def test_a_speaker_number_of_a_file_is_the_speaker_at_the_table(talk):
    made = bring(talk, "gesprek.txt", b"A: Een.\nB: Twee.", by=None)
    focusgroups.speaker(talk, 2)
    choose(made, Choices({"A": "speaker:2", "B": "speaker:7"}), by=None)
    take_in(made.pk)
    assert sorted(Speaker.objects.filter(gathering=talk).values_list("number", flat=True)) == [2, 7]


@pytest.mark.django_db(transaction=True)
def test_two_who_hand_over_at_once_make_each_word_once():
    talk = focusgroups.held(focusgroups.group("meeting"))
    for number in range(1, 4):
        who = focusgroups.speaker(talk, number)
        for place in range(5):
            focusgroups.note(talk, who, f"Zin {number}.{place}")

    def run():
        try:
            hand_over(talk, by=None)
        finally:
            connection.close()

    both = [threading.Thread(target=run) for _ in range(2)]
    for each in both:
        each.start()
    for each in both:
        each.join()
    assert len({each.original for each in words_at(talk)}) == len(words_at(talk)) == 15
