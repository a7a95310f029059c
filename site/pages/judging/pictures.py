"""Pictures are made anew when they come in: upright, and without where and when, or anything behind the picture."""

from io import BytesIO
from typing import Any, BinaryIO

from django.utils.translation import gettext as _
from PIL import Image, ImageOps

from .refused import FileRefused, damaged

#: Above this a picture is a trap, not a picture for a page.
MOST_PIXELS = 40_000_000
#: Each picture of a moving one takes work, however small it is.
MOST_FRAMES = 1_000
_ORIENTATION = 0x0112
_UPRIGHT = 1
_FORMATS = {"jpg": "JPEG", "png": "PNG", "gif": "GIF", "webp": "WEBP"}
#: Given to every writer of Pillow: what it would otherwise copy from the picture that came in.
_NOTHING_BESIDES = {"exif": b"", "xmp": b"", "comment": b""}
#: All that Pillow may take over: colours, and how a moving picture moves.
_KEPT = {"icc_profile", "transparency", "background", "duration", "loop", "disposal", "gamma"}


def made_anew(file: BinaryIO, kind: str) -> bytes:
    """The same picture without its metadata. Raises FileRefused for what is too large or cannot be read."""
    file.seek(0)
    try:
        with Image.open(file, formats=_openers(kind)) as given:
            frames = getattr(given, "n_frames", 1)
            if frames > MOST_FRAMES:
                raise FileRefused(_("Deze afbeelding beweegt te lang. Maak haar korter dan 1000 beelden."))
            if given.width * given.height * frames > MOST_PIXELS:
                raise FileRefused(_("Deze afbeelding heeft te veel beeldpunten. Maak haar kleiner dan 40 miljoen."))
            return _written(given, _FORMATS[kind])
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError) as error:
        raise FileRefused(damaged()) from error
    finally:
        file.seek(0)


def _openers(kind: str) -> list[str]:
    # A telephone writes two pictures in one JPEG; only the first is kept.
    return ["JPEG", "MPO"] if kind == "jpg" else [_FORMATS[kind]]


def _written(given: Image.Image, form: str) -> bytes:
    how: dict[str, Any] = {**_NOTHING_BESIDES, "icc_profile": given.info.get("icc_profile")}
    moves = form != "JPEG" and getattr(given, "is_animated", False)
    turned = given.getexif().get(_ORIENTATION, _UPRIGHT) != _UPRIGHT
    given.load()
    given.info = {key: value for key, value in given.info.items() if key in _KEPT}
    if form == "JPEG":
        how["quality"] = "keep" if given.format == "JPEG" and not turned else 92
    if form == "WEBP":
        how["quality"] = 90
    picture = ImageOps.exif_transpose(given) if turned and not moves else given
    made = BytesIO()
    picture.save(made, form, **how, **({"save_all": True} if moves else {}))
    return made.getvalue()
