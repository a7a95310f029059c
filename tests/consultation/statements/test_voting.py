"""Voting on statements, by HTTP: what is dealt, what is kept, and what happens when statements come and go."""

import re
from typing import Any

import pytest

from consultation.editing import Wording, add_item, retire, revise
from consultation.enums import ItemKind, Vote
from consultation.models import Answer, Item, Round
from consultation.sheet_items import sheet_items
from contributions.models import Contribution, Participation
from contributions.service import ParticipationState
from tests.consultation.test_flow_queries import queries
from tests.consultation.walker import NUMBER, Walker
from tests.factories.statements import STATEMENTS, own_of, statements_of, statements_round, step_of

pytestmark = pytest.mark.django_db
TEXT = re.compile(r'<h1 id="vraag-kop">([^<]+)')


def place(response: Any) -> int:
    """The question to which a redirect leads."""
    found = NUMBER.search(response["Location"])
    assert found, response["Location"]
    return int(found[1])


class Voter(Walker):
    """Somebody who presses one of four buttons."""

    def begin(self) -> int:
        """The number of the statement one meets first; that may be the first of the round."""
        shown = self.get("vraag/1")
        return place(shown) if "Location" in shown else 1

    def press(self, number: int, keuze: str = "agree", **query: str) -> Any:
        shown = self.get(f"vraag/{number}", **query)
        return self.post(f"vraag/{number}", **self.hidden(shown), keuze=keuze)

    def vote_all(self, keuze: str = "agree") -> list[int]:
        """Until something else comes than a statement; the numbers in the order in which they were met."""
        met, number = [], self.begin()
        while statement_at(self.round, number):
            met.append(number)
            response = self.press(number, keuze)
            if not NUMBER.search(response["Location"]):
                break
            number = place(response)
        return met

    def text_at(self, number: int) -> str:
        found = TEXT.search(self.get(f"vraag/{number}").content.decode())
        assert found
        return found[1].strip()


def statement_at(round_: Round, number: int) -> bool:
    return list(Item.objects.asked().filter(step__round=round_))[number - 1].kind == ItemKind.STATEMENT


def kept(round_: Round) -> dict[str, list[str]]:
    answers = Answer.objects.filter(item__step__round=round_, skipped=False).select_related("item__current")
    return {str(answer.item): answer.value.get("choices", []) for answer in answers}


def test_one_tap_is_a_vote_and_brings_the_next_statement() -> None:
    voter = Voter(statements_round())
    number = voter.begin()
    page = voter.get(f"vraag/{number}").content.decode()
    assert all(f'name="keuze" value="{vote}"' in page for vote in Vote.values)
    assert "Ga verder" not in page.split("<form")[1]
    assert "(niet verplicht)" not in page
    following = place(voter.press(number, "disagree"))
    assert following != number
    assert list(kept(voter.round).values()) == [["disagree"]]


def test_nobody_meets_a_statement_twice_and_then_comes_the_own_one() -> None:
    voter = Voter(statements_round(settings={"per_person": 5}))
    met = voter.vote_all()
    assert len(met) == len(set(met)) == 5
    voter.answer(voter.number_of(own_of(voter.round)), "overslaan")
    assert [answer.place for answer in Answer.objects.filter(skipped=False).order_by("place")] == [1, 2, 3, 4, 5]


def test_everybody_gets_another_order() -> None:
    round_ = statements_round()
    orders = {tuple(Voter(round_).vote_all()) for _ in range(6)}
    assert len(orders) > 1


def test_the_position_counts_what_is_still_dealt() -> None:
    voter = Voter(statements_round(settings={"per_person": 5}))
    number = voter.begin()
    assert "Vraag 1 van 6" in voter.get(f"vraag/{number}").content.decode()
    following = place(voter.press(number))
    assert "Vraag 2 van 6" in voter.get(f"vraag/{following}").content.decode()
    own = place(voter.answer(following, "genoeg"))
    assert own == voter.number_of(own_of(voter.round))
    assert "Vraag 6 van 6" in voter.get(f"vraag/{own}").content.decode()


def test_enough_goes_on_and_the_overview_leads_to_more() -> None:
    voter = Voter(statements_round(settings={"per_person": 3}))
    voter.vote_all()
    overview = voter.get("overzicht").content.decode()
    assert "Beantwoord meer stellingen" in overview
    more = re.search(r"/vraag/(\d+)/\?meer=1", overview)
    assert more
    response = voter.press(int(more[1]), meer="1")
    assert response["Location"].endswith("?meer=1")
    assert len(kept(voter.round)) == 4
    assert voter.press(place(response), meer="1")["Location"].endswith("?meer=1")
    hidden = voter.hidden(voter.get(f"vraag/{place(response)}", meer="1"))
    assert voter.post(f"vraag/{place(response)}", **hidden, actie="genoeg")["Location"].endswith("/overzicht/")
    assert len(kept(voter.round)) == 5


def test_who_answered_them_all_is_offered_no_more() -> None:
    voter = Voter(statements_round(settings={"per_person": 100}))
    assert len(voter.vote_all()) == len(STATEMENTS)
    assert "Beantwoord meer stellingen" not in voter.get("overzicht").content.decode()


def test_coming_back_goes_on_where_one_was() -> None:
    voter = Voter(statements_round())
    following = place(voter.press(voter.begin()))
    assert place(voter.get("verder")) == following


def test_skipping_is_no_vote_and_the_statement_does_not_come_back() -> None:
    voter = Voter(statements_round(*STATEMENTS[:3]))
    number = voter.begin()
    assert "Toon een andere stelling" in voter.get(f"vraag/{number}").content.decode()
    second = place(voter.answer(number, "overslaan"))
    third = place(voter.press(second))
    assert len({number, second, third}) == 3
    assert list(kept(voter.round).values()) == [["agree"]]


def test_going_on_without_a_vote_is_told_and_keeps_nothing() -> None:
    voter = Voter(statements_round())
    number = voter.begin()
    response = voter.answer(number, "verder")
    assert response.status_code == 422
    assert "Druk op een van de vier antwoorden" in response.content.decode()
    assert not Answer.objects.exists()


def test_changing_ones_mind_and_leaving_it() -> None:
    voter = Voter(statements_round())
    number = voter.begin()
    voter.press(number, "agree")
    assert "(dit koos u)" in voter.get(f"vraag/{number}").content.decode()
    voter.press(number, "pass", terug="overzicht")
    assert list(kept(voter.round).values()) == [["pass"]]
    voter.answer(number, "vorige")  # another button than the four leaves the vote as it was
    assert list(kept(voter.round).values()) == [["pass"]]


def test_two_windows_with_different_votes_lose_neither() -> None:
    voter = Voter(statements_round())
    number = voter.begin()
    first = voter.hidden(voter.get(f"vraag/{number}"))
    voter.post(f"vraag/{number}", **first, keuze="agree")
    response = voter.post(f"vraag/{number}", **first, keuze="disagree")
    assert response.status_code == 409
    page = response.content.decode()
    assert "ook in een ander venster" in page
    assert list(kept(voter.round).values()) == [["agree"]]
    again = voter.post(f"vraag/{number}", **voter.hidden(response), actie="verder")
    assert again.status_code == 302
    assert list(kept(voter.round).values()) == [["disagree"]]


def test_a_second_window_that_began_too_deals_nothing_twice() -> None:
    voter = Voter(statements_round(*STATEMENTS[:4]))
    number = voter.begin()
    other = next(n for n in range(1, 5) if n != number)
    first = voter.hidden(voter.get(f"vraag/{number}"))
    asked = list(Item.objects.asked().filter(step__round=voter.round))
    # The same code does not deal another card first; a window that shows one all the same is not lost.
    windows = [(number, first), (other, {**first, "vraag": str(asked[other - 1].current_id)})]
    places = [place(voter.post(f"vraag/{n}", **hidden, keuze="agree")) for n, hidden in windows]
    assert places[1] not in (number, other)
    assert [answer.place for answer in Answer.objects.order_by("place")] == [1, 2]
    assert Participation.objects.count() == 1


def test_pressing_the_same_button_twice_is_one_vote() -> None:
    voter = Voter(statements_round())
    number = voter.begin()
    hidden = voter.hidden(voter.get(f"vraag/{number}"))
    places = [place(voter.post(f"vraag/{number}", **hidden, keuze="agree")) for _ in range(2)]
    assert places[0] == places[1]
    assert Answer.objects.count() == 1


def test_a_forged_vote_is_none() -> None:
    voter = Voter(statements_round())
    assert voter.press(voter.begin(), "heel erg eens").status_code == 422
    assert not Answer.objects.exists()


def test_a_statement_taken_away_after_a_vote_still_counts() -> None:
    voter = Voter(statements_round(*STATEMENTS[:4]))
    number = voter.begin()
    text = voter.text_at(number)
    following = place(voter.press(number))
    retire(next(item for item in statements_of(voter.round) if str(item) == text))
    overview = voter.get("overzicht").content.decode()
    assert text in overview
    assert "hoort niet meer bij" not in overview
    assert voter.get(f"vraag/{following}").status_code in (200, 302)
    voter.post("overzicht")
    assert Participation.objects.get().state == ParticipationState.COUNTED
    assert kept(voter.round) == {text: ["agree"]}


def test_a_statement_taken_away_while_it_is_on_the_screen() -> None:
    voter = Voter(statements_round(*STATEMENTS[:4]))
    first = voter.begin()
    number = place(voter.press(first))
    hidden = voter.hidden(voter.get(f"vraag/{number}"))
    gone = Item.objects.get(current=hidden["vraag"])
    retire(gone)
    response = voter.post(f"vraag/{number}", **hidden, keuze="disagree")
    page = response.content.decode()
    assert response.status_code == 409
    assert "is net weggehaald" in page
    assert str(gone) not in page
    assert 'aria-pressed="true"' not in page, "nobody's vote is laid on another statement"
    assert list(kept(voter.round).values()) == [["agree"]]


def test_the_last_statement_of_a_round_taken_away_while_on_the_screen() -> None:
    voter = Voter(statements_round(STATEMENTS[0], own=False))
    number = voter.begin()
    hidden = voter.hidden(voter.get(f"vraag/{number}"))
    add_item(step_of(voter.round), ItemKind.STATEMENT, Wording(text="Een nieuwe."))
    retire(statements_of(voter.round)[0])
    retire(statements_of(voter.round)[1])
    assert voter.post(f"vraag/{number}", **hidden, keuze="agree").status_code == 404, "nothing is asked any more"
    assert voter.get(f"vraag/{number}").status_code == 404


def test_a_vote_finds_its_statement_when_the_addresses_have_moved() -> None:
    voter = Voter(statements_round(*STATEMENTS[:5], own=False))
    voter.press(voter.begin())
    last = Item.objects.asked().filter(step__round=voter.round).last()
    assert last and last.current
    number = voter.number_of(last)
    if str(last) in kept(voter.round):
        number -= 1
        last = list(Item.objects.asked().filter(step__round=voter.round))[number - 1]
    hidden = voter.hidden(voter.get(f"vraag/{number}"))
    before = next(item for item in statements_of(voter.round) if str(item) not in kept(voter.round) and item != last)
    retire(before)
    assert voter.post(f"vraag/{number}", **hidden, keuze="unclear").status_code == 302
    assert kept(voter.round)[str(last)] == ["unclear"]


def test_other_words_while_on_the_screen_ask_for_another_look() -> None:
    voter = Voter(statements_round(*STATEMENTS[:2]))
    number = voter.begin()
    hidden = voter.hidden(voter.get(f"vraag/{number}"))
    revise(Item.objects.get(current=hidden["vraag"]), Wording(text="Heel andere woorden."))
    response = voter.post(f"vraag/{number}", **hidden, keuze="agree")
    assert response.status_code == 409
    assert "Heel andere woorden." in response.content.decode()
    assert not Answer.objects.exists()
    voter.post(f"vraag/{number}", **voter.hidden(response), actie="verder")
    assert kept(voter.round) == {"Heel andere woorden.": ["agree"]}


def test_an_own_statement_becomes_a_contribution_and_looks_alike_are_pointed_out_once() -> None:
    voter = Voter(statements_round())
    voter.press(voter.begin())
    number = voter.number_of(own_of(voter.round))
    response = voter.answer(number, stelling="Gemeenten  mogen\nzaken brengen")
    page = response.content.decode()
    assert response.status_code == 200
    assert "Dit lijkt op: ‘Een gemeente mag een zaak brengen’" in page
    assert "Laat mijn stelling weg" in page
    kept_words = Answer.objects.get(item=own_of(voter.round)).draft_words
    assert kept_words == {"": "Gemeenten mogen zaken brengen"}, "kept before anything was said about it"
    assert (
        voter.post(f"vraag/{number}", **voter.hidden(response), stelling="Gemeenten mogen zaken brengen").status_code
        == 302
    )
    voter.post("overzicht")
    words = Contribution.objects.get()
    assert (words.original, words.question, words.kind) == (
        "Gemeenten mogen zaken brengen",
        "Mist u een stelling?",
        "proposal",
    )


def test_an_own_statement_can_be_dropped_after_that() -> None:
    voter = Voter(statements_round())
    voter.press(voter.begin())
    number = voter.number_of(own_of(voter.round))
    response = voter.answer(number, stelling="Gemeenten mogen zaken brengen")
    hidden = voter.hidden(response)
    voter.post(f"vraag/{number}", **hidden, stelling="Gemeenten mogen zaken brengen", actie="overslaan")
    voter.post("overzicht")
    assert not Contribution.objects.exists()
    assert Participation.objects.get().state == ParticipationState.COUNTED


def test_an_own_statement_that_is_too_long_keeps_what_was_typed() -> None:
    voter = Voter(statements_round())
    voter.press(voter.begin())
    response = voter.answer(voter.number_of(own_of(voter.round)), stelling="x" * 201)
    assert response.status_code == 422
    page = response.content.decode()
    assert "1 teken te lang" in page
    assert "x" * 201 in page


def test_a_vote_asks_few_things_of_the_database() -> None:
    voter = Voter(statements_round())
    other = Voter(voter.round)
    other.press(other.begin())
    other.answer(voter.number_of(own_of(voter.round)), stelling="Iets anders")  # freezes the words, once
    first = voter.begin()
    hidden = voter.hidden(voter.get(f"vraag/{first}"))
    asked = queries(lambda: voter.post(f"vraag/{first}", **hidden, keuze="agree"))
    assert len(asked) <= 10
    second = place(voter.get("verder"))
    hidden = voter.hidden(voter.get(f"vraag/{second}"))
    assert len(queries(lambda: voter.get(f"vraag/{second}"))) <= 10
    assert len(queries(lambda: voter.post(f"vraag/{second}", **hidden, keuze="agree"))) <= 10
    own = voter.number_of(own_of(voter.round))
    hidden = voter.hidden(voter.get(f"vraag/{own}"))
    asked = queries(lambda: voter.post(f"vraag/{own}", **hidden, stelling="Gemeenten mogen zaken brengen"))
    assert len(asked) <= 10
    assert len(queries(lambda: voter.post("overzicht"))) <= 15


def test_on_paper_a_statement_of_ones_own_comes_after_the_others() -> None:
    round_ = statements_round()
    Item.objects.filter(pk=own_of(round_).pk).update(order=0)
    kinds = [item.kind for item in sheet_items(round_).on_form]
    assert kinds[-1] == "own"
    assert kinds.count("own") == 1
