"""A file with its name: its ending must be one of those that may come in, and its content must be what that says."""

from collections.abc import Collection
from pathlib import PurePath

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from .content import kind_of
from .pictures import made_anew
from .refused import FileRefused
from .texts import check_text

#: What has no sign of its own at the start is known by its ending, and then judged as what that says.
_TEXTS = frozenset({"csv", "txt"})
_SAME = {"jpeg": "jpg"}


def check_named(file: UploadedFile, kinds: Collection[str], most_bytes: int, otherwise: str) -> str:
    """The kind of this file. Raises FileRefused: with the sentence `otherwise` for a kind that is none of `kinds`."""
    ending = PurePath(str(file.name)).suffix[1:].lower()
    ending = _SAME.get(ending, ending)
    if ending not in kinds:
        raise FileRefused(otherwise)
    kind = kind_of(file, most_bytes)  # type: ignore[arg-type]
    if ending in _TEXTS and kind is None:
        check_text(file)  # type: ignore[arg-type]
        return ending
    if kind not in kinds:
        raise FileRefused(otherwise)
    if kind != ending:
        sentence = _("De naam eindigt op .%(ending)s, maar dit is een %(kind)s-bestand. Verander de naam.")
        raise FileRefused(sentence % {"ending": ending, "kind": str(kind).upper()})
    return ending


def make_anew_in_place(file: UploadedFile, kind: str) -> None:
    """Write the picture anew over what came in, so that whoever else holds this upload keeps the new one too.

    Raises FileRefused.
    """
    made = made_anew(file, kind)  # type: ignore[arg-type]
    file.seek(0)
    file.truncate()
    file.write(made)
    file.seek(0)
    file.size = len(made)
