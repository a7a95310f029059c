"""Somebody tries the criteria: three cases, blind first, then how others answered."""

import re
from typing import Any

import pytest
from django.test import Client

from consultation.cases.others import totals_of
from consultation.models import Answer, AnswerWords, Case, Item, Round, Step, StepResults
from consultation.results.cases_showing import told_table
from consultation.submitting import hand_in
from contributions.models import Participation
from tests.consultation.walker import NUMBER, Walker
from tests.factories.caselab import cases, lab_round, lab_step

pytestmark = pytest.mark.django_db
#: What is posted at a case.
GIVEN = {"oordeel": "now", "criterium": "stuck", "waarom": "Niemand anders doet het."}


@pytest.fixture
def lab() -> tuple[Round, Step]:
    return lab_round()


@pytest.fixture
def walker(lab: tuple[Round, Step]) -> Walker:
    return Walker(lab[0])


def first_number(walker: Walker) -> int:
    """Where one is led, with a fresh code."""
    return int(NUMBER.search(walker.get("vraag/1")["Location"])[1])


def walk(walker: Walker, count: int = 3, **given: str) -> Any:
    """Answer so many cases; returns the last response, and the numbers met."""
    number, met, response = first_number(walker), [], None
    for _each in range(count):
        response = walker.answer(number, **{**GIVEN, **given})
        met.append(number)
        found = NUMBER.search(response["Location"])
        number = int(found[1]) if found else 0
    return response, met


def own(walker: Walker) -> list[Answer]:
    return list(Answer.objects.order_by("place"))


def test_three_cases_and_then_the_others(walker: Walker) -> None:
    response, met = walk(walker)
    assert len(set(met)) == 3
    assert response["Location"].endswith("/stap/2/anderen/")
    assert [answer.value for answer in own(walker)] == [{"take": "now", "criterion": "stuck", "blind": True}] * 3
    page = walker.get("stap/2/anderen").content.decode()
    assert page.count("Nog te weinig mensen") == 3
    assert "staan nu vast" not in page


def test_the_screen_tells_the_story_the_question_and_the_criteria(walker: Walker) -> None:
    page = walker.get(f"vraag/{first_number(walker)}").content.decode()
    assert page.count("Iemand krijgt een brief.") == 1
    for words in (
        "Zou de belangenbehartiger deze zaak oppakken?",
        "Ja, nu meteen",
        "Welk criterium gaf de doorslag?",
        "Uitleg bij Het kost veel.",
        "Geen van deze",
        "Dit verhaal is verzonnen",
        "Sla over",
        "Stop en ga later verder",
        "van 3",
    ):
        assert words in page, words


def test_a_warning_comes_before_the_story_which_is_opened_by_hand(walker: Walker) -> None:
    Case.objects.update(warning="Dit gaat over geldzorgen.")
    page = walker.get(f"vraag/{first_number(walker)}").content.decode()
    assert page.index("Dit gaat over geldzorgen.") < page.index("Lees het verhaal") < page.index("Iemand krijgt")
    assert re.search(r'<details class="rg-details"><summary>Lees het verhaal', page)


def test_going_on_without_a_choice_asks_for_one_and_keeps_what_was_typed(walker: Walker) -> None:
    response = walker.answer(first_number(walker), criterium="harm", waarom="Een zin.")
    page = response.content.decode()
    assert response.status_code == 422
    assert "Kies of de belangenbehartiger deze zaak oppakt." in page
    assert "Een zin." in page
    assert re.search(r'checked[^>]*value="harm"', page)
    assert not Answer.objects.exists()


def test_none_of_these_and_do_not_know_are_kept_apart(walker: Walker) -> None:
    walk(walker, 1, criterium="none")
    walk(Walker(walker.round), 1, criterium="do_not_know")
    walk(Walker(walker.round), 1, criterium="forged")
    assert [answer.value for answer in Answer.objects.order_by("value__otherwise", "pk")] in (
        [
            {"take": "now", "criterion": "", "blind": True},
            {"take": "now", "criterion": "", "otherwise": "do_not_know", "blind": True},
            {"take": "now", "criterion": "", "otherwise": "none", "blind": True},
        ],
    )


def test_the_same_code_gets_the_same_cases_on_another_device(walker: Walker) -> None:
    walk(walker, 1)
    here = walker.get("verder")["Location"]
    other = Walker(walker.round, Client())
    other.client.cookies = walker.client.cookies
    assert other.get("verder")["Location"] == here
    again = Walker(walker.round)
    assert Item.objects.count() > 3
    assert again.get("vraag/1")["Location"] != ""


def test_skipping_is_always_possible_and_handing_in_leaves_it_out(walker: Walker) -> None:
    number = first_number(walker)
    response = walker.answer(number, actie="overslaan")
    number = int(NUMBER.search(response["Location"])[1])
    walker.answer(number, **GIVEN)
    participation = Participation.objects.get()
    made = hand_in(walker.round, participation)
    assert [(words.original, words.kind) for words in made] == [("Niemand anders doet het.", "reason")]
    assert AnswerWords.objects.get().prompt == ""
    assert Answer.objects.filter(skipped=True, value={}).count() == 1


class TestOthers:
    """After the last case, and only when somebody wants to."""

    @pytest.fixture
    def done(self, walker: Walker) -> Walker:
        walk(walker)
        return walker

    def counted(self, **takes: int) -> None:
        step = Step.objects.get(method="cases")
        cases_told = [
            {"item": str(pk), "counts": {"citizens": takes, "_team": {"no": 90}}}
            for pk in step.items.values_list("pk", flat=True)
        ]
        StepResults.objects.create(
            step=step,
            results={"groups": [{"code": "citizens"}], "cases": cases_told},
            as_of="2026-11-01T12:00Z",
            fingerprint="x",
        )

    def test_looking_makes_ones_own_answers_stand(self, done: Walker) -> None:
        self.counted(now=12, later=6, no=7)
        assert done.post("stap/2/anderen").status_code == 302
        page = done.get("stap/2/anderen").content.decode()
        assert "Dit kozen 25 mensen" in page
        assert "(uw keuze)" in page
        number = done.number_of(own(done)[0].item)
        response = done.answer(number, **{**GIVEN, "oordeel": "no"})
        assert response.status_code == 409
        assert "U zag al hoe anderen kozen." in response.content.decode()
        assert {answer.value["take"] for answer in own(done)} == {"now"}

    def test_the_same_answer_once_more_goes_on(self, done: Walker) -> None:
        self.counted(now=12, later=6, no=7)
        done.post("stap/2/anderen")
        assert done.answer(done.number_of(own(done)[0].item), **GIVEN).status_code == 302

    def test_it_can_still_be_left_out_but_not_answered_otherwise(self, done: Walker) -> None:
        self.counted(now=12, later=6, no=7)
        done.post("stap/2/anderen")
        number = done.number_of(own(done)[0].item)
        assert done.answer(number, actie="overslaan", oordeel="no").status_code == 302
        kept = own(done)[0]
        assert (kept.skipped, kept.value["take"]) == (True, "now")
        assert done.answer(number, **{**GIVEN, "oordeel": "refer"}).status_code == 409
        assert done.answer(number, **GIVEN).status_code == 302
        assert not own(done)[0].skipped

    def test_who_looks_while_another_window_changes_is_never_late(self, done: Walker) -> None:
        self.counted(now=12, later=6, no=7)
        number = done.number_of(own(done)[0].item)
        before = done.hidden(done.get(f"vraag/{number}"))
        done.post("stap/2/anderen")
        forged = {**before, "versie": str(own(done)[0].version)}
        for sent in (before, forged):
            response = done.post(f"vraag/{number}", **{**sent, **GIVEN, "oordeel": "no", "actie": "verder"})
            assert response.status_code == 409
        assert own(done)[0].value["take"] == "now"

    def test_few_people_are_not_told_and_nothing_stands_for_it(self, done: Walker) -> None:
        self.counted(now=5, no=4)
        done.post("stap/2/anderen")
        page = done.get("stap/2/anderen").content.decode()
        assert page.count("Nog te weinig mensen.") == 3
        assert "<table" not in page
        assert "Bekijk hoe anderen kozen" not in page
        assert done.answer(done.number_of(own(done)[0].item), **{**GIVEN, "oordeel": "no"}).status_code == 302
        assert own(done)[0].value["take"] == "no"

    def test_there_is_a_choice_when_there_is_something_to_see(self, done: Walker) -> None:
        self.counted(now=12, later=6, no=7)
        page = done.get("stap/2/anderen").content.decode()
        assert "Bekijk hoe anderen kozen" in page
        assert "<table" not in page

    def test_the_overview_says_which_answers_stand(self, done: Walker) -> None:
        self.counted(now=12, later=6, no=7)
        assert "U kunt alles nog veranderen." in done.get("overzicht").content.decode()
        done.post("stap/2/anderen")
        page = done.get("overzicht").content.decode()
        assert "Die antwoorden staan vast." in page
        assert "U kunt alles nog veranderen." not in page

    def test_small_numbers_are_hidden_and_cannot_be_worked_out(self, done: Walker) -> None:
        self.counted(now=20, later=2, no=9)
        done.post("stap/2/anderen")
        page = done.get("stap/2/anderen").content.decode()
        cells = re.findall(r"<td[^>]*>(.*?)</td>", page)[:5]
        hidden = [cell for cell in cells if "verborgen" in cell]
        assert len(hidden) >= 2 or "Dit kozen 31 mensen" not in page
        assert "2" not in cells

    def test_without_looking_one_can_go_on_and_change(self, done: Walker) -> None:
        number = done.number_of(own(done)[0].item)
        response = done.answer(number, **{**GIVEN, "oordeel": "no"})
        assert response.status_code == 302, response.content.decode()
        assert own(done)[0].value["take"] == "no"

    def test_it_is_not_counted_as_blind_when_results_were_public_all_along(self, lab: tuple[Round, Step]) -> None:
        Step.objects.update(results_shown="live")
        other = Walker(lab[0])
        walk(other, 1)
        assert Answer.objects.get().value["blind"] is False

    def test_what_is_answered_after_looking_is_shown_beside_others_only_after_another_look(self, done: Walker) -> None:
        """A form that nobody dealt is answered after looking: seeing others on it makes that answer stand too."""
        self.counted(now=12, later=6, no=7)
        done.post("stap/2/anderen")
        more = Item.objects.filter(case__isnull=False).exclude(answers__isnull=False).first()
        number = done.number_of(more)
        assert done.answer(number, **GIVEN).status_code == 302
        page = done.get("stap/2/anderen").content.decode()
        assert "Bekijk hoe anderen kozen" in page and "Dit kozen" not in page
        done.post("stap/2/anderen")
        assert done.get("stap/2/anderen").content.decode().count("Dit kozen 25 mensen") == 4
        assert done.answer(number, **{**GIVEN, "oordeel": "no"}).status_code == 409
        assert Answer.objects.get(item=more).value["take"] == "now"

    def test_what_is_not_for_the_website_is_shown_to_nobody_who_takes_part(self, walker: Walker) -> None:
        Step.objects.update(results_shown="hidden")
        response, _met = walk(walker)
        assert response["Location"].endswith("/wie/")
        self.counted(now=12, later=6, no=7)
        assert walker.get("stap/2/anderen").status_code == 404
        assert walker.post("stap/2/anderen").status_code == 404

    def test_it_tells_what_the_page_of_results_tells(self, done: Walker) -> None:
        """Two ways of hiding the same numbers would together tell what each hides."""
        counts = {"citizens": {"now": 3, "later": 9, "no": 6}, "government": {"now": 7, "later": 5, "no": 8}}
        step = Step.objects.get(method="cases")
        told = [{"item": str(pk), "counts": counts} for pk in step.items.values_list("pk", flat=True)]
        results = {"groups": [{"code": "citizens"}, {"code": "government"}], "cases": told}
        StepResults.objects.create(step=step, results=results, as_of="2026-11-01T12:00Z", fingerprint="x")
        done.post("stap/2/anderen")
        shown = done.get("stap/2/anderen").context["cases"][0]
        table = told_table(counts, ("citizens", "government"))
        assert [row.count for row in shown.rows] == [row[-1] for row in table[:-1]]
        assert shown.people == table[-1][-1]

    def test_a_step_of_another_kind_has_no_others(self, done: Walker) -> None:
        assert done.get("stap/1/anderen").status_code == 404
        assert done.get("stap/9/anderen").status_code == 404
        assert Walker(done.round).get("stap/2/anderen").status_code == 200  # says that there is no form yet


def test_counts_of_nothing() -> None:
    assert totals_of({}, "x") == []


def test_a_case_that_was_taken_away_after_it_was_rated_is_kept(walker: Walker) -> None:
    from consultation.editing import retire

    _response, met = walk(walker)
    [item] = [answer.item for answer in own(walker)][:1]
    hand_in(walker.round, Participation.objects.get())
    assert retire(item) is True
    assert Answer.objects.filter(item=item, skipped=False).count() == 1
    other = Walker(walker.round)
    _response, met = walk(other)
    assert len(met) == 3


def test_a_case_that_was_taken_away_before_it_was_answered_is_no_dead_end(walker: Walker) -> None:
    from consultation.editing import retire

    number = first_number(walker)
    walker.answer(number, "later", waarom="Ik denk nog na.")
    retire(own(walker)[0].item)
    onward = walker.get("verder")
    assert onward.status_code == 302
    assert int(NUMBER.search(onward["Location"])[1]) > 0
    assert walker.client.get(onward["Location"]).status_code == 200


def test_the_last_number_after_a_case_was_taken_away_leads_on(walker: Walker) -> None:
    from consultation.editing import retire

    last = Item.objects.asked().filter(step__round=walker.round).count()
    walk(walker, 1)
    retire(next(item for item in Item.objects.asked() if item.pk != own(walker)[0].item_id))
    onward = walker.get(f"vraag/{last}")
    assert onward["Location"].endswith("/verder/")
    page = walker.client.get(walker.client.get(onward["Location"])["Location"])
    assert "Vraag 2 van 3" in page.content.decode()
    assert Walker(walker.round).get(f"vraag/{last}")["Location"].endswith("/begin/")


def test_who_came_with_a_card_meets_more(lab: tuple[Round, Step]) -> None:
    from consultation import held_card, inviting
    from tests.factories.cards import batch_of, code_in

    Step.objects.filter(pk=lab[1].pk).update(settings={"per_person": 2, "per_session": 5})
    card = held_card.HeldCard.of(inviting.find_card(code_in(batch_of(lab[0])))).signed()
    guest = Walker(lab[0])
    first = guest.get("vraag/1", kaart=card)["Location"]
    number = int(NUMBER.search(first)[1])
    shown = guest.client.get(first)
    assert "van 5" in shown.content.decode()
    met = []
    while number and len(met) < 9:
        page = guest.get(f"vraag/{number}", **({"kaart": card} if not met else {}))
        if met:
            assert "Stop met dit deel en ga verder" in page.content.decode()
        response = guest.post(f"vraag/{number}", **{**guest.hidden(page), **GIVEN, "actie": "verder"})
        met.append(number)
        found = NUMBER.search(response["Location"])
        number = int(found[1]) if found else 0
    assert len(met) == 5
    assert Participation.objects.get().recruitment == "invited"


def test_a_lab_with_fewer_cases_than_somebody_may_get(db: None) -> None:
    round_, step = lab_round(2)
    walker = Walker(round_)
    response, met = walk(walker, 2)
    assert len(met) == 2
    assert response["Location"].endswith(f"/stap/{step.order}/anderen/")
    assert lab_step(round_).items.count() == 0
    assert len(cases(0)) == 0


def test_the_first_case_is_drawn_also_for_who_begins_anew_on_the_same_device(lab: tuple[Round, Step]) -> None:
    firsts = set()
    for _each in range(25):
        walker = Walker(lab[0])
        walker.get("vraag/1")
        walker.post("opnieuw")
        firsts.add(walker.get("vraag/1").headers.get("Location", "/vraag/1/").partition("?")[0])
    assert len(firsts) > 1, firsts


def test_what_one_will_do_is_told_beforehand(walker: Walker) -> None:
    page = walker.get("begin").content.decode()
    assert "De verhalen zijn verzonnen." in page
    assert "U krijgt 3 vragen" in page


class TestBudget:
    """A form step asks at most ten questions, whatever the number of cases."""

    def asked(self, deed: Any) -> int:
        from consultation.models import Item as Warm
        from tests.consultation.test_flow_queries import queries

        Warm.objects.first()
        return len(queries(deed))

    @pytest.mark.parametrize("count", [4, 14])
    def test_showing_keeping_and_looking(self, count: int) -> None:
        round_, _step = lab_round(count)
        walker = Walker(round_)
        number = first_number(walker)
        assert self.asked(lambda: walker.get(f"vraag/{number}")) <= 10
        hidden = walker.hidden(walker.get(f"vraag/{number}"))
        assert self.asked(lambda: walker.post(f"vraag/{number}", **hidden, **GIVEN, actie="verder")) <= 13
        number = int(NUMBER.search(walker.get("verder")["Location"])[1])
        hidden = walker.hidden(walker.get(f"vraag/{number}"))
        assert self.asked(lambda: walker.post(f"vraag/{number}", **hidden, **GIVEN, actie="verder")) <= 10
        number = int(NUMBER.search(walker.get("verder")["Location"])[1])
        walker.answer(number, **GIVEN)
        assert self.asked(lambda: walker.get("stap/2/anderen")) <= 10
        assert self.asked(lambda: walker.post("stap/2/anderen")) <= 10
        assert self.asked(lambda: walker.get("stap/2/anderen")) <= 10
        assert self.asked(lambda: hand_in(round_, Participation.objects.get())) <= 15
