"""What everybody can see of a draw: no small groups, a list that gives the same chances, one's own number."""

from collections import Counter
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from focusgroups.drawing.finding import number_in_draw
from focusgroups.drawing.lot_names import LOTS
from focusgroups.drawing.lottery import code_of, in_order, lot_of
from focusgroups.drawing.showing import SMALLEST, chance_tables
from focusgroups.enums import GroupState
from focusgroups.models import Draw, FocusGroup
from tests.factories import draws, focusgroups


@given(st.lists(st.sampled_from(["a", "b", "c", "d", "e", ""]), max_size=40))
def test_no_line_is_about_fewer_than_five_and_nothing_can_be_subtracted(values: list[str]) -> None:
    people = [{"number": at, "values": {"age": value} if value else {}} for at, value in enumerate(values, 1)]
    draw = Draw(
        snapshot={"people": people, "bounds": [["age", "a", 0, 9, 0, 9]]},
        outcome={"tickets": {str(person["number"]): 7 for person in people}},
    )
    tables = chance_tables(draw, smallest=SMALLEST)
    if len(values) < SMALLEST:
        assert tables == []
        return
    assert all(row.people >= SMALLEST for table in tables for row in table.rows)
    assert all(sum(row.people for row in table.rows) == len(values) for table in tables)


@pytest.mark.django_db
class TestTheWebsite:
    @pytest.fixture
    def group(self) -> FocusGroup:
        made = focusgroups.group(GroupState.PLANNING, slug="hulp")
        for _one in range(9):
            focusgroups.candidate(made)
        return made

    def test_the_list_and_the_word_give_the_draw_to_anybody(self, group: FocusGroup) -> None:
        draw = draws.finished(group, places=4, seed="lotto 1 2 3")
        client = Client()
        page = client.get(reverse("focusgroups:draw", args=["hulp"]))
        assert page.status_code == 200
        rows = client.get(reverse("focusgroups:draw_lots", args=["hulp", draw.pk])).content.decode().splitlines()
        lots = dict(row.split(";") for row in rows[1:])
        name = code_of("lotto 1 2 3")[-3:]
        drawn = [int(number) for number in lots[f'"{name}"'].split()]
        assert drawn == draw.outcome["drawn"]
        assert len(lots) == LOTS
        tickets = Counter(number for lot in lots.values() for number in lot.split())
        assert dict(tickets) == draw.outcome["tickets"]
        order = in_order("lotto 1 2 3", list(range(1, 10)))
        assert [at for at in order if at in draw.outcome["alternates"]] == draw.outcome["alternates"]
        assert not page.cookies
        assert draw.snapshot["people"][0]["id"] not in page.content.decode()

    def test_it_asks_few_queries(self, group: FocusGroup, django_assert_max_num_queries: Any) -> None:
        for _draw in range(3):
            draws.finished(group)
        client, address = Client(), reverse("focusgroups:draw", args=["hulp"])
        client.get(address)
        with django_assert_max_num_queries(12):
            assert "Voor deze groep is in totaal 3 keer geloot." in client.get(address).content.decode()

    def test_what_is_not_published_is_not_there(self, group: FocusGroup) -> None:
        draw = draws.finished(group, published=False)
        client = Client()
        assert client.get(reverse("focusgroups:draw", args=["hulp"])).status_code == 404
        assert client.get(reverse("focusgroups:draw_lots", args=["hulp", draw.pk])).status_code == 404
        assert number_in_draw(group.candidates.all()[0]) is None

    def test_everybody_finds_their_own_number(self, group: FocusGroup) -> None:
        draw = draws.finished(group, places=4)
        late = focusgroups.candidate(group)
        assert number_in_draw(late) is None
        found = [number_in_draw(each) for each in group.candidates.exclude(pk=late.pk).order_by("pk")]
        assert [each.number for each in found if each] == list(range(1, 10))
        assert {each.number for each in found if each and each.result == "drawn"} == set(draw.outcome["drawn"])
        assert {each.number for each in found if each and each.result == "alternate"} == set(
            draw.outcome["alternates"]
        )
        assert lot_of(draw.seed) == draw.outcome["lot"]

    def test_how_we_draw_is_told(self) -> None:
        assert "Zo loten wij" in Client().get(reverse("focusgroups:explained_draw")).content.decode()
