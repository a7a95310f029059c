"""The desk puts the lines of all apps in the order in which they need somebody."""

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser

from pages import desk
from pages.desk import DeskItem, Urgency


@pytest.fixture
def empty_desk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk, "_sources", [])


def test_the_most_urgent_line_comes_first_and_then_the_earliest_day(empty_desk: None) -> None:
    soon = DeskItem(Urgency.SOON, "Sluit de ronde", "/b/", due=date(2026, 12, 2))
    sooner = DeskItem(Urgency.SOON, "Bel iemand terug", "/c/", due=date(2026, 12, 1))
    danger = DeskItem(Urgency.DANGER, "Pak een zorgsignaal op", "/a/")
    desk.register_desk_source(lambda user: [soon, danger])
    desk.register_desk_source(lambda user: [sooner])

    assert desk.desk_for(AnonymousUser()) == [danger, sooner, soon]


def test_a_source_is_registered_once(empty_desk: None) -> None:
    def source(user: object) -> list[DeskItem]:
        return [DeskItem(Urgency.NOW, "Lees", "/")]

    desk.register_desk_source(source)
    desk.register_desk_source(source)

    assert len(desk.desk_for(AnonymousUser())) == 1
