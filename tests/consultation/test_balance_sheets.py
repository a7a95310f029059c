"""The sheets "Balans en gaten" and "Waar mensen stoppen": what they tell, and that they give nobody away."""

from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from consultation.figures import Figures, Line, PeopleRange, QuestionFlow, Ways
from consultation.gaps import make_task, move
from consultation.sheets.answers import QuestionTable, _Tally
from consultation.sheets.balance import tell_kinds, tell_range
from consultation.sheets.stops import tell_flow
from contributions.small_cells import HIDDEN
from people.models import Perspective
from tests.factories.balance import answer, drafts_from, people_from
from tests.factories.rounds import draft_round, item_of, open_round
from tests.handover.workbooks import dossier


def rows_of(title: str, audience: str = "intern") -> dict:
    key = "Nummer van de vraag" if title == "Waar mensen stoppen" else "Groep"
    return {(row[key], row.get("Soort", "")): row for row in dossier(audience)[title]}


@pytest.mark.django_db
class TestBalance:
    def test_tells_target_people_gap_and_tasks_of_every_group_and_kind(self) -> None:
        round_ = open_round()
        people_from("youth", 12, round_, took_part_before="yes")
        people_from("experience_expert", 9, round_, recruitment="invited")
        people_from("first_line_helper", 20, round_)
        people_from("tax_office", 30, round_, recruitment="invited")
        people_from("tax_office", 6, round_)
        youth = Perspective.objects.get(code="entrepreneur")
        task = make_task(round_, youth, missing=5, plan="Een avond.", due_on=timezone.localdate(), owner=None, by=None)
        move(task, "dropped", seen=1, by=None, outcome="Niemand kon.")
        found = rows_of("Balans en gaten")
        everybody = found["Alle mensen", ""]
        assert (everybody["Mensen"], everybody["Minstens"], everybody["Hoogstens"]) == (77, 62, 77)  # 12 told as 15
        assert everybody["Balans"] == 0.6
        citizens = found["burgers", ""]
        assert (citizens["Open"], citizens["Op uitnodiging"], citizens["Mensen"]) == (12, 9, 21)
        assert (citizens["Afgesproken %"], citizens["Minimum"], citizens["Stand"]) == (34, 10, "te weinig")
        assert citizens["Nog nodig"] == "6 tot en met 10"
        assert found["burgers", "jongeren"]["Mensen"] == 12
        gap = found["burgers", "ondernemers en zzp'ers"]
        assert (gap["Stand"], gap["Nog nodig"], gap["Taken afgerond"]) == ("te weinig", "1 tot en met 5", 1)
        assert "Losgelaten" in gap["Wat wij deden"] and "(Niemand kon.)" in gap["Wat wij deden"]
        public = rows_of("Balans en gaten", "openbaar")["burgers", "ondernemers en zzp'ers"]
        assert (public["Wat wij deden"], public["Taken afgerond"]) == ("", 1)

    def test_hides_what_the_sheet_with_people_hides_and_the_kinds_with_it(self) -> None:
        round_ = open_round()
        people_from("youth", 2, round_)
        people_from("first_line_helper", 20, round_)
        people_from("tax_office", 30, round_)
        found = rows_of("Balans en gaten", "openbaar")
        assert found["burgers", ""]["Mensen"] == HIDDEN
        assert {row["Mensen"] for key, row in found.items() if key[0] == "burgers"} == {HIDDEN}

    def test_a_draft_round_is_not_for_everybody(self) -> None:
        draft_round()
        assert rows_of("Balans en gaten", "intern") and not rows_of("Balans en gaten", "openbaar")
        assert rows_of("Waar mensen stoppen", "intern") and not rows_of("Waar mensen stoppen", "openbaar")


@pytest.mark.django_db
class TestStops:
    def test_tells_who_met_a_question_and_where_drafts_end(self) -> None:
        round_ = open_round()
        item, other = item_of(round_, "open"), item_of(round_, "single")
        for number, participation in enumerate(people_from("youth", 20, round_)):
            answer(participation, item, skipped=number < 8)
        drafts_from(round_, 5, item, timezone.localdate() - timedelta(days=1))
        drafts_from(round_, 4, other, timezone.localdate() - timedelta(days=1))
        found = rows_of("Waar mensen stoppen", "openbaar")
        row = found[str(item.pk), ""]
        assert (row["Gezien"], row["Beantwoord"], row["Overgeslagen"], row["Hierna gestopt"]) == (20, 12, 8, 5)
        assert found[str(other.pk), ""]["Hierna gestopt"] == HIDDEN
        assert "Concept" not in str(found)

    def test_a_few_who_skipped_are_hidden_here_and_in_the_other_sheet(self) -> None:
        round_ = open_round()
        item = item_of(round_, "single")
        for number, participation in enumerate(people_from("youth", 20, round_)):
            answer(participation, item, skipped=number < 2)
        row = rows_of("Waar mensen stoppen")[str(item.pk), ""]
        assert (row["Overgeslagen"], row["Beantwoord"]) == (HIDDEN, HIDDEN)


kinds = st.lists(st.integers(0, 12), min_size=1, max_size=8)


@given(numbers=kinds, group_is_told=st.booleans())
def test_a_kind_cannot_be_worked_out_of_its_group(numbers, group_is_told) -> None:
    """Whoever knows the total of the group, and every kind that is told, still has a choice of five or more people."""
    group = Line(Perspective(pk=1), Ways(), Ways(), None, None)
    lines = tuple(Line(Perspective(pk=key), Ways(), Ways(), None, None) for key in range(2, len(numbers) + 1))
    group = Line(group.perspective, Ways(), Ways(), None, None, lines)
    total = sum(numbers)
    told = tell_kinds(total if group_is_told else None, group, dict(enumerate(numbers, start=1)))
    hidden = [numbers[key - 1] for key, number in told.items() if number is None]
    assert all(number is None or number == 0 or number >= 5 for number in told.values())
    if group_is_told and hidden and len(hidden) < len(numbers):
        assert len(hidden) > 1 and sum(hidden) >= 5
    if not group_is_told:
        assert len(hidden) == len(numbers)


@given(answered=st.integers(0, 30), skipped=st.integers(0, 30), skipped_is_told=st.booleans(), adds_up=st.booleans())
def test_a_few_who_skipped_cannot_be_worked_out(answered, skipped, skipped_is_told, adds_up) -> None:
    from consultation.enums import ItemKind
    from consultation.models import Item

    told_elsewhere = skipped if skipped_is_told and not 0 < skipped < 5 else None
    item = Item(kind=ItemKind.SINGLE if adds_up else ItemKind.MULTIPLE)
    table = [[told_elsewhere], *([[answered + skipped]] if adds_up else [])]
    flow = QuestionFlow("x", 1, "Vraag", answered, skipped)
    shown, told_answered, told_skipped = tell_flow(flow, QuestionTable(item, [("_skipped", "")], table, _Tally()))
    known_skipped = told_skipped if told_skipped is not None else told_elsewhere
    for number in (told_answered, told_skipped):
        assert number is None or number == 0 or number >= 5
    if 0 < answered < 5 and not adds_up:
        assert shown is None or known_skipped is None, "shown - skipped would tell it"


@given(low=st.integers(0, 200), doubtful=st.integers(0, 60))
def test_the_range_tells_of_nobody_that_they_doubted(low, doubtful) -> None:
    told = tell_range(PeopleRange(low, low + doubtful))
    assert told.low <= max(low, 1) and told.high == low + doubtful
    assert (told.high - told.low) % 5 == 0 or told.low in (0, 1)


def test_no_figures_is_no_people() -> None:
    assert Figures().total == 0
