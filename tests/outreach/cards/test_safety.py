"""Words at one date stay with who was there: cookies, colleagues of another evening, and what was taken off."""

from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from contributions.enums import ModerationReason, ModerationState
from contributions.models import Contribution
from contributions.moderation import move, redact
from contributions.service import Known, Progress, Report
from gatherings.models import Gathering
from outreach.cards.importing import CardsImporter
from outreach.models import EventReport, EventTally, SignalCard
from people.service import Role
from tests.factories.people import staff
from tests.focusgroups.running.room import client_of
from tests.outreach.cards.evening import BSN, Evening
from tests.outreach.cards.test_importing import filled
from tests.outreach.cards.test_reports import written


@pytest.mark.parametrize("language", ["", "/en"])
def test_a_browser_keeps_the_code_as_production_sets_it(
    evening: Evening, client: Client, settings: Any, language: str
) -> None:
    settings.COOKIE_PREFIX, settings.COOKIE_SECURE = "__Host-", True
    client.get(f"{language}{evening.card_url}")
    (name,) = [each for each in client.cookies if "tafel-" in each]
    cookie = client.cookies[name]
    assert name.startswith("__Host-")
    assert (cookie["path"], bool(cookie["secure"]), cookie["domain"]) == ("/", True, "")
    gone = client.post(f"{language}{evening.table('wis/')}").cookies[name]
    assert (gone["path"], bool(gone["secure"]), gone.value) == ("/", True, "")


def test_a_host_of_another_evening_writes_down_and_sees_no_numbers(evening: Evening, host: Client) -> None:
    assert evening.note(host, "Hier gezegd.").status_code == 200
    counted = {"nonce": uuid4(), "statement": "Bel terug", "count": 2, "people": 9, "question": ""}
    host.post(evening.staff_url("kaarten"), counted)
    tally = EventTally.objects.get()
    stranger = client_of(staff(Role.FACILITATOR))
    for screen in ("kaarten", "afdrukken", "verslag", "bericht"):
        assert stranger.get(evening.staff_url(screen)).status_code in (302, 403), screen
    dropped = stranger.post(evening.staff_url("kaarten"), {"deed": "drop", "tally": tally.pk})
    assert dropped.status_code in (302, 403) and EventTally.objects.exists()
    page = stranger.get(f"/beheer/in-het-land/inspect/{evening.event.pk}/").content.decode()
    assert evening.staff_url("opschrijven") in page and evening.staff_url("kaarten") not in page
    assert "1 kaart met woorden" not in page
    assert evening.note(stranger, "Aan een andere tafel gezegd.").status_code == 200
    other = staff(Role.FACILITATOR)
    Gathering.objects.filter(pk=evening.date.gathering_id).update(note_taker=other)
    for client in (client_of(other), client_of(staff(Role.ORGANISER))):
        assert client.get(evening.staff_url("kaarten")).status_code == 200


def test_a_number_of_a_citizen_does_not_wait_on_the_cards_of_a_workbook(
    evening: Evening, host: Client, tmp_path: Path
) -> None:
    day = timezone.localdate().strftime("%d-%m-%Y")
    path = filled(evening, host, tmp_path / "kaarten.xlsx", {"Dag": day, "Vraag 1": f"Ik ben {BSN}.", "Anders": BSN})
    occasion = evening.date.gathering.occasion
    assert occasion
    importer = CardsImporter()
    with path.open("rb") as file:
        forms = list(importer.read(occasion, file, Report(), Known(occasion), Progress()))
    importer.keep(occasion, forms, entered_by_id=None)
    kept = list(SignalCard.objects.values_list("draft_words", flat=True))
    assert len(kept) == 2 and BSN not in str(kept)


def test_words_that_a_moderator_takes_off_leave_the_report(evening: Evening, client: Client) -> None:
    evening.write(client, "Ik kreeg nooit een brief. Meneer Jansen zei dat ik loog.")
    said = Contribution.objects.get()
    by, reason = staff(Role.MODERATOR), ModerationReason.PERSONAL_DATA
    said = move(said.pk, ModerationState.PUBLISHED, by=by, version=said.version)
    told = "Wij hoorden: ‘Ik kreeg nooit een brief.’ En: ‘Meneer Jansen zei dat ik loog.’"
    written(evening, told)
    start = said.original.index("Meneer")
    covered = redact(said.pk, [(start, start + 13)], by=by, version=said.version, reason=reason)
    assert EventReport.objects.get().heard == "Wij hoorden: ‘Ik kreeg nooit een brief.’ En: ‘(weggehaald).’"
    move(said.pk, ModerationState.WITHHELD, by=by, version=covered.version, reason=reason)
    assert EventReport.objects.get().heard == "Wij hoorden: ‘(weggehaald).’ En: ‘(weggehaald).’"
