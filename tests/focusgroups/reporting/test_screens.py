"""The screens of the organiser after a conversation, what the dossier holds, and what somebody reads with a code."""

from datetime import timedelta
from http import HTTPStatus

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from audit.models import AuditEvent
from contributions.models import Contribution, Participation, Tally
from contributions.service import HIDDEN, part_for
from focusgroups.models import MemberCheck, Note, Report, Transcript
from pages.service import desk_for
from people.service import Role
from tests.factories import focusgroups
from tests.factories.people import staff
from tests.handover.workbooks import dossier

pytestmark = pytest.mark.django_db


@pytest.fixture
def organiser(settings):
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    client = Client()
    client.force_login(staff(Role.ORGANISER))
    return client


@pytest.fixture
def group():
    return focusgroups.group("checking")


@pytest.fixture
def talk(group):
    return focusgroups.held(group)


def address(talk, name, *more):
    return reverse(f"groups:{name}", args=[talk.group_session.group_id, talk.pk, *more])


def test_from_a_file_to_a_report_that_is_sent_round(organiser, talk):
    focusgroups.speaker(talk, 1)
    file = SimpleUploadedFile("gesprek.txt", b"Karin: Wat hebt u nodig van ons?\nAnnie: Bel mij, Karin.")
    page = organiser.post(address(talk, "transcripts"), {"file": file}, follow=True)
    assert AuditEvent.objects.filter(action="focusgroups.read_transcript").count() == 1
    assert "Spreker 1 (ervaringsdeskundigen)" in page.content.decode()
    tie = page.request["PATH_INFO"]
    assert "Kies bij elke naam" in organiser.post(tie, {"wie_0": "leader"}).content.decode()
    looked = organiser.post(tie, {"deed": "look", "wie_0": "leader", "wie_1": "speaker:1", "vervang_0": "on"})
    assert "Staat 1 keer in de tekst." in looked.content.decode()
    done = organiser.post(
        tie, {"deed": "take", "wie_0": "leader", "wie_1": "speaker:1", "vervang_0": "on"}, follow=True
    )
    assert "Het bestand is niet bewaard" in done.content.decode()
    report = address(talk, "report")
    assert "1 aantekening staat nog niet" in organiser.get(report).content.decode()
    organiser.post(report, {"deed": "hand_over"})
    assert Contribution.objects.get().original == "Bel mij, de gespreksleider."
    organiser.post(report, {"deed": "write", "summary": "Bel mensen terug.", "version": 1})
    late = organiser.post(report, {"deed": "send", "until": "1-1-2020"})
    assert late.status_code == HTTPStatus.UNPROCESSABLE_ENTITY and "minstens vijf dagen" in late.content.decode()
    until = timezone.localdate() + timedelta(days=9)
    sent = organiser.post(report, {"deed": "send", "until": f"{until:%d-%m-%Y}"}, follow=True)
    assert sent.status_code == HTTPStatus.OK and MemberCheck.objects.count() == 1
    assert AuditEvent.objects.filter(action="focusgroups.read_checks").exists()
    stale = organiser.post(report, {"deed": "write", "summary": "Anders", "version": 1})
    assert stale.status_code == HTTPStatus.UNPROCESSABLE_ENTITY and "Anders" in stale.content.decode()
    assert "Kies een van de knoppen" in organiser.post(report, {"deed": "fly"}).content.decode()


def test_the_same_file_again_is_refused_and_a_wrong_one_says_what_to_do(organiser, talk):
    def bring(content, name="a.txt"):
        return organiser.post(address(talk, "transcripts"), {"file": SimpleUploadedFile(name, content)})

    assert bring(b"A: Een.").status_code == HTTPStatus.FOUND
    assert "al bij deze bijeenkomst" in bring(b"A: Een.").content.decode()
    assert "Dit is een PDF" in bring(b"%PDF-1.7", "a.pdf").content.decode()
    assert organiser.post(address(talk, "transcripts")).status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    organiser.post(address(talk, "transcript", Transcript.objects.get().pk), {"deed": "drop"})
    assert not Transcript.objects.exists() and not Note.objects.exists()


def test_an_answer_on_paper_is_typed_over(organiser, talk):
    check = focusgroups.member_check(talk)
    page = organiser.post(address(talk, "check", check.pk), {"klopt": "nee", "opmerking": "Noem de brief ook."})
    assert page.status_code == HTTPStatus.FOUND
    check.refresh_from_db()
    assert (check.state, check.on_paper, check.remark) == ("corrected", True, "Noem de brief ook.")
    assert "Noem de brief ook." in organiser.get(address(talk, "checks")).content.decode()
    empty = organiser.post(address(talk, "check", check.pk), {})
    assert empty.status_code == HTTPStatus.UNPROCESSABLE_ENTITY


def test_the_letter_is_a_pdf_with_their_own_words(organiser, talk):
    check = focusgroups.member_check(talk)
    made = organiser.get(address(talk, "check_letter", check.pk))
    assert made.content.startswith(b"%PDF") and "attachment" in made["Content-Disposition"]
    assert AuditEvent.objects.filter(action="focusgroups.print_check").count() == 1


def test_another_group_has_no_such_screen(organiser, talk):
    other = focusgroups.group()
    for name in ("report", "checks", "transcripts", "thanks"):
        assert organiser.get(reverse(f"groups:{name}", args=[other.pk, talk.pk])).status_code == HTTPStatus.NOT_FOUND


def test_the_lists_ask_the_same_number_of_queries(organiser, talk, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    asked = []
    for number in (1, 3):
        while MemberCheck.objects.count() < number:
            focusgroups.member_check(talk)
        for name in ("checks", "thanks", "report"):
            organiser.get(address(talk, name))
            with CaptureQueriesContext(connection) as context:
                organiser.get(address(talk, name))
            asked.append(len(context))
    assert asked[:3] == asked[3:]


def test_who_is_still_to_be_called_stands_on_the_desk(talk):
    def lines():
        return [line.title for line in desk_for(staff(Role.ORGANISER)) if "na te kijken" in line.title]

    check = focusgroups.member_check(talk)
    assert lines() == []
    MemberCheck.objects.filter(pk=check.pk).update(told_on=None, way="phone")
    assert lines() == ["Vraag 1 persoon om een verslag na te kijken"]
    assert [line for line in desk_for(staff(Role.ANALYST)) if "na te kijken" in line.title] == []


def test_an_analyst_reads_and_changes_nothing(settings, talk):
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    client = Client()
    client.force_login(staff(Role.ANALYST))
    assert client.get(address(talk, "report")).status_code == HTTPStatus.OK
    client.post(address(talk, "report"), {"deed": "write", "summary": "x", "version": 1})
    assert not Report.objects.exclude(summary="").exists()


def test_the_panel_stands_on_the_page_of_the_group(organiser, group, talk):
    page = organiser.get(reverse("groups:inspect", args=[group.pk])).content.decode()
    assert "Na het gesprek" in page and address(talk, "report") in page


def test_the_dossier_tells_conversations_hands_and_reports(talk):
    for number in range(5):
        focusgroups.speaker(talk, number + 1)
    small = focusgroups.held(focusgroups.group("done"), days_ago=9)
    focusgroups.speaker(small, 1)
    Tally.objects.create(occasion=talk.occasion, statement="Bel terug", count=4, people=6)
    Tally.objects.create(occasion=small.occasion, statement="Eén gezicht", count=2, people=3)
    Report.objects.create(
        gathering=talk, state="final", summary="Bel terug.", check_until="2026-01-01", finished_on="2026-01-02"
    )
    Report.objects.create(gathering=small, summary="Nog niet af.")
    for audience in ("intern", "openbaar"):
        made = dossier(audience=audience)
        rows = {row["Nummer"]: row for row in made["Gesprekken"]}
        assert rows[talk.occasion_id]["Mensen"] == 5 and rows[small.occasion_id]["Mensen"] == HIDDEN
        hands = {row["Nummer"]: (row["Handen"], row["Van"]) for row in made["Handen"]}
        assert hands == {talk.occasion_id: (4, 6), small.occasion_id: (HIDDEN, HIDDEN)}
        states = [row["Stand"] for row in made["Verslagen"]]
        assert states == (["In de maak", "Vastgesteld"] if audience == "intern" else ["Vastgesteld"])


def test_a_draft_group_is_not_in_the_public_dossier():
    focusgroups.held(focusgroups.group("draft"))
    assert dossier(audience="openbaar")["Gesprekken"] == [] and len(dossier()["Gesprekken"]) == 1


@pytest.mark.parametrize(
    ("state", "says"),
    [("draft", "Wij werken nog"), ("checking", "nakijken tot en met"), ("final", "staat vast")],
)
def test_the_receipt_tells_how_far_the_report_is(talk, state, says, django_assert_max_num_queries):
    from django.template.loader import render_to_string

    check = focusgroups.member_check(talk)
    Report.objects.update(state=state)
    own = Participation.objects.select_related("occasion").get(pk=check.participation_id)
    with django_assert_max_num_queries(3):
        part = part_for(own)
    assert says in render_to_string(part.template, part.context)
