"""/spelregels/: the rules in force, older ones, how long people wait, and figures that give nobody away."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from contributions import moderation
from contributions.enums import ModerationReason
from contributions.models import Receipt
from contributions.tasks import count_moderation
from home.models import StandardPage
from people.service import Role
from tests.factories.contributions import ContributionFactory, OccasionFactory, RulesFactory
from tests.factories.people import staff
from tests.home.cold import cost

pytestmark = pytest.mark.django_db


def text_of(client: Client, address: str = "/spelregels/") -> str:
    return client.get(address).content.decode()


def test_the_rules_in_force_stand_there_whatever_an_editor_does(client: Client) -> None:
    StandardPage.objects.filter(slug="spelregels").update(body="[]")
    page = text_of(client)
    assert "Dit is versie 1." in page
    assert "Een mens leest alles" in page
    assert "Eerdere versies" not in page


def test_older_versions_stay_readable_and_a_coming_one_waits(client: Client) -> None:
    RulesFactory(text="<p>Tweede tekst.</p>", what_changed="Alles is korter.")
    RulesFactory(coming=True, text="<p>Derde tekst.</p>")
    page = text_of(client)
    for expected in ("Dit is versie 2.", "Tweede tekst.", "Alles is korter.", "/spelregels/versie/1/"):
        assert expected in page
    assert "Derde tekst." not in page
    assert "Een mens leest alles" in text_of(client, "/spelregels/versie/1/")
    assert client.get("/spelregels/versie/3/").status_code == 404
    assert client.get("/en/spelregels/versie/1/").status_code == 200


def test_the_oldest_that_waits_is_told_with_the_promise(client: Client) -> None:
    assert "Alles is nu gelezen." in text_of(client)
    ContributionFactory(arrived_on=timezone.localdate())
    assert "Wat nu wacht, kwam vandaag" in text_of(client)
    ContributionFactory(arrived_on=timezone.localdate() - timedelta(days=30))
    page = text_of(client)
    assert "Wij lezen wat u schrijft binnen 2 werkdagen." in page
    assert "De oudste wacht nu" in page
    assert "Dat is te lang." in page


def test_the_figures_are_of_the_last_count_and_small_ones_are_not_told(client: Client) -> None:
    occasion, today = OccasionFactory(title="Ronde over triage"), timezone.localdate()
    for reason, number in ((ModerationReason.INSULT, 6), (ModerationReason.SPAM, 2)):
        ContributionFactory.create_batch(
            number, participation__occasion=occasion, withheld=True, reason=reason, read_on=today, arrived_on=today
        )
    assert "Wat deden wij tot nu toe?" not in text_of(client)
    count_moderation()
    for address in ("/spelregels/", "/spelregels/cijfers/"):
        page = text_of(client, address)
        assert "Wij lazen 8 bijdragen." in page
        assert "De helft lazen wij op de dag zelf." in page
        assert ">6</td>" in page
        assert "niet verteld" in page
        assert ">2</td>" not in page
    assert "Ronde over triage" in page


def test_the_figures_per_round_ask_the_same_for_few_and_many(client: Client) -> None:
    asked = []
    for more in (1, 4):
        for _each in range(more):
            ContributionFactory(published=True)
        count_moderation()
        asked.append((cost(client, "/spelregels/cijfers/"), cost(client, "/spelregels/")))
    assert asked[0] == asked[1]


# --- The receipt ------------------------------------------------------------------------------------


def second(words) -> str:
    return f"/mijn-inbreng/tweede-lezer/{words.pk}/"


def proof(page: str) -> str:
    return page.split('name="bewijs" value="')[1].split('"')[0]


def test_the_receipt_says_under_which_rules_and_offers_a_second_reader(holder: Client, receipt: Receipt) -> None:
    mine = {"participation": receipt.participation}
    words = ContributionFactory(**mine, original="Hij loog.")
    ContributionFactory(**mine, published=True)
    moderation.withhold(words.pk, by=staff(Role.MODERATOR), version=1, reason=ModerationReason.ACCUSATION)
    page = text_of(holder, "/mijn-inbreng/")
    assert "spelregels versie 1</a>" in page
    assert page.count("Vraag een tweede lezer") == 1
    asked = text_of(holder, second(words))
    for _click in range(2):
        sent = holder.post(second(words), {"text": "Ik noem niemand.", "bewijs": proof(asked)})
        assert sent.headers["Location"].endswith("?gedaan=tweede-lezer")
    assert words.second_reading.why == "Ik noem niemand."
    page = text_of(holder, "/mijn-inbreng/")
    assert "om een tweede lezer. U leest het antwoord hier, uiterlijk op" in page


def test_a_second_reader_is_asked_for_own_words_only(holder: Client, receipt: Receipt) -> None:
    ContributionFactory(participation=receipt.participation, withheld=True)
    of_another = ContributionFactory(withheld=True)
    bewijs = proof(text_of(holder, "/mijn-inbreng/"))
    assert holder.get(second(of_another)).status_code == 404
    assert holder.post(second(of_another), {"bewijs": bewijs}).status_code == 404


def test_a_text_that_is_too_long_comes_back(holder: Client, receipt: Receipt) -> None:
    words = ContributionFactory(participation=receipt.participation, withheld=True)
    typed = {"text": "Waarom? " * 700, "bewijs": proof(text_of(holder, second(words)))}
    response = holder.post(second(words), typed)
    assert response.status_code == 422
    assert "Uw uitleg is te lang." in response.content.decode()
    assert "Waarom? Waarom?" in response.content.decode()
    assert not hasattr(words, "second_reading")
