"""The pages on coverage and on what happened when, as a visitor reads them."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from contributions.service import HIDDEN
from synthesis.coverage.page import coverage_context
from synthesis.enums import ReadingState
from synthesis.models import Reading
from tests.factories.synthesis import DecisionFactory, FindingFactory, occasion, person_heard, theme, words_of
from tests.synthesis.test_outcomes import cold_count, fill, read

pytestmark = pytest.mark.django_db

COVERAGE = "/wat-deden-we-ermee/dekking/"
TIMELINE = "/wat-deden-we-ermee/tijdlijn/"


def test_coverage_in_words() -> None:
    here = occasion("triage", title="Ronde over wachten")
    for number in range(12):
        said = words_of(person_heard(here), f"Woorden {number}", "triage")
        if number < 6:
            Reading.objects.create(contribution=said, state=ReadingState.CODED)
    FindingFactory()
    DecisionFactory(final=True).findings.add(FindingFactory())

    html = read(Client(), COVERAGE)

    assert "6 van de 12" in html
    assert "alle 12" in html, "everybody has a receipt, and there is a decision on their theme"
    assert "Ronde over wachten" in html
    assert "1 / 2" in html


def test_a_few_are_not_told_apart() -> None:
    here = occasion("triage")
    for number in range(7):
        said = words_of(person_heard(here), f"Woorden {number}", "triage")
        if number < 3:
            Reading.objects.create(contribution=said, state=ReadingState.CODED)
    html = read(Client(), COVERAGE)
    assert "een paar van de 7" in html
    assert "3 van de 7" not in html
    assert "verborgen" in html


def test_a_round_can_not_be_found_by_taking_the_others_off_the_whole() -> None:
    for title, number, empty in (("Ronde met veel", 20, 9), ("Ronde met weinig", 12, 3)):
        here = occasion("triage", title=title)
        for place in range(number):
            said = words_of(person_heard(here), f"Woorden {place}", "triage")
            state = ReadingState.NO_CONTENT if place < empty else ReadingState.CODED
            Reading.objects.create(contribution=said, state=state, reason="thanks" if place < empty else "")
    told = coverage_context()
    assert "12 van de 32" in {step[1] for step in told["steps"]}
    few, many = (row.cells[1] for row in told["rounds"])
    assert few == many == HIDDEN, "12 in all, 9 here: so 3 there"


def test_a_theme_can_not_be_found_by_taking_the_others_off_the_whole() -> None:
    here = occasion("triage")
    for about, number, empty in (("triage", 20, 9), ("profiel", 12, 3)):
        for place in range(number):
            said = words_of(person_heard(here), f"Woorden {place}", about)
            state = ReadingState.NO_CONTENT if place < empty else ReadingState.CODED
            Reading.objects.create(contribution=said, state=state, reason="thanks" if place < empty else "")
    told = coverage_context()
    assert "12 van de 32" in {step[1] for step in told["steps"]}
    assert [row.cells[1] for row in told["themes"] if row.cells[3]] == [HIDDEN, HIDDEN], "9 of 12 here: 3 there"


def test_the_timeline_tells_newest_first_and_no_drafts(client: Client) -> None:
    DecisionFactory(title="Geheim plan")
    DecisionFactory(final=True, title="Wachten telt")
    html = read(client, TIMELINE)
    assert "Geheim plan" not in html
    assert html.index("Besluit genomen") < html.index("Voorstel voor een besluit")
    assert "/wat-deden-we-ermee/besluit/" in html


def test_the_timeline_of_one_theme(client: Client) -> None:
    DecisionFactory(final=True, title="Over triage")
    DecisionFactory(final=True, title="Over het profiel", agenda_item=theme("profiel"))
    html = read(client, f"{TIMELINE}?thema=profiel")
    assert "Over het profiel" in html
    assert "Over triage" not in html
    assert "Over triage" in read(client, f"{TIMELINE}?thema=bestaat-niet")


def test_the_timeline_goes_on(client: Client) -> None:
    today = timezone.localdate()
    for number in range(45):
        DecisionFactory(opened=True, title=f"Plan {number:02}", opened_on=today - timedelta(days=number))
    assert "Plan 39" in read(client, TIMELINE)
    assert "Plan 40" not in read(client, TIMELINE)
    assert "Plan 40" in read(client, f"{TIMELINE}?pagina=2")
    assert "Plan 00" not in read(client, f"{TIMELINE}?pagina=2")


@pytest.mark.parametrize("address", [COVERAGE, TIMELINE])
def test_the_same_number_of_questions(client: Client, address: str) -> None:
    read(client, address)
    counts = []
    for more in (1, 3):
        fill(more)
        queries = cold_count(client, address)
        counts.append(len(queries))
        assert len({query["sql"] for query in queries.captured_queries}) == len(queries)
    assert len(set(counts)) == 1
    assert counts[0] - len(cold_count(client, "/privacy/")) <= 10
