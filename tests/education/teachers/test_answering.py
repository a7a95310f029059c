"""The team answers a teacher: every move of the table and no other, with a reason where one is due."""

import re
from itertools import product
from typing import Any

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import settings as sample
from hypothesis import strategies as st

from audit.models import AuditEvent
from contributions.service import Refused
from education.enums import FeedbackState
from education.models import LessonPack, TeacherFeedback
from education.teachers.counting import let_count
from education.teachers.desk import new_feedback
from education.teachers.following import put_on_list
from education.teachers.giving import take_back
from education.teachers.links import own_token
from education.teachers.tasks import tell_pack_news
from education.transitions import FEEDBACK_MOVES, NEED_ANSWER, move_feedback
from people.models import User
from people.service import Role
from tests.education.findable.making import pack as bare_pack
from tests.education.findable.making import released
from tests.education.teachers.making import BSN, hidden_fields
from tests.factories.education import feedback
from tests.factories.people import UserFactory, staff
from tests.home.cold import ask
from tests.sample_sizes import SAMPLE

pytestmark = pytest.mark.django_db
PRESSES = st.tuples(st.sampled_from([*FeedbackState.values, "weg"]), st.sampled_from(["", "Dank."]))
MOVES = [(was, to) for was, targets in FEEDBACK_MOVES.items() for to in sorted(targets)]


def at(state: str, pack: LessonPack, **fields: Any) -> TeacherFeedback:
    """A reaction in this state."""
    kept = feedback(pack)
    TeacherFeedback.objects.filter(pk=kept.pk).update(state=state, **fields)
    return TeacherFeedback.objects.get(pk=kept.pk)


@pytest.mark.parametrize(("was", "to"), MOVES)
def test_every_move_of_the_table_is_made_and_told(
    pack: LessonPack, editor: User, client: Client, was: str, to: str
) -> None:
    said = at(was, pack)
    moved = move_feedback(said, to, answer="Dank u wel. Wij doen dit.", seen=said.version, by=editor)
    assert (moved.state, moved.version) == (to, 2)
    page = client.get(f"/lespakketten/reactie/{own_token(said)}/").content.decode()
    assert "Dank u wel. Wij doen dit." in page and str(FeedbackState(to).label) in page
    assert AuditEvent.objects.filter(action="education.answer_teacher").count() == 1


@pytest.mark.parametrize(
    ("was", "to"),
    [pair for pair in product(FeedbackState, [*FeedbackState, "weg"]) if pair not in MOVES and pair[0] != pair[1]]
    + [(FeedbackState.NEW, FeedbackState.NEW)],
)
def test_every_other_move_is_refused(pack: LessonPack, editor: User, was: str, to: str) -> None:
    said = at(was, pack)
    with pytest.raises(Refused):
        move_feedback(said, to, answer="Dank u wel.", seen=said.version, by=editor)
    said.refresh_from_db()
    assert (said.state, said.answer, said.version) == (was, "", 1)


@pytest.mark.parametrize("to", sorted(NEED_ANSWER))
def test_done_and_not_need_an_answer(pack: LessonPack, editor: User, to: str) -> None:
    said = feedback(pack)
    for empty in ("", "  \n "):
        with pytest.raises(Refused, match="Schrijf een antwoord"):
            move_feedback(said, to, answer=empty, seen=1, by=editor)
    with pytest.raises(Refused, match="te lang"):
        move_feedback(said, to, answer="x" * 1001, seen=1, by=editor)
    assert move_feedback(said, "taken_up", answer="", seen=1, by=editor).state == "taken_up"


def test_an_answer_is_corrected_guarded_and_said_once(pack: LessonPack, editor: User) -> None:
    said = feedback(pack)
    for _press in range(2):
        moved = move_feedback(said, "done", answer=f"Dank. Bel {BSN}.", seen=1, by=editor)
    assert moved.version == 2 and BSN not in moved.answer
    better = move_feedback(moved, "done", answer="Dank u wel.", seen=2, by=editor)
    assert (better.answer, better.state, better.version) == ("Dank u wel.", "done", 3)


def test_two_colleagues_do_not_write_over_each_other(pack: LessonPack, editor: User) -> None:
    said = feedback(pack)
    move_feedback(said, "taken_up", answer="Van mij.", seen=1, by=editor)
    with pytest.raises(Refused, match="net veranderd"):
        move_feedback(said, "done", answer="Van een ander.", seen=1, by=staff(Role.EDITOR))
    assert TeacherFeedback.objects.get().answer == "Van mij."
    take_back(said)
    with pytest.raises(Refused, match="gewist"):
        move_feedback(said, "done", answer="Te laat.", seen=2, by=editor)


def test_an_error_is_mended_in_a_release_of_this_pack(pack: LessonPack, editor: User, client: Client) -> None:
    said, release, other = feedback(pack), released(pack, 2), released(bare_pack(), 1)
    with pytest.raises(Refused, match="van dit lespakket"):
        move_feedback(said, "done", answer="Dank.", seen=1, by=editor, mended_in=other)
    move_feedback(said, "done", answer="Dank.", seen=1, by=editor, mended_in=release)
    page = client.get(f"/lespakketten/reactie/{own_token(said)}/").content.decode()
    assert f"{pack.get_absolute_url()}#uitgave-2" in page
    again = move_feedback(said, "taken_up", answer="Toch niet goed.", seen=2, by=editor, mended_in=release)
    assert again.mended_in is None, "what is not done, is mended nowhere"


@sample(max_examples=SAMPLE.hypothesis_examples // 3)
@given(st.lists(PRESSES, max_size=8))
def test_whatever_is_pressed_what_stands_can_be_explained(presses: list[tuple[str, str]]) -> None:
    """After any row of presses: never new again, and never done or refused without a word."""
    said = feedback(bare_pack())
    editor, state = UserFactory(), str(FeedbackState.NEW)
    for to, answer in presses:
        try:
            said = move_feedback(said, to, answer=answer, seen=said.version, by=editor)
        except Refused:
            said.refresh_from_db()
            assert said.state == state
        else:
            assert to == state or to in FEEDBACK_MOVES[state]
        state = said.state
        assert state not in NEED_ANSWER or said.answer


def test_an_editor_reads_answers_and_is_told_why_not(pack: LessonPack, office: Client) -> None:
    said = feedback(pack, worked="De kaartjes.")
    address = f"/beheer/reacties-van-docenten/inspect/{said.pk}/"
    page = office.get(address).content.decode()
    assert "De kaartjes." in page and "Pak het op" in page
    assert AuditEvent.objects.filter(action="education.read_feedback").exists()
    fields = {**hidden_fields(page), "to": "not", "answer": "", "mended_in": ""}
    refused = office.post(address, fields)
    assert refused.status_code == 422 and "Schrijf een antwoord" in refused.content.decode()
    late = office.post(address, {**fields, "answer": "Nee, want dit klopt.", "seen": "7"})
    assert late.status_code == 422 and "Nee, want dit klopt." in late.content.decode()
    assert office.post(address, {**fields, "answer": "Nee, want dit klopt."}).status_code == 302
    said.refresh_from_db()
    assert (said.state, said.answer) == ("not", "Nee, want dit klopt.")


def test_minutes_that_can_not_be_true_do_not_count(pack: LessonPack, office: Client, editor: User) -> None:
    said = feedback(pack, minutes=300)
    address = f"/beheer/reacties-van-docenten/inspect/{said.pk}/"
    assert office.post(address, {"counts": "no"}).status_code == 302
    said.refresh_from_db()
    assert not said.counts and "Laat de minuten weer meetellen" in office.get(address).content.decode()
    assert let_count(said, True, by=editor).counts


def test_an_organiser_reads_and_does_not_answer(pack: LessonPack, settings: Any) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    said, client = feedback(pack), Client()
    client.force_login(staff(Role.ORGANISER))
    address = f"/beheer/reacties-van-docenten/inspect/{said.pk}/"
    assert "Een redacteur geeft dat." in client.get(address).content.decode()
    client.post(address, {"to": "taken_up", "answer": "", "seen": "1"})
    assert TeacherFeedback.objects.get().state == "new"


def test_the_list_filters_and_asks_the_same_for_one_and_three(pack: LessonPack, office: Client) -> None:
    at("done", pack, answer="Dank.")
    address = "/beheer/reacties-van-docenten/"
    office.get(address)
    few = ask(lambda: office.get(address))[1]
    other = bare_pack(title="Een ander pakket")
    for each in (pack, other):
        feedback(each)
    assert ask(lambda: office.get(address))[1] == few

    def rows(query: str) -> int:
        return office.get(f"{address}?{query}").content.decode().count("/inspect/")

    assert rows("") == 3 * rows("state=done") == 3 * rows(f"pack={other.pk}")
    assert rows("state=new") == 2 * rows("state=done") > 0


@pytest.mark.parametrize(
    ("state", "first", "others"),
    [
        ("new", "Pak het op", ["Zet op verwerkt", "Zeg dat wij het niet doen"]),
        ("taken_up", "Zet op verwerkt", ["Zeg dat wij het niet doen", "Bewaar het antwoord"]),
        ("done", "Bewaar het antwoord", ["Pak het weer op"]),
        ("not", "Bewaar het antwoord", ["Pak het weer op"]),
    ],
)
def test_only_what_can_be_done_has_a_button(
    pack: LessonPack, office: Client, state: str, first: str, others: list[str]
) -> None:
    said = at(state, pack, answer="Dank.")
    page = office.get(f"/beheer/reacties-van-docenten/inspect/{said.pk}/").content.decode()
    assert re.findall(r'name="to" value="\w+">([^<]+)<', page) == [first, *others]


def test_an_editor_sees_whom_a_release_is_mailed_to_and_how_far_that_is(pack: LessonPack, office: Client) -> None:
    address = f"/beheer/lespakketten/{pack.pk}/uitgave/"
    assert "een mail met wat u" not in office.get(address).content.decode()
    for email in ("a@voorbeeld.nl", "b@voorbeeld.nl"):
        put_on_list(email, pack)
    put_on_list("b@voorbeeld.nl", None)
    assert "2 adressen krijgen een mail met wat u hieronder schrijft." in office.get(address).content.decode()
    released(pack, 2)
    assert "Mails aan docenten" not in office.get(f"{address}2/").content.decode()
    tell_pack_news()
    page = office.get(f"{address}2/").content.decode()
    assert "0 verstuurd, 2 onderweg, 0 niet gelukt" in page and "b@voorbeeld.nl" not in page


def test_what_waits_is_on_the_desk_of_who_may_answer(pack: LessonPack, editor: User) -> None:
    assert list(new_feedback(editor)) == []
    for _each in range(2):
        feedback(pack)
    (line,) = new_feedback(editor)
    assert line.title == "Lees 2 reacties van docenten" and line.url.endswith("?state=new")
    assert list(new_feedback(staff(Role.ORGANISER))) == []


def test_the_page_of_the_pack_tells_the_team_what_teachers_say(pack: LessonPack, office: Client) -> None:
    address = f"/beheer/lespakketten/inspect/{pack.pk}/"
    assert "Er is nog geen reactie van een docent." in office.get(address).content.decode()
    for minutes in (50, 55, 61):
        feedback(pack, minutes=minutes)
    page = " ".join(office.get(address).content.decode().split())
    assert "De les duurde volgens 3 docenten gemiddeld 55 minuten." in page
    assert f"?pack={pack.pk}" in page and "Bekijk 3 reacties" in page
