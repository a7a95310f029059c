"""/mijn-inbreng/ through the front door: what somebody reads about their own words."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from contributions import receipt_parts
from contributions.enums import EmptiedReason, ModerationReason
from contributions.models import Receipt
from contributions.service import DecisionShown, ReceiptPart, messages, moderation
from people.service import Role
from tests.factories.contributions import ContributionFactory, ReceiptFactory
from tests.factories.people import staff

pytestmark = pytest.mark.django_db

PAGE = "/mijn-inbreng/"


def text_of(client: Client, **query: str) -> str:
    return client.get(PAGE, query).content.decode()


def test_each_of_my_words_says_what_became_of_it(holder: Client, receipt: Receipt) -> None:
    mine = {"participation": receipt.participation}
    ContributionFactory(**mine, original="wachtende woorden")
    ContributionFactory(**mine, original="gelezen woorden", published=True)
    ContributionFactory(**mine, original="achtergehouden woorden", withheld=True, reason=ModerationReason.OWN_CASE)
    ContributionFactory(**mine, original="reclame", withheld=True, reason=ModerationReason.SPAM)
    ContributionFactory(**mine, original="", redacted="", emptied_reason=EmptiedReason.ERASED)

    page = text_of(holder)

    for expected in (
        "wachtende woorden",
        "Een medewerker leest het nog",
        "daar gaf u geen toestemming voor. Het telt wel mee",
        "wij behandelen geen zaken. Het telt wel mee.",
        "onzin. Het telt niet mee.",
        "Gewist op verzoek",
    ):
        assert expected in page, expected


def test_covered_parts_are_shown_with_their_reason(holder: Client, receipt: Receipt) -> None:
    words = ContributionFactory(participation=receipt.participation, original="Jan belde.")
    reason = ModerationReason.PERSONAL_DATA
    moderation.redact(words.pk, [(0, 3)], by=staff(Role.MODERATOR), version=1, reason=reason)

    page = text_of(holder)

    assert "Jan belde." in page
    assert "███ belde." in page
    assert str(reason.label) in page


def test_a_story_is_heard_and_a_proposal_is_decided_on(
    holder: Client, receipt: Receipt, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = ContributionFactory(participation=receipt.participation, story=True, themes=("triage",))
    theme = story.agenda_items.get()
    decision = DecisionShown(
        theme.pk, "Gezinnen gaan voor", "Overgenomen", "Dat vroegen velen.", date(2026, 4, 1), "/x/"
    )
    monkeypatch.setattr(receipt_parts, "_decision_sources", [lambda participation: [decision]])

    page = text_of(holder)

    assert "Uw verhaal is gehoord bij:" in page
    assert "En dit besloten wij daarover:" in page
    assert "Gezinnen gaan voor" in page
    assert "Dat vroegen velen." in page


def test_the_app_above_tells_about_its_own_occasion(
    holder: Client, receipt: Receipt, monkeypatch: pytest.MonkeyPatch
) -> None:
    part = ReceiptPart("components/alert.html", {"text": "U koos: gezinnen eerst."})
    monkeypatch.setattr(receipt_parts, "_providers", {receipt.participation.occasion.kind: lambda found: part})

    assert "U koos: gezinnen eerst." in text_of(holder)


def test_a_printed_code_without_answers_has_a_page(client: Client) -> None:
    client.post(PAGE, {"code": ReceiptFactory(printed=True).code})

    assert "Met deze code is nog niets ingevuld" in text_of(client)
    for name in ("consents", "address", "withdraw"):
        assert client.post(reverse(f"receipt:{name}"), {"email": "a@b.nl"}).status_code in (404, 409)
    assert client.get(reverse("receipt:data")).status_code == 200


def test_another_persons_words_are_never_on_my_page(holder: Client) -> None:
    ContributionFactory(original="van een ander")
    messages.ask(ReceiptFactory(), "vraag van een ander")

    page = text_of(holder)

    assert "van een ander" not in page


def test_the_page_asks_the_same_number_of_questions(holder: Client, receipt: Receipt) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    text_of(holder)
    counts = []
    for more in (1, 2):
        ContributionFactory.create_batch(more, participation=receipt.participation, themes=("triage", "profiel"))
        messages.ask(receipt, f"vraag {more}")
        with CaptureQueriesContext(connection) as asked:
            text_of(holder)
        counts.append(len(asked))
    assert counts[0] == counts[1] > 0
    print(f"/mijn-inbreng/: {counts[0]} queries")
