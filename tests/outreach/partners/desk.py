"""A colleague at the screens of partners."""

from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import load_workbook

from people.service import Role
from tests.factories.people import staff

FILLED = {
    "name": "Formulierenbrigade Zwolle",
    "kind": "volunteers",
    "town": "Zwolle",
    "number": "",
    "provinces": ["OV"],
    "offers": ["forms"],
    "languages": ["nl"],
    "helps_entrepreneurs": "unknown",
    "income_limit": "unknown",
    "limits": "",
    "costs": "",
    "waiting_weeks": "",
    "phone": "038 123 45 67",
    "email": "",
    "website": "",
    "opening_hours": "",
    "checked_on": "",
    "version": "1",
}


def client_of(role: Role) -> Client:
    """Somebody of the staff, at the desk."""
    client = Client()
    client.force_login(staff(role))
    return client


def text(response: Any, status: int = 200) -> str:
    """What came back, as text."""
    assert response.status_code == status, response.status_code
    return str(response.content.decode())


def upload(content: bytes) -> dict[str, Any]:
    """A file as a browser sends it."""
    return {"file": SimpleUploadedFile("lijst.xlsx", content)}


def sheet_of(content: bytes, name: str = "Partners") -> list[list[Any]]:
    """The rows of a sheet, as an independent reader sees them."""
    return [list(row) for row in load_workbook(BytesIO(content))[name].iter_rows(values_only=True)]
