"""What changed between two versions, word by word and element by element. Asks the database nothing."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from django.utils.translation import gettext as _

from ..models import ElementVersion
from .details import tell_details

_WORD = re.compile(r"\S+\s*|\s+")
#: Longer texts are told as a whole, old and new: comparing word by word would take too long.
_MOST_WORDS = 1_500


class Kind(StrEnum):
    """What happened to an element."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words: `same`, `new` or `gone`."""

    how: str
    text: str


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of an element, with the words that came and went."""

    label: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to one element. `row` are its words now; of one that went, its last words."""

    kind: Kind
    row: ElementVersion
    fields: tuple[FieldChange, ...] = ()

    @property
    def label(self) -> str:
        """What happened, in a word: never told by colour alone."""
        return {
            Kind.ADDED: _("Nieuw"),
            Kind.REMOVED: _("Weggehaald"),
            Kind.CHANGED: _("Veranderd"),
            Kind.MOVED: _("Verplaatst"),
            Kind.SAME: _("Hetzelfde"),
        }[self.kind]


def compare(kind: str, before: Sequence[ElementVersion], now: Sequence[ElementVersion]) -> list[Change]:
    """Every element of both versions: those of now in their order, then those that went."""
    was = {row.element_id: row for row in before}
    stays = {row.element_id for row in now}
    moved = _moved([row.element_id for row in before], [row.element_id for row in now])
    titles = {row.element.code: row.title for row in (*before, *now)}
    found = []
    for row in now:
        old = was.get(row.element_id)
        if old is None:
            found.append(Change(Kind.ADDED, row))
        elif fields := field_changes(kind, old, row, titles):
            found.append(Change(Kind.CHANGED, row, tuple(fields)))
        else:
            found.append(Change(Kind.MOVED if row.element_id in moved else Kind.SAME, row))
    return [*found, *(Change(Kind.REMOVED, row) for row in before if row.element_id not in stays)]


def field_changes(
    kind: str, old: ElementVersion, new: ElementVersion, titles: Mapping[str, str] | None = None
) -> list[FieldChange]:
    """The fields of one element that are not the same any more."""
    was, is_now = _fields(kind, old, titles or {}), _fields(kind, new, titles or {})
    labels = list(dict.fromkeys([*is_now, *was]))
    return [
        FieldChange(label, pieces_of(was.get(label, ""), is_now.get(label, "")))
        for label in labels
        if was.get(label, "") != is_now.get(label, "")
    ]


def pieces_of(old: str, new: str) -> tuple[Piece, ...]:
    """The new text with what was taken out still in it. Without the gone pieces it is exactly the new text."""
    before, after = _WORD.findall(old), _WORD.findall(new)
    if len(before) + len(after) > _MOST_WORDS:
        return tuple(Piece(how, text) for how, text in (("gone", old), ("new", new)) if text)
    found: list[Piece] = []
    for how, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if how == "equal":
            found.append(Piece("same", "".join(after[c:d])))
            continue
        if a < b:
            found.append(Piece("gone", "".join(before[a:b])))
        if c < d:
            found.append(Piece("new", "".join(after[c:d])))
    return tuple(found)


def in_one_sentence(changes: Iterable[Change]) -> str:
    """How many elements came, went and changed."""
    counts = dict.fromkeys(Kind, 0)
    for change in changes:
        counts[change.kind] += 1
    parts = [
        words % {"count": counts[kind]}
        for kind, words in (
            (Kind.ADDED, _("%(count)d nieuw")),
            (Kind.CHANGED, _("%(count)d veranderd")),
            (Kind.MOVED, _("%(count)d verplaatst")),
            (Kind.REMOVED, _("%(count)d weggehaald")),
        )
        if counts[kind]
    ]
    return _("Onderdelen: %(parts)s.") % {"parts": ", ".join(parts)} if parts else _("De onderdelen zijn hetzelfde.")


def _fields(kind: str, row: ElementVersion, titles: Mapping[str, str]) -> dict[str, str]:
    told = {_("Titel"): row.title, _("Uitleg"): row.explanation}
    if row.weight:
        told[_("Gewicht")] = str(row.weight)
    return told | {detail.label: detail.value for detail in tell_details(kind, row.details, titles)}


def _moved(before: list[object], now: list[object]) -> set[object]:
    """Those that stand in another order: not those that only shifted because others came or went."""
    stay = set(before) & set(now)
    old, new = [key for key in before if key in stay], [key for key in now if key in stay]
    steady = {
        key
        for block in SequenceMatcher(None, [str(key) for key in old], [str(key) for key in new]).get_matching_blocks()
        for key in old[block.a : block.a + block.size]
    }
    return stay - steady
