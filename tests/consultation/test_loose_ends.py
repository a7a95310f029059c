"""A round is not called finished while words were not read, unless somebody says why, and everybody can read it."""

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from consultation.enums import ChangeKind, RoundState
from consultation.models import Round, RoundChange
from consultation.transitions import move
from contributions.models import Contribution, Occasion
from contributions.service import Refused
from people.service import Role
from synthesis.enums import NoContentReason, ReadingState
from synthesis.models import Reading
from tests.factories.rounds import open_round
from tests.factories.synthesis import person_heard, words_of

pytestmark = pytest.mark.django_db

WHY = "De rest lezen wij in mei."


def in_review(unread: int) -> Round:
    round_ = open_round()
    for number in range(unread):
        words_of(person_heard(round_.occasion), f"Woorden {number}")
    return move(round_, RoundState.REVIEW, by=None, reason="Genoeg.")


def results_of(client: Client, round_: Round) -> str:
    return client.get(reverse("consultation:results", args=[round_.slug])).content.decode()


@pytest.mark.parametrize("to", [RoundState.DECIDED, RoundState.ARCHIVED])
def test_finishing_with_loose_ends_asks_why(to: str) -> None:
    round_ = in_review(2)
    with pytest.raises(Refused):
        move(round_, to, by=None)
    assert move(round_, to, by=None, reason=WHY).state == to
    told = RoundChange.objects.get(kind=ChangeKind.LOOSE_ENDS)
    assert (told.unread, told.reason) == (2, WHY)


def test_gathering_stops_whatever_is_unread() -> None:
    assert in_review(3).state == RoundState.REVIEW


def test_when_all_is_read_nothing_is_asked() -> None:
    round_ = in_review(2)
    coded, empty = Contribution.objects.all()
    Reading.objects.create(contribution=coded, state=ReadingState.CODED)
    Reading.objects.create(contribution=empty, state=ReadingState.NO_CONTENT, reason=NoContentReason.THANKS)
    move(round_, RoundState.DECIDED, by=None)
    assert not RoundChange.objects.filter(kind=ChangeKind.LOOSE_ENDS).exists()


def test_words_of_an_evening_that_belongs_to_it_count_too() -> None:
    round_ = in_review(0)
    evening = Occasion.objects.create(kind="event", title="Avond", part_of=round_.occasion)
    words_of(person_heard(evening), "Op de avond")
    with pytest.raises(Refused, match="1 bijdrage is nog niet verwerkt"):
        move(round_, RoundState.DECIDED, by=None)


@pytest.mark.parametrize(("unread", "told"), [(6, "waren 6 bijdragen nog niet verwerkt"), (2, "was een klein deel")])
def test_everybody_reads_it_beside_the_results(client: Client, unread: int, told: str) -> None:
    round_ = move(in_review(unread), RoundState.DECIDED, by=None, reason=WHY)
    html = results_of(client, round_)
    assert told in html
    assert WHY in html
    assert WHY in client.get(round_.get_absolute_url()).content.decode()


def test_the_screen_asks_and_keeps_what_was_typed(client: Client, django_user_model: Any, settings: Any) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    organiser = django_user_model.objects.create_user("organisator@example.org", is_staff=True)
    organiser.groups.add(Group.objects.get(name=Role.ORGANISER.value))
    client.force_login(organiser)
    address = reverse("rounds:move", args=[in_review(2).pk, RoundState.DECIDED])
    assert "2 bijdragen zijn nog niet verwerkt" in client.get(address).content.decode()
    page = client.get(reverse("rounds:inspect", args=[Round.objects.get().pk])).content.decode()
    assert "Komen alle woorden aan?" in page
    assert client.post(address).status_code == 422
    assert client.post(address, {"reason": WHY}).status_code == 302
    assert Round.objects.get().state == RoundState.DECIDED


def test_a_line_without_a_number_is_refused_by_the_database() -> None:
    round_ = in_review(0)
    with pytest.raises(IntegrityError), transaction.atomic():
        RoundChange.objects.create(round=round_, kind=ChangeKind.LOOSE_ENDS, reason="Zomaar")
