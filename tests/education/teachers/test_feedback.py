"""A teacher says how the lesson went, once, and finds it back by an own link."""

import re
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from contributions.service import Refused
from education.classroom.closing import close_class
from education.models import LessonPack, TeacherFeedback
from education.teachers.giving import Said, give
from education.teachers.links import own_token
from education.transitions import move_feedback, move_pack
from people.models import User
from tests.education.classroom.room import Room
from tests.education.findable.making import pack as bare_pack
from tests.education.findable.making import released
from tests.education.teachers.making import BSN, hidden_fields, say
from tests.factories.education import feedback
from tests.home.cold import ask
from tests.security.trace import database_dump, everything_logged

pytestmark = pytest.mark.django_db


def test_from_the_page_of_the_pack_to_a_link_of_ones_own(pack: LessonPack, client: Client) -> None:
    assert f"/lespakketten/{pack.slug}/reactie/" in client.get(pack.get_absolute_url()).content.decode()
    assert not client.cookies
    release = released(pack, 2)
    answer = say(client, pack, worked="De kaartjes.", minutes="55", wrong="Vraag 3.", level="mbo_2")
    kept = TeacherFeedback.objects.get()
    assert (kept.worked, kept.minutes, kept.wrong, kept.level, kept.state, kept.release, kept.pack) == (
        "De kaartjes.", 55, "Vraag 3.", "mbo_2", "new", release, pack,
    )  # fmt: skip
    page = client.get(answer["Location"])
    text = page.content.decode()
    for words in ("Bewaar deze link", "De kaartjes.", "55 minuten", "Vraag 3.", "Mbo niveau 2", answer["Location"]):
        assert words in text, words
    assert "no-store" in page["Cache-Control"] and "noindex" in text and "<form" not in text.split("<main")[1]


def test_a_teacher_who_closed_the_class_is_asked_how_it_went(client: Client) -> None:
    room = Room.make()
    link = f"/lespakketten/{room.session.pack.slug}/reactie/"
    assert link not in client.get(room.desk()).content.decode(), "first the lesson"
    close_class(room.session)
    assert link in client.get(room.desk()).content.decode()


@pytest.mark.parametrize("only", [{"worked": "Ja."}, {"minutes": "40"}, {"wrong": "Vraag 1."}])
def test_one_answer_is_enough(pack: LessonPack, client: Client, only: dict[str, str]) -> None:
    assert say(client, pack, **only).status_code == 302
    assert TeacherFeedback.objects.count() == 1


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({}, "Vul minstens één van de eerste drie vragen in"),
        ({"level": "mbo_2"}, "Vul minstens één van de eerste drie vragen in"),
        ({"minutes": "4"}, "Vul hele minuten in"),
        ({"minutes": "301"}, "Vul hele minuten in"),
        ({"minutes": "een uur"}, "Vul hele minuten in"),
        ({"worked": "x" * 2001}, "Dit is te lang"),
        ({"wrong": "x", "level": "vwo"}, "Kies een niveau uit de lijst"),
    ],
)
def test_what_is_wrong_is_said_and_stays(
    pack: LessonPack, client: Client, fields: dict[str, str], sentence: str
) -> None:
    answer = say(client, pack, **fields)
    page = answer.content.decode()
    assert (answer.status_code, TeacherFeedback.objects.count()) == (422, 0)
    assert sentence in page and all(value in page for name, value in fields.items() if name != "level")


def test_a_double_press_is_one_and_going_back_corrects_it(pack: LessonPack, client: Client, editor: User) -> None:
    address = f"/lespakketten/{pack.slug}/reactie/"
    fields = {**hidden_fields(client.get(address).content.decode()), "worked": "Goed.", "minutes": "50"}
    links = {client.post(address, fields)["Location"] for _press in range(2)}
    assert len(links) == 1 and TeacherFeedback.objects.get().version == 1
    assert client.post(address, {**fields, "worked": "Heel goed."})["Location"] in links
    kept = TeacherFeedback.objects.get()
    assert (kept.worked, kept.version) == ("Heel goed.", 2)
    move_feedback(kept, "taken_up", answer="", seen=2, by=editor)
    late = client.post(address, {**fields, "worked": "Toch niet."})
    assert late.status_code == 422 and "Toch niet." in late.content.decode()
    assert TeacherFeedback.objects.get().worked == "Heel goed."


def test_a_number_of_somebody_is_masked_and_shown_before_it_is_sent(pack: LessonPack, client: Client) -> None:
    first = say(client, pack, worked=f"Bel {BSN} of 0612345678.", wrong=f"Nummer {BSN}")
    page = first.content.decode()
    assert first.status_code == 200 and BSN not in page and "nog niet verstuurd" in page
    assert not TeacherFeedback.objects.exists()
    shown = re.findall(r"<textarea[^>]*>([^<]*)</textarea>", page)
    fields = {**hidden_fields(page), "worked": shown[0].strip(), "wrong": shown[1].strip()}
    assert client.post(f"/lespakketten/{pack.slug}/reactie/", fields).status_code == 302
    kept = TeacherFeedback.objects.get()
    assert BSN not in kept.worked + kept.wrong and "0612345678" in kept.worked


def test_nobody_is_remembered(pack: LessonPack) -> None:
    teacher = Client(REMOTE_ADDR="203.0.113.77", HTTP_USER_AGENT="Spoor/9")
    with everything_logged() as lines:
        link = say(teacher, pack, worked="Goed.")["Location"]
        teacher.get(link)
    kept = database_dump() + "\n".join(lines)
    assert "Goed." in kept
    for trace in ("203.0.113.77", "Spoor/9", link.split("/")[-2]):
        assert trace not in kept, trace
    assert not [field.name for field in TeacherFeedback._meta.fields if field.get_internal_type() == "DateTimeField"]
    assert not [name for name in teacher.cookies if "csrf" not in name]


def test_a_pack_that_was_withdrawn_while_typing_says_so_and_keeps_the_words(pack: LessonPack, client: Client) -> None:
    address = f"/lespakketten/{pack.slug}/reactie/"
    fields = {**hidden_fields(client.get(address).content.decode()), "worked": "Mijn lange verhaal."}
    move_pack(pack, "withdrawn", by=None)
    late = client.post(address, fields)
    page = late.content.decode()
    assert late.status_code == 422 and "niet meer" in page and "Mijn lange verhaal." in page
    assert client.get(address).status_code == 404
    draft = bare_pack(state="draft")
    assert client.post(f"/lespakketten/{draft.slug}/reactie/", fields).status_code == 404


@pytest.mark.parametrize(
    "wrong",
    [{}, {"minutes": 4}, {"minutes": 301}, {"worked": "x" * 2001}, {"worked": "x", "level": "vwo"}, {"worked": "  "}],
)
def test_the_deed_refuses_what_the_form_would(pack: LessonPack, wrong: dict[str, Any]) -> None:
    with pytest.raises(Refused):
        give(Said(pack=pack, nonce=uuid4(), **wrong))
    assert not TeacherFeedback.objects.exists()


def test_taking_back_asks_first_and_wipes_everything(pack: LessonPack, client: Client) -> None:
    kept = feedback(pack)
    address = f"/lespakketten/reactie/{own_token(kept)}/"
    assert f"{address}wis/" in client.get(address).content.decode()
    assert "Wis mijn reactie" in client.get(f"{address}wis/").content.decode()
    assert TeacherFeedback.objects.count() == 1
    assert "Uw reactie is gewist" in client.post(f"{address}wis/").content.decode()
    assert not TeacherFeedback.objects.exists()
    for path in (address, f"{address}wis/"):
        assert client.get(path).status_code == 404
    assert client.post(f"{address}wis/").status_code == 404


@pytest.mark.parametrize("token", ["niets", "A" * 43, "é", "====", "x"])
def test_a_link_that_we_did_not_make_opens_nothing(pack: LessonPack, client: Client, token: str) -> None:
    kept = feedback(pack)
    assert client.get(f"/lespakketten/reactie/{token}/").status_code == 404
    assert client.post(f"/lespakketten/reactie/{token}/wis/").status_code == 404
    assert TeacherFeedback.objects.get() == kept


def test_who_sends_very_much_has_to_wait_and_keeps_what_was_typed(
    pack: LessonPack, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("privacy.limiter.FAILURES_PER_ADDRESS", 5)
    with time_machine.travel(timezone.now(), tick=False):
        address = f"/lespakketten/{pack.slug}/reactie/"
        for _each in range(5):
            assert client.post(address, {"nonce": str(uuid4()), "minutes": "50"}).status_code == 302
        late = client.post(address, {"nonce": str(uuid4()), "worked": "Nog iets."})
    assert late.status_code == 429 and "Nog iets." in late.content.decode()
    assert "Wacht tien minuten" in late.content.decode()


def test_the_screens_ask_little_of_the_database(pack: LessonPack, client: Client) -> None:
    address = f"/lespakketten/{pack.slug}/reactie/"
    client.get(address)
    assert ask(lambda: client.get(address))[1] <= 10
    fields = {"nonce": str(uuid4()), "worked": "Goed.", "minutes": "50"}
    answer, asked = ask(lambda: client.post(address, fields), 302)
    assert asked <= 15
    assert ask(lambda: client.get(answer["Location"]))[1] <= 10
    assert len(client.get(answer["Location"]).content) < 45_000
