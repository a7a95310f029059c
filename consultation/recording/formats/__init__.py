"""The sound files that phones and browsers make, told apart by what is in them: never by a name or a header.

One module per container. Each tells whether a file is its kind, how long it lasts, and takes out of it what may say
who made it, where and when.
"""

from . import adts, amr, mp3, mp4, ogg, wav, webm
from .base import Container, NotPlayable

#: Those with a clear signature first; MP3 and ADTS have the weakest.
CONTAINERS: tuple[Container, ...] = (
    webm.CONTAINER,
    ogg.CONTAINER,
    mp4.CONTAINER,
    wav.CONTAINER,
    amr.CONTAINER,
    adts.CONTAINER,
    mp3.CONTAINER,
)


def container_of(data: bytes) -> Container | None:
    """The container this file is; None for everything that is no sound we can play."""
    return next((container for container in CONTAINERS if container.is_it(data)), None)


__all__ = ["CONTAINERS", "Container", "NotPlayable", "container_of"]
