"""The annex that tells how much is hidden, where and why: so that nobody takes a hidden number for nought."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django.conf import settings

from contributions.service import HIDDEN
from education.service import Block

from ..guard.telling import CHANGE, EARLIER, SMALL
from ..models import Audience
from .per_action import heading

if TYPE_CHECKING:
    from ..dossier import Dossier

#: What the report itself tells under these names; everything else is a sheet of the workbook.
_OWN = {"verslag": "Dit verslag", "groepen": "Groepen bij een bevinding"}


def hidden_numbers(letter: str, dossier: "Dossier") -> Iterator[Block]:
    """Per sheet of the workbook how many numbers are not told, or not as they are now."""
    told = dossier.all_suppressions()
    yield heading(f"Bijlage {letter}: welke getallen verborgen zijn")
    if not told:
        yield Block("paragraph", text="In dit dossier is geen getal verborgen.")
        return
    yield Block("paragraph", text=_in_all(told))
    yield Block("bullets", items=tuple(_reasons(dossier.scope.audience, {each["reason"] for each in told})))
    titles = {sheet.code: f"Blad ‘{sheet.title}’" for sheet in dossier.sheets} | _OWN
    yield Block(
        "table",
        items=("Waar", "Hoeveel getallen", "Waarom"),
        rows=tuple(
            (titles.get(each["sheet"], each["sheet"]), _told(each["cells"]), _why(each))
            for each in sorted(told, key=lambda each: (-each["cells"], each["sheet"], each["reason"]))
        ),
    )


def _in_all(told: list[dict[str, Any]]) -> str:
    gone = sum(each["cells"] for each in told if each["reason"] != EARLIER)
    places = len({each["sheet"] for each in told})
    hidden = "1 getal" if gone == 1 else f"{_told(gone)} getallen"
    where = "op 1 plek" if places == 1 else f"op {places} plekken"
    verb = "is" if gone == 1 else "zijn"
    return f"In dit dossier {verb} {hidden} verborgen, {where}. Een verborgen getal is niet nul."


def _reasons(audience: str, reasons: set[str]) -> Iterator[str]:
    smallest = settings.SMALLEST_CELL
    if SMALL in reasons:
        yield f"Klein: het gaat om minder dan {smallest} mensen, of dat aantal is ermee uit te rekenen."
        yield f"In het werkboek staat daar ‘{HIDDEN}’. Zo is niemand te herkennen."
        yield "Per vraag en per groep zijn aantallen vaak klein. Daarom staan de meeste daar."
    if CHANGE in reasons:
        yield "Veranderd: naast een eerder dossier wees het verschil naar een paar mensen."
    if EARLIER in reasons:
        yield "Van eerder: hier staat het getal uit een eerder dossier. Ook dat verschil ging over een paar mensen."
    if audience != Audience.PUBLIC:
        yield "Ook het team ziet deze getallen niet. Collega’s kennen de mensen soms."


def _told(number: int) -> str:
    """2473 is 2.473."""
    return f"{number:,}".replace(",", ".")


def _why(told: dict[str, Any]) -> str:
    names = {SMALL: "Klein", CHANGE: "Veranderd", EARLIER: "Van eerder"}
    runs = ", ".join(told.get("runs", ()))
    return f"{names[told['reason']]} ({runs})" if runs else names[told["reason"]]
