"""Suggestions: off by default, never counted, a person decides, and gone when the words go or change."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from contributions.enums import EmptiedReason, ModerationReason
from contributions.models import Contribution
from contributions.service import Refused
from contributions.withdrawal import empty
from people.service import Role
from synthesis.enums import SuggestionState
from synthesis.models import Code, Coding, LearnedCode, Learning, Suggestion
from synthesis.service import (
    CodingOrigin,
    chain_coverage,
    give_code,
    make_code,
    make_excerpt,
    mark_coded,
    mark_without_content,
    retire_code,
)
from synthesis.suggestions.deciding import MOVES, move
from synthesis.suggestions.switching import is_on, switch
from synthesis.suggestions.training import ask, work
from synthesis.tasks import go_on_with_learning
from tests.factories.people import staff
from tests.factories.synthesis import occasion, person_heard, sample_of, suggestion_for, words_of

pytestmark = pytest.mark.django_db
OPEN, AGREED, REFUSED = SuggestionState.OPEN, SuggestionState.AGREED, SuggestionState.REFUSED


@pytest.fixture
def analyst(settings: Any) -> Any:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    return staff(Role.ANALYST)


@pytest.fixture
def suggestion() -> Suggestion:
    switch(on=True, by=None)
    return suggestion_for(_words())


def _words(text: str = "Bel mij terug. Schrijf niet.") -> Contribution:
    return words_of(person_heard(occasion()), text, "triage")


def test_off_until_somebody_switches_it_on(client: Client, analyst: Any) -> None:
    words = _words()
    found = suggestion_for(words)
    client.force_login(analyst)
    one, index = reverse("coderen:one", args=[words.pk]), reverse("voorstellen:index")
    assert not is_on() and "De voorstellen staan uit." in client.get(index).content.decode()
    assert "Voorgesteld door de computer" not in client.get(one).content.decode()
    assert "Er wacht geen voorstel" in client.get(reverse("voorstellen:one", args=[found.code_id])).content.decode()
    with pytest.raises(Refused, match="staan uit"):
        ask(by=analyst)
    with pytest.raises(Refused, match="geldt niet meer"):
        move(found, AGREED, by=analyst)
    assert work(Learning.objects.create().pk) == 0
    client.post(reverse("voorstellen:switch"), {"naar": "aan"})
    assert "Voorgesteld door de computer" in client.get(one).content.decode()
    client.post(reverse("voorstellen:switch"), {"naar": "uit"})
    assert "Voorgesteld door de computer" not in client.get(one).content.decode()


def test_agreeing_and_taking_it_back(client: Client, analyst: Any, suggestion: Suggestion) -> None:
    client.force_login(analyst)
    here = reverse("coderen:one", args=[suggestion.contribution_id]) + "?state="
    address = reverse("voorstellen:decide", args=[suggestion.pk])
    before = chain_coverage()
    answer = client.post(address, {"actie": "klopt", "waar": here})
    assert answer["Location"] == here
    coding = Coding.objects.get()
    assert (coding.origin, coding.reviewed_by, coding.excerpt.words) == (
        CodingOrigin.MACHINE,
        analyst,
        "Bel mij terug. Schrijf niet.",
    )
    page = client.get(reverse("voorstellen:one", args=[suggestion.code_id])).content.decode()
    assert "Draai dit terug" in page
    answer = client.post(address, {"actie": "terug", "waar": "https://elders.example/"})
    assert answer["Location"] == reverse("voorstellen:one", args=[suggestion.code_id])
    assert not Coding.objects.exists() and chain_coverage() == before
    client.post(address, {"actie": "klopt_niet"})
    suggestion.refresh_from_db()
    assert (suggestion.state, suggestion.decided_by) == (REFUSED, analyst) and not Coding.objects.exists()
    assert "Kies of het voorstel klopt." in client.post(address, {"actie": "?"}, follow=True).content.decode()


def test_taking_back_leaves_what_a_person_gave(analyst: Any, suggestion: Suggestion) -> None:
    words = suggestion.contribution
    part = make_excerpt(words, 0, 7, by=None)
    other = make_code(name="Anders", by=None)
    give_code(part, other, by=None)
    move(suggestion, AGREED, by=analyst)
    give_code(part, suggestion.code, by=analyst)
    move(suggestion, OPEN, by=analyst)
    assert set(Coding.objects.values_list("excerpt", "code")) == {(part.pk, other.pk), (part.pk, suggestion.code_id)}


@pytest.mark.parametrize("start", list(SuggestionState.values))
@pytest.mark.parametrize("to", list(SuggestionState.values))
def test_every_move_that_is_not_in_the_table_is_refused(
    analyst: Any, suggestion: Suggestion, start: str, to: str
) -> None:
    decided = {"decided_on": None if start == OPEN else timezone.localdate()}
    Suggestion.objects.filter(pk=suggestion.pk).update(state=start, **decided)
    if to in MOVES[start]:
        assert move(suggestion, to, by=analyst).state == to
    else:
        with pytest.raises(Refused, match="Dit kan niet"):
            move(suggestion, to, by=analyst)


def test_a_suggestion_counts_nowhere(suggestion: Suggestion) -> None:
    from contributions.service import Scope
    from handover.catalogue import app_sheets
    from synthesis.coding.sheets import code_rows, excerpt_rows

    scope = Scope(audience="intern")
    assert list(excerpt_rows(scope)) == [] and [row[6:8] for row in code_rows(scope)] == [(0, 0)]
    assert not Coding.objects.exists() and chain_coverage().read == 0
    assert not [sheet.code for sheet in app_sheets() if sheet.title == "Voorgestelde codes"]


def test_gone_or_hidden_when_it_holds_no_more(analyst: Any, suggestion: Suggestion) -> None:
    from contributions.moderation import redact

    shown = Suggestion.objects.to_look_at
    assert shown().count() == 1
    words = suggestion.contribution
    redact(words.pk, [(0, 7)], reason=ModerationReason.values[0], by=analyst, version=words.version)
    assert not shown().exists()
    Suggestion.objects.update(on_version=words.version + 1)
    assert shown().count() == 1
    given = give_code(make_excerpt(words, 8, 14, by=None), suggestion.code, by=None)
    assert not shown().exists()
    given.delete()
    mark_without_content(words, reason="thanks", by=None)
    assert not shown().exists()
    words.reading.delete()
    retire_code(suggestion.code, by=None)
    assert not shown().exists()
    Code.objects.update(retired_on=None)
    assert shown().count() == 1
    empty([words], EmptiedReason.WITHDRAWN)
    assert not Suggestion.objects.exists()
    with pytest.raises(Refused, match="er niet meer"):
        move(suggestion, AGREED, by=analyst)


def test_nobody_gets_suggestions_on_words_that_are_coded_blind(analyst: Any) -> None:
    switch(on=True, by=None)
    sample = sample_of(5, first=analyst, second=staff(Role.ANALYST))
    found = suggestion_for(sample.items.get(order=1).contribution)
    assert not Suggestion.objects.to_look_at().exists()
    with pytest.raises(Refused, match="geldt niet meer"):
        move(found, AGREED, by=analyst)
    type(sample).objects.update(state="stopped")
    assert Suggestion.objects.to_look_at().exists()


def _read(text: str, code: Code | None) -> Contribution:
    words = _words(text)
    if code is None:
        mark_without_content(words, reason="thanks", by=None)
    else:
        give_code(make_excerpt(words, 0, len(text), by=None), code, by=None)
        mark_coded(words, by=None)
    return words


def test_from_what_people_coded_to_suggestions(client: Client, analyst: Any) -> None:
    switch(on=True, by=None)
    call, letter = make_code(name="Bellen", by=None), make_code(name="Brieven", by=None)
    topics = ["huur", "zorg", "school", "werk", "geld", "auto", "fiets", "hond", "moeder", "tuin", "kapper", "winkel"]
    for topic in topics:
        _read(f"Bel mij terug over {topic}, de telefoon was in gesprek", call)
        _read(f"De brieven over {topic} waren moeilijk, vol lange zinnen", letter)
        _read(f"Bedankt voor {topic}", None)
    waiting, other = _words("Niemand nam de telefoon op"), _words("Wij wonen in een dorp")
    client.force_login(analyst)
    client.post(reverse("voorstellen:learn"))  # the worker of the tests does it at once
    learning = Learning.objects.get()
    assert work(learning.pk) == 0  # it was finished
    found = Suggestion.objects.get()
    assert (found.contribution, found.code) == (waiting, call) and not other.suggestions.exists()
    assert LearnedCode.objects.filter(speaks=True).count() == 2
    assert (learning.percent, learning.examples, learning.suggested) == (100, 36, 1)

    move(found, REFUSED, by=analyst)
    assert work(Learning.objects.create().pk) == 0  # what a person refused is not asked again
    assert Suggestion.objects.get().state == REFUSED
    page = client.get(reverse("voorstellen:index")).content.decode()
    assert "12 van de 12" in page and "0 van de 1" in page


def test_one_learns_at_a_time_and_a_dead_worker_is_forgotten(analyst: Any) -> None:
    switch(on=True, by=None)
    first = Learning.objects.create()
    with pytest.raises(Refused, match="al aan het leren"):
        ask(by=analyst)
    Learning.objects.update(asked_at=timezone.now() - timedelta(hours=1))
    Learning.objects.filter(pk=first.pk).update(claimed_until=timezone.now() + timedelta(minutes=1))
    assert work(first.pk) == 0 and Learning.objects.get(pk=first.pk).finished_at is None
    Learning.objects.filter(pk=first.pk).update(claimed_until=timezone.now() - timedelta(minutes=1))
    assert ask(by=analyst).pk != first.pk


def test_a_learning_whose_worker_died_goes_on_by_itself(analyst: Any) -> None:
    switch(on=True, by=None)
    learning = Learning.objects.create()
    go_on_with_learning()
    assert Learning.objects.get(pk=learning.pk).finished_at is None, "it was asked just now"
    Learning.objects.update(claimed_until=timezone.now() - timedelta(minutes=1))
    go_on_with_learning()
    assert Learning.objects.get(pk=learning.pk).finished_at is not None


def test_lists_ask_the_same_for_one_and_three(client: Client, analyst: Any, suggestion: Suggestion) -> None:
    client.force_login(analyst)
    addresses = [
        reverse("voorstellen:index"),
        reverse("voorstellen:one", args=[suggestion.code_id]),
        reverse("coderen:one", args=[suggestion.contribution_id]),
    ]

    def asked() -> list[int]:
        counted = []
        for address in addresses:
            client.get(address)
            with CaptureQueriesContext(connection) as queries:
                assert client.get(address).status_code == 200
            counted.append(len(queries))
        return counted

    one = asked()
    for number in (1, 2):
        suggestion_for(_words(f"Nog {number}"))
        suggestion_for(suggestion.contribution, name=f"Code {number}")
    assert asked() == one


def test_everybody_can_read_how_it_works(client: Client) -> None:
    page = client.get(reverse("synthesis:explained_suggestions")).content.decode()
    assert "Een mens beslist." in page and "staan deze voorstellen uit" in page
