"""Other texts, never over somebody else's change; the page follows where nobody gave it words of its own."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from contributions.service import Refused
from gatherings.models import Gathering, SeatMessage
from outreach.languages import LANGUAGES, names_of
from outreach.making.editing import change_event
from outreach.models import Event, EventPage
from outreach.service import EventState
from people.models import User
from tests.factories import gatherings
from tests.factories import outreach as make

pytestmark = pytest.mark.django_db


def shown(desk: Client, event: Event) -> dict[str, Any]:
    """What the edit form shows, as a browser sends it back."""
    form = desk.get(reverse("events:edit", args=[event.pk])).context["form"]
    given = {}
    for field in form:
        value = field.value()
        if isinstance(value, bool):
            if value:
                given[field.html_name] = "on"
        elif value not in (None, ""):
            given[field.html_name] = (
                [getattr(each, "pk", each) for each in value] if isinstance(value, list) else value
            )
    return given


def test_texts_change_and_nobody_is_told(desk: Client) -> None:
    event = make.event(page=True)
    date = make.date(event)
    gatherings.seat(date.gathering)
    given = {**shown(desk, event), "title": "Avond over post", "languages": ["nl", "ar"], "programme": "BSN 111222333"}
    assert desk.post(reverse("events:edit", args=[event.pk]), given).status_code == 302
    event.refresh_from_db()
    assert (event.title, event.languages) == ("Avond over post", ["nl", "ar"])
    assert "111222333" not in event.programme
    page = EventPage.objects.get(event=event)
    assert (page.title, page.live, page.has_unpublished_changes) == ("Avond over post", True, False)
    assert page.get_latest_revision_as_object().title == "Avond over post"
    assert Gathering.objects.get().title == "Avond over post"
    assert SeatMessage.objects.count() == 0


def test_a_page_with_words_of_its_own_keeps_them(organiser: User) -> None:
    event = make.event(page=True)
    page = EventPage.objects.get(event=event)
    page.title = "Kom praten"
    page.save_revision().publish()
    change_event(event, {"title": "Anders"}, by=organiser)
    assert EventPage.objects.get(event=event).title == "Kom praten"


def test_two_at_once_lose_nothing(desk: Client) -> None:
    event = make.event()
    mine, theirs = shown(desk, event), shown(desk, event)
    url = reverse("events:edit", args=[event.pk])
    assert desk.post(url, {**theirs, "programme": "Eerst koffie."}).status_code == 302
    answer = desk.post(url, {**mine, "summary": "Anders gezegd."})
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "Eerst koffie." in html and "Anders gezegd." in html
    event.refresh_from_db()
    assert (event.programme, event.summary == "Anders gezegd.") == ("Eerst koffie.", False)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"slug": "archief"}, "gebruikt de website zelf"),
        ({"slug": "nieuw-adres"}, "Mensen hebben dit adres al."),
        ({"most_per_sign_up": "0"}, "Kies minstens 1"),
        ({"languages": ["nl", "klingon"]}, "klingon"),
    ],
)
def test_what_cannot_be_is_said_at_its_field(desk: Client, wrong: dict[str, Any], sentence: str) -> None:
    event = make.event()
    answer = desk.post(reverse("events:edit", args=[event.pk]), {**shown(desk, event), **wrong})
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert Event.objects.get(pk=event.pk).version == event.version


def test_the_address_of_a_draft_may_change_and_its_page_goes_along(organiser: User) -> None:
    event = make.event(EventState.DRAFT)
    change_event(event, {"slug": "anders"}, by=organiser)
    assert Event.objects.get(pk=event.pk).slug == "anders"
    with pytest.raises(Refused, match="Kies talen uit de lijst"):
        change_event(event, {"languages": ["xx"]}, by=organiser)


def test_languages_have_dutch_names_in_one_order() -> None:
    assert names_of(["ar", "nl", "xx"]) == ["Nederlands", "Arabisch", "xx"]
    assert all(re.fullmatch(r"[a-z]{2,3}", code) for code in LANGUAGES)
