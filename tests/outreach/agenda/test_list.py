"""The agenda as a list: what stands on it, how it is narrowed, and what it costs."""

import re

import pytest
from django.test import Client

from gatherings.models import Gathering
from gatherings.service import GatheringMode, call_off
from outreach.models import Event, EventDate
from outreach.service import EventState
from people.models import Perspective
from people.service import Role
from tests.factories import gatherings, outreach
from tests.factories.people import staff
from tests.home.cold import bare_beside, cost
from tests.outreach.agenda.season import many_dates

pytestmark = pytest.mark.django_db
INDEX = "/agenda/"


def listed(client: Client, query: str = "") -> list[str]:
    """The titles on the page, in order."""
    text = client.get(f"{INDEX}?{query}").content.decode()
    return re.findall(r'rg-card__link" href="[^"]*">([^<]*)</a>', text)


def held_online(date: EventDate) -> None:
    Gathering.objects.filter(pk=date.gathering_id).update(mode=GatheringMode.ONLINE, venue=None)


def test_by_month_with_everything_one_wants_to_know_at_a_glance(client: Client) -> None:
    later, sooner = (outreach.event(page=True, title=title) for title in ("Later", "Eerder"))
    outreach.date(later, 60)
    outreach.date(sooner, 3)
    response = client.get(INDEX)
    text = response.content.decode()
    assert listed(client) == ["Eerder", "Later"]
    for words in ("Bibliotheek Stadkamer, Zwolle (Overijssel)", "19.00 uur tot 21.00 uur", "Inspraakavond · gratis"):
        assert text.count(words) == 2, words
    assert text.count("Nog plek") == 2 and "Er zijn 2 datums." in text
    assert not response.cookies and "csrfmiddlewaretoken" not in text
    months = re.findall(r'<h2 id="deel-\d+">([A-Z][a-z]+ \d{4})</h2>', text)
    assert len(months) == 2


def test_only_what_everybody_may_see_and_is_still_to_come(client: Client) -> None:
    outreach.date(outreach.event(EventState.DRAFT, title="Concept"), definite=False)
    outreach.date(outreach.event(page=True, title="Nog niet vast"), definite=False)
    outreach.date(outreach.event(title="Pagina offline"))
    over = outreach.date(outreach.event(page=True, title="Voorbij"))
    outreach.began(over, minutes=60 * 24)
    going_on = outreach.date(outreach.event(page=True, title="Nu bezig"))
    outreach.began(going_on)
    outreach.date(outreach.event(page=True, title="Komt"))
    assert listed(client) == ["Nu bezig", "Komt"]


def test_what_is_called_off_stays_with_the_reason(client: Client) -> None:
    date = outreach.date(outreach.event(page=True))
    call_off(date.gathering, reason="De zaal is dicht.", by=staff(Role.ORGANISER))
    text = client.get(INDEX).content.decode()
    assert "Afgezegd" in text and "De zaal is dicht." in text and "Nog plek" not in text


def test_how_full_it_is_in_words_only(client: Client) -> None:
    for capacity, taken, words in (
        (1, 1, "Vol: zet u op de wachtlijst"),
        (5, 4, "Bijna vol"),
        (0, 0, "Aanmelden kan nu niet"),
    ):
        date = outreach.date(outreach.event(page=True), capacity=capacity)
        for _each in range(taken):
            gatherings.seat(date.gathering)
        text = client.get(date.event.get_absolute_url()).content.decode()
        assert words in text, words
        assert not re.search(r"\b[14] (?:plek|stoel|van de)", text)
        assert words in client.get(INDEX).content.decode()


def test_each_filter_and_all_of_them_together(client: Client) -> None:
    zwolle = outreach.event(page=True, title="Zwolle", languages=["nl", "ar"])
    outreach.date(zwolle)
    emmen = outreach.event(page=True, title="Emmen", kind="desk")
    outreach.date(emmen, venue=gatherings.venue(town="Emmen", province="DR"))
    online = outreach.event(page=True, title="Online", kind="online")
    held_online(outreach.date(online))
    kamer = outreach.event(page=True, title="Kamer")
    outreach.date(kamer)
    kamer.meant_for.add(Perspective.objects.get(code="parliament"))
    zwolle.meant_for.add(Perspective.objects.get(code="youth"))
    for query, titles in (
        ("provincie=DR", {"Emmen"}),
        ("provincie=OV", {"Zwolle", "Kamer"}),
        ("soort=desk", {"Emmen"}),
        ("hoe=online", {"Online"}),
        ("hoe=plek", {"Zwolle", "Emmen", "Kamer"}),
        ("taal=ar", {"Zwolle"}),
        ("voor=government", {"Kamer", "Emmen", "Online"}),
        ("voor=youth", {"Zwolle", "Emmen", "Online"}),
        ("voor=citizens", {"Zwolle", "Emmen", "Online"}),
        ("voor=entrepreneur", {"Emmen", "Online"}),
        ("provincie=OV&voor=citizens&taal=ar&soort=evening&hoe=plek", {"Zwolle"}),
        ("provincie=XX&soort=feest&p=nul", {"Zwolle", "Emmen", "Online", "Kamer"}),
    ):
        assert set(listed(client, query)) == titles, query


def test_what_was_chosen_can_be_dropped_and_nothing_found_says_what_to_do(client: Client) -> None:
    outreach.date(outreach.event(page=True))
    text = client.get(f"{INDEX}?provincie=OV&soort=desk").content.decode()
    assert "Wij vonden niets dat past" in text and "Bekijk de hele agenda" in text
    assert '<a href="?soort=desk">Haal weg' in text and '<a href="?provincie=OV">Haal weg' in text
    assert "/agenda/agenda.ics?provincie=OV&amp;soort=desk" in text
    Event.objects.update(state=EventState.DRAFT)
    assert "Er staat nu niets op de agenda" in client.get(INDEX).content.decode()


def test_by_place(client: Client) -> None:
    held_online(outreach.date(outreach.event(page=True, title="Thuis"), 2))
    outreach.date(outreach.event(page=True, title="Zwolle"), 3)
    outreach.date(outreach.event(page=True, title="Emmen"), 4, venue=gatherings.venue(town="Emmen", province="DR"))
    text = client.get(f"{INDEX}?weergave=plaats").content.decode()
    assert re.findall(r'<h2 id="deel-\d+">([^<]*)</h2>', text) == [
        "Drenthe: Emmen",
        "Overijssel: Zwolle",
        "Vanuit huis",
    ]
    assert listed(client, "weergave=plaats") == ["Emmen", "Zwolle", "Thuis"]


def test_the_list_asks_as_little_for_five_hundred_dates_as_for_one(client: Client) -> None:
    outreach.date(outreach.event(page=True))
    bare, one = bare_beside(client, INDEX), cost(client, INDEX)
    many_dates(500)
    assert cost(client, INDEX) == one <= min(bare + 8, 15)
    assert cost(client, f"{INDEX}?weergave=plaats&provincie=OV&taal=nl&voor=youth&p=3") == one
    text = client.get(f"{INDEX}?provincie=OV&p=2").content.decode()
    assert text.count('class="rg-card"') == 20 and "?provincie=OV&amp;p=3" in text
    print("\nagenda", one, "bare", bare)


def test_the_front_door_shows_what_is_next(client: Client) -> None:
    outreach.date(outreach.event(page=True, title="Op uitnodiging", sign_up="invited"), 1)
    for day in (9, 3, 6):
        outreach.date(outreach.event(page=True, title=f"Over {day}"), day)
    text = client.get("/").content.decode()
    assert re.findall(r">(Over \d|Op uitnodiging)</a>", text) == ["Over 3", "Over 6"]


@pytest.mark.parametrize("number", [60, pytest.param(10_000, marks=pytest.mark.deep)])
def test_the_archive_is_as_fast_with_ten_thousand_dates(client: Client, number: int) -> None:
    first = many_dates(30, first_day=-400, state="held", events=1)
    assert first[0].title in client.get("/agenda/archief/").content.decode()
    before = cost(client, "/agenda/archief/")
    many_dates(number, first_day=-30 - number // 24, state="held")
    many_dates(3, first_day=10, events=1)
    assert cost(client, "/agenda/archief/") == before <= 6
    text = client.get("/agenda/archief/").content.decode()
    assert text.count("Avond ") >= 40 and 'rel="next"' in text
    years = re.findall(r'href="\?jaar=(\d{4})"', text)
    assert years == sorted(years, reverse=True)
    for odd in ("jaar=oud", "jaar=0", "jaar=99999", "jaar=²", "p=x", f"jaar={years[-1] if years else 2000}&p=9"):
        assert client.get(f"/agenda/archief/?{odd}").status_code == 200
