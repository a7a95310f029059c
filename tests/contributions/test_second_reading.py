"""A second reader: asked once, decided by somebody else, answered to the writer."""

import re
from itertools import product

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from contributions import moderation, second_reading
from contributions.desk import second_readings
from contributions.enums import EmptiedReason, ModerationReason, ModerationState, SecondReadingState
from contributions.models import Contribution, SecondReading
from contributions.service import ChangedMeanwhile, Refused
from contributions.withdrawal import empty
from notices.models import Notice
from people.models import ContactDetails, User
from people.service import Role
from tests.factories.contributions import ContributionFactory, ReceiptFactory, SecondReadingFactory
from tests.factories.people import staff

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def without_second_factor(settings) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def first() -> User:
    return staff(Role.MODERATOR, first_name="Eerste")


@pytest.fixture
def other() -> User:
    return staff(Role.MODERATOR, first_name="Tweede")


def withheld_by(user: User, **fields: object) -> Contribution:
    words = ContributionFactory(**fields)
    return moderation.withhold(words.pk, by=user, version=1, reason=ModerationReason.ACCUSATION)


def decide(reading: SecondReading, outcome: str, by: User, **fields: object) -> SecondReading:
    version = Contribution.objects.get(pk=reading.contribution_id).version
    return second_reading.decide(
        reading.pk, outcome, **{"answer": "Ik las het.", "by": by, "version": version, **fields}
    )


def test_asking_twice_is_one_and_the_first_words_stand(first: User) -> None:
    words = withheld_by(first)
    asked = second_reading.ask(words, "Het is geen beschuldiging. 123456782")
    assert second_reading.ask(words, "Nog eens.") == asked
    assert "123456782" not in SecondReading.objects.get().why


@pytest.mark.parametrize("state", [{}, {"published": True}])
def test_there_must_be_something_to_look_at_again(state: dict[str, bool]) -> None:
    with pytest.raises(Refused, match="niet nodig"):
        second_reading.ask(ContributionFactory(**state))


def test_covered_words_can_be_looked_at_again(first: User, other: User) -> None:
    words = ContributionFactory(original="Jan belde.", published=True)
    moderation.redact(words.pk, [(0, 3)], by=first, version=1, reason=ModerationReason.PERSONAL_DATA)
    reading = second_reading.ask(words)
    assert second_reading.outcomes_for(Contribution.objects.get()) == ["uphold", "uncover"]
    decide(reading, "uncover", other)
    words.refresh_from_db()
    assert (words.redacted, words.moderated_by) == ("Jan belde.", other)


def test_nobody_is_the_second_reader_of_their_own_decision(first: User, other: User) -> None:
    words = ContributionFactory(original="Jan belde.")
    covered = moderation.redact(words.pk, [(0, 3)], by=first, version=1, reason=ModerationReason.PERSONAL_DATA)
    moderation.publish(words.pk, by=other, version=covered.version)
    reading = second_reading.ask(words)
    for somebody in (first, other):
        with pytest.raises(Refused, match="Vraag een collega"):
            decide(reading, "uphold", somebody)
    assert decide(reading, "uphold", staff(Role.PRIVACY_OFFICER)).state == SecondReadingState.UPHELD


@pytest.mark.parametrize(("now", "outcome"), list(product(SecondReadingState, ["uphold", "publish"])))
def test_only_the_moves_in_the_table_are_made(now: str, outcome: str, first: User, other: User) -> None:
    reading = second_reading.ask(withheld_by(first))
    if now != SecondReadingState.ASKED:
        SecondReading.objects.update(state=now, decided_on="2026-03-02")
    to = SecondReadingState.UPHELD if outcome == "uphold" else SecondReadingState.CHANGED
    if to in second_reading.MOVES[now]:
        assert decide(reading, outcome, other).state == to
    else:
        with pytest.raises(ChangedMeanwhile):
            decide(reading, outcome, other)


@pytest.mark.parametrize(
    ("state", "outcome", "reason", "becomes"),
    [
        ("withhold", "publish", "", ModerationState.PUBLISHED),
        ("hold", "publish", "", ModerationState.PUBLISHED),
        ("hold", "withhold", ModerationReason.INSULT, ModerationState.WITHHELD),
    ],
)
def test_changing_is_one_deed_with_answering(
    state: str, outcome: str, reason: str, becomes: str, first: User, other: User
) -> None:
    words = ContributionFactory()
    getattr(moderation, state)(words.pk, by=first, version=1, reason=ModerationReason.ACCUSATION)
    reading = second_reading.ask(words)
    decided = decide(reading, outcome, other, reason=reason)
    words.refresh_from_db()
    assert (words.moderation, words.reason, decided.state) == (becomes, reason, SecondReadingState.CHANGED)


def test_a_refusal_changes_nothing(first: User, other: User) -> None:
    reading = second_reading.ask(withheld_by(first))
    for mistake, sentence in (
        ({"answer": " "}, "Schrijf een antwoord"),
        ({"outcome": "uncover"}, "Kies wat u besluit"),
        ({"version": 1}, "intussen iets veranderd"),
    ):
        fields = {"outcome": "publish", **mistake}
        with pytest.raises(Refused, match=sentence):
            decide(reading, by=other, **fields)
    reading.refresh_from_db()
    assert (reading.state, reading.contribution.moderation) == ("asked", "withheld")


def test_who_left_an_address_hears_it_once(first: User, other: User) -> None:
    receipt = ReceiptFactory()
    ContactDetails.objects.create(participant=receipt.participation.participant, email="a@voorbeeld.nl")
    reading = second_reading.ask(withheld_by(first, participation=receipt.participation))
    decide(reading, "uphold", other)
    notice = Notice.objects.get(template="second_reading")
    assert notice.key == f"second_reading:{reading.pk}"
    assert notice.to in ("", "a@voorbeeld.nl")  # emptied once it is sent
    assert "Ik las het." not in notice.text


def test_words_that_are_wiped_take_what_was_said_about_them_along(first: User, other: User) -> None:
    reading = second_reading.ask(withheld_by(first), "Omdat Jan dat zei.")
    decide(reading, "uphold", other, answer="Jan staat erin.")
    empty(Contribution.objects.all(), EmptiedReason.ERASED)
    reading.refresh_from_db()
    assert (reading.why, reading.answer, reading.state) == ("", "", "upheld")


# --- The screens ------------------------------------------------------------------------------------


def screen(reading: SecondReading) -> str:
    return reverse("tweede_lezers:read", args=[reading.pk])


def test_the_screen_shows_the_words_and_not_who_asked(client: Client, first: User, other: User) -> None:
    participation = ReceiptFactory().participation
    reading = second_reading.ask(withheld_by(first, original="Jan loog.", participation=participation), "Waarom?")
    client.force_login(other)
    for address in (screen(reading), reverse("tweede_lezers:index")):
        page = client.get(address).content.decode()
        assert "Jan loog." in page
        assert str(participation.participant) not in page
        assert str(participation.pk) not in page


def test_the_second_reader_decides_over_http_and_a_mistake_keeps_what_was_typed(
    client: Client, first: User, other: User
) -> None:
    reading = second_reading.ask(withheld_by(first))
    version = Contribution.objects.get().version
    client.force_login(other)
    wrong = client.post(screen(reading), {"answer": "Mijn antwoord.", "version": version})
    assert wrong.status_code == 422
    assert "Kies wat u besluit." in wrong.content.decode()
    assert "Mijn antwoord." in wrong.content.decode()
    typed = {"outcome": "publish", "answer": "Mijn antwoord.", "version": version}
    assert client.post(screen(reading), typed).status_code == 302
    second_tab = client.post(screen(reading), {**typed, "outcome": "uphold"})
    assert second_tab.status_code == 422
    assert "Een collega heeft dit al beantwoord" in second_tab.content.decode()
    assert Contribution.objects.get().moderation == ModerationState.PUBLISHED


def test_the_first_reader_is_refused_with_a_sentence_and_the_text_stays(client: Client, first: User) -> None:
    reading = second_reading.ask(withheld_by(first))
    client.force_login(first)
    assert "U besliste hier zelf over" in client.get(screen(reading)).content.decode()
    typed = {"outcome": "publish", "answer": "Toch goed.", "version": Contribution.objects.get().version}
    refused = client.post(screen(reading), typed)
    assert refused.status_code == 422
    assert "Toch goed." in refused.content.decode()
    assert Contribution.objects.get().moderation == ModerationState.WITHHELD


def test_the_list_marks_what_is_late_and_asks_the_same_for_more(client: Client, other: User) -> None:
    client.force_login(other)
    counts = []
    for more in (1, 2):
        SecondReadingFactory.create_batch(more, asked_on="2026-03-02")
        client.get(reverse("tweede_lezers:index"))
        with CaptureQueriesContext(
            connection,
        ) as asked:
            page = client.get(reverse("tweede_lezers:index")).content.decode()
        counts.append(len(asked))
    assert counts[0] == counts[1]
    assert len(re.findall("TE LAAT", page)) == 3


def test_who_decided_or_covered_the_words_does_not_find_them_on_the_desk(first: User, other: User) -> None:
    words = ContributionFactory(original="Jan loog.")
    covered = moderation.redact(words.pk, [(0, 3)], by=first, version=1, reason=ModerationReason.ACCUSATION)
    moderation.publish(words.pk, by=other, version=covered.version)
    second_reading.ask(words)
    third = staff(Role.MODERATOR)

    assert [list(second_readings(user)) for user in (first, other)] == [[], []]
    (line,) = second_readings(third)
    assert line.title == "Lees 1 bijdrage opnieuw, als tweede lezer"
