"""Where people find help, and where it is missing: never an empty page, the same queries for one and for hundreds."""

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from outreach.models import Partner
from outreach.partners.helping.gaps import Fact, Fits, Need, blind_spots, fits, spots_of
from people.models import Perspective
from people.service import Province
from tests.consultation.design.test_public_pages import bare_at
from tests.factories import outreach
from tests.home.cold import cost
from tests.outreach.partners.desk import text

ANSWERS = ("yes", "no", "unknown")
facts = st.builds(
    Fact,
    provinces=st.lists(st.sampled_from(Province.values), unique=True, max_size=3),
    nationwide=st.booleans(),
    offers=st.lists(st.sampled_from(["forms", "debts"]), unique=True),
    languages=st.lists(st.sampled_from(["nl", "tr"]), unique=True),
    helps_entrepreneurs=st.sampled_from(ANSWERS),
    income_limit=st.sampled_from(ANSWERS),
    waiting_weeks=st.none() | st.integers(0, 20),
)
needs = st.builds(
    Need,
    offer=st.sampled_from(["", "forms", "debts"]),
    language=st.sampled_from(["", "nl", "tr"]),
    entrepreneur=st.booleans(),
    above_income=st.booleans(),
)


@given(st.lists(facts, max_size=8), needs)
def test_each_organisation_counts_once_where_it_works(every: list[Fact], need: Need) -> None:
    spots = spots_of(every, need)
    assert set(spots) == set(Province.values)
    for code, spot in spots.items():
        here = [fact for fact in every if fact.nationwide or code in fact.provinces]
        sure = [fact for fact in here if fits(fact, need) is Fits.YES]
        assert spot.near + spot.nationwide == len(sure)
        assert spot.perhaps == sum(fits(fact, need) is Fits.PERHAPS for fact in here)
        assert spot.is_blind is (not sure)
        waits = [fact.waiting_weeks for fact in sure if fact.waiting_weeks is not None]
        assert spot.shortest_wait == min(waits, default=None)
    assert blind_spots(every, [need]).get(need, []) == [code for code, spot in spots.items() if spot.is_blind]


@given(facts, needs)
def test_asking_more_never_finds_more(fact: Fact, need: Need) -> None:
    less = Need(offer=need.offer, language=need.language)
    assert fits(fact, need) <= fits(fact, less) <= fits(fact, Need())


@pytest.mark.django_db
class TestList:
    """/agenda/hulp/"""

    def test_it_is_never_empty_and_says_what_we_do_not_do(self, client: Client) -> None:
        for address in ("/agenda/hulp/", "/agenda/hulp/?provincie=ZE&wat=lawyer", "/en/agenda/hulp/"):
            response = client.get(address)
            page = text(response)
            for number in ("tel:112", "tel:08000113", "tel:08008020", "tel:08008115"):
                assert number in page
            assert response.cookies == {}
            assert 'method="post"' not in page
        assert "Wij behandelen geen zaken" in text(client.get("/agenda/hulp/"))

    def test_one_reads_what_one_must_know_before_going(self, client: Client) -> None:
        partner = outreach.helping(
            name="Raadslieden",
            limits="Alleen de gemeente Emmen.",
            costs="",
            waiting_weeks=3,
            helps_entrepreneurs="no",
            income_limit="yes",
            opening_hours="dinsdag van 9 tot 12 uur",
            phone="+31 591 12 34 56",
        )
        partner.helps.add(Perspective.objects.get(code="youth"))
        page = text(client.get("/agenda/hulp/"))
        for words in (
            "Alleen de gemeente Emmen.",
            "Zij helpen geen ondernemers.",
            "grens aan uw inkomen",
            "Gratis",
            "Ongeveer 3 weken",
            "dinsdag van 9 tot 12 uur",
            'href="tel:+31591123456"',
            "Nagekeken op",
        ):
            assert words in page, words

    @pytest.mark.parametrize(
        ("asked", "found"),
        [
            ("provincie=ZE", {"Zeeuws", "Landelijk"}),
            ("wat=debts", {"Zeeuws"}),
            ("taal=tr", {"Landelijk"}),
            ("bedrijf=ja", {"Zeeuws", "Onbekend"}),
            ("provincie=XX&wat=niets&taal=q&bedrijf=1", {"Zeeuws", "Landelijk", "Onbekend"}),
            ("provincie=FL&wat=debts", set()),
        ],
    )
    def test_one_asks_for_what_one_needs(self, client: Client, asked: str, found: set[str]) -> None:
        outreach.helping(name="Zeeuws", provinces=["ZE"], offers=["debts"], helps_entrepreneurs="yes")
        outreach.helping(name="Landelijk", nationwide=True, languages=["nl", "tr"], helps_entrepreneurs="no")
        outreach.helping(name="Onbekend", provinces=["DR"])
        outreach.helping(name="Verborgen", provinces=["ZE"], is_public=False)
        page = text(client.get(f"/agenda/hulp/?{asked}"))
        names = ("Zeeuws", "Landelijk", "Onbekend", "Verborgen")
        assert {name for name in names if f">{name}</h3>" in page} == found
        if not found:
            assert "zo zien wij waar hulp ontbreekt" in page

    def test_who_surely_helps_entrepreneurs_comes_first(self, client: Client) -> None:
        outreach.helping(name="Aa misschien")
        outreach.helping(name="Zz zeker", helps_entrepreneurs="yes")
        page = text(client.get("/agenda/hulp/?bedrijf=ja"))
        assert page.index("Zz zeker") < page.index("Aa misschien")
        assert "Wij weten niet of zij ondernemers helpen" in page

    def test_one_or_five_hundred_cost_the_same(self, client: Client) -> None:
        youth = Perspective.objects.get(code="youth")
        bare = bare_at(client, 2)
        outreach.helping().helps.add(youth)
        addresses = ("/agenda/hulp/", "/agenda/hulp/kaart/")
        one = [cost(client, address) for address in addresses]
        Partner.objects.bulk_create(
            Partner(name=f"Hulp {number}", provinces=["OV"], offers=["forms"], is_public=True, phone="1")
            for number in range(499)
        )
        many = [cost(client, address) for address in addresses]
        response = client.get("/agenda/hulp/?p=34")
        print(f"\nbare {bare}, list and map {one} for one, {many} for 500; {len(response.content)} bytes")
        assert one == many
        assert max(one) <= bare + 8
        assert text(response).count("<article") == 5
        assert len(client.get("/agenda/hulp/", HTTP_ACCEPT_ENCODING="gzip").content) < 45_000

    def test_the_map_names_the_blind_spots(self, client: Client) -> None:
        outreach.helping(name="Brabant", provinces=["NB"], offers=["debts"], waiting_weeks=6)
        outreach.helping(name="Overal", nationwide=True, offers=["forms"], helps_entrepreneurs="no")
        page = text(client.get("/agenda/hulp/kaart/?wat=debts"))
        assert "Noord-Brabant: 1 organisatie in de buurt." in page
        assert "Zeeland: niemand, voor zover wij weten." in page
        assert "6 weken" in page
        assert "Helpen met formulieren" in page
        assert "Een advocaat of jurist: nergens iemand, voor zover wij weten." in page
        assert "Helpen met formulieren:" not in page
