"""Every kind of question: what it takes in, what it says about a mistake, and what it makes of an answer."""

import pytest
from django.http import QueryDict
from hypothesis import given as examples
from hypothesis import strategies as st

from consultation.enums import ItemKind
from consultation.methods import Given, method_of
from consultation.methods.questions import KINDS
from consultation.models import Item, ItemVersion, Step
from contributions.enums import ContributionKind


def make(kind: ItemKind, *options: dict[str, str], required: bool = False, **limits: int) -> tuple[Item, ItemVersion]:
    item = Item(step=Step(), kind=kind, required=required)
    version = ItemVersion(item=item, text="Wat telt?", options=[("option", option) for option in options], **limits)
    # A round trip through the database leaves raw data; unsaved blocks do the same here.
    version.options = ItemVersion._meta.get_field("options").to_python(
        ItemVersion._meta.get_field("options").get_prep_value(version.options)
    )
    return item, version


def option(code: str, prompt: str = "") -> dict[str, str]:
    return {"code": code, "label": code.upper(), "meaning": "", "reason_prompt": prompt}


def posted(**fields: str | list[str]) -> QueryDict:
    data = QueryDict(mutable=True)
    for name, value in fields.items():
        data.setlist(name, value if isinstance(value, list) else [value])
    return data


def read(asked: tuple[Item, ItemVersion], *, answer_expected: bool = True, **fields: str | list[str]):
    return method_of(asked[0]).read(*asked, posted(**fields), answer_expected=answer_expected)


ABC = (option("a", "Waarom A?"), option("b"), option("c", "Waarom C?"))


class TestOpen:
    asked = make(ItemKind.OPEN)

    def test_words_are_the_answer(self) -> None:
        reading = read(self.asked, tekst="  Bel mij.\r\nMorgen.  ")
        assert reading.given == Given(words={"": "Bel mij.\nMorgen."})
        assert reading.problems == ()

    def test_one_character_too_many_is_said_with_its_number(self) -> None:
        reading = read(self.asked, tekst="x" * 5001)
        assert [(p.field_id, p.message) for p in reading.problems] == [
            ("tekst", "Uw tekst is 1 teken te lang. Maak hem korter. Alles wat u typte staat er nog.")
        ]
        assert len(reading.given.words[""]) == 5001

    def test_five_thousand_emoji_fit(self) -> None:
        assert read(self.asked, tekst="😀" * 5000).problems == ()

    def test_empty_is_fine_unless_an_answer_is_asked(self) -> None:
        assert read(self.asked, tekst=" ").problems == ()
        required = make(ItemKind.OPEN, required=True)
        assert read(required, tekst=" ").problems[0].message == "Schrijf uw antwoord op. Of druk op ‘Sla over’."
        assert read(required, tekst=" ", answer_expected=False).problems == ()

    def test_words_become_a_proposal(self) -> None:
        spoken = method_of(self.asked[0]).spoken(*self.asked, Given(words={"": "Bel mij."}))
        assert [(s.prompt, s.kind, s.question, s.text) for s in spoken] == [
            ("", ContributionKind.PROPOSAL, "Wat telt?", "Bel mij.")
        ]
        assert method_of(self.asked[0]).export(*self.asked, {}) == {}


class TestChoice:
    single = make(ItemKind.SINGLE, *ABC)
    multiple = make(ItemKind.MULTIPLE, *ABC, min_choices=1, max_choices=2)

    def test_one_choice_with_its_reason(self) -> None:
        reading = read(self.single, keuze="a", reden_a="Daarom.")
        assert reading.given == Given({"choices": ["a"]}, {"a": "Daarom."})

    def test_a_reason_at_another_answer_is_kept_but_not_handed_in(self) -> None:
        reading = read(self.single, keuze="a", reden_c="Toch niet.")
        assert reading.given.words == {"c": "Toch niet."}
        assert method_of(self.single[0]).spoken(*self.single, reading.given) == []
        assert method_of(self.single[0]).tell(*self.single, reading.given) == ["A"]

    def test_a_reason_is_asked_at_its_own_question(self) -> None:
        spoken = method_of(self.single[0]).spoken(*self.single, Given({"choices": ["a"]}, {"a": "Daarom."}))
        assert [(s.prompt, s.kind, s.question) for s in spoken] == [
            ("a", ContributionKind.REASON, "Wat telt? A. Waarom A?")
        ]

    def test_two_answers_where_one_is_asked(self) -> None:
        assert read(self.single, keuze=["a", "b"]).problems[0].message == "Kies één antwoord."

    def test_a_code_that_is_no_option_is_left_out(self) -> None:
        assert read(self.single, keuze="forged").given == Given()
        assert read(self.multiple, keuze=["b", "forged"]).given.value == {"choices": ["b"]}

    def test_more_or_fewer_than_asked(self) -> None:
        most = read(self.multiple, keuze=["a", "b", "c"])
        assert most.problems[0].message == "Kies hoogstens 2 antwoorden. U koos er nu 3."
        assert most.given.value == {"choices": ["a", "b", "c"]}
        asked = make(ItemKind.MULTIPLE, *ABC, min_choices=2)
        assert read(asked, keuze=["a"]).problems[0].message == "Kies minstens 2 antwoorden. U koos er nu 1."
        assert read(asked, keuze=["a"], answer_expected=False).problems == ()

    def test_nothing_chosen(self) -> None:
        assert read(self.single).problems == ()
        required = make(ItemKind.SCALE, *ABC, required=True)
        problem = read(required).problems[0]
        assert (problem.field_id, problem.message) == ("keuze_0", "Kies een antwoord. Of druk op ‘Sla over’.")

    def test_a_reason_that_is_too_long(self) -> None:
        assert read(self.single, keuze="a", reden_a="x" * 5010).problems[0].field_id == "reden_a"

    def test_columns(self) -> None:
        assert method_of(self.single[0]).export(*self.single, {"choices": ["b"]}) == {"choice": "b"}
        assert method_of(self.single[0]).export(*self.single, {}) == {"choice": ""}
        assert method_of(self.multiple[0]).export(*self.multiple, {"choices": ["b", "c"]}) == {"a": 0, "b": 1, "c": 1}

    def test_the_order_is_that_of_the_options(self) -> None:
        assert read(self.multiple, keuze=["c", "a"]).given.value == {"choices": ["a", "c"]}


class TestRanking:
    asked = make(ItemKind.RANKING, *ABC)

    def test_places_become_an_order_and_gaps_are_fine(self) -> None:
        assert read(self.asked, plek_a="3", plek_c="1").given == Given({"order": ["c", "a"]})

    def test_two_on_one_place(self) -> None:
        reading = read(self.asked, plek_a="2", plek_c="2")
        assert [(p.field_id, p.message) for p in reading.problems] == [
            ("plek_c", "U gaf plek 2 aan ‘A’ en ook aan ‘C’. Geef elk een eigen plek.")
        ]
        shown = method_of(self.asked[0]).screen(*self.asked, reading.given, reading.problems).context["rows"]
        assert [(row.code, row.place) for row in shown] == [("a", "2"), ("b", ""), ("c", "2")]

    def test_a_forged_place_is_no_place(self) -> None:
        assert read(self.asked, plek_a="99", plek_b="-1", plek_c="x").given == Given()

    def test_only_the_heaviest_few(self) -> None:
        top = make(ItemKind.RANKING, *ABC, max_choices=2)
        assert method_of(top[0]).screen(*top, Given()).context["places"] == ["1", "2"]
        assert read(top, plek_a="3").given == Given()

    def test_an_answer_is_asked(self) -> None:
        required = make(ItemKind.RANKING, *ABC, required=True)
        assert read(required).problems[0].field_id == "plek_a"

    def test_told_and_exported(self) -> None:
        method = method_of(self.asked[0])
        assert method.tell(*self.asked, Given({"order": ["c", "a"]})) == ["1. C", "2. A"]
        assert method.export(*self.asked, {"order": ["c", "a"]}) == {"a": 2, "b": "", "c": 1}
        assert method.spoken(*self.asked, Given({"order": ["c"]})) == []

    @examples(st.dictionaries(st.sampled_from(["a", "b", "c"]), st.sampled_from(["", "1", "2", "3"])))
    def test_whatever_is_typed_is_kept_or_questioned(self, places: dict[str, str]) -> None:
        reading = read(self.asked, **{f"plek_{code}": place for code, place in places.items()})
        given = {code: place for code, place in places.items() if place}
        assert bool(reading.problems) == (len(set(given.values())) < len(given))
        if not reading.problems:
            assert reading.given.value.get("order", []) == sorted(given, key=lambda code: given[code])


class TestStory:
    asked = make(ItemKind.STORY, option("happened"), option("helped"))

    def test_each_prompt_is_a_contribution_of_its_own(self) -> None:
        reading = read(self.asked, tekst_happened="Ik zat vast.", tekst_helped="Mijn zus.")
        spoken = method_of(self.asked[0]).spoken(*self.asked, reading.given)
        assert [(s.prompt, s.kind, s.question, s.text) for s in spoken] == [
            ("happened", ContributionKind.STORY, "Wat telt? HAPPENED", "Ik zat vast."),
            ("helped", ContributionKind.STORY, "Wat telt? HELPED", "Mijn zus."),
        ]
        assert method_of(self.asked[0]).tell(*self.asked, reading.given) == [
            "HAPPENED Ik zat vast.",
            "HELPED Mijn zus.",
        ]

    def test_each_text_has_its_own_limit(self) -> None:
        reading = read(self.asked, tekst_happened="x" * 5000, tekst_helped="x" * 5002)
        assert [p.field_id for p in reading.problems] == ["tekst_helped"]

    def test_an_answer_is_asked(self) -> None:
        required = make(ItemKind.STORY, option("happened"), required=True)
        assert read(required).problems[0].message.startswith("Vul minstens één van de vakken in.")


@pytest.mark.parametrize("kind", list(KINDS))
def test_every_kind_shows_itself_empty(kind: ItemKind) -> None:
    asked = make(kind, *ABC)
    assert method_of(asked[0]).screen(*asked, Given()).template.startswith("consultation/methods/")
    assert method_of(asked[0]).is_empty(*asked, Given())
    assert method_of(asked[0]).tell(*asked, Given()) == []


printable = st.text(st.one_of(st.characters(exclude_categories=["Cc", "Cs"]), st.just("\n")), max_size=300)


@examples(text=printable)
def test_no_word_is_changed(text: str) -> None:
    assert read(TestOpen.asked, tekst=text).given.words.get("", "") == text.strip()
