"""The guide: an example per kind, changed freely, in order without scripts, beside the time there is."""

import pytest
from django.test import Client

from focusgroups.models import GuideQuestion, GuideSection, Note
from focusgroups.running.guide_templates import template_for
from focusgroups.service import GroupKind
from pages.service import report_on
from people.service import Role
from tests.factories import focusgroups
from tests.factories.people import staff
from tests.factories.rounds import open_round
from tests.focusgroups.running.room import Room, client_of, told


@pytest.fixture
def organiser(room: Room) -> Client:
    return client_of(staff(Role.ORGANISER))


def at(group, rest: str = "") -> str:
    return f"/beheer/gespreksgroepen/{group.pk}/leidraad/{rest}"


@pytest.mark.parametrize("kind", GroupKind)
def test_each_kind_has_an_example_with_its_four_sorts_of_parts(organiser: Client, kind: str) -> None:
    group = focusgroups.group(kind=kind)
    for _ in range(2):
        organiser.post(at(group), {"actie": "voorbeeld"})
    sections = list(group.guide.all())
    assert [section.title for section in sections] == [part.title for part in template_for(kind)]
    assert {section.kind for section in sections} == {"welcome", "opening", "core", "closing"}
    assert GuideQuestion.objects.filter(section__group=group).count() >= 5
    assert organiser.get(at(group)).status_code == 200


@pytest.mark.parametrize("kind", GroupKind)
def test_the_examples_are_said_in_short_sentences(kind: str) -> None:
    for part in template_for(kind):
        told = (part.title, part.say, *(text for question in part.questions for text in question))
        assert report_on(told).advices == (), part.title


def test_parts_and_questions_are_written_moved_and_taken_out(room: Room, organiser: Client) -> None:
    group = room.group
    organiser.post(at(group, "onderdeel/"), {"title": "Welkom", "kind": "welcome", "minutes": 5, "say": "Dag."})
    first, second = group.guide.all()
    organiser.post(at(group), {"actie": "omhoog", "onderdeel": second.pk})
    assert [section.title for section in group.guide.all()] == ["Welkom", "Wat hebt u nodig?"]
    organiser.post(at(group), {"actie": "omhoog", "onderdeel": second.pk})  # it is first already
    organiser.post(at(group, f"onderdeel/{first.pk}/vraag/"), {"text": "En daarna?", "prompt": "Wie hielp?"})
    asked = GuideQuestion.objects.get(text="En daarna?")
    organiser.post(at(group), {"actie": "omhoog", "vraag": asked.pk})
    assert [question.text for question in first.questions.all()] == ["En daarna?", "Welke hulp miste u?"]
    organiser.post(at(group, f"vraag/{asked.pk}/"), {"text": "En toen?", "prompt": ""})
    asked.refresh_from_db()
    assert asked.text == "En toen?"
    refused = organiser.post(at(group), {"actie": "weg", "onderdeel": first.pk})
    assert told(refused)[-1] == "In ‘Wat hebt u nodig?’ staan nog vragen. Haal die eerst weg."
    organiser.post(at(group), {"actie": "weg", "vraag": asked.pk})
    organiser.post(at(group), {"actie": "weg", "onderdeel": second.pk})
    assert [section.title for section in group.guide.all()] == ["Wat hebt u nodig?"]


def test_a_question_that_was_asked_stays(room: Room, organiser: Client) -> None:
    Note.objects.create(gathering=room.session, nonce="9" * 32, text="Gezegd.", question=room.question)
    refused = organiser.post(at(room.group), {"actie": "weg", "vraag": room.question.pk})
    assert told(refused)[-1].startswith("Bij deze vraag staan aantekeningen.")
    assert GuideQuestion.objects.filter(pk=room.question.pk).exists()


def test_a_guide_that_is_too_long_says_by_how_much(room: Room, organiser: Client) -> None:
    assert "Er zijn 120 minuten, dus 90 over." in organiser.get(at(room.group)).content.decode()
    GuideSection.objects.create(group=room.group, order=9, title="Lang", minutes=100)
    assert "De leidraad is 10 minuten te lang." in organiser.get(at(room.group)).content.decode()


@pytest.mark.parametrize("minutes", ["", 0, 241, "veel"])
def test_what_is_no_number_of_minutes_is_refused_and_the_rest_stays(
    room: Room, organiser: Client, minutes: object
) -> None:
    answer = organiser.post(at(room.group, "onderdeel/"), {"title": "Kern", "kind": "core", "minutes": minutes})
    assert answer.status_code == 422
    assert 'value="Kern"' in answer.content.decode()
    assert room.group.guide.count() == 1


def test_a_question_is_tied_to_one_of_its_own_round(room: Room, organiser: Client) -> None:
    round_, other = open_round(), open_round()
    group = focusgroups.group(round=round_)
    section = focusgroups.guide(group).section
    own, foreign = (each.steps.first().items.first() for each in (round_, other))
    address = at(group, f"onderdeel/{section.pk}/vraag/")
    assert organiser.post(address, {"text": "Wie?", "item": foreign.pk}).status_code == 422
    assert organiser.post(address, {"text": "Wie?", "item": own.pk}).status_code == 302
    assert GuideQuestion.objects.get(text="Wie?").item == own
    assert own.current.text in organiser.get(at(group)).content.decode()


def test_a_part_of_another_guide_is_not_found(room: Room, organiser: Client) -> None:
    other = Room.make()
    section = other.group.guide.get()
    for rest in (f"onderdeel/{section.pk}/", f"onderdeel/{section.pk}/vraag/", f"vraag/{other.question.pk}/"):
        assert organiser.get(at(room.group, rest)).status_code == 404
    for what in ({"onderdeel": section.pk}, {"vraag": other.question.pk}):
        assert organiser.post(at(room.group), {"actie": "omhoog", **what}).status_code == 404


def test_a_facilitator_reads_the_guide_at_the_table_and_does_not_write_it(room: Room, leader: Client) -> None:
    assert leader.get(at(room.group)).status_code in (302, 403)
    assert "Wat hebt u nodig?" in leader.get(room.address("leiden")).content.decode()
