"""Who looked at this? By the thing itself, by the list it stood in, and by the person it is of."""

import csv
import io
from uuid import uuid4

import pytest
from django.test import Client

from audit.models import AuditEvent
from audit.service import looked, record
from audit.subjects import on_screen, subject_of
from audit.wording import is_look, said, verb_of
from people.service import Role
from tests.architecture.test_import_direction import ROOT
from tests.factories.contributions import ContributionFactory
from tests.factories.notices import NoticeFactory
from tests.factories.people import ContactDetailsFactory, staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(client: Client, settings) -> Client:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    client.force_login(staff(Role.PRIVACY_OFFICER, first_name="Pien", last_name="Privacy"))
    return client


@pytest.fixture
def reader():
    return staff(Role.MODERATOR, first_name="Mo", last_name="Lezer")


def page_about(kind: str, key: object) -> str:
    return f"/beheer/logboek/over/{kind}/{key}/"


def rows(page: str) -> str:
    return page[page.find("listing-results") :]


def test_it_shows_by_itself_and_in_a_list(officer: Client, reader) -> None:
    words, other = ContributionFactory(), ContributionFactory()
    looked("contributions.read", by=reader, on=words)
    looked("contributions.listed", by=reader, seen=[words, other], count=2)
    record("contributions.held", by=reader, on=words)
    looked("contributions.read", by=staff(Role.MODERATOR, first_name="An", last_name="Ander"), on=other)
    page = rows(officer.get(page_about("contributions.contribution", words.pk)).content.decode())
    assert page.count("Mo Lezer") == 3
    assert "An Ander" not in page
    for said_so in ("las een lijst", "in een lijst van 2", "zelf", "zette een stap verder"):
        assert said_so in page, said_so


def test_a_person_is_found_by_everything_that_is_theirs(officer: Client, reader) -> None:
    words = ContributionFactory()
    participant = words.participation.participant
    contact = ContactDetailsFactory(participant=participant)
    looked("contributions.read", by=reader, on=words)
    looked("focusgroups.read_people", by=reader, seen=[participant], people=1)
    for kind, key in (("people.participant", participant.pk), ("people.contactdetails", contact.pk)):
        page = rows(officer.get(page_about(kind, key)).content.decode())
        assert "las" in page, kind
    assert rows(officer.get(page_about("people.participant", participant.pk)).content.decode()).count("Mo Lezer") == 2


def test_what_is_gone_keeps_its_lines(officer: Client, reader) -> None:
    words = ContributionFactory()
    key = words.pk
    looked("contributions.read", by=reader, on=words)
    words.delete()
    assert "Mo Lezer" in officer.get(page_about("contributions.contribution", key)).content.decode()


def test_looking_or_doing_can_be_told_apart(officer: Client, reader) -> None:
    words = ContributionFactory()
    looked("contributions.read", by=reader, on=words)
    record("contributions.held", by=reader, on=words, reason="names")
    path = page_about("contributions.contribution", words.pk)
    looks = rows(officer.get(f"{path}resultaten/", {"looks": "look"}).content.decode())
    assert "names" not in looks
    assert looks.count("Mo Lezer") == 1
    deeds = rows(officer.get(f"{path}resultaten/", {"looks": "deed"}).content.decode())
    assert "names" in deeds
    assert deeds.count("Mo Lezer") == 1


def test_reading_the_trail_is_on_the_trail(officer: Client) -> None:
    words = ContributionFactory()
    officer.get("/beheer/logboek/", {"number": "12", "looks": "look"})
    officer.get(page_about("contributions.contribution", words.pk))
    assert AuditEvent.objects.get(action="audit.read").details == {"used": "looks,number"}
    assert AuditEvent.objects.about(words).get().action == "audit.read_about"


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_it_goes_out_as_a_file_and_that_is_written_down(officer: Client, reader, form: str) -> None:
    words = ContributionFactory()
    looked("contributions.read", by=reader, on=words)
    answer = officer.get(page_about("contributions.contribution", words.pk), {"export": form})
    content = b"".join(answer.streaming_content)
    assert answer.status_code == 200
    if form == "csv":
        line = next(iter(csv.DictReader(io.StringIO(content.decode()))))
        assert (line["Wie"], line["Wat"], line["Nummer"]) == ("Mo Lezer", "las", str(words.pk))
    assert AuditEvent.objects.about(words).filter(action="audit.export").count() == 1


@pytest.mark.parametrize("count", [1, 3])
def test_it_asks_the_same_number_of_questions(officer, count, django_assert_num_queries) -> None:
    words = ContributionFactory()
    for _number in range(count):
        looked("contributions.read", by=staff(Role.MODERATOR), on=words)
    with django_assert_num_queries(14):
        assert officer.get(page_about("contributions.contribution", words.pk)).status_code == 200


def test_a_kind_that_nobody_declared_does_not_exist(officer: Client) -> None:
    assert officer.get(page_about("auth.group", 1)).status_code == 404
    assert officer.get(page_about("x", "y")).status_code == 404


def test_a_number_of_nothing_is_an_empty_list(officer: Client) -> None:
    for kind in ("contributions.contribution", "people.participant", "outreach.signup"):
        assert officer.get(page_about(kind, uuid4())).status_code == 200, kind
        assert officer.get(page_about(kind, "geen-nummer")).status_code == 404, kind


def test_the_way_to_it_stands_on_the_screens_for_who_may(officer: Client, settings) -> None:
    notice = NoticeFactory()
    way = page_about("notices.notice", notice.pk)
    assert way in officer.get(f"/beheer/berichten/{notice.pk}/").content.decode()
    organiser = Client()
    organiser.force_login(staff(Role.ORGANISER))
    page = organiser.get(f"/beheer/berichten/{notice.pk}/")
    assert page.status_code == 200
    assert way not in page.content.decode()


def test_every_screen_that_is_declared_leads_to_its_subject() -> None:
    found = on_screen("moderatie:moderate")
    assert found is not None
    assert (found[0].kind, found[1]) == ("contributions.contribution", "pk")
    assert on_screen("bestaat:niet") is None
    assert subject_of("contributions.contribution") is not None


class TestWording:
    def test_every_code_has_words(self) -> None:
        """As they stand in the code: `record("app.verb", …)` and `looked("app.verb", …)`."""
        wordless = [code for code in codes_in_use() if said(code).startswith("deed:")]
        assert wordless == [], "say in audit/wording.py what these are in words"
        assert len(codes_in_use()) > 200

    @pytest.mark.parametrize(
        ("code", "words", "look"),
        [
            ("contributions.read", "las", True),
            ("contributions.second_readings_listed", "las een lijst", True),
            ("handover.woo_move", "zette een stap verder", False),
            ("synthesis.read_again", "zette terug op ongelezen", False),
            ("oud.bestaatnietmeer", "deed: oud.bestaatnietmeer", False),
        ],
    )
    def test_it_is_said_in_words(self, code: str, words: str, look: bool) -> None:
        assert said(code) == words
        assert is_look(code) is look

    def test_the_verb_may_stand_behind(self) -> None:
        assert verb_of("contributions.reactions_listed") == "listed"


def codes_in_use() -> set[str]:
    import re

    found = set()
    for folder in ("site", "consultation", "focusgroups", "outreach", "education"):
        for path in (ROOT / folder).rglob("*.py"):
            found |= set(re.findall(r'(?:record|looked)\(\s*"([a-z]+\.[a-z_]+)"', path.read_text()))
    return found
