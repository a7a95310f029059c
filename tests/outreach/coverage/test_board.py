"""The board as an organiser meets it: the map, the table, where to go, and the files."""

import csv
from io import BytesIO, StringIO

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from audit.models import AuditEvent
from contributions.service import HIDDEN
from outreach.coverage.desk import SOURCES
from people.service import Role
from tests.factories import gatherings, outreach
from tests.factories.people import staff

from . import country

pytestmark = pytest.mark.django_db
BOARD = "/beheer/in-het-land/dekking/"


@pytest.fixture
def organiser(settings) -> Client:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    client = Client()
    client.force_login(staff(Role.ORGANISER))
    return client


def text_of(response) -> str:
    """The page, with its white space told once."""
    return " ".join(response.content.decode().split())


def test_the_board_says_whom_we_reached_and_hides_what_is_small(organiser: Client) -> None:
    country.heard([*country.people(12, "DR"), *country.people(9, "UT"), *country.people(3, "ZE")])
    country.target("DR", 20)
    page = text_of(organiser.get(f"{BOARD}?groep=citizens"))
    assert "<title>Drenthe: 12 van de 20 mensen.</title>" in page
    assert "<title>Zeeland: minder dan 5 mensen, of een verborgen aantal.</title>" in page
    assert "van 20, nog 8 nodig" in page
    assert HIDDEN.replace("<", "&lt;") in page


def test_it_tells_where_to_go_with_the_reason_and_a_form_that_is_filled_in(organiser: Client) -> None:
    country.target("DR", 20)
    country.target("ZE", 20)
    country.heard(country.people(9, "ZE"))
    outreach.partner(name="Formulierenbrigade Emmen", provinces=["DR"], town="Emmen")
    outreach.partner(name="Oude club", provinces=["DR"], ended_on="2020-01-01")
    gatherings.venue(name="Dorpshuis", town="Emmen", province="DR")
    page = text_of(organiser.get(BOARD))
    assert "1. Ga naar Drenthe" in page
    assert "Burgers: wij willen er 20, en bereikten nog niemand. Er is dit half jaar niets gepland." in page
    assert "Wij waren er nog nooit." in page
    assert "Er is 1 partner die kan helpen. Een spreekuur past hier" in page
    assert "Formulierenbrigade Emmen (Emmen)" in page
    assert "Oude club" not in page
    assert "Dorpshuis, Emmen" in page
    assert "?provincie=DR&amp;soort=desk&amp;perspectief=citizens" in page
    assert "2. Ga naar Zeeland" in page
    form = organiser.get("/beheer/in-het-land/new/?provincie=DR&soort=desk&perspectief=citizens").context["form"]
    assert (form["kind"].value(), form["place_province"].value()) == ("desk", "DR")


@pytest.mark.parametrize(("in_drenthe", "in_zeeland"), [(3, 27), (27, 3)])
def test_the_order_gives_no_hidden_number_away(organiser: Client, in_drenthe: int, in_zeeland: int) -> None:
    for province in ("DR", "ZE", "FR"):
        country.target(province, 20)
    country.heard([*country.people(in_drenthe, "DR"), *country.people(in_zeeland, "ZE")])
    found = organiser.get(BOARD).context["suggestions"]
    assert [each.want.province for each in found] == ["FR", "DR", "ZE"]
    said = "Burgers: wij willen er 20. Het aantal dat wij bereikten is klein of verborgen."
    assert [each.reasons[0] for each in found[1:]] == [said, said]


def test_what_is_planned_lowers_the_place_in_the_order(organiser: Client) -> None:
    later = country.period().next()
    for province in ("DR", "ZE"):
        country.target(province, 20, when=later)
    days = (later.first - country.period().first).days
    country.planned("DR", days=days, meant_for="citizens", capacity=30)
    page = text_of(organiser.get(f"{BOARD}?periode={later.code}"))
    assert page.index("1. Ga naar Zeeland") < page.index("2. Ga naar Drenthe")
    assert "Er is 1 datum gepland. Er zijn 30 plekken." in page


@pytest.mark.parametrize(
    ("which", "sentence"), [("gepland", "Drenthe: er is niets"), ("geweest", "Drenthe: wij waren")]
)
def test_other_maps_tell_about_dates(organiser: Client, which: str, sentence: str) -> None:
    country.held_date("DR")
    page = text_of(organiser.get(f"{BOARD}?kaart={which}&groep=onzin&periode=onzin"))
    assert f"<title>{sentence}" in page


def test_the_file_says_the_same_and_that_it_left_is_written_down(organiser: Client) -> None:
    country.heard([*country.people(12, "DR"), *country.people(9, "UT"), *country.people(3, "ZE")])
    country.target("DR", 20)
    answer = organiser.get(f"{BOARD}dekking.csv")
    rows = list(csv.reader(StringIO(answer.content.decode()), delimiter=";"))
    assert ["Drenthe", "burgers", "12", "20", "8", "0", "0", "0"] in rows
    assert [row[2] for row in rows if row[:2] == ["Zeeland", "burgers"]] == [HIDDEN]
    book = load_workbook(BytesIO(organiser.get(f"{BOARD}dekking.xlsx").content))
    cells = [[cell for cell in row if cell is not None] for row in book.active.iter_rows(values_only=True)]
    assert ["Drenthe", "burgers", 12, 20, 8, 0, 0, 0] in cells
    assert len(cells) == len(rows)
    assert AuditEvent.objects.filter(action="outreach.export_coverage").count() == 2


def test_the_board_asks_as_much_of_one_place_as_of_many(organiser: Client) -> None:
    def more(*provinces: str) -> None:
        for province in provinces:
            date = country.held_date(province)
            country.heard(country.people(6), date.gathering.occasion)
            country.came(date, country.people(2))
            country.target(province, 20)
            outreach.partner(provinces=[province])
            country.planned(province)

    def queries() -> int:

        with CaptureQueriesContext(
            connection,
        ) as found:
            assert organiser.get(BOARD).status_code == 200
        return len(found)

    more("DR")
    queries()
    one = queries()
    more("ZE", "FR")
    assert queries() == one


@pytest.mark.parametrize("role", [Role.EDITOR, Role.FACILITATOR, Role.MODERATOR])
def test_others_do_not_see_it(settings, role: Role) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    client = Client()
    client.force_login(staff(role))
    for path in (BOARD, f"{BOARD}dekking.csv", f"{BOARD}streefcijfers/"):
        assert client.get(path).status_code == 302


def test_an_analyst_reads_and_changes_nothing(settings) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    client = Client()
    client.force_login(staff(Role.ANALYST))
    page = text_of(client.get(BOARD))
    assert "Kies wie wij waar willen bereiken" not in page
    assert "Maak dit evenement" not in page


def test_the_desk_names_provinces_where_nobody_comes(django_assert_num_queries) -> None:
    user = staff(Role.ORGANISER)
    user.has_perm("outreach.add_event")
    (source,) = SOURCES
    assert list(source(user)) == []
    country.target("DR", 20)
    country.target("ZE", 20)
    date = country.held_date("DR")
    if country.half_year_of(date.gathering.starts_here.date()) != country.period():
        return  # the first minutes of a half year
    with django_assert_num_queries(2):
        (item,) = source(user)
    assert "Zeeland" in item.text
    assert "Drenthe" not in item.text
    assert item.url == reverse("events:coverage")
    assert list(source(staff(Role.EDITOR))) == []
