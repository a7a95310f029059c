"""Notes: once whatever the connection does, nobody overwrites somebody else, and no number of a citizen."""

from uuid import UUID, uuid4, uuid5

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from audit.models import AuditEvent
from contributions.service import Refused
from focusgroups.models import Note, Speaker
from focusgroups.reporting.hand_over import hand_over
from focusgroups.running import attendance, closing
from focusgroups.running.notes import Jotted, drop, keep
from people.models import Perspective
from tests.factories.contributions import ContributionFactory
from tests.focusgroups.running.room import Room, client_of, few, told

MASKED = "Er stond een nummer in dat op een burgerservicenummer lijkt. Dat hebben wij weggehaald."


def test_a_note_is_kept_with_its_question_and_speaker(room: Room, writer: Client) -> None:
    attendance.came(room.seat(), by=room.leader)
    speaker = Speaker.objects.get()
    answer = room.jot(writer, "Niemand belde terug.", speaker=speaker.pk)
    assert answer.json() == {"version": 1, "text": "Niemand belde terug.", "told": []}
    note = Note.objects.get()
    assert (note.speaker, note.question, note.asked) == (speaker, room.question, "Welke hulp miste u?")
    assert AuditEvent.objects.filter(action="focusgroups.keep_note").count() == 1


def test_a_repeat_is_one_note_and_a_newer_version_an_edit(room: Room, writer: Client) -> None:
    nonce = uuid4()
    for version, text in ((1, "Eerst."), (1, "Eerst."), (2, "Daarna."), (1, "Eerst."), (2, "Daarna.")):
        assert room.jot(writer, text, nonce=nonce, version=version).status_code == 200
    note = Note.objects.get()
    assert (note.text, note.version) == ("Daarna.", 2)


def test_two_people_change_the_same_note_and_both_texts_stay(room: Room, writer: Client, leader: Client) -> None:
    nonce = uuid4()
    room.jot(writer, "Eerst.", nonce=nonce)
    room.jot(writer, "Van de een.", nonce=nonce, version=2)
    for _ in range(2):
        answer = room.jot(leader, "Van de ander.", nonce=nonce, version=2)
        assert answer.json()["told"] == ["Een collega veranderde deze aantekening ook. Beide teksten staan er nu."]
    assert {note.text for note in Note.objects.all()} == {"Van de een.", "Van de ander."}


def test_a_number_of_a_citizen_is_taken_out_and_that_is_said(room: Room, writer: Client) -> None:
    answer = room.jot(writer, "Mijn nummer is 123456782.")
    assert answer.json()["told"] == [MASKED]
    assert "123456782" not in Note.objects.get().text


@pytest.mark.parametrize(
    ("text", "fields", "sentence"),
    [
        ("  ", {}, "Schrijf eerst iets op."),
        ("x" * 8001, {}, "Dit is te lang voor één aantekening. Maak er twee van."),
        ("Goed.", {"kind": "iets"}, ""),
        ("Goed.", {"nonce": "geen"}, ""),
        ("Goed.", {"version": 0}, ""),
    ],
)
def test_what_cannot_be_kept_is_refused_with_a_sentence(
    room: Room, writer: Client, text: str, fields: dict[str, object], sentence: str
) -> None:
    answer = room.jot(writer, text, **fields)
    assert answer.status_code == 409
    assert sentence in answer.json()["sentence"]
    assert answer.json()["sentence"]
    assert not Note.objects.exists()


def test_words_are_kept_also_when_the_speaker_or_the_question_is_gone(room: Room, writer: Client) -> None:
    other = Room.make()
    for fields in ({"speaker": uuid4()}, {"question": 99999}, {"question": other.question.pk}):
        assert room.jot(writer, "Dit telt.", **fields).status_code == 200
    assert [(note.speaker, note.question_id in (None, room.question.pk)) for note in Note.objects.all()] == [
        (None, True)
    ] * 3


def test_a_note_of_another_conversation_is_not_touched(room: Room, writer: Client) -> None:
    other = Room.make()
    nonce = uuid4()
    keep(other.session, Jotted(nonce, 1, "Daar gezegd."), by=other.leader)
    assert room.jot(writer, "Hier gezegd.", nonce=nonce, version=2).status_code == 409
    assert Note.objects.get().text == "Daar gezegd."
    assert writer.get(f"{room.address('verslag')}{Note.objects.get().pk}/").status_code == 404


def test_what_was_handed_over_is_not_changed_or_thrown_away(room: Room, writer: Client) -> None:
    nonce = uuid4()
    room.jot(writer, "Gezegd.", nonce=nonce)
    Note.objects.update(contribution=ContributionFactory(), text="")
    answer = room.jot(writer, "Anders.", nonce=nonce, version=2)
    assert answer.status_code == 409
    assert answer.json()["sentence"] == "Deze aantekening is al verwerkt. Maak een nieuwe aantekening."
    with pytest.raises(Refused):
        drop(Note.objects.get(), by=room.writer)


def test_words_that_somebody_took_back_do_not_come_back_by_an_edit(room: Room, writer: Client) -> None:
    nonce = uuid4()
    room.jot(writer, "Gezegd.", nonce=nonce)
    Note.objects.update(text="")
    assert room.jot(writer, "Gezegd.", nonce=nonce, version=2).status_code == 409
    assert Note.objects.get().text == ""
    assert "Er staat nog niets." in writer.get(room.address("verslag")).content.decode()


def test_what_was_written_down_becomes_the_words_of_who_said_it(room: Room, writer: Client) -> None:
    seat = room.seat()
    attendance.came(seat, by=room.leader)
    tapped = attendance.walk_in(room.session, Perspective.objects.get(code="youth"), nonce=uuid4(), by=room.leader)
    for speaker in Speaker.objects.all():
        room.jot(writer, f"Van spreker {speaker.number}.", speaker=speaker.pk)
    assert hand_over(room.session, by=room.leader).waiting == 2
    closing.close(room.session, by=room.leader)
    assert hand_over(room.session, by=room.leader).of_people == 2
    seat.refresh_from_db()
    tapped.refresh_from_db()
    assert seat.participation.contributions.get().original == "Van spreker 1."
    assert tapped.participation.contributions.get().original == "Van spreker 2."


def test_writing_goes_on_after_the_end_and_stops_when_it_does_not_take_place(room: Room, writer: Client) -> None:
    closing.close(room.session, by=room.leader)
    assert room.jot(writer, "Nog iets.").status_code == 200
    type(room.session).objects.filter(pk=room.session.pk).update(state="cancelled")
    assert room.jot(writer, "Te laat.").status_code == 409


def test_without_a_script_a_form_does_the_same(room: Room, writer: Client) -> None:
    page = writer.get(room.address("verslag")).context["typed"]
    form = {"nonce": page["nonce"], "version": 1, "kind": "summary", "question": room.question.pk}
    for _ in range(2):
        answer = writer.post(room.address("verslag"), {**form, "text": "Kort gezegd. 123456782"})
        assert answer.url.endswith(f"?vraag={room.question.pk}&soort=summary#schrijf")
    assert MASKED in told(answer)
    note = Note.objects.get()
    changing = writer.get(f"{room.address('verslag')}{note.pk}/").context["typed"]
    writer.post(room.address("verslag"), {**changing, "text": "Beter."})
    assert (Note.objects.get().text, Note.objects.get().version) == ("Beter.", 2)
    refused = writer.post(room.address("verslag"), {**form, "nonce": uuid4(), "text": " ", "kind": "remark"})
    assert refused.status_code == 422
    assert 'value="remark" checked' in refused.content.decode()
    writer.post(f"{room.address('verslag')}{note.pk}/")
    assert not Note.objects.exists()


def test_an_ended_session_is_told_from_a_lost_connection(room: Room) -> None:
    """The script sees a redirect or a 403, never a page of notes that looks like success."""
    assert room.jot(Client(), "Blijft staan.").status_code in (302, 403)
    assert not Note.objects.exists()


def test_a_list_asks_the_same_for_one_note_and_for_three(room: Room, writer: Client) -> None:
    counts = []
    for number in (1, 2):
        for _ in range(number):
            attendance.came(room.seat(), by=room.leader)
            room.jot(writer, "Gezegd.", speaker=Speaker.objects.latest("number").pk)
        for screen in ("verslag", "leiden", "aanwezig", "klaar"):
            with CaptureQueriesContext(connection) as asked:
                writer.get(room.address(screen))
            counts.append(len(asked))
    assert counts[:4] == counts[4:]


class TestWhateverTheConnectionDoes(TestCase):
    """A device sends its notes in order, each perhaps more than once, until it hears that it was kept."""

    @few
    @given(
        st.lists(
            st.tuples(st.integers(0, 3), st.text("abc ", min_size=1, max_size=4).filter(str.strip), st.integers(1, 3)),
            max_size=12,
        )
    )
    def test_each_note_stands_once_with_its_last_words(self, jotted: list[tuple[int, str, int]]) -> None:
        room = Room.make()
        versions: dict[int, int] = {}
        last: dict[int, str] = {}
        for which, text, times in jotted:
            if text.strip() == last.get(which):
                continue
            versions[which] = versions.get(which, 0) + 1
            last[which] = text.strip()
            for _ in range(times):
                nonce = uuid5(UUID(int=room.session.pk), str(which))
                kept = keep(room.session, Jotted(nonce, versions[which], text), by=room.writer)
                assert not kept.beside
        assert sorted(note.text for note in room.session.notes.all()) == sorted(last.values())
        assert {note.version for note in room.session.notes.all()} == set(versions.values())

    @few
    @given(st.lists(st.tuples(st.sampled_from("xy"), st.text("abcd", min_size=1, max_size=3)), min_size=1, max_size=6))
    def test_of_two_people_who_change_one_note_no_words_are_lost(self, edits: list[tuple[str, str]]) -> None:
        """Each edits what they saw last; whoever is behind gets a note beside it."""
        room = Room.make()
        nonce = uuid4()
        keep(room.session, Jotted(nonce, 1, "begin"), by=room.writer)
        seen = {"x": 1, "y": 1}
        for who, text in edits:
            kept = keep(room.session, Jotted(nonce, seen[who] + 1, text), by=room.writer)
            if not kept.beside:
                seen[who] = kept.note.version
            standing = {note.text for note in room.session.notes.all()}
            assert text in standing
            assert kept.note.text == text


def test_two_browsers_send_the_same_note(room: Room) -> None:
    nonce = uuid4()
    answers = {room.jot(client_of(user), "Eén keer.", nonce=nonce).status_code for user in (room.leader, room.writer)}
    assert (answers, Note.objects.count()) == ({200}, 1)
