"""Names of sheets that every spreadsheet program takes: 31 characters, no brackets, each there once."""

from collections.abc import Collection

from .cells import plain

LONGEST = 31  # in Excel
_NOT_ALLOWED = str.maketrans("[]:*?/\\'", "()-----’")


def free_name(title: str, taken: Collection[str]) -> str:
    """A name for a sheet that no sheet has yet; capitals make no difference."""
    wanted = str(plain(title)).translate(_NOT_ALLOWED).strip() or "Blad"
    known = {name.casefold() for name in taken}
    free, number = wanted[:LONGEST], 1
    while free.casefold() in known:
        number += 1
        free = f"{wanted[: LONGEST - len(f' ({number})')]} ({number})"
    return free


def place(name: str, cell: str = "A1") -> str:
    """Where that sheet begins, as both kinds of program write it in a link."""
    return f"'{name}'!{cell}"
