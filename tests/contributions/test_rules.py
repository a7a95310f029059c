"""The rules: versions that hold from a day, are never edited once they do, and stand with every decision."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from contributions import moderation, rules
from contributions.enums import ModerationReason
from contributions.models import ModerationRules
from contributions.seeds_rules import rules as seed_rules
from contributions.service import Refused
from people.service import Role
from tests.factories.contributions import ContributionFactory, RulesFactory
from tests.factories.people import staff

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def without_second_factor(settings) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def organiser(client: Client) -> Client:
    client.force_login(staff(Role.ORGANISER))
    return client


def in_days(days: int):
    return timezone.localdate() + timedelta(days=days)


def typed(**changes: object) -> dict[str, object]:
    draftail = '{"blocks":[{"key":"a","text":"Wij lezen alles.","type":"unstyled","depth":0}],"entityMap":{}}'
    return {"text": draftail, "valid_from": in_days(1).isoformat(), "what_changed": "Korter.", **changes}


def test_every_installation_begins_with_version_one_and_keeps_what_the_team_wrote() -> None:
    first = ModerationRules.objects.get()
    assert (first.number, first.what_changed) == (1, "")
    ModerationRules.objects.update(text="<p>Van ons.</p>")
    assert not seed_rules()
    assert ModerationRules.objects.get().text == "<p>Van ons.</p>"


def test_every_decision_says_under_which_version_and_by_whom() -> None:
    moderator, other = staff(Role.MODERATOR), staff(Role.MODERATOR)
    words = ContributionFactory(original="Jan belde.")
    covered = moderation.redact(words.pk, [(0, 3)], by=other, version=1, reason=ModerationReason.PERSONAL_DATA)
    assert (covered.moderated_by, covered.rules.number, covered.read_on) == (other, 1, None)

    RulesFactory()
    held = moderation.hold(words.pk, by=moderator, version=2, reason=ModerationReason.INSULT)

    held.refresh_from_db()
    assert (held.moderated_by, held.rules.number, held.read_on) == (moderator, 2, timezone.localdate())
    assert held.redactions.get().covered_by == other


def test_a_coming_version_does_not_hold_yet() -> None:
    RulesFactory(coming=True)
    assert rules.in_force().number == 1
    assert rules.in_force(in_days(7)).number == 2


def test_a_version_in_force_is_never_changed_and_there_is_one_in_waiting() -> None:
    colleague = staff(Role.ADMINISTRATOR)
    text = {"text": "<p>Alles.</p>", "what_changed": "Korter."}
    with pytest.raises(Refused, match="geldt al"):
        rules.change_version(rules.in_force().pk, **text, valid_from=in_days(2), by=colleague)
    coming = rules.new_version(**text, valid_from=in_days(2), by=colleague)
    assert coming.number == 2
    with pytest.raises(Refused, match="Versie 2 staat al klaar"):
        rules.new_version(**text, valid_from=in_days(3), by=colleague)
    assert rules.change_version(coming.pk, **text, valid_from=in_days(9), by=colleague).valid_from == in_days(9)


@pytest.mark.parametrize(
    ("mistake", "sentence"),
    [
        ({"text": "<p> </p>"}, "Schrijf de regels op"),
        ({"valid_from": timezone.localdate() - timedelta(days=2)}, "niet met terugwerkende kracht"),
        ({"what_changed": " "}, "wat er anders is"),
    ],
)
def test_what_a_version_lacks_is_said_in_a_sentence(mistake: dict[str, object], sentence: str) -> None:
    values = {"text": "<p>Alles.</p>", "valid_from": in_days(1), "what_changed": "Korter.", **mistake}
    with pytest.raises(Refused, match=sentence):
        rules.new_version(**values, by=staff(Role.ADMINISTRATOR))
    assert ModerationRules.objects.count() == 1


def test_no_citizen_service_number_stands_in_the_rules() -> None:
    text = {"text": "<p>Bel 123456782.</p>", "what_changed": "Bel 1234.56.782."}
    made = rules.new_version(**text, valid_from=in_days(2), by=staff(Role.ADMINISTRATOR))
    assert "123456782" not in made.text and "56.782" not in made.what_changed
    made = rules.change_version(made.pk, **text, valid_from=in_days(3), by=staff(Role.ADMINISTRATOR))
    assert "123456782" not in made.text and "56.782" not in made.what_changed


def test_a_new_version_begins_with_the_words_in_force(organiser: Client) -> None:
    page = organiser.get(reverse("moderatieregels:add")).content.decode()
    assert "Een mens leest alles" in page

    response = organiser.post(reverse("moderatieregels:add"), typed())

    made = ModerationRules.objects.get(number=2)
    assert response.headers["Location"] == reverse("moderatieregels:inspect", args=[made.pk])
    assert "Wij lezen alles." in made.text
    assert "Wij lezen alles." in organiser.get(response.headers["Location"]).content.decode()
    again = organiser.get(reverse("moderatieregels:add"))
    assert again.headers["Location"] == reverse("moderatieregels:edit", args=[made.pk])


def test_the_screens_keep_a_version_in_force_as_it_is(organiser: Client, admin_client: Client) -> None:
    now = rules.in_force()
    edit = reverse("moderatieregels:edit", args=[now.pk])
    assert organiser.get(edit).headers["Location"] == reverse("moderatieregels:inspect", args=[now.pk])
    refused = organiser.post(edit, typed())
    assert "geldt al en verandert niet meer" in refused.content.decode()
    assert "Wij lezen alles." in refused.content.decode()
    assert ModerationRules.objects.get().text == now.text
    for superuser in (admin_client,):
        assert superuser.post(reverse("moderatieregels:delete", args=[now.pk])).status_code in (302, 403)
    assert ModerationRules.objects.count() == 1


def test_a_moderator_reads_the_versions_and_makes_none(client: Client) -> None:
    client.force_login(staff(Role.MODERATOR))
    assert "Geldt nu" in client.get(reverse("moderatieregels:index")).content.decode()
    assert client.get(reverse("moderatieregels:add")).status_code == 302
