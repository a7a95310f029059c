"""A table in a CSV file, row by row. What does not fit is :class:`Refused`, with the file and the line."""

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path

from django.utils.translation import gettext as _

from contributions.service import Refused

#: A larger file is no conversation, or too much for one run.
_MOST_BYTES = 200_000_000


def rows_of(
    path: Path, columns: Sequence[str], *, header: Sequence[str] | None = None
) -> Iterator[tuple[int, dict[str, str]]]:
    """Every row with its line number. The file is never held in memory whole."""
    if not path.is_file():
        raise Refused(_("Het bestand %(name)s ontbreekt in de map.") % {"name": path.name})
    if path.stat().st_size > _MOST_BYTES:
        raise Refused(_("Het bestand %(name)s is groter dan 200 MB. Verdeel het.") % {"name": path.name})
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, fieldnames=header)
            if missing := [column for column in columns if column not in (reader.fieldnames or ())]:
                raise Refused(
                    _("In %(name)s ontbreekt de kolom ‘%(column)s’. Is dit een uitvoer van Polis?")
                    % {"name": path.name, "column": missing[0]}
                )
            for row in reader:
                yield reader.line_num, {name: value or "" for name, value in row.items() if isinstance(name, str)}
    except UnicodeDecodeError:
        raise Refused(_("Het bestand %(name)s is geen tekst in UTF-8.") % {"name": path.name}) from None
    except csv.Error:
        raise Refused(
            _("Het bestand %(name)s is niet te lezen als tabel (CSV). Haal het opnieuw op.") % {"name": path.name}
        ) from None


def pairs_of(path: Path) -> dict[str, str]:
    """A file without header in which each line is a name and a value."""
    return {row["name"].strip(): row["value"].strip() for _line, row in rows_of(path, (), header=("name", "value"))}


def whole_number(text: str, path: Path, line: int, column: str) -> int:
    """A whole number of at most 18 digits; Polis writes some as 1.0."""
    plain = text.strip().removesuffix(".0")
    if not plain.removeprefix("-").isascii() or not plain.removeprefix("-").isdecimal() or len(plain) > 18:
        raise refusal(path, line, _("in kolom ‘%(column)s’ staat geen getal") % {"column": column})
    return int(plain)


def refusal(path: Path, line: int, what: str) -> Refused:
    """What is wrong at a line, and that nothing was taken in."""
    return Refused(
        _("%(name)s, regel %(line)d: %(what)s. Er is niets opgenomen.")
        % {"name": path.name, "line": line, "what": what}
    )
