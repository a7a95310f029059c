"""Reactions of readers: one each, moderated, taken back by who holds the cookie, and followed by nobody."""

from datetime import date, timedelta
from itertools import product

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from contributions import reactions
from contributions.enums import EmptiedReason, ModerationReason, ModerationState, ReactionKind
from contributions.models import Contribution, Reaction
from contributions.service import ChangedMeanwhile, Refused
from contributions.small_cells import HIDDEN
from contributions.withdrawal import empty
from people.service import Role
from privacy.models import Consent
from tests.factories.contributions import OccasionFactory, ReactionFactory
from tests.factories.people import staff
from tests.factories.synthesis import person_heard, words_of
from tests.handover.workbooks import dossier

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def without_second_factor(settings) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False


def public_words(occasion=None, text: str = "Begin klein.") -> Contribution:
    occasion = occasion or OccasionFactory(takes_reactions=True)
    return words_of(person_heard(occasion), text, leave_to="publish", published=True)


def test_one_reader_has_one_reaction_and_the_last_one_stands() -> None:
    words, reader = public_words(), reactions.new_reader()
    for _click in range(2):
        reactions.support(words, reader)
    assert Reaction.objects.get().moderation == ModerationState.PUBLISHED
    reactions.give_reason(words, reader, "Eens. 123456782")
    reaction = Reaction.objects.get()
    assert (reaction.kind, reaction.moderation, reaction.version) == ("reason", "waiting", 2)
    assert "123456782" not in reaction.text
    reactions.support(words, reactions.new_reader())
    assert Reaction.objects.count() == 2


def test_a_reader_cannot_be_followed_to_another_round_nor_found_by_the_cookie() -> None:
    reader = reactions.new_reader()
    first, second = (reactions.support(public_words(), reader).person_hash for _round in range(2))
    assert first != second
    assert reader not in (first, second)


def test_who_holds_the_cookie_takes_it_back_and_nobody_else() -> None:
    words, reader = public_words(), reactions.new_reader()
    reactions.support(words, reader)
    assert not reactions.take_back(words, reactions.new_reader())
    assert not reactions.take_back(words, "")
    assert reactions.take_back(words, reader)
    assert not Reaction.objects.exists()


@pytest.mark.parametrize("why", ["off", "withheld", "no leave"])
def test_only_what_stands_on_the_website_where_it_is_on_takes_reactions(why: str) -> None:
    words = public_words()
    if why == "off":
        reactions.let_react(words.occasion, False)
    elif why == "withheld":
        Contribution.objects.update(moderation="withheld", reason="insult")
    else:
        Consent.objects.all().delete()
    with pytest.raises(Refused):
        reactions.support(words, reactions.new_reader())


@pytest.mark.parametrize(("text", "sentence"), [(" ", "Schrijf eerst"), ("a" * 1001, "te lang: 1001 tekens")])
def test_what_a_reason_lacks_is_said_in_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        reactions.give_reason(public_words(), reactions.new_reader(), text)


@pytest.mark.parametrize(("now", "to"), list(product(ModerationState, ModerationState)))
def test_only_the_moves_in_the_table_are_made(now: str, to: str) -> None:
    why = ModerationReason.INSULT if now == ModerationState.WITHHELD else ""
    reaction, moderator = ReactionFactory(moderation=now, reason=why), staff(Role.MODERATOR)
    if to in reactions.MOVES[now]:
        moved = reactions.move(reaction.pk, to, by=moderator, version=1, reason=ModerationReason.INSULT)
        assert (moved.moderation, moved.rules.number, moved.moderated_by) == (to, 1, moderator)
    else:
        with pytest.raises(Refused):
            reactions.move(reaction.pk, to, by=moderator, version=1, reason=ModerationReason.INSULT)


def test_withholding_needs_a_reason_and_a_changed_reaction_is_read_again() -> None:
    words, reader, moderator = public_words(), reactions.new_reader(), staff(Role.MODERATOR)
    reaction = reactions.give_reason(words, reader, "Onzin.")
    with pytest.raises(Refused, match="Kies een reden"):
        reactions.move(reaction.pk, ModerationState.WITHHELD, by=moderator, version=1)
    reactions.move(reaction.pk, ModerationState.WITHHELD, by=moderator, version=1, reason=ModerationReason.INSULT)
    again = reactions.give_reason(words, reader, "Daar ben ik het niet mee eens.")
    assert (again.moderation, again.reason, again.rules) == (ModerationState.WAITING, "", None)
    with pytest.raises(ChangedMeanwhile):
        reactions.move(reaction.pk, ModerationState.PUBLISHED, by=moderator, version=2)


def test_the_hash_is_wiped_after_the_term_and_the_reaction_stays() -> None:
    old = ReactionFactory(made_on=timezone.localdate() - reactions.TERM - timedelta(days=1))
    fresh = ReactionFactory(made_on=timezone.localdate())
    assert list(reactions.past_term(timezone.localdate())) == [old]
    reactions.forget_readers(reactions.past_term(timezone.localdate()))
    assert set(Reaction.objects.values_list("pk", "person_hash")) == {(old.pk, None), (fresh.pk, fresh.person_hash)}


def test_reactions_go_with_the_words_they_are_about() -> None:
    reaction = ReactionFactory()
    empty([reaction.contribution], EmptiedReason.WITHDRAWN)
    assert not Reaction.objects.exists()


def test_a_burst_is_shown_to_moderators_and_nothing_is_dropped(client: Client) -> None:
    words = public_words(text="Iedereen in een busje.")
    ReactionFactory.create_batch(reactions.BURST, contribution=words, support=True)
    ReactionFactory(contribution=public_words(), support=True)
    assert [(burst.contribution, burst.count) for burst in reactions.bursts()] == [(words, reactions.BURST)]
    client.force_login(staff(Role.MODERATOR))
    page = client.get(reverse("reacties:index")).content.decode()
    assert "20 reacties op ‘Iedereen in een busje.’" in page


def test_a_moderator_reads_reactions_one_by_one_also_in_two_tabs(client: Client) -> None:
    early, late = ReactionFactory(made_on=date(2026, 3, 2)), ReactionFactory(made_on=date(2026, 3, 3))
    client.force_login(staff(Role.MODERATOR))
    address = reverse("reacties:read", args=[early.pk])
    assert early.text in client.get(address).content.decode()
    assert client.post(address, {"actie": "withhold", "versie": 1}).status_code == 422
    following = client.post(address, {"actie": "publish", "versie": 1})
    assert following.headers["Location"] == reverse("reacties:read", args=[late.pk])
    second_tab = client.post(address, {"actie": "withhold", "versie": 1, "reason": "insult"})
    assert second_tab.status_code == 422
    assert "Er is intussen iets veranderd" in second_tab.content.decode()
    assert Reaction.objects.published().get() == early


def test_the_list_of_reactions_asks_the_same_for_more(client: Client) -> None:
    client.force_login(staff(Role.MODERATOR))
    counts = []
    for more in (1, 2):
        ReactionFactory.create_batch(more)
        client.get(reverse("reacties:index"))
        with CaptureQueriesContext(connection) as asked:
            client.get(reverse("reacties:index"))
        counts.append(len(asked))
    assert counts[0] == counts[1] > 0


def test_the_workbook_has_what_is_on_the_website_and_for_the_team_what_waits() -> None:
    words = public_words()
    ReactionFactory.create_batch(3, contribution=words, support=True)
    ReactionFactory(contribution=words, published=True, text="Eens.")
    ReactionFactory(contribution=words, text="Nog niet gelezen.")
    ReactionFactory(contribution=words, moderation="withheld", reason="spam", text="Koop nu.")
    ours, everybody = (dossier(audience)["Reacties op bijdragen"] for audience in ("intern", "openbaar"))
    assert [row["Aantal"] for row in everybody if row["Soort"] == ReactionKind.SUPPORT.label] == [HIDDEN]
    assert [row["Reactie"] for row in everybody if row["Reactie"]] == ["Eens."]
    assert sorted(row["Reactie"] for row in ours if row["Reactie"]) == ["Eens.", "Nog niet gelezen."]
