"""The screens of staff, through the front door: who may, what they see, what is written down."""

import re
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from audit.models import AuditEvent
from contributions import care, messages
from contributions.enums import CareDanger, ModerationReason, ModerationState
from contributions.models import CareSignal, Contribution, Message
from people.models import Perspective
from people.service import Role
from tests.factories.contributions import CareSignalFactory, ContributionFactory, OccasionFactory, ReceiptFactory
from tests.factories.people import staff

pytestmark = pytest.mark.django_db

QUEUE = "/beheer/moderatie/"


@pytest.fixture(autouse=True)
def without_second_factor(settings) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def moderator(client: Client) -> Client:
    client.force_login(staff(Role.MODERATOR, first_name="Mo"))
    return client


def screen(contribution: Contribution) -> str:
    return reverse("moderatie:moderate", args=[contribution.pk])


def act(client: Client, contribution: Contribution, deed: str, **fields: object):
    typed = {"actie": deed, "versie": contribution.version, **fields}
    return client.post(screen(contribution), typed)


@pytest.mark.parametrize("role", [role for role in Role if role != Role.MODERATOR])
@pytest.mark.parametrize("address", [QUEUE, "/beheer/zorgsignalen/"])
def test_only_moderators_come_in(client: Client, role: Role, address: str) -> None:
    client.force_login(staff(role))

    response = client.get(address)

    assert response.status_code in (302, 403)
    assert client.get(screen(ContributionFactory())).status_code in (302, 403)


def test_the_queue_shows_what_waits_oldest_first(moderator: Client) -> None:
    from datetime import date

    ContributionFactory(original="kwam later", arrived_on=date(2026, 3, 2))
    ContributionFactory(original="kwam eerder", arrived_on=date(2026, 3, 1))
    ContributionFactory(original="al klaar", published=True)
    ContributionFactory(original="", redacted="", emptied_reason="withdrawn", question="weg is weg")

    page = moderator.get(QUEUE).content.decode()

    assert page.index("kwam eerder") < page.index("kwam later")
    assert "al klaar" not in page
    assert "weg is weg" not in page


def test_the_queue_narrows_by_state_occasion_and_hint(moderator: Client) -> None:
    occasion = OccasionFactory()
    ContributionFactory(original="met nummer", hints=["phone"], participation__occasion=occasion)
    ContributionFactory(original="zonder iets")
    ContributionFactory(original="vrij", published=True)

    assert "met nummer" in moderator.get(QUEUE, {"hint": "phone"}).content.decode()
    assert "zonder iets" not in moderator.get(QUEUE, {"hint": "any"}).content.decode()
    assert "zonder iets" not in moderator.get(QUEUE, {"occasion": occasion.pk}).content.decode()
    assert "vrij" in moderator.get(QUEUE, {"moderation": "published"}).content.decode()
    assert moderator.get(QUEUE, {"moderation": "zomaar", "occasion": "x", "p": "veel"}).status_code == 200


def test_the_queue_names_only_the_coarse_group(moderator: Client) -> None:
    inspector = Perspective.objects.get(code="tax_inspector")
    ContributionFactory(
        participation__participant__perspective=inspector,
        participation__participant__organisation="Belastingkantoor Emmen",
        participation__participant__province="DR",
    )
    page = moderator.get(QUEUE).content.decode()

    assert "overheid" in page
    for fine in ("inspecteurs", "Emmen", "Drenthe"):
        assert fine not in page


def test_the_list_asks_the_same_number_of_questions(moderator: Client, django_assert_max_num_queries) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    counts = []
    for more in (1, 2):
        ContributionFactory.create_batch(more)
        CareSignalFactory()
        moderator.get(QUEUE)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            moderator.get(QUEUE)
        counts.append(len(asked))
    assert counts[0] == counts[1] > 0


def test_opening_a_contribution_is_written_down(moderator: Client) -> None:
    contribution = ContributionFactory()

    assert moderator.get(screen(contribution)).status_code == 200

    event = AuditEvent.objects.get(action="contributions.read")
    assert event.object_id == str(contribution.pk)


def test_reading_under_a_covering_needs_leave_and_is_written_down(moderator: Client) -> None:
    contribution = ContributionFactory(original="Jan belde", redacted="███ belde")

    page = moderator.get(screen(contribution)).content.decode()
    whole = moderator.get(screen(contribution), {"origineel": "1"}).content.decode()

    assert "Jan belde" not in page
    assert "Jan belde" in whole
    assert AuditEvent.objects.filter(action="contributions.read_original").count() == 1


def test_releasing_opens_the_next_one(moderator: Client) -> None:
    first, second = sorted(ContributionFactory.create_batch(2), key=lambda made: made.pk)

    response = act(moderator, first, "publish")

    assert response.headers["Location"] == screen(second)
    first.refresh_from_db()
    assert first.moderation == ModerationState.PUBLISHED
    assert act(moderator, second, "publish").headers["Location"] == QUEUE


@pytest.mark.parametrize(("deed", "state"), [("hold", "held"), ("withhold", "withheld")])
def test_holding_and_withholding_keep_the_reason(moderator: Client, deed: str, state: str) -> None:
    contribution = ContributionFactory()

    assert act(moderator, contribution, deed).status_code == 422
    act(moderator, contribution, deed, reason=ModerationReason.OWN_CASE)

    contribution.refresh_from_db()
    assert (contribution.moderation, contribution.reason) == (state, ModerationReason.OWN_CASE)


def test_covering_typed_words_covers_every_place(moderator: Client) -> None:
    contribution = ContributionFactory(original="Jan zei dat jan in januari belde op 06-12345678.")

    response = act(
        moderator, contribution, "redact", words="Jan\r\n", found="06-12345678", reason=ModerationReason.PERSONAL_DATA
    )

    assert response.headers["Location"] == screen(contribution)
    contribution.refresh_from_db()
    assert contribution.redacted == "███ zei dat ███ in januari belde op ███████████."


def test_words_that_are_not_there_come_back_with_a_sentence(moderator: Client) -> None:
    response = act(
        moderator, ContributionFactory(), "redact", words="Piet Hein", reason=ModerationReason.PERSONAL_DATA
    )
    page = response.content.decode()

    assert response.status_code == 422
    assert "‘Piet Hein’ staat niet in de tekst" in page
    assert re.search(r"<textarea[^>]*>\s*Piet Hein</textarea>", page)


def test_two_tabs_the_second_reads_what_happened(moderator: Client) -> None:
    contribution = ContributionFactory()
    act(moderator, contribution, "publish")

    response = act(moderator, contribution, "withhold", reason=ModerationReason.SPAM)
    page = response.content.decode()

    assert response.status_code == 422
    assert "Iemand anders was u voor. Deze bijdrage staat nu op ‘Vrijgegeven’." in page
    assert re.search(r'<option value="spam"\s+selected', page)
    contribution.refresh_from_db()
    assert contribution.moderation == ModerationState.PUBLISHED


@pytest.mark.parametrize("typed", [{}, {"actie": "wis"}, {"actie": "publish", "versie": "een"}, {"actie": "publish"}])
def test_a_forged_form_changes_nothing(moderator: Client, typed: dict[str, str]) -> None:
    contribution = ContributionFactory()

    assert moderator.post(screen(contribution), typed).status_code in (200, 302, 422)

    contribution.refresh_from_db()
    assert contribution.moderation == ModerationState.WAITING


@pytest.mark.parametrize("name", ["moderatie:moderate", "zorgsignalen:signal", "vragen:conversation"])
def test_forged_ids_are_not_found(moderator: Client, name: str) -> None:
    assert moderator.get(reverse(name, args=[uuid4()])).status_code == 404
    assert moderator.post(reverse(name, args=[uuid4()]), {"actie": "publish"}).status_code == 404


def test_a_care_signal_goes_from_worry_to_closed(moderator: Client) -> None:
    contribution = ContributionFactory()
    act(moderator, contribution, "care", danger=CareDanger.ACUTE)
    signal = CareSignal.objects.get()
    address = reverse("zorgsignalen:signal", args=[signal.pk])

    assert "113" in moderator.get(address).content.decode()
    moderator.post(address, {"actie": "take"})
    assert moderator.post(address, {"actie": "close", "note": ""}).status_code == 422
    moderator.post(address, {"actie": "close", "note": "Samen gebeld."})

    signal.refresh_from_db()
    assert (signal.state, signal.note) == ("closed", "Samen gebeld.")


def test_the_team_can_write_first_under_the_receipt(moderator: Client) -> None:
    receipt = ReceiptFactory()
    contribution = ContributionFactory(participation=receipt.participation)
    signal = CareSignalFactory(contribution=contribution)
    address = reverse("zorgsignalen:signal", args=[signal.pk])

    assert moderator.post(address, {"actie": "write", "text": ""}).status_code == 422
    for _click in range(2):
        moderator.post(address, {"actie": "write", "text": "Bel 113 als het niet gaat."})

    assert receipt.messages.get().text == "Bel 113 als het niet gaat."


def test_the_care_list_marks_what_is_too_late(moderator: Client) -> None:
    from datetime import timedelta

    from django.utils import timezone

    CareSignalFactory(act_before=timezone.now() - timedelta(hours=1))
    CareSignalFactory()

    page = moderator.get("/beheer/zorgsignalen/").content.decode()

    assert page.count("TE LAAT") == 1


def test_the_longest_waiting_question_stands_on_top(moderator: Client) -> None:
    from datetime import date

    answered, late, early = ReceiptFactory.create_batch(3)
    for receipt, day in ((late, date(2026, 3, 9)), (early, date(2026, 3, 1)), (answered, date(2026, 2, 1))):
        messages.ask(receipt, "Hallo?")
        Message.objects.filter(receipt=receipt).update(written_on=day)
    messages.answer(answered, "Dag.", by=staff(Role.MODERATOR), up_to=1)
    messages.object_to(early, "Dit klopt niet.")

    page = moderator.get("/beheer/vragen/").content.decode()

    assert page.index(str(early)) < page.index(str(late)) < page.index(str(answered))
    assert "2 wachten op antwoord (bezwaar)" in page


@pytest.mark.parametrize("address", ["/beheer/agenda/", "/beheer/gelegenheden/"])
def test_the_agenda_and_the_occasions_have_their_screens(admin_client: Client, address: str) -> None:
    OccasionFactory(title="Ronde over triage")

    assert admin_client.get(address).status_code == 200
    assert admin_client.get(reverse("agenda:edit", args=[1])).status_code == 200


def test_a_question_is_answered_once(moderator: Client) -> None:
    receipt = ReceiptFactory()
    messages.ask(receipt, "Wanneer hoor ik iets?")
    address = reverse("vragen:conversation", args=[receipt.pk])

    assert "Wanneer hoor ik iets?" in moderator.get(address).content.decode()
    moderator.post(address, {"text": "In mei.", "up_to": 1})
    second = moderator.post(address, {"text": "In juni.", "up_to": 1})

    assert second.status_code == 422
    assert "In juni." in second.content.decode()
    assert Message.objects.count() == 2
    assert AuditEvent.objects.filter(action="contributions.messages_read").exists()


def test_the_front_screen_says_what_waits_to_whom_it_concerns(client: Client) -> None:
    ContributionFactory()
    care.raise_signal(ContributionFactory(), danger=CareDanger.SERIOUS, by=staff(Role.MODERATOR))
    messages.ask(ReceiptFactory(), "Hallo?")

    client.force_login(staff(Role.MODERATOR))
    page = client.get("/beheer/").content.decode()
    for line in ("Lees 2 bijdragen", "Handel 1 zorgsignaal af", "Beantwoord 1 bericht"):
        assert line in page
    client.force_login(staff(Role.EDITOR))
    assert "Niets. Alles wat op u wachtte, is gedaan." in client.get("/beheer/").content.decode()
