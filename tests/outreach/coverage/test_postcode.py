"""A postcode becomes a province, and nothing else."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outreach.coverage.postcode import province_of, stretches
from people.service import Province
from tests.sample_sizes import SAMPLE

# Towns as everybody can look them up: capitals, and above all places at a border or with a number of their own.
TOWNS = {
    "NH": "1012 Amsterdam, 1211 Hilversum, 1381 Weesp, 1394 Nederhorst den Berg, 1398 Muiden, 1601 Enkhuizen,"
    " 1781 Den Helder, 1791 Texel, 2011 Haarlem, 2131 Hoofddorp, 2165 Lisserbroek, 1421 Uithoorn",
    "ZH": "2161 Lisse, 2181 Hillegom, 2311 Leiden, 2511 Den Haag, 3011 Rotterdam, 3311 Dordrecht, 3241 Middelharnis,"
    " 3465 Driebruggen, 4201 Gorinchem, 4213 Dalem, 4223 Hoornaar, 4241 Arkel, 2411 Bodegraven",
    "UT": "1391 Abcoude, 1426 De Hoef, 3411 Lopik, 3441 Woerden, 3511 Utrecht, 3641 Mijdrecht, 3755 Eemnes,"
    " 3791 Achterveld, 3811 Amersfoort, 3901 Veenendaal, 3911 Rhenen, 3927 Renswoude, 4121 Everdingen, 4131 Vianen,"
    " 4141 Leerdam, 4231 Meerkerk, 4247 Kedichem, 3752 Bunschoten",
    "FL": "1315 Almere, 3891 Zeewolde, 8232 Lelystad, 8251 Dronten, 8302 Emmeloord, 8321 Urk",
    "GE": "3771 Barneveld, 3841 Harderwijk, 3861 Nijkerk, 3925 Scherpenzeel, 4001 Tiel, 4101 Culemborg, 4147 Asperen,"
    " 4191 Geldermalsen, 4211 Spijk, 5301 Zaltbommel, 5331 Kerkdriel, 6511 Nijmegen, 6581 Malden, 6711 Ede,"
    " 6811 Arnhem, 7001 Doetinchem, 7101 Winterswijk, 7201 Zutphen, 7311 Apeldoorn, 8051 Hattem, 8071 Nunspeet,"
    " 8161 Epe, 7439 Steenenkamer",
    "NB": "4251 Werkendam, 4285 Woudrichem, 4611 Bergen op Zoom, 4651 Steenbergen, 4811 Breda, 5038 Tilburg,"
    " 5211 Den Bosch, 5341 Oss, 5611 Eindhoven, 5701 Helmond, 5751 Deurne, 5821 Vierlingsbeek, 5831 Boxmeer,"
    " 6021 Budel, 4681 Nieuw-Vossemeer",
    "ZE": "4301 Zierikzee, 4331 Middelburg, 4381 Vlissingen, 4461 Goes, 4531 Terneuzen, 4561 Hulst,"
    " 4675 Sint Philipsland, 4691 Tholen",
    "LI": "5768 Meijel, 5801 Venray, 5851 Afferden, 5911 Venlo, 6001 Weert, 6041 Roermond, 6131 Sittard,"
    " 6211 Maastricht, 6411 Heerlen, 6585 Mook, 6591 Gennep, 6017 Thorn",
    "OV": "7411 Deventer, 7511 Enschede, 7607 Almelo, 7701 Dedemsvaart, 7772 Hardenberg, 7946 Wanneperveen,"
    " 7951 Staphorst, 8011 Zwolle, 8061 Hasselt, 8101 Raalte, 8196 Welsum, 8261 Kampen, 8325 Vollenhove,"
    " 8331 Steenwijk, 8355 Giethoorn, 7731 Ommen",
    "DR": "7741 Coevorden, 7811 Emmen, 7901 Hoogeveen, 7941 Meppel, 7957 De Wijk, 7971 Havelte, 8351 Wapserveen,"
    " 8381 Vledder, 9301 Roden, 9331 Norg, 9401 Assen, 9471 Zuidlaren, 9521 Nieuw-Buinen, 9531 Borger,"
    " 9571 Tweede Exloermond, 9654 Annerveenschekanaal, 9761 Eelde",
    "FR": "8391 Noordwolde, 8401 Gorredijk, 8441 Heerenveen, 8601 Sneek, 8861 Harlingen, 8881 Terschelling,"
    " 8899 Vlieland, 8911 Leeuwarden, 9163 Ameland, 9166 Schiermonnikoog, 9203 Drachten, 9291 Kollum, 9851 Burum,"
    " 8471 Wolvega",
    "GR": "9351 Leek, 9363 Marum, 9479 Noordlaren, 9501 Stadskanaal, 9541 Vlagtwedde, 9561 Ter Apel,"
    " 9581 Musselkanaal, 9601 Hoogezand, 9641 Veendam, 9671 Winschoten, 9711 Groningen, 9751 Haren, 9801 Zuidhorst,"
    " 9861 Grootegast, 9933 Delfzijl",
}


def test_known_towns_lie_in_their_province() -> None:
    known = [(town.split(" ", 1), code) for code, towns in TOWNS.items() for town in towns.split(", ")]
    wrong = [(name, code, province_of(number)) for (number, name), code in known if province_of(number) != code]
    assert wrong == []
    assert len(known) > 150


def test_the_table_has_no_gap_and_no_overlap() -> None:
    table = stretches()
    assert (table[0].first, table[-1].last) == (1000, 9999)
    assert all(here.last + 1 == there.first for here, there in pairwise(table))
    assert all(each.first <= each.last for each in table)
    assert {each.province for each in table} == set(Province.values)


@settings(max_examples=SAMPLE.hypothesis_examples // 2)
@given(st.integers(1000, 9999), st.sampled_from(["", " ", "AB", " ab", " A B"]))
def test_every_way_of_writing_gives_the_same_province(number: int, tail: str) -> None:
    assert province_of(f" {number}{tail} ") == province_of(str(number)) in Province.values


@settings(max_examples=SAMPLE.hypothesis_examples // 2)
@given(st.text(max_size=12))
def test_whatever_is_typed_gives_a_province_or_nothing(typed: str) -> None:
    assert province_of(typed) in {"", *Province.values}


@pytest.mark.parametrize("typed", ["", "801", "0999 AA", "80111", "8011 A", "B-1000", "８０１１", "8011 AB 12"])
def test_what_is_no_postcode_has_no_province(typed: str) -> None:
    assert province_of(typed) == ""
