"""Pictures as every form can show them: PNG, upright, no larger than paper needs, without where and when."""

from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO

from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import default_storage
from django.utils.translation import gettext as _
from PIL import Image, ImageOps

from contributions.service import Refused

#: Sharp enough over the width of a page (17 cm at 240 dots to the inch).
MOST_PIXELS_WIDE = 1600
#: Above this a picture is a trap, not a drawing for a lesson.
MOST_PIXELS = 60_000_000

#: From the path in a Block to what the file holds. Raises OSError when it is not there.
PictureReader = Callable[[str], bytes]


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG with its size in pixels."""

    png: bytes
    width: int
    height: int

    @property
    def data_address(self) -> str:
        """The whole picture as an address, for a PDF."""
        return f"data:image/png;base64,{b64encode(self.png).decode()}"

    def fitting(self, width: float, height: float) -> tuple[float, float]:
        """Width and height, in the unit given, of the largest size that fits in this frame."""
        scale = min(width / self.width, height / self.height)
        return self.width * scale, self.height * scale


def from_storage(path: str) -> bytes:
    """What the file at this place in the storage holds."""
    with default_storage.open(path, "rb") as file:
        return bytes(file.read())


def picture_at(path: str, read: PictureReader = from_storage) -> Picture:
    """The picture of a block.

    Raises Refused, in words, when it is gone, too large, or no picture: a form without it would be a form that lies.
    """
    try:
        with Image.open(BytesIO(read(path))) as given:
            if given.width * given.height > MOST_PIXELS:
                raise Refused(_("De afbeelding %(path)s is te groot. Maak haar kleiner.") % {"path": path})
            return _as_png(given)
    except (OSError, SuspiciousFileOperation, ValueError, SyntaxError, Image.DecompressionBombError) as problem:
        raise Refused(_("De afbeelding %(path)s is weg of kapot. Kies haar opnieuw.") % {"path": path}) from problem


def _as_png(given: Image.Image) -> Picture:
    upright = ImageOps.exif_transpose(given)
    with_alpha = upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info
    shown = upright.convert("RGBA" if with_alpha else "RGB")
    if shown.width > MOST_PIXELS_WIDE:
        height = max(1, round(shown.height * MOST_PIXELS_WIDE / shown.width))
        shown = shown.resize((MOST_PIXELS_WIDE, height), Image.Resampling.LANCZOS)
    clean = Image.new(shown.mode, shown.size)  # a new one: nothing of what the camera wrote comes along
    clean.paste(shown)
    kept = BytesIO()
    clean.save(kept, "PNG")
    return Picture(kept.getvalue(), clean.width, clean.height)
