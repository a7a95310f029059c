"""Priorities in words: why something is on the balanced list, and what came out in one sentence."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..enums import ItemKind
from ..methods.priorities_settings import SetKind
from . import priorities_reasons as reasons
from .priorities_hidden import Cell

#: A group that paid this much more than an equal part carried the option.
_CARRIES = 1.15


def cell_in_words(cell: Cell) -> str:
    """ "60 %", "4 van 6", or a dash where it is not told."""
    if cell.share is not None:
        return f"{cell.share} %"
    if cell.count is None or cell.people is None:
        return "–"
    return _("%(count)d van %(people)d") % {"count": cell.count, "people": cell.people}


def what_counts(kind: str, least: int, total: int) -> str:
    """From when on something counts as important to somebody."""
    if kind == ItemKind.POINTS:
        sentence = ngettext(
            "Wij tellen hoeveel mensen minstens %(least)d punt geven, van de %(total)d.",
            "Wij tellen hoeveel mensen minstens %(least)d punten geven, van de %(total)d.",
            least,
        )
        return sentence % {"least": least, "total": total}
    if kind == ItemKind.RANKING:
        return _("Wij tellen hoeveel mensen iets bij hun eerste drie zetten.")
    return _("Wij tellen hoeveel mensen iets kiezen.")


def conclusion(label: str, kind: str, cell: Cell) -> str:
    """What came out on top, in one sentence."""
    if kind == ItemKind.RANKING:
        start = _("Bovenaan staat: ‘%(label)s’.") % {"label": label}
    else:
        start = _("De meeste mensen vinden dit belangrijk: ‘%(label)s’.") % {"label": label}
        if cell.share is not None and cell.share <= 50:
            start = _("Het vaakst belangrijk gevonden: ‘%(label)s’.") % {"label": label}
    if cell.count is None or cell.people is None:
        return start
    return f"{start} " + _("Dat zijn %(count)d van de %(people)d mensen.") % {
        "count": cell.count,
        "people": cell.people,
    }


def set_in_words(found: Mapping[str, Any], labels: Mapping[str, str]) -> str:
    """How the balanced list was made; or why there is none."""
    if missing := found.get("missing"):
        names = ", ".join(labels.get(group, group) for group in missing)
        return _("Te weinig antwoorden van: %(groups)s. Daarom maken wij nog geen evenwichtig lijstje.") % {
            "groups": names
        }
    if found["set"] == SetKind.GATE:
        if not found["chosen"]:
            return _("Niets heeft in elke groep een meerderheid. Het lijstje is leeg.")
        return _("Hierop staat alleen wat in elke groep een meerderheid heeft.")
    return _("In dit lijstje telt elke groep even zwaar. Iedereen krijgt een even groot deel van de plekken.")


def why_in_words(code: str, found: Mapping[str, Any], groups: Mapping[str, str]) -> str:
    """One sentence on one option: why it is, or is not, on the balanced list."""
    why = found["why"][code]
    because = why["because"]
    if because == reasons.EVERY_GROUP:
        return _("Staat in het evenwichtige lijstje omdat in elke groep meer dan de helft dit belangrijk vindt.")
    if because == reasons.NOT_EVERY_GROUP:
        names = ", ".join(groups.get(group, group) for group in why["groups"])
        return _("Staat er niet in omdat dit geen meerderheid heeft bij: %(groups)s.") % {"groups": names}
    if because == reasons.NO_ROOM:
        return _("Staat er niet in omdat er niet meer plekken zijn. In elke groep is wel een meerderheid.")
    if because == reasons.PAID:
        return _paid(why["paid"], groups)
    if because == reasons.FILLED:
        return _(
            "Staat in het evenwichtige lijstje omdat er een plek over was. De groep met de minste steun besliste."
        )
    if because == reasons.TOO_EXPENSIVE:
        return _("Staat er niet in omdat het niet meer paste in het deel van wie dit wil.")
    return _("Staat er niet in omdat wie dit wil, al andere keuzes in het lijstje heeft.")


def _paid(paid: Mapping[str, float], groups: Mapping[str, str]) -> str:
    """Who carried it: the groups that gave clearly more than an equal part of it."""
    carriers = [groups.get(group, group) for group, part in paid.items() if part * len(paid) > _CARRIES]
    if not carriers or len(carriers) == len(paid):
        return _("Staat in het evenwichtige lijstje omdat alle groepen dit samen dragen.")
    return _("Staat in het evenwichtige lijstje omdat vooral deze groep er haar deel voor geeft: %(groups)s.") % {
        "groups": ", ".join(carriers)
    }


def differences(found: Mapping[str, Any]) -> tuple[Sequence[str], Sequence[str]]:
    """(on the balanced list but not on the plain one, the other way round)."""
    chosen, plain = found["chosen"], found["plain"]
    return [code for code in chosen if code not in plain], [code for code in plain if code not in chosen]
