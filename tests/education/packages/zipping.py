"""The ZIP for people, of files in memory."""

from collections.abc import Mapping
from functools import partial
from io import BytesIO

from education.formats.packages.people_zip import write_zip
from education.source import Source


def zip_for_people(source: Source, files: Mapping[str, bytes], titles: Mapping[str, str] | None = None) -> bytes:
    """Its bytes."""
    to = BytesIO()
    write_zip(source, {path: partial(BytesIO, content) for path, content in files.items()}, to, titles)
    return to.getvalue()
