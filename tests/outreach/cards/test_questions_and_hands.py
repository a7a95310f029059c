"""What is asked, and hands: beside persons, never more than people."""

from uuid import uuid4

import pytest
from django.test import Client

from contributions.models import Participation, Tally
from contributions.service import Refused
from outreach.cards.asking import MOST_QUESTIONS, Asked, add_from_template, add_question
from outreach.cards.question_templates import TEMPLATES
from outreach.enums import EventKind
from outreach.models import EventQuestion, EventTally
from tests.factories import outreach
from tests.outreach.cards.evening import Evening


def test_an_organiser_adds_changes_orders_and_drops_questions(evening: Evening, organiser: Client) -> None:
    url = f"/beheer/in-het-land/{evening.event.pk}/vragen/"
    assert organiser.post(url, {"text": "Wat hielp?", "help": ""}).status_code == 302
    second = EventQuestion.objects.get(text="Wat hielp?")
    assert list(second.agenda_items.all()) == list(evening.event.agenda_items.all())
    organiser.post(url, {"deed": "up", "question": second.pk})
    assert [each.text for each in EventQuestion.objects.all()] == ["Wat hielp?", "Waar liep u vast?"]
    organiser.post(f"{url}{second.pk}/", {"text": "Wie hielp?", "help": "Noem geen namen."})
    second.refresh_from_db()
    assert (second.text, second.help) == ("Wie hielp?", "Noem geen namen.")
    organiser.post(url, {"deed": "drop", "question": second.pk})
    assert not EventQuestion.objects.filter(pk=second.pk).exists()
    empty = organiser.post(url, {"text": "", "help": "Blijft staan."})
    assert empty.status_code == 422 and "Blijft staan." in empty.content.decode()


def test_each_kind_of_event_has_questions_to_begin_with_once(evening: Evening) -> None:
    assert set(TEMPLATES) == set(EventKind.values)
    assert all(len(str(each.text)) <= 300 for row in TEMPLATES.values() for each in row)
    assert (add_from_template(evening.event, by=None), add_from_template(evening.event, by=None)) == (4, 0)
    assert all(each.agenda_items.exists() for each in EventQuestion.objects.filter(event=evening.event))


def test_more_questions_than_a_table_can_take_are_refused(evening: Evening) -> None:
    for number in range(MOST_QUESTIONS - 1):
        outreach.question(evening.event, f"Vraag {number}?")
    with pytest.raises(Refused, match="twaalf"):
        add_question(evening.event, Asked("Nog één?"), by=None)


def hands(evening: Evening, client: Client, count: int, people: int, **fields: object) -> int:
    given = {"statement": "Bel mensen terug", "count": count, "people": people, "question": evening.question.pk}
    return int(client.post(evening.staff_url("kaarten"), {**given, "nonce": uuid4(), **fields}).status_code)


def test_hands_stand_beside_persons_and_the_same_press_counts_once(evening: Evening, host: Client) -> None:
    nonce = uuid4()
    for _press in range(2):
        assert hands(evening, host, 9, 12, nonce=nonce) == 302
    tally = Tally.objects.get()
    assert (tally.count, tally.people, tally.question) == (9, 12, "Waar liep u vast?")
    assert tally.event_tally.question == evening.question
    assert not Participation.objects.exists()
    assert "9 van de 12" in host.get(evening.staff_url("kaarten")).content.decode()
    host.post(evening.staff_url("kaarten"), {"deed": "drop", "tally": tally.pk})
    assert not Tally.objects.exists() and not EventTally.objects.exists()


@pytest.mark.parametrize(
    ("count", "people", "fields"), [(13, 12, {}), (0, 0, {}), (-1, 5, {}), (1, 5, {"statement": " "})]
)
def test_impossible_hands_are_refused(
    evening: Evening, host: Client, count: int, people: int, fields: dict[str, str]
) -> None:
    assert hands(evening, host, count, people, **fields) == 422
    assert not Tally.objects.exists()
