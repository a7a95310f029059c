"""Forms that no screen of ours made: nothing of them is kept that was not offered, and nothing breaks."""

import re
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.test import Client
from django.urls import reverse

from consultation.editing import retire
from consultation.enums import ItemKind, ResultsShown
from consultation.models import Answer, Item, Step, StepResults
from consultation.own_statements import adopt
from consultation.results.keeping import count_step
from contributions.models import Contribution
from people.service import Role
from tests.consultation.statements.test_own_statements import write
from tests.consultation.statements.test_voting import Voter
from tests.consultation.walker import NUMBER, Walker
from tests.factories.caselab import lab_round
from tests.factories.drafttext import text_round
from tests.factories.people import staff
from tests.factories.statements import statements_of, statements_round, step_of, voters

pytestmark = pytest.mark.django_db
SCRIPT = "<script>alert(1)</script>"
STRANGE = ["", "AGREE", "agree\x00", "agreе", "-1", "NaN", "1e999", "٣", "__proto__", SCRIPT, "x" * 100_000]


@pytest.mark.parametrize("typed", STRANGE)
def test_a_vote_that_was_not_offered_is_none(typed: str) -> None:
    voter = Voter(statements_round())
    response = voter.press(voter.begin(), typed)
    assert response.status_code == 422
    assert SCRIPT not in response.content.decode()
    assert not Answer.objects.exists()


def test_many_votes_in_one_form_are_one() -> None:
    voter = Voter(statements_round())
    number = voter.begin()
    sent = {**voter.hidden(voter.get(f"vraag/{number}")), "keuze": ["disagree", "agree", "agree"] * 50}
    assert voter.post(f"vraag/{number}", **sent).status_code == 302
    assert Answer.objects.get().value == {"choices": ["agree"]}


@pytest.mark.parametrize("typed", STRANGE)
def test_a_judgement_that_was_not_offered_is_none(typed: str) -> None:
    walker = Walker(lab_round()[0])
    found = NUMBER.search(walker.get("vraag/1")["Location"])
    assert found
    response = walker.answer(int(found[1]), oordeel=typed, criterium=typed, waarom=SCRIPT)
    assert response.status_code == 422
    assert SCRIPT not in response.content.decode()
    assert not Answer.objects.exists()


@pytest.mark.parametrize("typed", STRANGE)
def test_a_verdict_on_a_paragraph_that_was_not_offered_is_none(typed: str) -> None:
    walker = Walker(text_round()[0])
    assert walker.answer(1, oordeel=["clear", typed, "agree"]).status_code == 302
    assert Answer.objects.get().value == {"choices": ["clear", "agree"]}


def test_ten_megabytes_are_refused_and_not_read() -> None:
    voter = Voter(statements_round())
    number = voter.begin()
    sent = {**voter.hidden(voter.get(f"vraag/{number}")), "keuze": "x" * 10_000_000}
    # A form of a browser: what is encoded as multipart is counted without its files, as text.
    assert voter.post(f"vraag/{number}", **sent).status_code in (400, 413)
    assert not Answer.objects.exists()


def test_the_words_of_a_question_of_another_round_are_no_way_in() -> None:
    mine, theirs = statements_round(slug="een"), statements_round(slug="twee")
    voter = Voter(mine)
    number = voter.begin()
    foreign = statements_of(theirs)[0]
    sent = {**voter.hidden(voter.get(f"vraag/{number}")), "vraag": str(foreign.current_id), "keuze": "agree"}
    assert voter.post(f"vraag/{number}", **sent).status_code == 409
    assert not Answer.objects.exists()


def test_a_statement_that_was_taken_away_while_somebody_votes_takes_no_new_vote_and_keeps_the_old() -> None:
    round_ = statements_round()
    voter, late = Voter(round_), Voter(round_)
    number = voter.begin()
    item = Item.objects.asked().filter(step__round=round_)[number - 1]
    sent = {**late.hidden(late.get(f"vraag/{number}", eerste="1")), "keuze": "disagree"}
    voter.press(number)
    retire(item)
    late.begin()
    late.post(f"vraag/{number}", **sent)
    assert list(Answer.objects.filter(item=item).values_list("value", flat=True)) == [{"choices": ["agree"]}]


def tells(response: Any) -> bool:
    """Whether a page tells that 37 people agreed."""
    return bool(re.search(r">\s*37\s*<|37 eens", response.content.decode()))


class TestBeforeItMayBeShown:
    """Results are told nowhere before their time."""

    @pytest.mark.parametrize("shown", [ResultsShown.AFTER_CLOSING, ResultsShown.HIDDEN])
    @pytest.mark.parametrize("prefix", ["", "/en"])
    def test_not_on_the_page_of_results(self, shown: str, prefix: str, client: Client) -> None:
        round_ = statements_round(results_shown=shown)
        voters(round_, statements_of(round_)[0], {"citizens": {"agree": 37}})
        count_step(step_of(round_))
        order = step_of(round_).order
        for where in ("uitkomst/", f"uitkomst/{order}/"):
            response = client.get(f"{prefix}/meedoen/{round_.slug}/{where}")
            assert response.status_code in (200, 404)
            assert not tells(response)

    def test_not_of_a_round_that_was_only_announced(self, client: Client) -> None:
        round_ = statements_round(results_shown=ResultsShown.LIVE)
        voters(round_, statements_of(round_)[0], {"citizens": {"agree": 37}})
        count_step(step_of(round_))
        assert tells(client.get(f"/meedoen/{round_.slug}/uitkomst/"))
        for state in ("announced", "draft"):
            type(round_).objects.filter(pk=round_.pk).update(state=state)
            response = client.get(f"/meedoen/{round_.slug}/uitkomst/")
            assert not tells(response)


def test_words_of_people_are_text_and_no_page(client: Client, settings: Any) -> None:
    """A statement with markup, on every page that tells it."""
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    round_ = statements_round(results_shown=ResultsShown.LIVE)
    words = f"Wij willen {SCRIPT} graag."
    write(round_, words)
    organiser = staff(Role.ORGANISER)
    made = adopt(Contribution.objects.get().pk, words, by=organiser)
    assert made.item
    voters(round_, made.item, {"citizens": {"agree": 12}})
    count_step(step_of(round_))
    client.force_login(organiser)
    pages = [
        client.get(f"/meedoen/{round_.slug}/uitkomst/"),
        client.get(reverse("rounds:own_statements", args=[round_.pk])),
        client.get(reverse("rounds:inspect", args=[round_.pk])),
        client.get(reverse("rounds:results", args=[round_.pk])),
        Voter(round_).get(f"vraag/{Voter(round_).number_of(made.item)}"),
    ]
    assert any("&lt;script&gt;" in page.content.decode() for page in pages)
    assert all(SCRIPT not in page.content.decode() for page in pages)


def test_deeds_of_the_new_screens_need_the_token_of_the_form(settings: Any) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    round_, step = lab_round()
    StepResults.objects.create(step=step, results={}, as_of="2026-11-01T12:00Z", fingerprint="x")
    client = Client(enforce_csrf_checks=True)
    client.force_login(staff(Role.ORGANISER))
    addresses = [
        f"/meedoen/{round_.slug}/stap/{step.order}/anderen/",
        reverse("rounds:lab", args=[step.pk]),
        reverse("rounds:text", args=[step.pk]),
        reverse("rounds:text_publish", args=[step.pk]),
    ]
    assert [client.post(address).status_code for address in addresses] == [403] * len(addresses)
    assert django_settings.CSRF_COOKIE_SAMESITE == "Lax"


def test_an_own_statement_that_waits_is_told_to_nobody_who_takes_part() -> None:
    words = "Niemand mag dit al lezen voordat iemand keek."
    round_ = statements_round(results_shown=ResultsShown.LIVE)
    write(round_, words, let_through=False)
    count_step(step_of(round_))
    other = Voter(round_)
    pages = [other.get(f"vraag/{number}") for number in range(1, 10)]
    other.vote_all()
    alike = other.answer(other.number_of(Item.objects.get(step__round=round_, kind=ItemKind.OWN)), stelling=words)
    pages += [alike, *(other.get(screen) for screen in ("uitkomst", "bijdragen"))]
    assert sum(words in page.content.decode() for page in pages) <= (words in alike.content.decode())
    assert Step.objects.filter(round=round_).count() == 1
