"""The results of priorities as a page shows them. Reads what was counted; asks for the words of the questions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from ..methods.options import Option, options_of
from ..methods.points import points_of
from ..methods.priorities_settings import SetKind
from ..models import Item, ItemVersion, Step
from .ballots import ALL
from .priorities_hidden import BESIDE, SMALLEST_SHARE, ToldOption, ToldPeople, tell_option, tell_people
from .priorities_words import (
    cell_in_words,
    conclusion,
    differences,
    set_in_words,
    what_counts,
    why_in_words,
)
from .voices import POSITIONS, TEAM, UNKNOWN, compared_groups


@dataclass(frozen=True, slots=True)
class Bar:
    """One option in the plain order: its share of all compared groups, as a bar and in words."""

    place: int
    label: str
    share: int | None
    words: str
    cost: int


@dataclass(frozen=True, slots=True)
class Table:
    """The same data as a table: the first cell of a row is its heading."""

    caption: str
    headers: Sequence[str]
    rows: Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Reason:
    """One option, with the sentence that says why it is, or is not, on the balanced list."""

    label: str
    why: str


@dataclass(frozen=True, slots=True)
class BalancedList:
    """The balanced list beside the plain one, and where they differ."""

    title: str
    how: str
    chosen: Sequence[Reason]
    plain: Sequence[str]
    only_balanced: Sequence[Reason]
    only_plain: Sequence[Reason]
    is_made: bool


@dataclass(frozen=True, slots=True)
class Question:
    """One question with what came out of it."""

    text: str
    sentence: str
    counted: str
    people: str
    bars: Sequence[Bar]
    tables: Sequence[Table]
    balanced: BalancedList | None
    is_too_few: bool


def show(step: Step, results: Mapping[str, Any]) -> dict[str, Any]:
    """Per question a conclusion, bars, tables and the balanced list. Two queries."""
    groups = {group.code: group.label for group in compared_groups()}
    items = {str(item.pk): item for item in Item.objects.filter(step=step).select_related("current")}
    found = [each for each in results.get("items", []) if each["item"] in items]
    return {"questions": [_question(items[each["item"]], each, groups) for each in found]}


def beside_labels() -> dict[str, str]:
    """The classes beside the compared groups, as people read them."""
    return {
        POSITIONS: _("Namens een organisatie"),
        TEAM: _("Het eigen team"),
        UNKNOWN: _("Groep niet bekend"),
    }


def _question(item: Item, found: Mapping[str, Any], groups: Mapping[str, str]) -> Question:
    version = item.current
    assert version is not None, "an item that was counted has words"
    options = {option.code: option for option in options_of(version) if option.code in found["for"]}
    people = tell_people(found, list(groups))
    counted = what_counts(found["kind"], found["least"], points_of(version))
    told = [tell_option(code, found, people) for code in found["plain"] if code in options]
    # Without options: all of them were replaced after the last count.
    if not told or sum(found["people"].get(group, 0) for group in groups) < settings.SMALLEST_CELL:
        sentence = _("Er zijn te weinig antwoorden.")
        return Question(version.text, sentence, counted, "", (), (), None, True)
    return Question(
        text=version.text,
        sentence=_sentence(told, found, options),
        counted=counted,
        people=_people(people, groups),
        bars=[_bar(place, one, options[one.code]) for place, one in enumerate(told, start=1)],
        tables=_tables(told, found, groups, options, people),
        balanced=_balanced(found["balanced"], groups, options, version),
        is_too_few=False,
    )


def _sentence(told: Sequence[ToldOption], found: Mapping[str, Any], options: Mapping[str, Option]) -> str:
    first = told[0]
    if all(one.together == first.together for one in told) and first.together.count is not None:
        return _("Alles werd even vaak belangrijk gevonden.")
    return conclusion(options[first.code].label, found["kind"], first.together)


def _people(people: ToldPeople, groups: Mapping[str, str]) -> str:
    """How many, per group, and how they came."""
    parts = [f"{groups[code]} {'–' if number is None else number}" for code, number in people.groups.items()]
    sentence = _("Antwoorden van wie voor zichzelf spreekt: %(groups)s.") % {"groups": ", ".join(parts)}
    if None not in people.ways.values():
        sentence += " " + _("Op uitnodiging: %(invited)s. Open: %(open)s.") % people.ways
    return sentence


def _bar(place: int, told: ToldOption, option: Option) -> Bar:
    cell = told.together
    words = cell_in_words(cell)
    if cell.share is not None:
        words += " " + _("(%(count)d van %(people)d)") % {"count": cell.count, "people": cell.people}
    return Bar(place, option.label, cell.share, words, option.cost)


def _tables(
    told: Sequence[ToldOption],
    found: Mapping[str, Any],
    groups: Mapping[str, str],
    options: Mapping[str, Option],
    people: ToldPeople,
) -> list[Table]:
    tables = [
        Table(
            _("Per groep: hoeveel mensen dit belangrijk vinden"),
            [_("Keuze"), _("Alle groepen"), *groups.values()],
            [
                [options[one.code].label, cell_in_words(one.together), *map(cell_in_words, one.groups.values())]
                for one in told
            ],
        )
    ]
    if found["medians"]:
        tables.append(_medians(told, found, groups, options, people))
    if found["borda"] and (people.together or 0) >= SMALLEST_SHARE:
        rows = [[options[one.code].label, f"{found['borda'][one.code]:g}".replace(".", ",")] for one in told]
        tables.append(Table(_("Punten voor de plaats op de lijst"), [_("Keuze"), _("Punten")], rows))
    ways = {"invited": _("Op uitnodiging"), "open": _("Open")}
    if all(people.ways.values()):  # of both there are people, and so many that they may be told
        tables.append(_beside(_("Hoe mensen binnenkwamen"), told, options, ways, lambda one: one.ways))
    labels = beside_labels()
    if any(people.beside[code] for code in BESIDE):
        some = {code: labels[code] for code in BESIDE if people.beside[code]}
        tables.append(
            _beside(_("Ernaast, niet meegeteld bij de groepen"), told, options, some, lambda one: one.beside)
        )
    return tables


def _beside(
    caption: str, told: Sequence[ToldOption], options: Mapping[str, Option], labels: Mapping[str, str], cells: Any
) -> Table:
    rows = [[options[one.code].label, *(cell_in_words(cells(one)[code]) for code in labels)] for one in told]
    return Table(caption, [_("Keuze"), *labels.values()], rows)


def _medians(
    told: Sequence[ToldOption],
    found: Mapping[str, Any],
    groups: Mapping[str, str],
    options: Mapping[str, Option],
    people: ToldPeople,
) -> Table:
    """The middle person: half gives more, half gives less. Not told of a small group."""
    classes = {ALL: people.together, **people.groups}
    shown = [code for code, number in classes.items() if number is not None and number >= SMALLEST_SHARE]
    rows = [
        [
            options[one.code].label,
            *(f"{found['medians'][code][one.code]:g}".replace(".", ",") if code in shown else "–" for code in classes),
        ]
        for one in told
    ]
    headers = [_("Keuze"), _("Alle groepen"), *groups.values()]
    return Table(_("De punten van de middelste mens: de helft gaf meer, de helft minder"), headers, rows)


def _balanced(
    found: Mapping[str, Any], groups: Mapping[str, str], options: Mapping[str, Option], version: ItemVersion
) -> BalancedList | None:
    if found["set"] == SetKind.NONE:
        return None
    how = set_in_words(found, groups)
    title = _("Een evenwichtig lijstje")
    if "chosen" not in found:
        return BalancedList(title, how, (), (), (), (), False)

    def reasons(codes: Sequence[str]) -> list[Reason]:
        return [Reason(options[code].label, why_in_words(code, found, groups)) for code in codes if code in options]

    new, gone = differences(found)
    return BalancedList(
        title,
        how,
        reasons(found["chosen"]),
        [options[code].label for code in found["plain"] if code in options],
        reasons(new),
        reasons(gone),
        True,
    )
