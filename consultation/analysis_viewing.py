"""How a calculation of opinion groups is told: a sentence, groups by letter, statements by number. Two queries."""

from dataclasses import dataclass, field
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .enums import AnalysisState
from .models import Analysis, Item

LETTERS = "ABCDE"
STABLE = 0.8


@dataclass(frozen=True, slots=True)
class Typical:
    """A statement that sets a group apart: its number in the table, its words, and what the group says."""

    number: int
    text: str
    agrees: bool
    share: int | None
    share_elsewhere: int | None


@dataclass(frozen=True, slots=True)
class Group:
    """`people` and `share` None: too few to tell."""

    letter: str
    people: int | None
    share: int | None
    typical: list[Typical] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Cell:
    """What one group said of one statement, in percents of who voted on it; None: too few to tell."""

    letter: str
    agree: int | None
    disagree: int | None
    people: int | None


@dataclass(frozen=True, slots=True)
class Row:
    """A statement in the table."""

    number: int
    text: str
    cells: list[Cell]
    is_shared: bool


def sentence_of(analysis: Analysis) -> str:
    """What came out, in one or two plain sentences; "" while it is not done."""
    outcome = analysis.outcome
    if analysis.state != AnalysisState.DONE:
        return ""
    match outcome.get("verdict"):
        case "no_votes":
            return _("Er zijn te weinig antwoorden: nog niemand stemde op een stelling.")
        case "too_few":
            return ngettext(
                "Er zijn te weinig antwoorden. %(people)d persoon stemde vaak genoeg. "
                "Vanaf %(least)d mensen zoeken wij groepen.",
                "Er zijn te weinig antwoorden. %(people)d mensen stemden vaak genoeg. "
                "Vanaf %(least)d mensen zoeken wij groepen.",
                outcome["counted"],
            ) % {"people": outcome["counted"], "least": outcome["least"]}
        case "no_difference":
            return _("Iedereen stemde hetzelfde. Er zijn geen groepen die van mening verschillen.")
        case "no_clear_groups":
            return _("Wij zien geen duidelijke groepen. Bij herhaling kwamen er steeds andere groepen uit.")
        case _:
            number = len(outcome["groups"])
            return _(
                "Wij zien %(number)d groepen mensen die anders stemmen dan elkaar. Bij herhaling kwamen zij terug."
            ) % {"number": number}


def stability_of(analysis: Analysis) -> str:
    """How stable, as a number beside what it should be; "" when it was not computed."""
    stability = analysis.outcome.get("stability")
    if stability is None:
        return ""
    return _("Stabiliteit %(found)s, gemiddeld over %(repeats)d herhalingen. Nodig is %(needed)s.") % {
        "found": number_format(stability, 2),
        "needed": number_format(STABLE, 2),
        "repeats": analysis.outcome["repeats"],
    }


@dataclass(frozen=True, slots=True)
class Told:
    """Groups and statements of an outcome with groups."""

    groups: list[Group]
    rows: list[Row]


def told(analysis: Analysis) -> Told:
    """The groups with what sets them apart, and every statement. One query."""
    outcome = analysis.outcome
    statements = outcome["statements"]
    items = Item.objects.filter(step=analysis.step_id, pk__in=[each["statement"] for each in statements])
    texts = {str(pk): text for pk, text in items.values_list("pk", "current__text")}
    rows = [
        Row(
            number,
            texts.get(each["statement"], _("Deze stelling is weg.")),
            _cells(each),
            min((cell.agree or 0 for cell in _cells(each)), default=0) > 50
            or min((cell.disagree or 0 for cell in _cells(each)), default=0) > 50,
        )
        for number, each in enumerate(statements, start=1)
    ]
    at = {each["statement"]: place for place, each in enumerate(statements)}
    groups = []
    for place, group in enumerate(outcome["groups"]):
        mine = [
            _typical(rows[at[each["statement"]]], statements[at[each["statement"]]], place, agrees=each["vote"] == 1)
            for each in outcome["typical"]
            if each["group"] == place
        ]
        groups.append(Group(LETTERS[place], group["people"], _share(group["people"], outcome["counted"]), mine))
    return Told(groups, rows)


def _cells(statement: dict[str, Any]) -> list[Cell]:
    return [
        Cell(LETTERS[place], _share(agree, seen), _share(disagree, seen), seen)
        for place, (agree, disagree, seen) in enumerate(
            zip(statement["agree"], statement["disagree"], statement["seen"], strict=True)
        )
    ]


def _typical(row: Row, statement: dict[str, Any], group: int, *, agrees: bool) -> Typical:
    counts, seen = statement["agree" if agrees else "disagree"], statement["seen"]
    others = [place for place in range(len(seen)) if place != group]
    is_known = all(counts[place] is not None and seen[place] is not None for place in others)
    elsewhere = (
        _share(sum(counts[place] for place in others), sum(seen[place] for place in others)) if is_known else None
    )
    return Typical(row.number, row.text, agrees, _share(counts[group], seen[group]), elsewhere)


def _share(part: int | None, whole: int | None) -> int | None:
    return None if part is None or not whole else round(100 * part / whole)
