"""Paper cards from a workbook: taken in whole, each person once, or nothing with a sentence per cell."""

from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook

from contributions.models import Contribution, Participation
from contributions.service import find_receipt, preprint_codes
from outreach.models import SignalCard
from privacy.models import Consent
from tests.outreach.cards.evening import BSN, Evening, heard


def filled(evening: Evening, host: Client, path: Path, *rows: dict[str, Any]) -> Path:
    """The template as the platform gives it, filled in by the first word of each title."""
    response = host.get(f"{evening.staff_url('papier')}sjabloon.xlsx")
    book = load_workbook(BytesIO(response.content))
    sheet = book["Kaarten"]
    place = {str(cell.value).partition(":")[0]: cell.column for cell in sheet[1]}
    for number, row in enumerate(rows, start=2):
        for key, value in row.items():
            sheet.cell(number, place[key], value)
    book.save(path)
    return path


def take_in(evening: Evening, path: Path, **options: Any) -> str:
    output = StringIO()
    occasion = evening.date.gathering.occasion
    assert occasion
    call_command("import_input", path, occasion=occasion.pk, stdout=output, **options)
    return output.getvalue()


def test_a_workbook_of_cards_is_taken_in_once(evening: Evening, host: Client, tmp_path: Path) -> None:
    (slip,) = preprint_codes(1)
    day = timezone.localdate().strftime("%d-%m-%Y")
    path = filled(
        evening,
        host,
        tmp_path / "kaarten.xlsx",
        {"Dag": day, "Nummer": slip.number, "Vraag 1": f"Nummer {BSN}.", "Anders": "Dank.", "Citeren": "ja"},
        {"Dag": day, "Vraag 1": "Bij het loket."},
    )
    take_in(evening, path, dry_run=True)
    assert not Contribution.objects.exists()
    take_in(evening, path)
    assert [each[0] for each in heard()] == ["Waar liep u vast?", "Waar liep u vast?", "Wat wilt u ons nog vertellen?"]
    assert BSN not in str(heard())
    assert Participation.objects.counted().filter(channel="paper").count() == 2
    assert SignalCard.objects.filter(way="paper", draft_words="", contribution__isnull=False).count() == 3
    found = find_receipt(slip.code)
    assert found and found.participation and found.participation.contributions.count() == 2
    assert list(Consent.objects.values_list("purpose", flat=True)) == ["quote"]
    with pytest.raises(CommandError):
        take_in(evening, path)
    assert SignalCard.objects.count() == 3


def test_what_is_wrong_is_named_and_nothing_is_taken_in(evening: Evening, host: Client, tmp_path: Path) -> None:
    day = timezone.localdate().strftime("%d-%m-%Y")
    path = filled(
        evening,
        host,
        tmp_path / "fout.xlsx",
        {"Dag": day, "Vraag 1": "Goed."},
        {"Dag": "morgen", "Vraag 1": "Zonder dag."},
        {"Dag": day, "Wie": "Piet"},
        {"Dag": day, "Nummer": "BCD-001-A", "Anders": "Vals nummer.", "Contact": "misschien"},
    )
    output = StringIO()
    occasion = evening.date.gathering.occasion
    assert occasion
    with pytest.raises(CommandError):
        call_command("import_input", path, occasion=occasion.pk, stdout=output, stderr=output)
    assert not SignalCard.objects.exists() and not Participation.objects.exists()
