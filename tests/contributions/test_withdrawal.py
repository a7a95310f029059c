"""Taking words back: the words go everywhere, an empty shell with its reason stays."""

from datetime import date

import pytest
import time_machine

from contributions import moderation, receipt_parts
from contributions.enums import EmptiedReason, ModerationReason, ParticipationState
from contributions.models import CareSignal, Contribution, Message, Participation, Receipt
from contributions.privacy import expired_drafts
from contributions.receipt_parts import register_emptied, register_withdrawal
from contributions.service import Refused, delete_drafts, find_receipt, messages, withdraw, withdraw_contribution
from people.models import Participant
from people.service import Role
from privacy.service import purge_participant
from tests.factories.contributions import (
    CareSignalFactory,
    ContributionFactory,
    OccasionFactory,
    ParticipationFactory,
    ReceiptFactory,
)
from tests.factories.people import staff

pytestmark = pytest.mark.django_db


def assert_is_shell(contribution: Contribution, reason: str) -> None:
    contribution.refresh_from_db()
    assert (contribution.original, contribution.redacted, contribution.hints) == ("", "", [])
    assert contribution.emptied_reason == reason
    assert contribution.question
    assert not contribution.redactions.exists()


def test_one_contribution_becomes_a_shell_and_the_person_still_counts() -> None:
    contribution = ContributionFactory(original="Jan belde", hints=["phone"])
    other = ContributionFactory(participation=contribution.participation)
    reason = ModerationReason.PERSONAL_DATA
    moderation.redact(contribution.pk, [(0, 3)], by=staff(Role.MODERATOR), version=1, reason=reason)

    withdraw_contribution(contribution)
    withdraw_contribution(contribution)

    assert_is_shell(contribution, EmptiedReason.WITHDRAWN)
    other.refresh_from_db()
    assert other.original
    assert Participation.objects.counted().count() == 1


def test_everything_goes_and_the_person_counts_no_longer() -> None:
    receipt = ReceiptFactory()
    made = ContributionFactory.create_batch(3, participation=receipt.participation)
    stranger = ContributionFactory()

    withdraw(receipt.participation)
    withdraw(receipt.participation)

    for contribution in made:
        assert_is_shell(contribution, EmptiedReason.WITHDRAWN)
    stranger.refresh_from_db()
    assert stranger.original
    assert receipt.participation.state == ParticipationState.WITHDRAWN
    assert find_receipt(receipt.code) is not None


def test_a_draft_goes_whole() -> None:
    receipt = ReceiptFactory(participation__draft=True)

    withdraw(receipt.participation)

    assert not Participant.objects.exists()
    assert not Participation.objects.exists()
    assert not Receipt.objects.exists()


@pytest.mark.parametrize(("day", "refused"), [("2026-05-01", False), ("2026-05-02", True)])
def test_the_last_day_itself_still_counts(day: str, refused: bool) -> None:
    contribution = ContributionFactory(
        participation__occasion=OccasionFactory(words_final_on=date(2026, 5, 1)),
    )

    with time_machine.travel(f"{day} 12:00:00+00:00"):
        if refused:
            with pytest.raises(Refused, match="1 mei 2026"):
                withdraw_contribution(contribution)
            with pytest.raises(Refused):
                withdraw(contribution.participation)
        else:
            withdraw_contribution(contribution)

    contribution.refresh_from_db()
    assert bool(contribution.original) is refused


def test_the_apps_above_wipe_their_copies_in_the_same_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(receipt_parts, "_emptied", [])
    monkeypatch.setattr(receipt_parts, "_withdrawals", {})
    emptied: list[Contribution] = []
    wiped: list[Participation] = []
    contribution = ContributionFactory()
    register_emptied(emptied.extend)
    register_withdrawal(contribution.occasion.kind, wiped.append)

    withdraw(contribution.participation)

    assert emptied == [contribution]
    assert wiped == [contribution.participation]


def test_purge_leaves_shells_and_wipes_messages_and_notes_even_after_the_last_day() -> None:
    receipt = ReceiptFactory(participation__occasion__words_final_on=date(2020, 1, 1))
    contribution = ContributionFactory(participation=receipt.participation)
    CareSignalFactory(contribution=contribution, note="Gebeld.")
    messages.ask(receipt, "Mag ik iets vragen?")

    purge_participant(receipt.participation.participant, EmptiedReason.ERASED)

    assert_is_shell(contribution, EmptiedReason.ERASED)
    assert not Message.objects.exists()
    assert CareSignal.objects.get().note == ""
    assert Participation.objects.get().state == ParticipationState.WITHDRAWN


def test_drafts_expire_thirty_days_after_the_last_answer_and_never_when_handed_in() -> None:
    old = ReceiptFactory(participation__draft=True, participation__touched_on=date(2026, 3, 1)).participation
    fresh = ParticipationFactory(draft=True, touched_on=date(2026, 3, 2))
    handed_in = ParticipationFactory(touched_on=date(2020, 1, 1))

    found = expired_drafts(date(2026, 4, 1))
    assert list(found) == [old]
    assert delete_drafts(found) == 1

    assert set(Participation.objects.all()) == {fresh, handed_in}
    assert Participant.objects.count() == 2


def test_a_draft_that_was_handed_in_meanwhile_is_left_alone() -> None:
    draft = ParticipationFactory(draft=True)
    seen = list(Participation.objects.drafts())
    Participation.objects.update(state=ParticipationState.COUNTED, handed_in_on=date(2026, 3, 1))

    assert delete_drafts(seen) == 0

    assert Participation.objects.get() == draft


@pytest.mark.django_db
def test_withdrawing_everything_kills_the_links_in_mails_and_not_the_code():
    from contributions.service import find_by_link, find_receipt, new_link
    from tests.factories.contributions import ReceiptFactory

    receipt = ReceiptFactory()
    token = new_link(receipt).rstrip("/").rsplit("/", 1)[-1]
    assert find_by_link(token) == receipt
    withdraw(receipt.participation)
    assert find_by_link(token) is None
    assert find_receipt(receipt.code) == receipt
