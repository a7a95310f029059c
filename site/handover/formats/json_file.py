"""The dossier as one JSON file, streamed: sheets by their code, rows as objects with the keys of the columns."""

import json
from io import TextIOWrapper
from typing import IO, TYPE_CHECKING, BinaryIO

from .cells import as_data

if TYPE_CHECKING:
    from ..dossier import Dossier


def write(dossier: "Dossier", output: BinaryIO) -> None:
    """Write every sheet of the dossier. What it looks like is told by `json_schema.schema(dossier.sheets)`."""
    text = TextIOWrapper(output, encoding="utf-8", newline="\n")
    try:
        _write(dossier, text)
        text.flush()
    finally:
        text.detach()


def _write(dossier: "Dossier", out: IO[str]) -> None:
    encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    head = {
        "title": dossier.title,
        "number": dossier.number,
        "made_on": dossier.made_on.isoformat(timespec="seconds"),
        "audience": dossier.scope.audience,
    }
    out.write(encode(head)[:-1] + ',"sheets":{')
    for place, sheet in enumerate(dossier.sheets):
        out.write(("," if place else "") + encode(sheet.code) + ":[")
        keys = [column.key for column in sheet.columns]
        for number, row in enumerate(dossier.rows(sheet)):
            told = {key: as_data(value) for key, value in zip(keys, row, strict=True)}
            out.write((",\n" if number else "\n") + encode(told))
        out.write("]\n")
    out.write('},"suppressions":' + encode(dossier.suppressions) + "}\n")
