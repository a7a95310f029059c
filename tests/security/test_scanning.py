"""Files that come in are scanned by a real ClamAV: what it finds stays out, and what it gives no verdict on too."""

import ast
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image
from wagtail.documents.models import Document
from wagtail.models import Collection

from consultation.recording.receiving import prepare, receive
from contributions.service import Refused
from pages.models import SiteImage
from pages.scanning import ScannerGone, infection_in, problem_with, scanner_state
from people.roles import ensure_roles
from people.service import Role
from tests.architecture.files import ROOT, files, shown
from tests.factories import sounds
from tests.factories.people import staff
from tests.fixtures.scanner import EICAR, Scanner

VIRUS = "In dit bestand zit een virus. Wij bewaren het niet. Laat uw computer nakijken."
NO_VERDICT = "Wij kunnen dit bestand nu niet nakijken op virussen. Probeer het over een paar minuten opnieuw."


@pytest.fixture
def scanned(scanner: Scanner, settings) -> Scanner:
    """A platform with a scanner."""
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    settings.CLAMD_URL = scanner.url
    return scanner


def png(more: bytes = b"") -> bytes:
    drawn = BytesIO()
    Image.new("RGB", (8, 8), "navy").save(drawn, "PNG")
    return drawn.getvalue() + more


@pytest.mark.parametrize("content", [b"", b"gewoon", png(), b"x" * 900_000])
def test_what_is_clean_comes_through_and_is_read_from_its_start_afterwards(scanned: Scanner, content: bytes) -> None:
    file = BytesIO(content)
    file.read(3)
    assert infection_in(file) is None
    assert file.read() == content


@pytest.mark.parametrize("content", [EICAR, png(EICAR), b"x" * 300_000 + EICAR + b"y" * 300_000])
def test_what_it_knows_is_named(scanned: Scanner, content: bytes) -> None:
    assert str(infection_in(BytesIO(content))).startswith("Proef.Virus")


def test_a_file_it_will_not_read_to_the_end_is_not_clean(scanned: Scanner) -> None:
    with pytest.raises(ScannerGone):
        infection_in(BytesIO(b"x" * 3_000_000))


def test_a_scanner_that_is_gone_lets_nothing_in(scanned: Scanner) -> None:
    scanned.stop()
    try:
        with pytest.raises(ScannerGone):
            infection_in(BytesIO(b"gewoon"))
    finally:
        scanned.start()
    assert infection_in(BytesIO(b"gewoon")) is None


def test_without_a_scanner_in_the_settings_nothing_is_asked(settings) -> None:
    settings.CLAMD_URL = ""
    assert infection_in(BytesIO(EICAR)) is None


@pytest.mark.parametrize(("url", "is_let_in"), [("", False), ("none", True)])
def test_for_real_people_no_scanner_is_no_files(settings, caplog, url: str, is_let_in: bool) -> None:
    settings.SCANNER_REQUIRED, settings.CLAMD_URL = True, url
    sentence = problem_with(BytesIO(b"gewoon"))
    assert ("er is geen virusscanner. Vraag het de beheerder" in sentence) is not is_let_in
    assert ("a file was refused: CLAMD_URL is not set" in caplog.text) is not is_let_in


def test_whether_it_is_there_is_asked_in_a_word(scanned: Scanner, settings) -> None:
    assert scanner_state() == "works"
    scanned.stop()
    try:
        assert scanner_state() == "gone"
    finally:
        scanned.start()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "field", "content", "model"),
    [
        ("/beheer/images/add/", "plaatje.png", png, SiteImage),
        ("/beheer/documents/add/", "stuk.pdf", lambda more=b"": b"%PDF-1.7\n" + more, Document),
    ],
)
def test_pictures_and_documents_of_editors(scanned: Scanner, client: Client, address, field, content, model) -> None:
    if not Collection.objects.exists():
        Collection.add_root(name="Root")
    ensure_roles()
    client.force_login(staff(Role.EDITOR))
    where = {"title": "Proef", "collection": Collection.objects.get(depth=1).pk}

    def bring(made: bytes) -> str:
        answer = client.post(address, {**where, "file": SimpleUploadedFile(field, made)}, follow=True)
        return str(answer.content.decode())

    assert VIRUS in bring(content(EICAR))
    assert not model.objects.exists()
    scanned.stop()
    try:
        assert NO_VERDICT in bring(content())
    finally:
        scanned.start()
    assert not model.objects.exists()
    assert VIRUS not in bring(content())
    assert model.objects.count() == 1


@pytest.mark.django_db
def test_a_spoken_answer(scanned: Scanner, rf) -> None:
    def spoken(data: bytes) -> None:
        request = rf.post("/", {"opname": SimpleUploadedFile("opname.webm", data)})
        receive(request, prepare(request), "opname")

    spoken(sounds.webm(seconds=3))
    with pytest.raises(Refused, match="virus"):
        spoken(sounds.webm(seconds=3) + EICAR)


def test_every_way_in_for_a_file_has_the_scanner() -> None:
    """Fields of forms are ScannedFileField; who reads request.FILES by hand asks problem_with."""
    without = []
    for path in files(".py"):
        if path.is_relative_to(ROOT / "tests") or "migrations" in path.parts or path.name == "scanning.py":
            continue
        text = path.read_text()
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in {"forms.FileField", "forms.ImageField"}:
                without.append(f"{shown(path)}:{node.lineno}")
            if (
                isinstance(node, ast.Attribute)
                and node.attr == "get"
                and ast.unparse(node.value).endswith("request.FILES")
                and "problem_with(" not in text
            ):
                without.append(f"{shown(path)}:{node.lineno}")
    assert without == []
