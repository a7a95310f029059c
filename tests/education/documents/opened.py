"""Our documents, opened again by the libraries that schools' programs are like, and by pikepdf."""

import zipfile
from io import BytesIO
from typing import Any

import docx
import odfdo
import pikepdf
from PIL import Image

from education.source import Block, Part


def part(kind: str, *blocks: Block, title: str = "Werkblad", audience: str = "pupil") -> Part:
    return Part("k", kind, audience, title, blocks)


def as_docx(made: bytes) -> Any:
    return docx.Document(BytesIO(made))


def as_odt(made: bytes) -> Any:
    return odfdo.Document(BytesIO(made))


def as_pdf(made: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(made))


def entries(made: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(made)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def words_of_docx(made: bytes) -> str:
    opened = as_docx(made)
    cells = [cell.text for table in opened.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(each.text for each in opened.paragraphs), *cells])


def tags_of(made: pikepdf.Pdf) -> list[str]:
    """The kinds of all elements of the structure, from the top."""
    found: list[str] = []

    def walk(element: Any) -> None:
        for child in element if isinstance(element, pikepdf.Array) else [element]:
            if isinstance(child, pikepdf.Dictionary) and "/S" in child:
                found.append(str(child.S)[1:])
            if isinstance(child, pikepdf.Dictionary) and "/K" in child:
                walk(child.K)

    walk(made.Root.StructTreeRoot.K)
    return found


def picture(size: tuple[int, int] = (400, 200), kind: str = "JPEG", **more: Any) -> bytes:
    kept = BytesIO()
    Image.new("RGB", size, "white").save(kept, kind, **more)
    return kept.getvalue()
