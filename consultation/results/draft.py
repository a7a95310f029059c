"""What people thought of each paragraph, per version of its words: who answered old words counts for old words.

Persons are counted. Positions of organisations, the team and who did not say stand beside the groups, never in a sum.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _

from contributions.service import hide_small_cells

from ..enums import ItemKind, Verdict
from ..models import EditionParagraph, Item, ItemVersion, Step
from .voices import POSITIONS, TEAM, UNKNOWN, compared_groups, voices

BESIDE = (POSITIONS, TEAM, UNKNOWN)
WAYS = ("invited", "open")
#: The width of a bar, in its own units.
WIDTH = 1000
Counts = dict[str, dict[str, int]]


def count(step: Step, using: str = "default") -> tuple[dict[str, Any], dict[str, Any]]:
    """Per version of each paragraph: how many people of each group gave which verdict. Three queries."""
    paragraphs = set(Item.objects.using(using).filter(step=step, kind=ItemKind.PARAGRAPH).values_list("pk", flat=True))
    people: dict[Any, tuple[str, bool]] = {}
    counts: dict[tuple[Any, int], Counts] = defaultdict(lambda: {verdict.value: {} for verdict in Verdict})
    for voice in voices(step, using):
        if voice.item not in paragraphs:
            continue
        people[voice.person] = voice.group, voice.is_invited
        of_version = counts[voice.item, voice.version]
        for code in voice.value.get("choices", []):
            if code in of_version:
                of_version[code][voice.group] = of_version[code].get(voice.group, 0) + 1
    by_way: Counts = {}
    for group, is_invited in people.values():
        ways = by_way.setdefault(group, dict.fromkeys(WAYS, 0))
        ways[WAYS[0] if is_invited else WAYS[1]] += 1
    versions = [{"item": str(item), "version": version, "counts": found} for (item, version), found in counts.items()]
    return {"people": by_way, "versions": sorted(versions, key=lambda each: each["version"])}, {}


@dataclass(frozen=True, slots=True)
class Line:
    """One verdict: how many people in all (None: hidden), and its bar."""

    label: str
    total: int | None
    width: int


@dataclass(frozen=True, slots=True)
class ParagraphResult:
    """What came out of one version of one paragraph. `cells` has a row per verdict: label, groups, total, beside."""

    item_id: UUID
    version: int
    heading: str
    text: str
    is_current: bool
    editions: tuple[int, ...]
    sentences: tuple[str, ...]
    lines: tuple[Line, ...]
    cells: tuple[tuple[Any, ...], ...]

    @property
    def item(self) -> str:
        """The id of the paragraph, as a code."""
        return str(self.item_id)

    @property
    def has_answers(self) -> bool:
        """Whether anybody said anything of these words."""
        return any(line.total != 0 for line in self.lines) or any(cell != 0 for row in self.cells for cell in row[1:])


def show(step: Step, results: Mapping[str, Any]) -> dict[str, Any]:
    """For a page. Five queries, whatever the number of paragraphs."""
    groups = [(group.code, str(group.label)) for group in compared_groups()]
    found = told(step, results, [code for code, _label in groups])
    beside = [label for code, label in _beside_labels() if _is_met(code, results)]
    now = [each for each in found if each.is_current]
    return {
        "step": step,
        "people": _people(results, groups),
        "paragraphs": now,
        "earlier": [each for each in found if not each.is_current and each.has_answers],
        "headers": ["", *(label for _code, label in groups), _("Samen"), *beside],
        "smallest": settings.SMALLEST_CELL,
    }


def told(
    step: Step, results: Mapping[str, Any], groups: Sequence[str], *, using: str = "default", hides: bool = True
) -> list[ParagraphResult]:
    """Every version that was asked or answered, in the order of the text and the newest first, as it may be told.

    `hides` False is for the colleague who works on the text. Three queries.
    """
    counted = {each["version"]: each["counts"] for each in results.get("versions", ())}
    items = Item.objects.using(using).filter(step=step, kind=ItemKind.PARAGRAPH).order_by("retired", "order", "pk")
    asked = {item.current_id: item for item in items if not item.retired}
    place = {item.pk: number for number, item in enumerate(items)}
    in_editions = defaultdict(list)
    for version, number in (
        EditionParagraph.objects.using(using)
        .filter(edition__step=step)
        .order_by("edition__number")
        .values_list("item_version_id", "edition__number")
    ):
        in_editions[version].append(number)
    versions = ItemVersion.objects.using(using).filter(pk__in={*counted, *filter(None, asked), *in_editions})
    beside = [code for code in BESIDE if _is_met(code, results)]
    return [
        _result(version, counted.get(version.pk, {}), groups, beside, version.pk in asked, in_editions, hides)
        for version in sorted(versions, key=lambda each: (place.get(each.item_id, 0), -each.number))
    ]


def _result(
    version: ItemVersion,
    counts: Mapping[str, Mapping[str, int]],
    groups: Sequence[str],
    beside: Sequence[str],
    is_current: bool,
    in_editions: Mapping[int, list[int]],
    hides: bool,
) -> ParagraphResult:
    table: list[list[int]] = [[counts.get(verdict, {}).get(group, 0) for group in groups] for verdict in Verdict]
    apart = [[counts.get(verdict, {}).get(code, 0) for verdict in Verdict] for code in beside]
    totals = {verdict: sum(row) for verdict, row in zip(Verdict, table, strict=True)}
    within: list[list[int | None]] = _hidden(table) if hides else [[*row, sum(row)] for row in table]
    outside = [[_hidden([[cell]])[0][0] if hides else cell for cell in column] for column in apart]
    widest = max((row[-1] or 0 for row in within), default=0) or 1
    return ParagraphResult(
        item_id=version.item_id,
        version=version.pk,
        heading=version.text,
        text=version.help,
        is_current=is_current,
        editions=tuple(in_editions.get(version.pk, ())),
        sentences=tuple(conclusions(totals)),
        lines=tuple(
            Line(str(verdict.label), row[-1], WIDTH * (row[-1] or 0) // widest)
            for verdict, row in zip(Verdict, within, strict=True)
        ),
        cells=tuple(
            (str(verdict.label), *row, *(column[place] for column in outside))
            for place, (verdict, row) in enumerate(zip(Verdict, within, strict=True))
        ),
    )


def conclusions(totals: Mapping[Any, int]) -> Iterable[str]:
    """One or two sentences about one version; "te weinig antwoorden" where there are too few to say anything."""
    pairs = (
        (
            (Verdict.CLEAR, Verdict.UNCLEAR),
            _("De meeste mensen vinden dit duidelijk."),
            _("De meeste mensen vinden dit niet duidelijk."),
            _("Evenveel mensen vinden dit wel en niet duidelijk."),
        ),
        (
            (Verdict.AGREE, Verdict.OBJECT),
            _("De meeste mensen zijn het hiermee eens."),
            _("De meeste mensen zijn hiertegen."),
            _("Evenveel mensen zijn het eens als tegen."),
        ),
    )
    said = False
    for (good, bad), more, less, equal in pairs:
        one, other = totals.get(good, 0), totals.get(bad, 0)
        if one + other < settings.SMALLEST_CELL:
            continue
        said = True
        yield more if one > other else less if other > one else equal
    if not said:
        yield _("Er zijn nog te weinig antwoorden om iets te zeggen.")


def _hidden(table: list[list[int]]) -> list[list[int | None]]:
    return hide_small_cells(table, smallest=settings.SMALLEST_CELL, columns_add_up=False)


def _beside_labels() -> list[tuple[str, str]]:
    return [
        (POSITIONS, _("Namens een organisatie")),
        (TEAM, _("Het team zelf")),
        (UNKNOWN, _("Onbekend")),
    ]


def beside_labels(results: Mapping[str, Any]) -> list[str]:
    """The classes beside the groups in which there is anybody."""
    return [label for code, label in _beside_labels() if _is_met(code, results)]


def _is_met(code: str, results: Mapping[str, Any]) -> bool:
    return code in results.get("people", {})


def _people(results: Mapping[str, Any], groups: Sequence[tuple[str, str]]) -> list[tuple[Any, ...]]:
    """A row per group: invited, open, together; small numbers hidden. Those beside come last."""
    people = results.get("people", {})
    found = [(label, people.get(code, {})) for code, label in groups]
    table = [[ways.get(way, 0) for way in WAYS] for _label, ways in found]
    rows = hide_small_cells(table, smallest=settings.SMALLEST_CELL)
    labels = [*(label for label, _ways in found), _("Samen")]
    beside = [(label, people[code]) for code, label in _beside_labels() if code in people]
    apart = [
        (label, *hide_small_cells([[ways.get(way, 0) for way in WAYS]], smallest=settings.SMALLEST_CELL)[0])
        for label, ways in beside
    ]
    return [*((label, *row) for label, row in zip(labels, rows, strict=True)), *apart]
