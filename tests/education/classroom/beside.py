"""Classes beside a round, for tests."""

from uuid import uuid4

from consultation.models import Round
from education.classroom.closing import close_class
from education.classroom.counting import count_item
from education.classroom.making import Making, make_class
from education.classroom.standing import decide
from education.models import ClassItem, ClassSession
from people.models import User
from tests.education.classroom.room import Room


def counted(item: ClassItem, *hands: int, **fields: object) -> ClassSession:
    """A class in which so many hands went up for each choice, closed; it waits."""
    given = {"way": "hands", "pupils": 60, "nonce": uuid4(), **fields}
    session, _token = make_class(Making(pack=item.pack, **given))  # type: ignore[arg-type]
    codes = ("agree", "disagree", "dont_know") if item.kind == "statement" else ("call", "write")
    count_item(session, item, dict(zip(codes, hands, strict=False)))
    return close_class(session)


def standing(item: ClassItem, organiser: User, *hands: int, **fields: object) -> ClassSession:
    """The same, and an organiser let it stand."""
    return decide(counted(item, *hands, **fields), "shown", reason="Gebeld.", by=organiser)


def beside(room: Room, round_: Round) -> None:
    """The lesson of this room belongs to this round from now on."""
    room.session.pack.round = round_
    room.session.pack.save()
