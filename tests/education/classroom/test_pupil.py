"""A pupil joins on a screen: no name, nothing lost, nothing double, nothing that the teacher may not see."""

import re
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from contributions.models import Contribution, Participation, Receipt
from education.classroom import cookies
from education.classroom.base import GUESSES, MOST_GUESSES
from education.classroom.closing import close_class
from education.models import ClassAnswer, ClassItem, ClassPupil, ClassSession, ClassWords
from privacy.service import count_failure
from tests.education.classroom.room import BSN, Room


def test_reading_sets_no_cookie_and_carries_no_form_to_post(room: Room, client: Client) -> None:
    for path in ("/klas/", room.at(), room.at("bord/"), room.at("uitslag/")):
        response = client.get(path)
        page = response.content.decode()
        assert (response.status_code, len(response.cookies)) == (200, 0), path
        assert 'method="post"' not in page
        assert len(response.content) < 45_000
    page = client.get(room.at()).content.decode()
    assert "leest wat de klas vindt. Meedoen hoeft niet." in page
    assert page.index("Meedoen hoeft niet.") < page.index("Begin met de vragen")


def test_the_code_may_be_typed_in_any_way_and_an_unknown_one_is_said(room: Room, client: Client) -> None:
    code = room.session.code
    typed = f" {code[:3].lower()}-{code[3:].lower()} "
    assert client.get("/klas/", {"code": typed})["Location"] == room.at()
    unknown = client.get("/klas/", {"code": "BBBBBB"})
    assert unknown.status_code == 404 and "Deze code kennen wij niet" in unknown.content.decode()
    assert client.get("/klas/AEIOU0/vraag/1/").status_code == 404


def test_a_pupil_walks_through_and_may_skip_and_change(room: Room) -> None:
    pupil = room.pupil()
    assert not ClassPupil.objects.exists()  # looking is no answer
    assert pupil.post(room.at("leeftijd/"), {"age_group": "under_16"})["Location"] == room.asks(room.statement)
    assert room.choose(pupil, room.statement, "agree")["Location"] == room.asks(room.dilemma)
    assert room.asks(room.words) in pupil.get(room.asks(room.dilemma)).content.decode()  # the way to skip it
    assert room.choose(pupil, room.statement, "dont_know").status_code == 302
    assert re.search(r'value="dont_know"[^>]*checked|checked[^>]*id="[^"]*"[^>]*value="dont_know"',
                     pupil.get(room.asks(room.statement)).content.decode())  # fmt: skip
    assert list(ClassAnswer.objects.values_list("item", "choice")) == [(room.statement.pk, "dont_know")]
    assert ClassPupil.objects.get().age_group == "under_16"
    assert pupil.get(room.at("klaar/")).status_code == 200
    assert (Participation.objects.count(), Receipt.objects.count()) == (0, 0)


def test_own_words_become_words_of_nobody_that_wait_for_the_moderator(room: Room) -> None:
    pupil = room.pupil()
    pupil.post(room.at("leeftijd/"), {"age_group": "from_16"})
    assert room.write(pupil, "Bel ons gewoon.")["Location"] == room.at("klaar/")
    said = Contribution.objects.get()
    assert (said.original, said.question, said.moderation) == ("Bel ons gewoon.", "Wat moet anders?", "waiting")
    assert (said.occasion, said.participation, said.occasion.kind) == (room.session.occasion, None, "class")
    assert ClassWords.objects.get().age_group == "from_16"
    for path in (room.desk(), room.at("uitslag/")):
        assert "Bel ons gewoon." not in Client().get(path).content.decode()
    columns = {field.name for field in ClassWords._meta.get_fields()}
    assert "pupil" not in columns  # which screen wrote it is not kept


def test_a_double_press_is_one_and_a_second_time_is_refused(room: Room) -> None:
    pupil = room.pupil()
    page = pupil.get(room.asks(room.words)).content.decode()
    nonce = dict(re.findall(r'name="(nonce)" value="([^"]+)"', page))
    for _press in range(2):
        assert pupil.post(room.asks(room.words), {**nonce, "text": "Eén keer."}).status_code == 302
    assert Contribution.objects.count() == 1
    again = room.write(pupil, "Nog een keer.", nonce="11111111-1111-4111-8111-111111111111")
    assert again.status_code == 422 and "Nog een keer." in again.content.decode()
    assert "stuurde bij deze vraag al woorden" in pupil.get(room.asks(room.words)).content.decode()
    assert Contribution.objects.count() == 1


def test_a_number_of_a_citizen_is_masked_and_said_and_an_address_is_pointed_out_once(room: Room) -> None:
    pupil = room.pupil()
    response = room.write(pupil, f"Ik ben {BSN}.")
    page = response.content.decode()
    assert (response.status_code, Contribution.objects.count()) == (200, 0)
    assert "Je woorden zijn nog niet verstuurd." in page and BSN not in page
    masked = re.search(r"<textarea[^>]*>\s*(.*?)</textarea>", page, re.S)
    assert masked and room.write(pupil, masked[1]).status_code == 302
    assert BSN not in Contribution.objects.get().original
    other = room.pupil()
    first = room.write(other, "Mail mij op ans@example.org.")
    told = re.search(r'name="told" value="([^"]*)"', first.content.decode())
    assert told and room.write(other, "Mail mij op ans@example.org.", told=told[1]).status_code == 302


@pytest.mark.parametrize(
    ("text", "sentence"), [("  ", "Schrijf eerst iets op"), ("x" * 5000, "te lang"), ("\x00", "Schrijf eerst iets op")]
)
def test_what_cannot_be_sent_is_said_and_stays(room: Room, text: str, sentence: str) -> None:
    response = room.write(room.pupil(), text)
    page = response.content.decode()
    assert (response.status_code, Contribution.objects.count()) == (422, 0)
    assert sentence in page and text.strip("\x00 ") in page


def test_nonsense_is_no_choice_and_a_question_of_another_class_is_not_found(room: Room) -> None:
    pupil, other = room.pupil(), Room.make()
    for choice in ("", "nonsense", "sent"):
        response = room.choose(pupil, room.statement, choice)
        assert response.status_code == 422 and "Kies een van de antwoorden" in response.content.decode()
    assert pupil.post(room.at(f"vraag/{other.statement.pk}/"), {"choice": "agree"}).status_code == 404
    assert pupil.post(room.at("leeftijd/"), {"age_group": "97"}).status_code == 422
    assert not ClassPupil.objects.exists()


def test_a_screen_without_cookies_keeps_what_was_filled_in(room: Room) -> None:
    client = Client()
    response = client.post(room.asks(room.words), {"text": "Blijft staan.", "nonce": str(UUID(int=5))})
    assert response.status_code == 409 and "Blijft staan." in response.content.decode()
    assert client.post(room.asks(room.words), {"text": "Blijft staan.", "nonce": str(UUID(int=5))}).status_code == 302
    assert room.choose(Client(), room.statement, "agree").status_code == 409


def test_a_key_of_one_class_opens_no_other(room: Room) -> None:
    other, pupil = Room.make(), room.pupil()
    room.choose(pupil, room.statement, "agree")
    pupil.cookies[cookies.name_for(other.session.code)] = pupil.cookies[cookies.name_for(room.session.code)].value
    assert other.choose(pupil, other.statement, "agree").status_code == 409
    assert ClassPupil.objects.count() == 1


@pytest.mark.parametrize("language", ["", "/en"])
def test_a_browser_keeps_the_key_as_production_sets_it(room: Room, settings: Any, language: str) -> None:
    settings.COOKIE_PREFIX, settings.COOKIE_SECURE = "__Host-", True
    client = Client()
    client.get(f"{language}{room.at('leeftijd/')}")
    (name,) = [each for each in client.cookies if "klas-" in each]
    cookie = client.cookies[name]
    assert name.startswith("__Host-") and (cookie["path"], bool(cookie["secure"]), cookie["max-age"]) == (
        "/",
        True,
        "",
    )
    sent = client.post(f"{language}{room.asks(room.statement)}", {"choice": "agree"})
    assert sent["Location"] == f"{language}{room.asks(room.dilemma)}"
    assert client.post(f"{language}{room.at('wis/')}").cookies[name].value == ""


def test_a_closed_or_expired_class_shows_what_was_typed(room: Room) -> None:
    pupil = room.pupil()
    ClassSession.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    late = room.write(pupil, "Net te laat.", nonce=str(UUID(int=7)))
    assert late.status_code == 409 and "Net te laat." in late.content.decode()
    assert room.choose(pupil, room.statement, "agree").status_code == 409
    close_class(room.now())
    assert "De klas is gesloten" in pupil.get(room.at()).content.decode()
    assert (ClassAnswer.objects.count(), Contribution.objects.count()) == (0, 0)


def test_a_code_that_went_round_is_stopped(db: None) -> None:
    room = Room.make(pupils=5)
    answers = [room.choose(room.pupil(), room.statement, "agree") for _screen in range(16)]
    assert [each.status_code for each in answers] == [302] * 15 + [422]
    assert "Deze klas is vol" in answers[-1].content.decode()
    assert "meer schermen mee dan u leerlingen hebt" in Client().get(room.desk()).content.decode()


def test_the_next_pupil_at_the_same_screen_is_somebody_else(room: Room) -> None:
    screen = room.pupil()
    room.choose(screen, room.statement, "agree")
    response = screen.post(room.at("wis/"))
    assert response["Location"] == room.at() and response["Clear-Site-Data"] == '"cache"'
    screen.get(room.at("leeftijd/"))
    assert not re.search(r"<input[^>]*\schecked", screen.get(room.asks(room.statement)).content.decode())
    room.choose(screen, room.statement, "disagree")
    assert sorted(ClassAnswer.objects.values_list("choice", flat=True)) == ["agree", "disagree"]


def test_thirty_pupils_at_one_address_all_get_in_while_a_guesser_is_held_up(room: Room) -> None:
    here = {"REMOTE_ADDR": "203.0.113.7"}
    for number in range(30):
        pupil = room.pupil(**here)
        assert pupil.get("/klas/", {"code": "BBBBB2"}).status_code == 404  # each mistypes once
        assert room.choose(pupil, room.statement, "agree" if number % 2 else "disagree").status_code == 302
    assert ClassAnswer.objects.count() == 30
    guesser = Client(**here)
    for _guess in range(MOST_GUESSES - 31):
        count_failure(GUESSES, RequestFactory().get("/klas/", **here))
    guesser.get("/klas/CCCCCC/")
    assert guesser.get(room.at()).status_code == 429  # also when it happens to be right
    assert room.choose(pupil, room.statement, "agree").status_code == 302  # who joined goes on
    assert Client(REMOTE_ADDR="203.0.113.8").get(room.at()).status_code == 200


def test_queries_stay_within_their_budget(room: Room) -> None:
    def asked(path: str, who: Client) -> int:
        with CaptureQueriesContext(connection) as captured:
            assert who.get(path).status_code == 200
        return len(captured)

    for path in (room.at(), room.desk()):
        asked(path, Client())  # what the whole site keeps at hand
    pupil = room.pupil()
    paths = (room.asks(room.statement), room.asks(room.words), room.at("leeftijd/"), room.at("uitslag/"), room.desk())
    before = [asked(path, pupil) for path in paths]
    assert max(before) <= 10, before
    deeds = {
        room.at("leeftijd/"): {"age_group": "from_18"},
        room.asks(room.statement): {"choice": "agree"},
        room.asks(room.words): {"text": "Bel ons.", "nonce": str(UUID(int=9))},
    }
    for path, given in deeds.items():
        with CaptureQueriesContext(connection) as captured:
            assert pupil.post(path, given).status_code == 302
        counted = [each["sql"][:90] for each in captured if "SAVEPOINT" not in each["sql"]]
        assert len(counted) <= 15, counted
    for number in range(3):
        ClassItem.objects.create(pack=room.session.pack, order=9, kind="statement", text=f"Nog {number}.")
        room.choose(room.pupil(), room.statement, "agree")
    assert [asked(path, pupil) for path in paths] == before
