"""/wat-deden-we-ermee/, as a visitor sees it."""

from collections import Counter
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from contributions.models import Contribution, Participation
from contributions.service import ContributionKind, OccasionKind, ParticipationState
from people.models import Perspective
from privacy.models import Consent
from synthesis.people_counts import People, people_per_theme, people_sentence, quote_source
from tests.factories.synthesis import DecisionFactory, FindingFactory, occasion, person_heard, theme, words_of

pytestmark = pytest.mark.django_db

ADDRESS = "/wat-deden-we-ermee/"


def read(client: Client, address: str = ADDRESS) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_a_draft_is_nobodys_business(client: Client) -> None:
    DecisionFactory(title="Geheim plan")
    assert "Geheim plan" not in read(client)
    assert "Geheim plan" not in read(client, f"{ADDRESS}triage/")


@pytest.mark.parametrize(
    ("address", "outcome"),
    [
        (ADDRESS, "Dit nemen wij over"),
        (f"{ADDRESS}triage/", "Dit nemen wij over"),
        (f"/en{ADDRESS}", "We accept this"),
    ],
)
def test_a_decision_with_all_that_belongs_to_it(client: Client, address: str, outcome: str) -> None:
    decision = DecisionFactory(final=True, title="Wachten telt", review_on=timezone.localdate() + timedelta(days=300))

    html = read(client, address)

    assert f'id="besluit-{decision.pk}"' in html
    for text in ("Wachten telt", outcome, decision.reason, "Noor van het team"):
        assert text in html


def test_an_open_decision_says_until_when_one_can_react(client: Client) -> None:
    DecisionFactory(opened=True)

    html = read(client)

    assert "Voorlopig: dit nemen wij over" in html
    assert "U kunt reageren tot en met" in html
    assert "/wat-deden-we-ermee/besluit/" in html


def test_earlier_research_stands_apart_with_its_page(client: Client) -> None:
    research = occasion("triage", kind=OccasionKind.EARLIER_RESEARCH, title="Interviews 2024")
    FindingFactory(sentence="Toen al gezegd.", occasion=research, page_reference="bladzijde 21")
    FindingFactory(sentence="Nu gezegd.", occasion=occasion("triage", title="Ronde nu"))

    html = read(client)

    now, earlier = html.split("Uit eerder onderzoek")
    assert "Nu gezegd." in now
    assert "Toen al gezegd." in earlier
    assert "Interviews 2024, bladzijde 21" in earlier


def test_people_are_counted_and_small_numbers_are_not_told(client: Client) -> None:
    FindingFactory()
    here = occasion("triage")
    for _ in range(4):
        person_heard(here)
    assert "Minder dan 5 mensen spraken hierover mee." in read(client)


def test_an_occasion_of_a_few_is_not_in_the_sum(client: Client) -> None:
    FindingFactory()
    for number in (12, 3):
        here = occasion("triage")
        for _ in range(number):
            person_heard(here)
    assert "Minstens 12 mensen spraken hierover mee." in read(client)


def test_people_of_whom_nothing_may_be_told_are_a_few(client: Client) -> None:
    FindingFactory()
    for _ in range(2):
        here = occasion("triage")
        for _each in range(3):
            person_heard(here)
    assert "Een paar mensen spraken hierover mee." in read(client)


@pytest.mark.parametrize(
    ("is_open", "invited", "told"),
    [
        (0, 0, "Hierover sprak nog niemand mee."),
        (4, 0, "Minder dan 5 mensen spraken hierover mee."),
        (5, 0, "5 mensen spraken hierover mee, via de open inschrijving."),
        (0, 7, "7 mensen spraken hierover mee, op uitnodiging."),
        (6, 5, "11 mensen spraken hierover mee: 6 via de open inschrijving en 5 op uitnodiging."),
        (9, 4, "13 mensen spraken hierover mee."),
        (4, 4, "8 mensen spraken hierover mee."),
    ],
)
def test_no_count_gives_a_small_group_away(is_open: int, invited: int, told: str) -> None:
    assert people_sentence(People(Counter(open=is_open, invited=invited))) == told


def test_a_quote_names_its_group_only_when_that_is_large(settings: Any) -> None:
    people = People(persons=Counter({"Burgers": 10, "Overheid": 9}), by_group=Counter({"Overheid": 30}))
    assert quote_source("Burgers", people) == "Burgers"
    assert quote_source("Overheid", people) == "een deelnemer"
    assert quote_source("", people) == "een deelnemer"


def test_who_came_three_times_is_one_person_to_hide_among() -> None:
    citizens = Perspective.objects.filter(level="group").order_by("pk")[0]
    first = [person_heard(occasion("triage"), perspective=citizens) for _each in range(4)]
    for _time in range(2):
        again = occasion("triage")
        for person in first:
            Participation.objects.create(
                occasion=again,
                participant=person.participant,
                state=ParticipationState.COUNTED,
                recruitment="open",
                touched_on=timezone.localdate(),
                handed_in_on=timezone.localdate(),
            )
    heard = people_per_theme()[theme("triage").pk]
    assert heard.by_group[citizens.label] == 12 and heard.persons[citizens.label] == 4
    assert quote_source(citizens.label, heard) == "een deelnemer"


def test_words_are_shown_with_leave_and_disappear_with_it(client: Client) -> None:
    here = occasion("triage")
    shown = words_of(person_heard(here), "Mag gelezen worden", "triage", leave_to="publish", published=True)
    no_leave = words_of(person_heard(here), "Zonder toestemming", "triage", published=True)
    not_read = words_of(person_heard(here), "Nog niet gelezen", "triage", leave_to="publish")
    finding = FindingFactory()
    finding.evidence.set([shown, no_leave, not_read])

    html = read(client)
    assert "Mag gelezen worden" in html
    assert "Zonder toestemming" not in html
    assert "Nog niet gelezen" not in html

    Consent.objects.update(withdrawn_on=timezone.localdate())
    assert "Mag gelezen worden" not in read(client)


def test_words_a_draft_decision_answers_do_not_show_it_is_coming(client: Client) -> None:
    words = words_of(person_heard(occasion()), "Mag gelezen worden", "triage", leave_to="publish", published=True)
    decision = DecisionFactory()
    decision.proposals.add(words)
    assert "Mag gelezen worden" not in read(client)


EVIL = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "javascript:alert(1)",
    "{{ settings.SECRET_KEY }}",
    "<svg/onload=alert(1)>",
    "&lt;script&gt;",
    "\u202eomgekeerd",
)


@pytest.mark.parametrize("evil", EVIL)
def test_words_are_words_whatever_is_in_them(client: Client, evil: str) -> None:
    here = occasion("triage", title=f"Ronde {evil}")
    words = words_of(person_heard(here), evil, "triage", leave_to="publish", published=True)
    Contribution.objects.update(question=evil)
    FindingFactory(sentence=evil, occasion=here, page_reference=evil).evidence.add(words)
    DecisionFactory(opened=True, title=evil, reason=evil, owner_name=evil, occasion=here)

    for address in (ADDRESS, f"{ADDRESS}triage/"):
        html = read(client, address)
        assert "<script>alert" not in html
        assert "<img src=x" not in html
        assert "<svg/onload" not in html
        assert "geheim-voor-de-tests" not in html


def test_long_themes_go_on_at_a_page_of_their_own(client: Client) -> None:
    DecisionFactory.create_batch(25, final=True)

    assert read(client).count('id="besluit-') == 4
    assert f'href="{ADDRESS}triage/"' in read(client)
    assert read(client, f"{ADDRESS}triage/").count('id="besluit-') == 20
    second = read(client, f"{ADDRESS}triage/?pagina=2")
    assert second.count('id="besluit-') == 5
    assert "?pagina=1" in second
    assert "?pagina=3" not in second


@pytest.mark.parametrize("number", ["0", "-1", "x", "999999999999", "1.5", "²"])
def test_a_strange_page_number_is_no_error(client: Client, number: str) -> None:
    assert client.get(f"{ADDRESS}triage/", {"pagina": number}).status_code == 200


def test_a_theme_that_is_none_is_not_found(client: Client) -> None:
    assert client.get(f"{ADDRESS}bestaat-niet/").status_code == 404


def fill(count: int) -> None:
    for number in range(count):
        here = occasion("triage", title=f"Ronde {number}")
        group = Perspective.objects.groups().first()
        said = words_of(
            person_heard(here, perspective=group), f"Woorden {number}", "triage", leave_to="publish", published=True
        )
        story = words_of(person_heard(here), "Een verhaal", "triage", kind=ContributionKind.STORY)
        finding = FindingFactory(occasion=here)
        finding.evidence.set([said, story])
        decision = DecisionFactory(final=True, occasion=here, agenda_item=theme(("triage", "profiel")[number % 2]))
        decision.proposals.set([said])


def cold_count(client: Client, address: str) -> CaptureQueriesContext:
    cache.clear()
    ContentType.objects.clear_cache()
    with CaptureQueriesContext(connection) as queries:
        read(client, address)
    return queries


@pytest.mark.parametrize("address", [ADDRESS, f"{ADDRESS}triage/"])
def test_the_page_asks_the_same_number_of_questions_whatever_lies_behind_it(client: Client, address: str) -> None:
    read(client, address)  # what a process asks once in its life
    counts = []
    for more in (1, 2, 9):
        fill(more)
        queries = cold_count(client, address)
        counts.append(len(queries))
        assert len({query["sql"] for query in queries.captured_queries}) == len(queries), "no question is asked twice"

    assert len(set(counts)) == 1
    bare = len(cold_count(client, "/privacy/"))
    assert counts[0] - bare <= (8 if address == ADDRESS else 10), "a list, and a page with fifty things on it"
