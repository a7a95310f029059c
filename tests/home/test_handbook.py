"""The guide of the staff: every way to ask, and only ways to screens that open."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from consultation.methods import METHODS
from people.service import Role
from tests.factories.people import staff

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", [Role.ORGANISER, Role.ANALYST, Role.MODERATOR])
def test_it_tells_of_each_method_of_cases_texts_and_designs(client: Client, settings: Any, role: Role) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    client.force_login(staff(role))
    page = client.get("/beheer/zo-werkt-een-ronde/").content.decode()
    for method in METHODS.values():
        assert str(method.promise) in page
        explained = reverse("consultation:explained", args=[method.code])
        assert explained in page and client.get(explained).status_code == 200
    for words in ("Een casus is een verzonnen verhaal.", "breng een nieuwe uitgave uit", "onderdelen en versies"):
        assert words in page
    for screen in ("cases:index", "design:index"):
        url = reverse(screen)
        assert (f'<li><a href="{url}">' in page) == (role != Role.MODERATOR)


#: Screen in the guide of lesson packs -> who finds a way to it there.
WAYS = {
    "packs:add": {Role.EDITOR},
    "classes:index": {Role.ORGANISER, Role.MODERATOR},
    "teacher_feedback:index": {Role.EDITOR, Role.ORGANISER},
    "moderatie:index": {Role.MODERATOR},
}


@pytest.mark.parametrize("role", [Role.ORGANISER, Role.EDITOR, Role.MODERATOR, Role.ANALYST])
def test_the_guide_of_lesson_packs_shows_only_ways_that_open(client: Client, settings: Any, role: Role) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    client.force_login(staff(role))
    page = client.get("/beheer/zo-werkt-een-lespakket/").content.decode()
    for screen, roles in WAYS.items():
        url = reverse(screen)
        assert (f'<li><a href="{url}">' in page) == (role in roles), screen
        if role in roles:
            assert client.get(url).status_code == 200, screen
    for promise in ("Zij telt nooit mee bij de personen.", "De docent ziet deze woorden niet."):
        assert promise in page
    assert client.get(reverse("classroom:care")).status_code == 200
