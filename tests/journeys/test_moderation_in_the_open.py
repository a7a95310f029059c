"""Somebody asks for a second reader and hears back; a reader reacts to what is on the website. In a real browser."""

from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.test import Client

from contributions import moderation, reactions
from contributions.enums import ModerationReason
from contributions.models import Contribution, Reaction
from people.models import User
from people.service import Role
from tests.factories.contributions import ContributionFactory, ReceiptFactory
from tests.factories.people import staff
from tests.factories.rounds import open_round
from tests.factories.synthesis import person_heard, words_of
from tests.journeys.test_moderator import axe_of_ours

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def at_work(page: Any, live_server: Any, colleague: User) -> Any:
    """This colleague is logged in, in this page."""
    client = Client()
    client.force_login(colleague)
    session = client.cookies[django_settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": django_settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}])
    return page


@pytest.mark.parametrize(("width", "javascript"), [(360, True), (1280, False)])
def test_a_second_reader_is_asked_decides_and_answers(
    page_at: Callable[..., Any],
    live_server: Any,
    axe: Callable[..., list[str]],
    settings: Any,
    width: int,
    javascript: bool,
) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    receipt = ReceiptFactory()
    words = ContributionFactory(participation=receipt.participation, original="De brief was onduidelijk en hard.")
    moderation.withhold(words.pk, by=staff(Role.MODERATOR), version=1, reason=ModerationReason.ACCUSATION)

    writer = page_at(width, javascript=javascript)
    writer.goto(f"{live_server.url}/mijn-inbreng/")
    writer.get_by_label("Uw code").fill(receipt.code)
    writer.get_by_role("button", name="Open mijn inbreng").click()
    writer.get_by_role("link", name="Vraag een tweede lezer").click()
    assert not javascript or axe(writer) == []
    writer.get_by_label("Wilt u uitleggen waarom?").fill("Ik noem niemand.")
    writer.get_by_role("button", name="Vraag een tweede lezer").click()
    writer.get_by_text("Wij vragen een tweede lezer.").wait_for()

    reader = at_work(page_at(width, javascript=javascript), live_server, staff(Role.MODERATOR))
    reader.goto(f"{live_server.url}/beheer/tweede-lezer/")
    assert not javascript or axe_of_ours(reader, axe) == []
    reader.get_by_role("link", name="De brief was onduidelijk").click()
    reader.get_by_text("Ik noem niemand.").wait_for()
    assert not javascript or axe_of_ours(reader, axe) == []
    reader.get_by_label("Toch vrijgeven").focus()
    reader.keyboard.press("Space")
    reader.get_by_label("Uw antwoord aan de schrijver").fill("U hebt gelijk. Er staat geen naam in.")
    reader.get_by_role("button", name="Verstuur uw besluit").focus()
    reader.keyboard.press("Enter")
    reader.get_by_text("De schrijver leest het op").first.wait_for()

    writer.goto(f"{live_server.url}/mijn-inbreng/")
    writer.get_by_text("Een tweede lezer keek ook. De beslissing is veranderd.").wait_for()
    writer.get_by_text("U hebt gelijk. Er staat geen naam in.").wait_for()
    assert not javascript or axe(writer) == []
    assert Contribution.objects.get().moderation == "published"


def test_a_reader_reacts_and_a_moderator_lets_it_through(
    page_at: Callable[..., Any], live_server: Any, axe: Callable[..., list[str]], settings: Any
) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    round_ = open_round()
    reactions.let_react(round_.occasion, True)
    words_of(person_heard(round_.occasion), "Help gezinnen eerst.", leave_to="publish", published=True)

    reader = page_at(360)
    reader.goto(f"{live_server.url}/meedoen/{round_.slug}/")
    reader.get_by_role("link", name="Lees wat anderen schreven").click()
    assert axe(reader) == []
    assert reader.context.cookies() == [], "reading sets no cookie"
    reader.get_by_role("link", name="Reageer").click()
    reader.get_by_label("Wat vindt u ervan, en waarom?").fill("Eens, want kinderen wachten niet.")
    assert axe(reader) == []
    reader.get_by_role("button", name="Verstuur mijn reactie").click()
    reader.get_by_text("Wij lezen haar eerst.").wait_for()

    moderator = at_work(page_at(360), live_server, staff(Role.MODERATOR))
    moderator.goto(f"{live_server.url}/beheer/reacties/")
    assert axe_of_ours(moderator, axe) == []
    moderator.get_by_role("link", name="Eens, want kinderen").click()
    assert axe_of_ours(moderator, axe) == []
    moderator.get_by_role("button", name="Geef vrij").click()
    moderator.get_by_text("Vrijgegeven.").first.wait_for()

    reader.get_by_role("link", name="Ga terug naar de bijdrage").click()
    reader.get_by_text("Eens, want kinderen wachten niet.").wait_for()
    assert axe(reader) == []
    reader.get_by_role("link", name="Reageer").click()
    reader.get_by_role("button", name="Haal mijn reactie weg").click()
    reader.get_by_text("Uw reactie is weg.").wait_for()
    assert not Reaction.objects.exists()
