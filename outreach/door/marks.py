"""One tap at the door as a phone sends it, and how it is read from a form or from JSON."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from contributions.service import Refused
from privacy.service import clean

#: More people behind one name is a mistake.
MOST_PEOPLE = 50
#: More taps taken back at once is no tap of a person.
MOST_UNDONE = 100
SEAT, CODE, WALK_IN, UNDO = "seat", "code", "walk_in", "undo"
KINDS = (SEAT, CODE, WALK_IN, UNDO)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What somebody at the door tapped. `nonce` is made where the tap was made, and names it for ever.

    kind: one of KINDS. A `seat` or a `code` says who; `people` is how many came with it (None: all who were expected).
    `let_in`: the host let this person in, whatever the list says. `undoes` are the nonces of taps that are taken back.
    """

    nonce: UUID
    kind: str
    seat: UUID | None = None
    code: str = ""
    perspective: str = ""
    people: int | None = None
    let_in: bool = False
    undoes: tuple[UUID, ...] = ()


def plain_code(typed: str) -> str:
    """A code as it is kept: without what a QR code or a finger adds to it. "rg-AB 12-cd" is "ab12cd"."""
    bare = "".join(sign for sign in typed.lower() if sign.isascii() and sign.isalnum())
    return bare.removeprefix("rg") if typed.strip().lower().startswith("rg-") else bare


def read_mark(given: Mapping[str, Any]) -> Mark:
    """A tap from what was sent. Raises Refused for what cannot be read."""
    kind, nonce = given.get("kind"), as_uuid(given.get("nonce"))
    undoes = given.get("undoes") or ()
    undoes = undoes.split() if isinstance(undoes, str) else undoes
    if kind not in KINDS or nonce is None or not isinstance(undoes, (list, tuple)) or len(undoes) > MOST_UNDONE:
        raise Refused(_("Deze tik konden wij niet lezen. Ververs de pagina en tik nog een keer."))
    code = plain_code(str(given.get("code") or ""))[:20]
    if kind == CODE and not code:
        raise Refused(_("Typ eerst de code. Die staat in het bericht van de bezoeker."))
    return Mark(
        nonce=nonce,
        kind=str(kind),
        seat=as_uuid(given.get("seat")),
        code=code,
        perspective=clean(str(given.get("perspective") or ""))[:40],
        people=_people(given.get("people")),
        let_in=given.get("let_in") in (True, "1"),
        undoes=tuple(found for each in undoes if (found := as_uuid(each)) is not None),
    )


def as_uuid(typed: object) -> UUID | None:
    """What stands there, or None when it is no such number."""
    try:
        return UUID(typed) if isinstance(typed, str) else None
    except ValueError:
        return None


def _people(typed: object) -> int | None:
    if typed in (None, ""):
        return None
    number = int(typed) if isinstance(typed, (int, str)) and str(typed).isascii() and str(typed).isdigit() else 0
    if not 1 <= number <= MOST_PEOPLE:
        raise Refused(_("Kies hoeveel mensen er zijn: 1 tot en met %(most)d.") % {"most": MOST_PEOPLE})
    return number
