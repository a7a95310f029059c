"""The picture for who passes the address on, and the paper: posters and flyers."""

from io import BytesIO
from typing import Any

import pikepdf
import pytest
from django.test import Client
from PIL import Image

from gatherings.models import Gathering
from gatherings.service import call_off
from outreach.agenda.share_image import HEIGHT, WIDTH, draw
from outreach.models import Event
from outreach.printing import posters
from outreach.service import EventState
from pages.service import PdfUnavailable
from people.service import Role
from tests.factories import gatherings, outreach
from tests.factories.people import staff

LONG = "Bijeenkomst over brieven van de Belastingdienst, toeslagen en alles wat daar in het leven bij komt kijken"


@pytest.mark.django_db
def test_the_picture_is_drawn_once_for_each_wording(client: Client) -> None:
    event = outreach.event(page=True)
    date = outreach.date(event)
    address = f"/agenda/{event.slug}/deelplaatje.png"
    first = client.get(address)
    assert first["Content-Type"] == "image/png" and first["Cache-Control"].startswith("public")
    assert first["Cross-Origin-Resource-Policy"] == "cross-origin" and not first.cookies
    image = Image.open(BytesIO(first.content))
    assert image.size == (1200, 630) and len(first.content) < 100_000
    assert client.get(address, HTTP_IF_NONE_MATCH=first["ETag"]).status_code == 304
    call_off(date.gathering, reason="Ziek.", by=staff(Role.ORGANISER))
    assert client.get(address)["ETag"] != first["ETag"]
    Event.objects.update(state=EventState.DRAFT)
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    "title", ["", "Kort", LONG, "Donaudampfschifffahrtsgesellschaft" * 4, "Één café, ’s avonds: ñ ü €"]
)
def test_whatever_the_title_it_stays_inside_the_picture(title: str) -> None:
    image = Image.open(BytesIO(draw("Inspraakavond", title, [title, title, title], "Gratis"))).convert("RGB")
    right = image.crop((WIDTH - 60, 30, WIDTH, HEIGHT - 110))
    assert len(set(right.get_flattened_data())) == 1, "nothing is drawn in the margin"


def poster(client: Client, event: Event, query: str) -> pikepdf.Pdf:
    response = client.get(f"/agenda/{event.slug}/affiche.pdf?{query}")
    assert response.status_code == 200 and response["Content-Type"] == "application/pdf"
    return pikepdf.open(BytesIO(response.content))


@pytest.mark.django_db
def test_posters_are_accessible_and_as_large_as_they_say(client: Client) -> None:
    event = outreach.event(page=True, is_example=True)
    outreach.date(event)
    for query, language, width in (("", "nl", 595), ("taal=en&formaat=A3", "en", 842), ("formaat=a5", "nl", 420)):
        made = poster(client, event, query)
        assert made.Root.MarkInfo.Marked and str(made.Root.Lang) == language
        assert made.open_metadata().get("pdfuaid:part") == "1"
        assert event.title in str(made.docinfo["/Title"])
        assert round(float(made.pages[0].mediabox[2])) == width and len(made.pages) == 1


@pytest.mark.django_db
def test_a_poster_never_becomes_two_pages(client: Client) -> None:
    event = outreach.event(
        page=True,
        title=LONG[:120],
        summary=("Kom vertellen waar u vastliep met belasting of toeslagen, en wat u had geholpen. " * 3)[:200],
        slug="een-heel-lang-adres-voor-een-avond-in-de-buurt-over-brieven",
        childcare=True,
        food=True,
        travel_paid=True,
        is_example=True,
        contact_phone="070 - 123 45 67 (ook op zaterdag)"[:30],
    )
    for number in range(6):
        place = gatherings.venue(
            name=f"Multifunctioneel centrum De Noordoostpolder {number}", town="Noordwijkerhout aan Zee"
        )
        outreach.date(event, 10 + number, venue=place)
    for query in ("formaat=a4", "taal=en&formaat=a5"):
        assert len(poster(client, event, query).pages) == 1, query


@pytest.fixture
def as_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """The words of a poster, without the work of laying them out."""
    from django.template.loader import render_to_string

    monkeypatch.setattr(posters, "render_pdf", lambda name, context, **_: render_to_string(name, context).encode())


@pytest.mark.django_db
@pytest.mark.usefixtures("as_text")
def test_the_fixed_words_are_in_the_language_that_was_asked_for(client: Client) -> None:
    event = outreach.event(page=True, title="Kom langs", contact_phone="070 - 123 45 67", food=True)
    outreach.date(event)
    address = f"/agenda/{event.slug}/affiche.pdf"
    dutch, english = (client.get(f"{address}?taal={code}").content.decode() for code in ("nl", "en"))
    for words in ("Gratis", "Zonder trap of drempel", "Er is iets te eten", "Bel <strong>070", "/agenda/"):
        assert words in dutch, words
    for words in ("Free", "No stairs or steps", "There is something to eat", "Call <strong>070", "/en/agenda/"):
        assert words in english, words
    assert '<h1 class="title short" lang="nl">Kom langs</h1>' in english and "Gratis" not in english
    assert "<svg" in dutch and "QR-code die de pagina" in dutch


@pytest.mark.django_db
@pytest.mark.usefixtures("as_text")
def test_there_is_no_poster_for_what_one_cannot_come_to(client: Client) -> None:
    event = outreach.event(page=True)
    address = f"/agenda/{event.slug}/affiche.pdf"
    assert client.get(address).status_code == 404
    date = outreach.date(event)
    assert client.get(address).status_code == 200
    for odd in ("taal=fr", "formaat=a0", "taal=", "formaat=../x"):
        assert client.get(f"{address}?{odd}").status_code == 404
    outreach.began(date, minutes=5000)
    assert client.get(address).status_code == 404
    Gathering.objects.update(state="cancelled")
    assert client.get(address).status_code == 404


@pytest.mark.django_db
def test_a_machine_that_makes_no_pdf_says_so(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_given: Any, **_more: Any) -> bytes:
        raise PdfUnavailable

    monkeypatch.setattr(posters, "render_pdf", missing)
    event = outreach.event(page=True)
    outreach.date(event)
    response = client.get(f"/agenda/{event.slug}/affiche.pdf")
    assert response.status_code == 503 and "Vraag de beheerder" in response.content.decode()


@pytest.mark.django_db
def test_colleagues_find_the_paper_on_the_page_of_the_event(client: Client, settings: Any) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    event = outreach.event(page=True)
    client.force_login(staff(Role.ORGANISER))
    address = f"/beheer/in-het-land/inspect/{event.pk}/"
    assert "Zet het evenement eerst op de agenda." in client.get(address).content.decode()
    outreach.date(event)
    text = client.get(address).content.decode()
    for size in ("a3", "a4", "a5"):
        for language in ("nl", "en"):
            assert f"/agenda/{event.slug}/affiche.pdf?taal={language}&amp;formaat={size}" in text
