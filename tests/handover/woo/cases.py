"""A request with texts in it, and reading back what was released."""

import io
import zipfile
from typing import Any

from django.core.files.storage import storages
from django.utils import timezone
from pypdfium2 import PdfDocument

from handover.models import WooDocument, WooRelease, WooRequest
from handover.woo import deeds, moving
from handover.woo.texts import mark_of, texts_of
from people.models import User
from people.service import Role
from tests.factories.people import staff


def officer() -> User:
    """Who answers requests."""
    return staff(Role.PRIVACY_OFFICER)


def request_at_work(by: User, *values: str, reference: str = "Z-2026-12") -> WooRequest:
    """A request in which these texts ("kind:key") are being judged."""
    case = deeds.start(reference, "Alles over wachten", timezone.localdate(), by=by)
    moving.move(case, "searching", by=by)
    deeds.add_documents(case, values, by=by)
    return moving.move(case, "reviewing", by=by) if values else WooRequest.objects.get(pk=case.pk)


def judge(document: WooDocument, verdict: str, *, by: User, **more: Any) -> WooDocument:
    """Decide on the text as it stands."""
    return deeds.judge(document, verdict, mark=mark_of(texts_of([document])[document.pk]), by=by, **more)


def content_of(release: WooRelease) -> bytes:
    """The zip itself."""
    with storages["private"].open(release.file) as file:
        return file.read()


def parts_of(content: bytes) -> dict[str, bytes]:
    """Every part of the zip, and of the zips in it; what a PDF says is read back as text."""
    found: dict[str, bytes] = {}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            data = found[name] = archive.read(name)
            if name.endswith((".docx", ".xlsx")):
                found.update({f"{name}/{inner}": part for inner, part in parts_of(data).items()})
            elif name.endswith(".pdf"):
                found[f"{name}/text"] = text_of_pdf(data).encode()
    return found


def text_of_pdf(data: bytes) -> str:
    """What stands on its pages."""
    document = PdfDocument(data)
    told = "\n".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return told
