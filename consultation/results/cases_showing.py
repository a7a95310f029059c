"""What everybody reads of a step of the case lab: counts and words, small numbers hidden. Asks no database."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from contributions.service import HIDDEN, hide_small_cells

from ..enums import Take
from ..models import Step
from .cases_codes import CriterionReading, Diagnosis, Judgement
from .cases_policy import ANSWERS
from .voices import POSITIONS, TEAM, UNKNOWN

BESIDE = (POSITIONS, TEAM, UNKNOWN)
#: The width of a drawing, in its own units.
WIDTH = 1000
#: How dark each answer is drawn; "dat weet ik niet" is only an outline.
_SHADES = {Take.NOW: "1", Take.LATER: "0.65", Take.REFER: "0.35", Take.NO: "0.12", Take.DO_NOT_KNOW: "0"}
#: Where people differ comes first: there is something to talk about.
_ORDER = (
    Diagnosis.GAP,
    Diagnosis.VALUES,
    Diagnosis.UNCLEAR,
    Diagnosis.DIVIDED,
    Diagnosis.SAME,
    Diagnosis.FEW,
)


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a bar, as attributes of SVG, with what it stands for in words. `told` is a number or the mark."""

    label: str
    told: str
    x: int = 0
    width: int = 0
    shade: str = "0"
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class CaseShown:
    """One case on the page. `rows` is a heading and a cell per column, as text; the last column is the total."""

    title: str
    parts: tuple[Part, ...]
    is_drawn: bool
    people: str
    diagnosis: str
    code: str
    top: str
    rows: list[list[str]]
    beside: list[list[str]]


def show(step: Step, results: Mapping[str, Any]) -> dict[str, Any]:
    """The context of templates/consultation/results/cases.html."""
    groups = results["groups"]
    labels = {each["code"]: each["label"] for each in results["criteria"]}
    in_order = sorted(results["cases"], key=lambda each: _ORDER.index(each["diagnosis"]))
    cases = [_case(each, [group["code"] for group in groups], labels) for each in in_order]
    summary = [[case.title, *(row[-1] for row in case.rows), case.diagnosis] for case in cases]
    return {
        "people": _people(results["people"]),
        "number_of_cases": len(cases),
        "conclusions": _conclusions(results),
        "cases": cases,
        "legend": [_part(take, 0, 0, "") for take in ANSWERS],
        "headers": [_("Antwoord"), *(group["label"] for group in groups), _("Samen")],
        "beside_headers": [_("Antwoord"), *beside_labels()],
        "summary_headers": [_("Casus"), *answer_labels(), _("Mensen"), _("Wat wij zien")],
        "summary": summary,
        "criteria_headers": [_("Criterium"), _("Zo vaak besliste dit"), _("Mensen"), _("Wat wij zien")],
        "criteria": _criteria(results["criteria"]),
    }


def answer_labels() -> list[str]:
    """The answers as people read them, in the order of the scale."""
    return [str(Take(code).label) for code in ANSWERS]


def beside_labels() -> list[str]:
    """Who stands beside the groups that are compared."""
    return [_("Namens een organisatie"), _("Team van de kwartiermaker"), _("Onbekend of wil ik niet zeggen")]


def told(number: int | None) -> str:
    """A count in a table; None is hidden."""
    return HIDDEN if number is None else str(number)


def _case(case: Mapping[str, Any], groups: Sequence[str], labels: Mapping[str, str]) -> CaseShown:
    table = told_table(case["counts"], groups)
    totals = [row[-1] for row in table]
    named = case["criteria"]
    top = case["top"] if named.get(case["top"], 0) >= settings.SMALLEST_CELL else ""
    beside = told_table(case["counts"], BESIDE)
    headings = [*answer_labels(), _("Alle antwoorden")]
    parts = _parts(totals)
    return CaseShown(
        title=case["title"],
        parts=parts,
        is_drawn=any(part.width for part in parts),
        people=told(totals[-1]),
        diagnosis=str(Diagnosis(case["diagnosis"]).label),
        code=case["diagnosis"],
        top=labels.get(top, top),
        rows=[[heading, *map(told, row)] for heading, row in zip(headings, table, strict=True)],
        beside=[[heading, *map(told, row[:-1])] for heading, row in zip(headings, beside, strict=True)]
        if any(cell != 0 for row in beside for cell in row)
        else [],
    )


def told_table(counts: Mapping[str, Mapping[str, int]], classes: Sequence[str]) -> list[list[int | None]]:
    """Answers x classes with totals, small numbers hidden. Whatever else tells of a case tells this, and no other."""
    return hide_small_cells(
        [[counts.get(code, {}).get(take, 0) for code in classes] for take in ANSWERS], smallest=settings.SMALLEST_CELL
    )


def _parts(totals: Sequence[int | None]) -> tuple[Part, ...]:
    """The bar of one case, from what is told only: what is hidden is one part, as wide as what remains."""
    *answers, everybody = totals
    if not everybody:
        return tuple(_part(take, 0, 0, told(number)) for take, number in zip(ANSWERS, answers, strict=True))
    parts, x = [], 0
    for take, number in zip(ANSWERS, answers, strict=True):
        width = WIDTH * (number or 0) // everybody
        parts.append(_part(take, x, width, told(number)))
        x += width
    if None in answers:
        parts.append(Part(_("verborgen"), "", x, WIDTH - x, is_hidden=True))
    return tuple(parts)


def _part(take: str, x: int, width: int, number: str) -> Part:
    return Part(str(Take(take).label), number, x, width, _SHADES[Take(take)])


def _people(came: Mapping[str, Sequence[int]]) -> str:
    """How many people, and how they came; one line of numbers, hidden together."""
    walked_in, invited = (sum(ways[place] for ways in came.values()) for place in (0, 1))
    (row,) = hide_small_cells([[walked_in, invited]], smallest=settings.SMALLEST_CELL, columns_add_up=False)
    if row[-1] is None:
        return _("Er deden minder dan vijf mensen mee.")
    if not row[-1]:
        return _("Er deed nog niemand mee.")
    sentence = ngettext("%(n)d mens deed mee.", "%(n)d mensen deden mee.", row[-1]) % {"n": row[-1]}
    if row[0] is None or row[1] is None:
        return sentence
    return f"{sentence} " + _("Uit zichzelf: %(open)d. Op uitnodiging: %(invited)d.") % {
        "open": row[0],
        "invited": row[1],
    }


def _conclusions(results: Mapping[str, Any]) -> list[str]:
    """What can be said of the whole, in sentences."""
    found = Counter(case["diagnosis"] for case in results["cases"])
    total = len(results["cases"])
    sentences = []
    if results["judgement"] != Judgement.FEW:
        sentences.append(str(Judgement(results["judgement"]).label))
    if results["percent"] is not None:
        sentences.append(same_choice(results["percent"]))
    for code in (Diagnosis.SAME, *(each for each in _ORDER if each != Diagnosis.SAME)):
        if found[code]:
            numbers = {"n": found[code], "total": total, "what": code.label}
            sentences.append(_("Bij %(n)d van de %(total)d casussen zien wij: %(what)s") % numbers)
    return sentences or [str(Judgement.FEW.label)]


def same_choice(percent: int) -> str:
    """How often two people chose the same, without the name of any statistic."""
    return _("Neem twee mensen die dezelfde casus lazen. In %(n)d van de 100 gevallen kozen zij hetzelfde.") % {
        "n": percent
    }


def _criteria(criteria: Sequence[Mapping[str, Any]]) -> list[list[str]]:
    """How often each decided. One person judges several cases, so times and people differ; few people hide both."""
    rows = []
    for each in criteria:
        is_small = 0 < each["people"] < settings.SMALLEST_CELL
        times, people = (None, None) if is_small else (each["times"], each["people"])
        rows.append([each["label"], told(times), told(people), str(CriterionReading(each["reading"]).label)])
    return rows
