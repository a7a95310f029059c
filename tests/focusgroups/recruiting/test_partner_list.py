"""The list of a partner: into the pool row by row, and what is wrong is named by its row."""

from datetime import datetime
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import Workbook

from focusgroups.models import Candidate, FocusGroup
from people.models import ContactDetails
from people.service import Role
from tests.factories import focusgroups
from tests.factories.people import staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def group() -> FocusGroup:
    made = focusgroups.group()
    focusgroups.session(made, 20)
    return made


@pytest.fixture
def organiser(client: Client, settings: Any) -> Client:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    client.force_login(staff(Role.ORGANISER))
    return client


def bring(client: Client, group: FocusGroup, content: bytes) -> Any:
    file = SimpleUploadedFile("lijst.csv", content)
    return client.post(reverse("groups:partner_list", args=[group.pk]), {"partner": "Buurthuis", "file": file})


def heading(client: Client, group: FocusGroup) -> str:
    return client.get(reverse("groups:partner_list_empty", args=[group.pk])).content.decode("utf-8-sig").strip()


def test_the_empty_list_comes_back_filled_and_twice_is_harmless(organiser: Client, group: FocusGroup) -> None:
    rows = [
        heading(organiser, group),
        "Noor;noor@voorbeeld.nl;;jongeren;Zwolle;als het moet",
        "Émile;;0612345678;ondernemers en zzp'ers;;ja",
        ";;;;;",
        "Zonder adres;;;jongeren;;",
        "Fout;fout@voorbeeld.nl;;ridders;;",
        "Vreemd;vreemd@voorbeeld.nl;;;;misschien",
        "BSN 123456782;bsn@voorbeeld.nl;;;;nee",
    ]
    for encoding in ("utf-8", "cp1252"):
        text = bring(organiser, group, "\r\n".join(rows).encode(encoding)).content.decode()
        assert "3 mensen uit deze lijst" in text
        assert [row for row in range(1, 10) if f"Rij {row}:" in text] == [5, 6, 7]
    assert Candidate.objects.count() == 3
    noor = Candidate.objects.get(participant__contact__email="noor@voorbeeld.nl")
    assert (noor.source, noor.partner, noor.recruitment) == ("partner", "Buurthuis", "invited")
    assert (noor.availabilities.get().can, noor.town, noor.participant.perspective.code) == (
        "if_need_be",
        "Zwolle",
        "youth",
    )
    names = set(ContactDetails.objects.values_list("name", flat=True))
    assert "Émile" in names and not any("123456782" in name for name in names)


def test_a_workbook_that_made_a_moment_of_our_heading_is_read(organiser: Client, group: FocusGroup) -> None:
    book = Workbook()
    columns = heading(organiser, group).split(";")
    book.active.append([*columns[:-1], datetime.strptime(columns[-1], "%d-%m-%Y %H:%M")])
    book.active.append(["Jo", None, 612345678, "jongeren", None, "nee"])
    out = BytesIO()
    book.save(out)
    assert "1 mens uit deze lijst" in bring(organiser, group, out.getvalue()).content.decode()
    assert ContactDetails.objects.get().phone == "+31 6 12345678"
    assert Candidate.objects.get().availabilities.get().can == "no"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"naam;e-mail\nJo;jo@voorbeeld.nl", "Deze kolom ontbreekt: telefoon"),
        (b"PK\x03\x04 kapot", "beschadigd"),
        (b"\x00" * 20, "Deze kolom ontbreekt"),
        (b"x" * 1_000_001, "te groot"),
        (b"naam;e-mail;telefoon;perspectief;woonplaats\n" + b"a;;;;\n" * 201, "Splits de lijst"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused(
    organiser: Client, group: FocusGroup, content: bytes, sentence: str
) -> None:
    answer = bring(organiser, group, content)
    assert answer.status_code == 422 and sentence in answer.content.decode()
    assert Candidate.objects.count() == 0
