"""Deeds of the stage about a class: a room full of screens at the same moment, while the teacher closes."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import UUID, uuid4

from django.db import connection
from django.db.models import Sum

from audit.models import AuditEvent
from contributions.models import Contribution, Tally
from contributions.service import Refused
from education.classroom.answering import choose, send_words
from education.classroom.closing import close_class
from education.classroom.counting import count_item
from education.classroom.making import Making, make_class
from education.classroom.slips import type_slip
from education.classroom.standing import decide
from education.models import ClassCount, ClassItem, ClassSession
from people.service import Role
from tests.education.classroom.room import Room
from tests.factories import education
from tests.factories.people import staff

THREADS = 24


def some_classes(number: int, pupils: int) -> None:
    """So many classes of one pack each, with something to choose and to write."""
    for _each in range(number):
        Room.make(pupils=pupils)


def made_and_decided_at_once() -> dict[str, Any]:
    """One form pressed many times at the same moment; then many decisions about that class, and slips twice over."""
    pack = education.pack()
    words = ClassItem.objects.create(pack=pack, order=3, kind="own_words", text="Wat moet anders?")
    asked = Making(pack=pack, way="hands", pupils=20, nonce=uuid4())
    organiser = staff(Role.ORGANISER)
    links = _together([lambda: make_class(asked)[1]] * THREADS)
    session = ClassSession.objects.get(pack=pack)
    count_item(session, pack.class_items.earliest("order"), {"agree": 12, "disagree": 7})
    close_class(session)
    nonces = [uuid4() for _slip in range(4)]
    slips = [
        lambda nonce=nonce: type_slip(session, words, "Van een blaadje.", nonce=nonce, by=organiser)
        for nonce in nonces
    ]
    decisions = [lambda: decide(session, "shown", reason="", by=organiser)] * 8
    _together([*slips, *decisions, *slips])
    return {
        "links": len(set(links)),
        "classes": ClassSession.objects.filter(pack=pack).count(),
        "tallies": Tally.objects.filter(occasion=session.occasion).count(),
        "decisions": AuditEvent.objects.filter(action="education.decide_class").count(),
        "slips": Contribution.objects.filter(occasion=session.occasion).count(),
    }


def _together(deeds: list[Callable[[], Any]]) -> list[Any]:
    """All of them at the same moment, each on a connection of its own; what they gave, in order."""
    ready = threading.Barrier(len(deeds))

    def one(deed: Callable[[], Any]) -> Any:
        ready.wait(timeout=60)
        try:
            return deed()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(deeds)) as hands:
        return list(hands.map(one, deeds))


def all_answer(closing: bool) -> dict[str, Any]:
    """Every pupil chooses, changes their mind and writes; `closing`: the first class closes meanwhile."""
    sessions = list(ClassSession.objects.select_related("occasion"))
    items = {(item.pack_id, item.kind): item for item in ClassItem.objects.filter(kind__in=("statement", "own_words"))}
    screens = [(session, uuid4()) for _pupil in range(sessions[0].pupils) for session in sessions]
    half = threading.Event()

    def answer(place: int) -> int:
        session, key = screens[place]
        if place == len(screens) // 2:
            half.set()
        try:
            return _answer(session, key, items)
        finally:
            connection.close()

    def close() -> None:
        half.wait(timeout=120)
        close_class(sessions[0])
        connection.close()

    started = time.monotonic()
    with ThreadPoolExecutor(THREADS + 1) as hands:
        closed = hands.submit(close) if closing else None
        kept = sum(hands.map(answer, range(len(screens))))
    if closed:
        closed.result(timeout=60)
    seconds = time.monotonic() - started
    for session in sessions:
        close_class(session)
    return {
        "kept": kept,
        "counted": ClassCount.objects.aggregate(people=Sum("people"))["people"] or 0,
        "words": Contribution.objects.count(),
        "pupils": len(screens),
        "seconds": round(seconds, 1),
    }


def _answer(session: ClassSession, key: UUID, items: dict[tuple[int, str], ClassItem]) -> int:
    """1 when the choice was kept, 0 when the class was closed."""
    statement = items[session.pack_id, "statement"]
    try:
        choose(session, key, statement, "agree")
    except Refused:
        return 0
    try:
        choose(session, key, statement, "disagree")
        nonce = uuid4()
        for _press in range(2):
            send_words(session, key, items[session.pack_id, "own_words"], "Bel ons gewoon.", nonce=nonce)
    except Refused:
        pass
    return 1


DEEDS = (some_classes, all_answer, made_and_decided_at_once)
