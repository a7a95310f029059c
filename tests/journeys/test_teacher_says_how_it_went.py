"""A teacher on a phone, without scripts, follows a pack and says how the lesson went; an editor answers."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from django.conf import settings as django_settings
from django.test import Client
from playwright.sync_api import expect

from education.models import LessonPack, PackSubscriber, TeacherFeedback
from education.teachers.links import own_token, stop_url, yes_url
from education.teachers.tasks import tell_pack_news
from notices.tasks import deliver_due
from people.service import Role
from tests.education.findable.making import released
from tests.education.teachers.making import online_pack, path_of
from tests.factories.people import staff
from tests.journeys.looking import Axe, complaints
from tests.journeys.screens import PHONE

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def follow(page: "Page", url: str, mailoutbox: list[Any]) -> None:
    """From the page of the pack to the list, by way of one's own inbox."""
    page.get_by_role("link", name="Krijg een mail als dit pakket verandert").press("Enter")
    page.get_by_label("Uw e-mailadres").fill("docent@")
    page.get_by_role("button", name="Meld mij aan").press("Enter")
    expect(page).to_have_title(re.compile("^Fout:"))
    page.get_by_label("Uw e-mailadres").fill("docent@voorbeeld.nl")
    page.get_by_role("button", name="Meld mij aan").press("Enter")
    expect(page.get_by_role("heading", name="Kijk in uw mail")).to_be_visible()
    link = re.search(r"/lespakketten/mail/ja/[^\s]+", mailoutbox[-1].body)
    assert link is not None
    page.goto(url + link[0])
    page.get_by_role("button", name="Ja, houd mij op de hoogte").press("Enter")
    expect(page.get_by_role("heading", name="U staat op de lijst")).to_be_visible()
    page.get_by_role("link", name="Ga terug naar het lespakket").press("Enter")


def say(page: "Page") -> str:
    """How the lesson went; returns the address that the teacher keeps."""
    page.get_by_role("link", name="Vertel hoe de les ging").press("Enter")
    page.get_by_role("button", name="Verstuur uw reactie").press("Enter")
    expect(page.get_by_role("link", name="Vul minstens één van de eerste drie vragen in.")).to_be_visible()
    page.get_by_label("Hoeveel minuten duurde de les echt?").fill("55")
    page.get_by_label("Wat klopt er niet?").fill("Werkblad 2, vraag 3: een oud bedrag.")
    page.get_by_label("Aan welk onderwijs gaf u de les?").select_option(label="Mbo niveau 2")
    page.get_by_role("button", name="Verstuur uw reactie").press("Enter")
    expect(page.get_by_text("Uw reactie is binnen.")).to_be_visible()
    expect(page.get_by_role("heading", name="Bewaar deze link")).to_be_visible()
    return page.url


def answer(page: "Page", url: str, axe: Axe) -> list[str]:
    """An editor takes it on, at a phone too; returns what is wrong with the screens."""
    client, cookie = Client(), django_settings.SESSION_COOKIE_NAME
    client.force_login(staff(Role.EDITOR))
    page.context.add_cookies([{"name": cookie, "value": client.cookies[cookie].value, "url": url}])
    page.goto(f"{url}/beheer/")
    page.get_by_role("link", name="Lees 1 reactie van een docent").press("Enter")
    expect(page.get_by_role("heading", name="Reacties van docenten")).to_be_visible()
    page.get_by_role("link", name="18 worden").press("Enter")
    expect(page.get_by_text("Werkblad 2, vraag 3: een oud bedrag.")).to_be_visible()
    page.get_by_role("button", name="Zet op verwerkt").press("Enter")
    expect(page.get_by_text("Schrijf een antwoord.")).to_be_visible()
    found = axe(page)
    page.get_by_label("Ons antwoord").fill("Dank u wel. Het bedrag klopt weer.")
    page.get_by_label("In welke uitgave is het verwerkt?").select_option(label="Uitgave 2")
    page.get_by_role("button", name="Zet op verwerkt").press("Enter")
    expect(page.get_by_text("Uw antwoord is bewaard.")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    return found


def looks(page: "Page", url: str, axe: Axe, made: LessonPack) -> list[str]:
    """What is wrong with the screens of a teacher, seen with scripts on."""
    follower, own = PackSubscriber.objects.get(), own_token(TeacherFeedback.objects.get())
    found = []
    for path in (
        f"/lespakketten/{made.slug}/mail/",
        f"/lespakketten/{made.slug}/reactie/",
        path_of(yes_url(follower)),
        path_of(stop_url(follower)),
        f"/lespakketten/reactie/{own}/",
        f"/lespakketten/reactie/{own}/wis/",
    ):
        page.goto(url + path)
        found += complaints(page, axe, language="nl", everywhere=False)
    return found


def test_from_a_pack_to_an_answer(
    page_at: Callable[..., "Page"], live_server: Any, axe: Axe, settings: Any, mailoutbox: list[Any]
) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    made, url = online_pack(title="18 worden"), live_server.url
    page = page_at(PHONE, javascript=False)
    page.goto(url + made.get_absolute_url())
    assert page.context.cookies() == [], "reading sets no cookie"
    follow(page, url, mailoutbox)
    own = say(page)
    released(made, 2, title="18 worden")
    assert (tell_pack_news(), deliver_due()) == (1, 1)
    assert "Wat nieuw is in 2." in mailoutbox[-1].body
    assert answer(page_at(PHONE, watched=False), url, axe) == []
    page.goto(own)
    expect(page.get_by_text("Dank u wel. Het bedrag klopt weer.")).to_be_visible()
    page.get_by_role("link", name="Bekijk wat er veranderde in uitgave 2").press("Enter")
    expect(page.get_by_text("Docenten vonden 1 fout. Die is verbeterd.")).to_be_visible()
    assert looks(page_at(PHONE), url, axe, made) == []
