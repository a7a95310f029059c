"""The MOVES table is the only way; of two moderators one wins; the other reads what happened."""

from itertools import product

import pytest

from audit.models import AuditEvent
from contributions import moderation
from contributions.enums import ModerationReason, ModerationState
from contributions.models import Contribution
from contributions.service import ChangedMeanwhile, Refused
from people.service import Role
from tests.factories.contributions import ContributionFactory
from tests.factories.people import staff

pytestmark = pytest.mark.django_db

TRAITS = {
    ModerationState.WAITING: {},
    ModerationState.HELD: {"held": True},
    ModerationState.PUBLISHED: {"published": True},
    ModerationState.WITHHELD: {"withheld": True},
}


@pytest.mark.parametrize(("now", "to"), list(product(ModerationState, ModerationState)))
def test_only_the_moves_in_the_table_are_made(now: ModerationState, to: ModerationState) -> None:
    contribution, moderator = ContributionFactory(**TRAITS[now]), staff(Role.MODERATOR)
    allowed = to in moderation.MOVES[now]

    if allowed:
        moderation.move(contribution.pk, to, by=moderator, version=1, reason=ModerationReason.INSULT)
    else:
        with pytest.raises(Refused):
            moderation.move(contribution.pk, to, by=moderator, version=1, reason=ModerationReason.INSULT)

    contribution.refresh_from_db()
    assert contribution.moderation == (to if allowed else now)
    assert AuditEvent.objects.filter(object_id=str(contribution.pk)).count() == int(allowed)


def test_nothing_goes_back_to_unread() -> None:
    assert all(ModerationState.WAITING not in targets for targets in moderation.MOVES.values())


@pytest.mark.parametrize("reason", ["", "zomaar"])
@pytest.mark.parametrize("deed", [moderation.hold, moderation.withhold])
def test_holding_and_withholding_need_a_public_reason(deed, reason: str) -> None:
    contribution = ContributionFactory()

    with pytest.raises(Refused, match="reden"):
        deed(contribution.pk, by=staff(Role.MODERATOR), version=1, reason=reason)


def test_the_second_moderator_is_refused_and_reads_what_happened() -> None:
    contribution = ContributionFactory()
    moderation.publish(contribution.pk, by=staff(Role.MODERATOR), version=1)

    with pytest.raises(ChangedMeanwhile, match="Vrijgegeven"):
        moderation.withhold(contribution.pk, by=staff(Role.MODERATOR), version=1, reason=ModerationReason.SPAM)

    contribution.refresh_from_db()
    assert contribution.moderation == ModerationState.PUBLISHED


def test_covering_keeps_the_original_and_says_how_much_is_covered() -> None:
    contribution, moderator = ContributionFactory(original="Jan Jansen belde mij."), staff(Role.MODERATOR)

    moderation.redact(contribution.pk, [(0, 10)], by=moderator, version=1, reason=ModerationReason.PERSONAL_DATA)

    contribution.refresh_from_db()
    assert contribution.original == "Jan Jansen belde mij."
    assert contribution.redacted == "██████████ belde mij."
    with pytest.raises(ChangedMeanwhile, match="1 stuk afgedekt"):
        moderation.publish(contribution.pk, by=moderator, version=1)


def test_covering_twice_adds_up_and_uncovering_takes_all_away() -> None:
    contribution, moderator = ContributionFactory(original="Jan en Piet"), staff(Role.MODERATOR)
    reason = ModerationReason.PERSONAL_DATA
    moderation.redact(contribution.pk, [(0, 3)], by=moderator, version=1, reason=reason)
    moderation.redact(contribution.pk, [(7, 11)], by=moderator, version=2, reason=reason)
    contribution.refresh_from_db()
    assert contribution.redacted == "███ en ████"

    moderation.uncover(contribution.pk, by=moderator, version=3)

    contribution.refresh_from_db()
    assert contribution.redacted == contribution.original
    assert not contribution.redactions.exists()


@pytest.mark.parametrize("spans", [[], [(0, 900)], [(5, 5)], [(-1, 3)]])
def test_covering_nothing_or_outside_the_text_is_refused(spans: list[tuple[int, int]]) -> None:
    contribution = ContributionFactory()

    with pytest.raises(Refused):
        moderation.redact(
            contribution.pk, spans, by=staff(Role.MODERATOR), version=1, reason=ModerationReason.PERSONAL_DATA
        )

    contribution.refresh_from_db()
    assert contribution.version == 1


def test_an_empty_shell_cannot_be_moderated() -> None:
    contribution = ContributionFactory(original="", redacted="", emptied_reason="withdrawn")

    with pytest.raises(Refused, match="gewist"):
        moderation.publish(contribution.pk, by=staff(Role.MODERATOR), version=1)


def test_only_spam_and_unlawful_text_is_kept_from_the_analysts() -> None:
    for reason in ModerationReason:
        ContributionFactory(withheld=True, reason=reason)

    kept = set(Contribution.objects.for_analysis().values_list("reason", flat=True))

    assert kept == set(ModerationReason) - {ModerationReason.SPAM, ModerationReason.UNLAWFUL}
