"""At the same moment, in two threads: one wins, the database decides."""

import threading
from collections.abc import Callable

import pytest
from django.db import connection

from contributions import care, messages, moderation
from contributions.enums import CareDanger, ModerationReason
from contributions.models import Contribution, Message, Participation, Receipt
from contributions.service import AlreadyHandedIn, Refused, Words, begin, hand_in, new_code
from people.service import Role
from tests.factories.contributions import ContributionFactory, OccasionFactory, ParticipationFactory, ReceiptFactory
from tests.factories.people import staff

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*deeds: Callable[[], object]) -> list[object]:
    """Do these at the same moment; what each returned, or the refusal it met."""
    gate = threading.Barrier(len(deeds))
    results: list[object] = [None] * len(deeds)

    def run(place: int, deed: Callable[[], object]) -> None:
        try:
            gate.wait(timeout=20)
            results[place] = deed()
        except Refused as refusal:
            results[place] = refusal
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(place, deed)) for place, deed in enumerate(deeds)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return results


def test_of_two_moderators_one_wins() -> None:
    key, one, other = ContributionFactory().pk, staff(Role.MODERATOR), staff(Role.MODERATOR)

    results = at_once(
        lambda: moderation.publish(key, by=one, version=1),
        lambda: moderation.withhold(key, by=other, version=1, reason=ModerationReason.SPAM),
    )

    assert sum(isinstance(result, Refused) for result in results) == 1
    assert Contribution.objects.get().version == 2


def test_of_two_first_clicks_one_participation_comes() -> None:
    occasion, code = OccasionFactory(), new_code()

    results = at_once(*[lambda: begin(occasion, code=code)] * 4)

    assert len({result.pk for result in results if isinstance(result, Participation)}) == 1
    assert (Participation.objects.count(), Receipt.objects.count()) == (1, 1)


def test_of_two_submits_one_is_kept() -> None:
    participation = ParticipationFactory(draft=True)
    words = [Words(kind="proposal", question="Wat eerst?", text="Gezinnen.")]

    results = at_once(*[lambda: hand_in(Participation.objects.get(pk=participation.pk), words)] * 3)

    assert sum(isinstance(result, AlreadyHandedIn) for result in results) == 2
    assert Contribution.objects.count() == 1


def test_messages_at_once_each_get_their_own_number() -> None:
    receipt = ReceiptFactory()

    at_once(*[lambda number=number: messages.ask(receipt, f"Vraag {number}") for number in range(4)])

    assert sorted(Message.objects.values_list("order", flat=True)) == [1, 2, 3, 4]


def test_of_two_colleagues_one_takes_the_signal() -> None:
    one, other = staff(Role.MODERATOR), staff(Role.MODERATOR)
    signal = care.raise_signal(ContributionFactory(), danger=CareDanger.ACUTE, by=one)

    results = at_once(lambda: care.take(signal.pk, by=one), lambda: care.take(signal.pk, by=other))

    assert sum(isinstance(result, Refused) for result in results) == 1
