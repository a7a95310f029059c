"""Taking in a sound file: never more of it than may be, and nothing that is no sound."""

from dataclasses import dataclass
from math import ceil
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import MemoryFileUploadHandler, StopUpload
from django.http import HttpRequest
from django.utils.translation import gettext as _

from contributions.service import Refused
from pages.service import problem_with

from .formats import NotPlayable, container_of
from .limits import FORM_BYTES, GRACE_SECONDS, MOST_BYTES, MOST_BYTES_HEARD_OUT, MOST_SECONDS

_SHORTEST_BYTES = 100


@dataclass(frozen=True, slots=True)
class Sound:
    """A sound file as it may be kept. What it was called, and what the browser said of it, is gone."""

    data: bytes
    media_type: str
    seconds: int | None


class SoundUploadHandler(MemoryFileUploadHandler):
    """Holds one file in memory and stops at the limit, whatever the request promised. Nothing touches the disk."""

    is_too_large = False

    def handle_raw_input(self, *args: Any, **kwargs: Any) -> None:
        """Every size comes here; the limit is checked while reading."""
        self.activated = True
        self.count = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """Count, and stop in time. What still comes is read and thrown away."""
        self.count += len(raw_data)
        if self.count > MOST_BYTES:
            self.is_too_large = True
            raise StopUpload(connection_reset=False)
        return super().receive_data_chunk(raw_data, start)


def prepare(request: HttpRequest) -> SoundUploadHandler:
    """Set the limit, before anything reads the request. Raises Refused when it is far too large to read at all."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not length.isdigit() or int(length) > MOST_BYTES_HEARD_OUT + FORM_BYTES:
        raise Refused(too_large())
    handler = SoundUploadHandler(request)
    request.upload_handlers = [handler]
    return handler


def receive(request: HttpRequest, handler: SoundUploadHandler, field: str) -> Sound:
    """The sound in this field of the form. Raises Refused with what to do."""
    given = request.FILES.get(field)
    if handler.is_too_large:
        raise Refused(too_large())
    if not isinstance(given, InMemoryUploadedFile):
        raise Refused(_("Er is nog geen opname. Neem uw antwoord op, of schrijf het."))
    if sentence := problem_with(given):
        raise Refused(sentence)
    return sound_of(given.read())


def sound_of(data: bytes) -> Sound:
    """The sound in these bytes, without traces of who made it. Raises Refused with what to do."""
    if len(data) > MOST_BYTES:
        raise Refused(too_large())
    if len(data) < _SHORTEST_BYTES:
        raise Refused(_("De opname is leeg. Neem uw antwoord opnieuw op, of schrijf het."))
    container = container_of(data)
    try:
        if container is None:
            raise NotPlayable
        length = container.read(data)
    except NotPlayable:
        raise Refused(
            _("Dit bestand is geen geluid dat wij kunnen afspelen. Neem uw antwoord opnieuw op, of schrijf het.")
        ) from None
    if length is not None and length > MOST_SECONDS + GRACE_SECONDS:
        raise Refused(
            _("De opname is langer dan 3 minuten. Neem een kortere op. Of zeg de rest met woorden op de vraag zelf.")
        )
    return Sound(
        container.without_traces(data), container.media_type, None if length is None else max(1, ceil(length))
    )


def too_large() -> str:
    """The sentence about size."""
    return _("Dit bestand is te groot. Een opname mag 3 minuten duren, en 6 MB groot zijn. Neem een kortere op.")
