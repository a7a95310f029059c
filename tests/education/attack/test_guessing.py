"""Guessing codes and links, holding up a school, and what caches and logs keep of them."""

import logging
from datetime import timedelta

import pytest
from django.test import Client, RequestFactory
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from config.log_masking import masked
from education.classroom.base import GUESSES, MOST_GUESSES
from education.classroom.closing import close_class
from education.classroom.finding import AFTER
from education.models import ClassSession, TeacherFeedback
from education.teachers.links import own_token
from privacy.service import count_failure
from tests.education.classroom.room import Room
from tests.factories.education import feedback


def guesses(number: int, address: str) -> None:
    """So many wrong codes were typed at this address."""
    for _guess in range(number):
        count_failure(GUESSES, RequestFactory().get("/klas/", REMOTE_ADDR=address))


def test_one_pupil_does_not_lock_out_a_school_and_a_machine_is_stopped(room: Room) -> None:
    here, elsewhere = (Client(REMOTE_ADDR=f"198.51.100.{number}") for number in (7, 8))
    guesses(150, "198.51.100.7")  # forty classes that mistype, and one who does it on purpose
    assert here.get(room.at()).status_code == 200
    guesses(MOST_GUESSES - 151, "198.51.100.7")
    assert here.get("/klas/CCCCCC/").status_code == 404
    stopped = here.get(room.at())
    assert stopped.status_code == 429 and "no-store" in stopped["Cache-Control"]
    assert elsewhere.get(room.at()).status_code == 200


def test_an_old_code_opens_nothing_and_the_teacher_still_comes_in(room: Room, client: Client) -> None:
    close_class(room.session)
    assert client.get(room.at("uitslag/")).status_code == 200
    ClassSession.objects.update(expires_at=timezone.now() - AFTER - timedelta(minutes=1))
    for screen in ("", "uitslag/", "bord/", "klaar/", "leeftijd/"):
        assert client.get(room.at(screen)).status_code == 404, screen
    assert client.get(room.desk()).status_code == 200


@pytest.mark.parametrize("path", ["/klas/BBBBBB/", "/klas/docent/bestaat-niet/", "/klas/maak/?pakket=geen"])
def test_no_cache_keeps_what_may_be_another_thing_in_a_minute(client: Client, db: None, path: str) -> None:
    assert "no-store" in client.get(path)["Cache-Control"]


def test_the_form_of_a_new_class_is_kept_by_no_cache(room: Room, client: Client) -> None:
    """Two teachers behind one cache would get one number, and with it each other's class."""
    assert "no-store" in client.get(f"/klas/maak/?pakket={room.session.pack.slug}")["Cache-Control"]


@pytest.mark.parametrize("sign", ["\0", "'", "%", "\u202e", "a" * 300])
def test_odd_signs_in_an_address_find_nothing(client: Client, db: None, sign: str) -> None:
    assert client.get("/klas/maak/", {"pakket": sign}).status_code == 200
    assert client.get("/klas/", {"code": sign}).status_code in (200, 404)
    assert client.get("/oai/", {"verb": "GetRecord", "metadataPrefix": "lom", "identifier": sign}).status_code == 200
    assert client.get("/oai/", {"verb": "ListRecords", "resumptionToken": sign, sign: "x"}).status_code == 200


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "0000-01-01", "2026-02-30", "-001-01-01", "٢٠٢٦-01-01"])
def test_a_harvester_that_asks_for_odd_days_gets_an_answer(client: Client, db: None, day: str) -> None:
    for name in ("from", "until"):
        answer = client.get("/oai/", {"verb": "ListRecords", "metadataPrefix": "lom", name: day})
        assert answer.status_code == 200 and b"<error code=" in answer.content


@pytest.mark.parametrize("path", ["/klas/{code}/", "/klas/docent/{token}/", "/lespakketten/reactie/{own}/"])
def test_a_page_behind_a_key_is_in_no_search_engine_and_tells_no_other_site(room: Room, path: str) -> None:
    own = own_token(feedback())
    response = Client().get(path.format(code=room.session.code, token=room.token, own=own))
    assert response.status_code == 200 and 'name="robots" content="noindex"' in response.content.decode()
    assert response["Referrer-Policy"] == "same-origin" and "no-store" in response["Cache-Control"]
    assert not response.cookies


def test_a_log_line_opens_nothing(room: Room, caplog: pytest.LogCaptureFixture) -> None:
    strict = Client(enforce_csrf_checks=True)
    said = feedback()
    token = own_token(said)
    handlers = [each for each in logging.getLogger().handlers if each.filters]
    lines: list[str] = []
    assert handlers
    for path in (room.desk("sluit/"), f"/lespakketten/reactie/{token}/wis/", room.asks(room.statement)):
        caplog.clear()
        assert strict.post(path).status_code == 403
        for record in caplog.records:
            assert all(each.filter(record) for each in handlers)
            lines.append(handlers[0].format(record))
    text = "\n".join(lines)
    assert text.count("…") == 3 and "Forbidden" in text
    assert not any(secret in text for secret in (room.token, token, room.session.code))
    assert TeacherFeedback.objects.filter(pk=said.pk).exists() and room.now().state == "open"


@given(st.text(alphabet="ABCdef012_-:", min_size=20, max_size=90).filter(lambda token: token.lower() != token))
def test_every_key_is_masked_and_names_are_not(token: str) -> None:
    assert token not in masked(f"/klas/docent/{token}/tel/3/")
    address = "/lespakketten/toeslagen-aanvragen-veranderen-terugbetalen/reactie/"
    assert masked(address) == address and masked("/klas/maak/") == "/klas/maak/"
