"""A teacher without an account makes a class, a pupil answers without scripts, and the board shows the totals."""

import os
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import expect

from consultation.models import Round
from contributions.models import Contribution
from education.classroom.answering import choose
from education.classroom.closing import close_class
from education.classroom.counting import count_item
from education.models import ClassItem, ClassSession
from people.service import Role
from tests.education.classroom.room import Room
from tests.education.findable.making import online, released
from tests.factories import education
from tests.factories.people import staff
from tests.factories.rounds import open_round
from tests.journeys.looking import complaints
from tests.journeys.test_conversation import log_in, looked_at

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def test_from_the_door_to_a_class_that_votes(
    page_at: Callable[..., Any], live_server: Any, axe: Callable[..., list[str]], settings: Any
) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    pack = education.pack(title="18 worden: wat komt er op je af?")
    options = [{"code": "call", "label": "Iemand bellen"}, {"code": "write", "label": "Een brief schrijven"}]
    ClassItem.objects.create(pack=pack, order=2, kind="dilemma", text="Wat helpt het meest?", options=options)
    ClassItem.objects.create(pack=pack, order=3, kind="own_words", text="Wat moet er anders?")
    online(pack)
    released(pack)
    board = page_at(1280)
    board.goto(f"{live_server.url}/klas/")
    _look(board, axe, "enter")
    board.get_by_role("link", name="Maak een klascode").click()
    _look(board, axe, "packs")
    board.goto(f"{live_server.url}{pack.get_absolute_url()}")  # from here two presses and one number
    board.get_by_role("link", name="Maak een klascode").click()
    board.get_by_label("Hoeveel leerlingen zijn er?").fill("4")
    board.get_by_role("button", name="Maak de code").click()
    expect(board.get_by_role("link", name="Vul een aantal in")).to_be_visible()
    _look(board, axe, "new")
    board.get_by_label("Hoeveel leerlingen zijn er?").fill("28")
    board.get_by_role("button", name="Maak de code").click()
    expect(board.get_by_role("heading", name="Uw klas is open")).to_be_visible()
    _look(board, axe, "teacher")
    link = board.url
    session = ClassSession.objects.get()
    board.get_by_role("link", name="Toon de code op het bord").click()
    expect(board.get_by_role("img", name=f"De klascode is {' '.join(session.code)}")).to_be_visible()
    _look(board, axe, "board")

    pupil = page_at(360, javascript=False)
    pupil.goto(f"{live_server.url}/klas/")
    pupil.get_by_label("De code van je klas").fill(session.code.lower())
    pupil.get_by_role("button", name="Ga naar de vragen").click()
    expect(pupil.get_by_text("Meedoen hoeft niet.")).to_be_visible()
    assert pupil.context.cookies() == []
    pupil.get_by_role("link", name="Begin met de vragen").click()
    pupil.get_by_text("16 of 17", exact=True).click()
    pupil.get_by_role("button", name="Ga verder").click()
    pupil.get_by_role("button", name="Ga verder").click()
    expect(pupil.get_by_role("link", name="Kies een van de antwoorden")).to_be_visible()
    pupil.get_by_text("Oneens", exact=True).click()
    pupil.get_by_role("button", name="Ga verder").click()
    pupil.get_by_role("link", name="Sla deze vraag over").click()
    pupil.get_by_label("Jouw woorden").fill("Bel mijn nummer 123456782.")
    pupil.get_by_role("button", name="Verstuur").click()
    expect(pupil.get_by_text("Je woorden zijn nog niet verstuurd.")).to_be_visible()
    pupil.get_by_role("button", name="Laat zo staan en verstuur").click()
    expect(pupil.get_by_role("heading", name="Dank je wel. Dit was de laatste vraag.")).to_be_visible()
    assert "123456782" not in Contribution.objects.get().original

    statement = pack.class_items.earliest("order")
    for number in range(14):  # fifteen with the pupil of before: answers come by five
        choose(session, uuid4(), statement, ("agree", "disagree", "agree")[number % 3])
    board.goto(f"{live_server.url}/klas/{session.code}/uitslag/")
    expect(board.get_by_text("Eens: 9 leerlingen")).to_be_visible()
    expect(board.get_by_text("Oneens: 6 leerlingen")).to_be_visible()
    _look(board, axe, "results")
    looked = page_at(360)
    for name, path in _screens(session):
        looked.goto(f"{live_server.url}/klas/{session.code}/{path}")
        _look(looked, axe, name)
    board.goto(link)
    board.get_by_role("link", name="Sluit de klas").click()
    _look(board, axe, "close")
    board.get_by_role("button", name="Sluit de klas nu").click()
    expect(board.get_by_role("heading", name="Uw klas is gesloten")).to_be_visible()

    hands = Room.make(way="hands", pupils=20)
    board.goto(f"{live_server.url}{hands.desk()}")
    _look(board, axe, "hands")
    board.get_by_role("link", name="Begin met tellen").click()
    board.get_by_label("Eens", exact=True).fill("25")
    board.get_by_role("button", name="Bewaar en ga naar de volgende vraag").press("Enter")
    expect(board.get_by_text("U telde 25 leerlingen, maar de klas heeft er 20.")).to_be_visible()
    _look(board, axe, "count")
    board.get_by_label("Eens", exact=True).fill("12")
    board.get_by_role("button", name="Bewaar en ga naar de volgende vraag").press("Enter")
    expect(board.get_by_text("Vraag 2 van 2")).to_be_visible()

    desk = page_at(1280)
    log_in(desk, staff(Role.ORGANISER), live_server.url)
    desk.goto(f"{live_server.url}/beheer/klassen/")
    assert looked_at(desk, axe) == []
    desk.goto(f"{live_server.url}/beheer/klassen/inspect/{session.pk}/")
    assert looked_at(desk, axe) == []
    _shoot(desk, "staff")
    desk.get_by_role("button", name="Laat de klas meetellen").press("Enter")
    expect(desk.get_by_text("Uw besluit is bewaard.")).to_be_visible()

    paper = Room.make(way="paper", pupils=20)
    board.goto(f"{live_server.url}{paper.desk()}")
    expect(board.get_by_role("link", name="Druk de stembriefjes af (PDF)")).to_be_visible()
    _look(board, axe, "paper")
    board.get_by_role("link", name="Lees wat wij dan doen").click()
    expect(board.get_by_role("heading", level=1, name="Als een leerling iets schrijft")).to_be_visible()
    _look(board, axe, "care")
    desk.goto(f"{live_server.url}/beheer/klassen/{paper.session.pk}/blaadjes/")
    assert looked_at(desk, axe) == []
    _shoot(desk, "slip")
    desk.get_by_label("Wat staat er?").fill("Bel ons gewoon.")
    desk.get_by_role("button", name="Bewaar en ga naar het volgende blaadje").press("Enter")
    expect(desk.get_by_text("Typ nu het volgende blaadje.")).to_be_visible()
    _stands_beside_its_round(board, desk, live_server.url, axe)


def _stands_beside_its_round(board: Any, desk: Any, url: str, axe: Callable[..., list[str]]) -> None:
    session = ClassSession.objects.get(trust="shown")
    round_ = open_round()
    session.pack.round = round_
    session.pack.save()
    count_and_close(Room.make(way="hands").session, round_)
    board.goto(f"{url}{round_.get_absolute_url()}")
    board.get_by_role("link", name="Bekijk wat klassen ervan vinden").click()
    expect(board.get_by_text("1 klas, 15 leerlingen")).to_be_visible()
    _look(board, axe, "beside")
    for place in ("uitkomst", "balans"):
        desk.goto(f"{url}/beheer/rondes/{round_.pk}/{place}/")
        expect(desk.get_by_text("1 klas wacht op een besluit.")).to_be_visible()
        assert looked_at(desk, axe) == []
        _shoot(desk, f"beside-{place}")


def count_and_close(session: ClassSession, round_: Round) -> None:
    """A class of this round that waits."""
    session.pack.round = round_
    session.pack.save()
    statement = session.pack.class_items.earliest("order")
    count_item(session, statement, {"agree": 9, "disagree": 7})
    close_class(session)


def _screens(session: ClassSession) -> list[tuple[str, str]]:
    questions = [(item.kind, f"vraag/{item.pk}/") for item in session.pack.class_items.all()]
    return [("join", ""), ("age", "leeftijd/"), *questions, ("done", "klaar/")]


def _look(page: Any, axe: Callable[..., list[str]], name: str) -> None:
    _shoot(page, name)
    size = page.viewport_size
    assert complaints(page, axe, language="nl", everywhere=False) == []
    _shoot(page, f"{name}-360")
    page.set_viewport_size(size)


def _shoot(page: Any, name: str) -> None:
    if folder := os.environ.get("SHOTS"):
        page.screenshot(path=f"{folder}/e-class-{name}.png", full_page=True)
