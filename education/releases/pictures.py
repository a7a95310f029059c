"""The first pages of the main parts, as pictures to choose by. A release is never held back by one."""

import logging
from io import BytesIO

from django.core.files import File
from django.core.files.storage import default_storage
from django.utils.text import slugify

from ..enums import MaterialKind
from ..formats.pdf_reading import first_page
from ..models import ReleaseFile, ReleasePicture
from ..source import Source

logger = logging.getLogger(__name__)

#: What a teacher chooses by.
SHOWN = (MaterialKind.GUIDE, MaterialKind.WORKSHEET, MaterialKind.SLIDES, MaterialKind.POSTER)
PDF = "pdf"


def keys_to_show(source: Source) -> frozenset[str]:
    """The parts of which the first page is shown."""
    return frozenset(part.key for part in source.parts if part.kind in SHOWN and not part.file)


def keep_picture(of: ReleaseFile, pdf: bytes, folder: str) -> ReleasePicture | None:
    """The first page of this PDF in storage, under `folder`; the row is not written yet.

    None when it cannot be made: then there is no picture, and the release goes on.
    """
    try:
        picture = first_page(pdf)
        made = ReleasePicture(release=of.release, width=picture.width, height=picture.height)
        name = f"{folder}/plaatjes/{slugify(of.path)}.webp"
        made.file.name = default_storage.save(name, File(BytesIO(picture.content)))
    except Exception:
        logger.exception("no picture of %s in release %s", of.path, of.release_id)
        return None
    return made
