"""Dividing points and choosing within a budget: what is taken in, what is said, and what is never kept."""

from typing import Any

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from consultation.enums import ItemKind
from consultation.methods import METHODS, Given, Reading
from consultation.models import Item, ItemVersion, Step

METHOD = METHODS["priorities"]
CODES = ("a", "b", "c")


def make(kind: ItemKind, costs: dict[str, int] | None = None, **fields: Any) -> tuple[Item, ItemVersion]:
    item = Item(step=Step(method="priorities"), kind=kind, required=fields.pop("required", False))
    field = ItemVersion._meta.get_field("options")
    rows = [
        {"code": code, "label": code.upper(), "reason_prompt": "Waarom?" if kind == ItemKind.TOP else "", "cost": cost}
        for code, cost in ((code, (costs or {}).get(code)) for code in CODES)
    ]
    version = ItemVersion(item=item, text="Wat telt?", **fields)
    version.options = field.to_python([{"type": "option", "value": row} for row in rows])
    return item, version


def read(asked: tuple[Item, ItemVersion], *, answer_expected: bool = True, **typed: Any) -> Reading:
    data = QueryDict(mutable=True)
    for name, value in typed.items():
        data.setlist(name, value if isinstance(value, list) else [value])
    return METHOD.kind(asked[0]).read(*asked, data, answer_expected=answer_expected)


def messages(reading: Reading) -> list[str]:
    return [problem.message for problem in reading.problems]


class TestPoints:
    asked = make(ItemKind.POINTS, budget=100)

    def test_all_points_given(self) -> None:
        reading = read(self.asked, punten_a="60", punten_c="40", punten_b="0")
        assert reading == Reading(Given({"points": {"a": 60, "c": 40}}))
        assert METHOD.kind(self.asked[0]).tell(*self.asked, reading.given) == ["A: 60 punten", "C: 40 punten"]

    def test_too_many_says_how_many_and_keeps_what_was_typed(self) -> None:
        reading = read(self.asked, punten_a="60", punten_b="60")
        assert messages(reading) == ["U gaf 20 punten te veel: 120 in plaats van 100. Haal ergens punten weg."]
        screen = METHOD.kind(self.asked[0]).screen(*self.asked, reading.given, reading.problems)
        assert [row.points for row in screen.context["rows"]] == ["60", "60", ""]
        assert screen.context["given"] == 120

    def test_one_point_left(self) -> None:
        reading = read(self.asked, punten_a="99")
        assert messages(reading)[0].startswith("U hebt nog 1 punt over.")
        assert reading.given.value["typed"] == {"a": "99"}

    def test_who_says_so_keeps_the_rest(self) -> None:
        assert read(self.asked, punten_a="30", rest="1") == Reading(Given({"points": {"a": 30}}))

    def test_going_back_asks_no_whole_sum_but_keeps_no_wrong_one(self) -> None:
        assert read(self.asked, answer_expected=False, punten_a="30").given.value == {"points": {"a": 30}}
        assert read(self.asked, answer_expected=False, punten_a="101").problems

    @pytest.mark.parametrize(
        "typed", ["-5", "1.5", "1,5", "tien", "１０", "10" * 15, "9" * 5000, "1e3", "\x0010x", "²", "0x10", "+5"]
    )
    def test_what_is_no_number_of_points_is_told_and_never_kept(self, typed: str) -> None:
        reading = read(self.asked, answer_expected=False, punten_a=typed)
        assert "points" not in reading.given.value
        assert messages(reading) == ["Vul bij ‘A’ een heel getal in, van 0 tot en met 100."]

    def test_a_citizen_service_number_does_not_come_back(self) -> None:
        reading = read(self.asked, punten_a="123456782")
        assert "123456782" not in str(reading.given.value)

    def test_a_code_that_is_no_option_is_left_out(self) -> None:
        assert read(self.asked, punten_a="100", punten_forged="50").given.value == {"points": {"a": 100}}

    def test_at_most_so_many_at_one_thing(self) -> None:
        asked = make(ItemKind.POINTS, budget=100, max_choices=50)
        assert messages(read(asked, punten_a="60", punten_b="40")) == [
            "U gaf 60 punten aan ‘A’. Geef er hoogstens 50 aan."
        ]

    def test_nothing_at_all(self) -> None:
        assert read(self.asked) == Reading(Given())
        required = make(ItemKind.POINTS, budget=10, required=True)
        assert messages(read(required, punten_a="0")) == ["Verdeel de punten. Of druk op ‘Sla over’."]

    def test_columns(self) -> None:
        kind = METHOD.kind(self.asked[0])
        assert kind.export(*self.asked, {"points": {"b": 7}}) == {"a": 0, "b": 7, "c": 0}
        assert kind.export(*self.asked, {}) == {}

    @given(st.dictionaries(st.sampled_from([*CODES, "forged"]), st.text(max_size=30)), st.booleans(), st.booleans())
    def test_whatever_is_posted_only_a_fair_division_is_kept(self, typed, rest, expected) -> None:
        fields = {f"punten_{code}": text for code, text in typed.items()}
        reading = read(self.asked, answer_expected=expected, **fields, **({"rest": "1"} if rest else {}))
        kept = reading.given.value.get("points", {})
        assert set(kept) <= set(CODES)
        assert all(isinstance(number, int) and 0 < number <= 100 for number in kept.values())
        assert sum(kept.values()) <= 100
        assert not (kept and reading.problems)

    @given(st.lists(st.integers(0, 60), min_size=3, max_size=3))
    def test_what_was_typed_stands_there_again(self, numbers) -> None:
        typed = {f"punten_{code}": str(number) for code, number in zip(CODES, numbers, strict=True)}
        reading = read(self.asked, **typed)
        rows = METHOD.kind(self.asked[0]).screen(*self.asked, reading.given, reading.problems).context["rows"]
        assert [int(row.points or 0) for row in rows] == numbers


class TestTop:
    asked = make(ItemKind.TOP, max_choices=2)
    dear = make(ItemKind.TOP, costs={"a": 60, "b": 50, "c": 40}, budget=100)

    def test_two_chosen_with_a_reason(self) -> None:
        reading = read(self.asked, keuze=["c", "a"], reden_a="Daarom.")
        assert reading == Reading(Given({"choices": ["a", "c"]}, {"a": "Daarom."}))
        assert [words.text for words in METHOD.kind(self.asked[0]).spoken(*self.asked, reading.given)] == ["Daarom."]

    @pytest.mark.parametrize("expected", [True, False])
    def test_three_is_too_many_whatever_button(self, expected: bool) -> None:
        reading = read(self.asked, answer_expected=expected, keuze=list(CODES))
        assert messages(reading) == ["Kies er hoogstens 2. U koos er nu 3."]

    @pytest.mark.parametrize("expected", [True, False])
    def test_too_expensive_says_how_much_over(self, expected: bool) -> None:
        reading = read(self.dear, answer_expected=expected, keuze=["a", "b"])
        assert messages(reading) == ["Dit kost samen 110. Dat is 10 te veel: het mag 100 kosten. Haal iets weg."]
        assert read(self.dear, keuze=["a", "c"]) == Reading(Given({"choices": ["a", "c"]}))

    def test_the_screen_tells_costs_and_what_was_spent(self) -> None:
        context = METHOD.kind(self.dear[0]).screen(*self.dear, Given({"choices": ["b"]})).context
        assert [row.label for row in context["rows"]] == ["A (kost 60)", "B (kost 50)", "C (kost 40)"]
        assert (context["spent"], context["budget"]) == (50, 100)
        assert context["how_many"] == "Samen mag het 100 kosten."

    def test_nothing_chosen(self) -> None:
        assert read(self.asked) == Reading(Given())
        required = make(ItemKind.TOP, max_choices=2, required=True)
        assert messages(read(required)) == ["Kies wat u het belangrijkst vindt. Of druk op ‘Sla over’."]

    @given(st.lists(st.sampled_from([*CODES, "forged", "", "\x00"])), st.booleans())
    def test_whatever_is_posted_nothing_over_the_budget_is_kept(self, codes, expected) -> None:
        reading = read(self.dear, answer_expected=expected, keuze=codes)
        cost = {"a": 60, "b": 50, "c": 40}
        kept = reading.given.value.get("choices", [])
        assert set(kept) <= set(CODES) and len(set(kept)) == len(kept)
        assert reading.problems or sum(cost[code] for code in kept) <= 100
