"""An edition as everybody may read it: the whole text, and what changed since the one before, word by word."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from ..models import EditionParagraph, ItemVersion, Step, TextEdition
from .differences import Stretch, differences
from .thanking import thanks_of


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of an edition. `changes` is empty for one that stayed the same, and for the first edition."""

    item: UUID
    heading: str
    text: str
    plain: str = ""
    is_new: bool = False
    is_gone: bool = False
    heading_changes: tuple[Stretch, ...] = ()
    changes: tuple[Stretch, ...] = ()

    @property
    def is_changed(self) -> bool:
        """Whether its words differ from those of the edition before."""
        return bool(self.changes or self.heading_changes)


@dataclass(frozen=True, slots=True)
class EditionShown:
    """What the page of an edition tells. `changed` has what differs, `gone` included; `thanks` is a sentence or ""."""

    edition: TextEdition
    paragraphs: tuple[Paragraph, ...]
    changed: tuple[Paragraph, ...]
    has_moved: bool
    thanks: str
    is_latest: bool


def editions_of(step: Step) -> list[TextEdition]:
    """All editions, newest first. One query."""
    return list(TextEdition.objects.filter(step=step).order_by("-number"))


def shown(editions: Sequence[TextEdition], number: int | None = None) -> EditionShown | None:
    """One of the editions (the newest by default); None when there is none with this number. Two queries."""
    edition = next((each for each in editions if number is None or each.number == number), None)
    if edition is None:
        return None
    before = next((each for each in editions if each.number == edition.number - 1), None)
    rows = EditionParagraph.objects.filter(edition__in=[each for each in (edition, before) if each])
    words: dict[int, dict[UUID, ItemVersion]] = {edition.pk: {}}
    for row in rows.select_related("item_version").order_by("order"):
        words.setdefault(row.edition_id, {})[row.item_id] = row.item_version
    now, was = words[edition.pk], words.get(before.pk, {}) if before else None
    paragraphs = tuple(_paragraph(item, version, was) for item, version in now.items())
    gone = [_gone(item, version) for item, version in (was or {}).items() if item not in now]
    changed = [each for each in paragraphs if each.is_changed or each.is_new]
    return EditionShown(
        edition=edition,
        paragraphs=paragraphs,
        changed=(*changed, *gone),
        has_moved=was is not None and _order(was, now) != _order(now, was),
        thanks=thanks_of(edition) if before else "",
        is_latest=edition == editions[0],
    )


def _order(one: Mapping[UUID, ItemVersion], other: Mapping[UUID, ItemVersion]) -> list[UUID]:
    return [item for item in one if item in other]


def _paragraph(item: UUID, version: ItemVersion, was: Mapping[UUID, ItemVersion] | None) -> Paragraph:
    old = was.get(item) if was is not None else None
    if was is None or (old and old.pk == version.pk):
        return Paragraph(item, version.text, version.help, version.plain)
    if old is None:
        return Paragraph(item, version.text, version.help, version.plain, is_new=True)
    return Paragraph(
        item,
        version.text,
        version.help,
        version.plain,
        heading_changes=_changes(old.text, version.text),
        changes=_changes(old.help, version.help),
    )


def _changes(old: str, new: str) -> tuple[Stretch, ...]:
    return tuple(differences(old, new)) if old != new else ()


def _gone(item: UUID, version: ItemVersion) -> Paragraph:
    return Paragraph(item, version.text, version.help, is_gone=True)
