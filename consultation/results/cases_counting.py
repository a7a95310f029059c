"""What came out of a step of the case lab: counts and words for everybody, statistics for analysts. For the worker."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from synthesis.measures.agreement import (
    Level,
    ac1,
    alpha,
    alpha_interval,
    alpha_without_each,
    pairable,
    raw_agreement,
    unit_agreement,
)
from synthesis.measures.resampling import Interval, adjusted, weights_of
from synthesis.measures.spread import Gap, entropy, gap, mean_interval

from ..models import Step
from .cases_codes import CriterionReading, Diagnosis, Judgement
from .cases_comparing import changes_of
from .cases_policy import (
    CASES_FOR_INTERVAL,
    CASES_FOR_JUDGEMENT,
    CASES_FOR_PERCENT,
    CASES_PER_CRITERION,
    CHANCE,
    DIVIDED,
    HIGH_BAND,
    LOW_BAND,
    PEOPLE_PER_CASE,
    PEOPLE_PER_CRITERION,
    PEOPLE_PER_SIDE,
    RESAMPLES,
    SAME_CRITERION,
    SAME_TAKE,
    SEED,
    WIDE_GAP,
)
from .cases_reading import Judgements, Rated, read_judgements

_FINE = 4
_TOLD_OF_CRITERIA = ("code", "label", "times", "people", "reading")


def count(step: Step, using: str = "default") -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    """(for everybody, for analysts). Plain data."""
    found = read_judgements(step, using)
    table = found.table(found.compared)
    cases = _cases(found, table)
    overall = figures_of(table)
    criteria = [_criterion(found, code, label) for code, label in found.criteria.items()]
    tables = {case.code: row for case, row in zip(found.cases, table, strict=True)}
    results = {
        "groups": [{"code": group.code, "label": group.label, "side": group.side} for group in found.groups],
        "people": {code: list(ways) for code, ways in found.people.items()},
        "cases": [
            {
                **_card(case),
                "counts": case.counts(),
                "criteria": case.criteria(found.compared),
                "diagnosis": told["diagnosis"],
                "top": told["top"],
            }
            for case, told in zip(found.cases, cases, strict=True)
        ],
        "criteria": [
            {name: each[name] for name in ("code", "label", "times", "people", "reading")} for each in criteria
        ],
        "percent": _percent(table),
        "judgement": overall["judgement"],
    }
    annex = {
        "seed": SEED,
        "resamples": RESAMPLES,
        "overall": overall,
        "groups": [
            {"code": group.code, "label": group.label, **figures_of(found.table([group.code]))}
            for group in found.groups
        ],
        "inside": figures_of(found.table(found.inside)),
        "outside": figures_of(found.table(found.outside)),
        "one_out": _one_out(found, table),
        "gap": _mean_gap(cases),
        "cases": [{**_card(case), **told} for case, told in zip(found.cases, cases, strict=True)],
        "criteria": criteria,
        "votes": {
            str(case.item): [[*key, people] for key, people in sorted(case.votes.items())] for case in found.cases
        },
        "tables": tables,
        "changes": changes_of(step, tables, using),
    }
    return results, annex


def figures_of(table: list[list[int]]) -> dict[str, Any]:
    """The figures of agreement of one table. An interval only from 20 cases, a judgement only from 30."""
    cases = len(pairable(table))
    figure = alpha(table, Level.ORDINAL)
    interval = None
    if cases >= CASES_FOR_INTERVAL and figure is not None:
        interval = alpha_interval(table, Level.ORDINAL, resamples=RESAMPLES, seed=SEED)
    return {
        "cases": cases,
        "ratings": sum(map(sum, table)),
        "alpha": _fine(figure),
        "interval": _bounds(interval),
        "raw": _fine(raw_agreement(table)),
        "ac1": _fine(ac1(table)),
        "judgement": judge(cases, interval),
    }


def judge(cases: int, interval: Interval | None) -> str:
    """In which band the whole interval lies; a good word only when its lower bound is in that band."""
    if cases < CASES_FOR_JUDGEMENT or interval is None:
        return Judgement.FEW.value
    if interval.low >= HIGH_BAND:
        return Judgement.FIRM.value
    if interval.low >= LOW_BAND:
        return Judgement.REASONABLE.value
    return (Judgement.NOT_YET if interval.high < LOW_BAND else Judgement.UNSURE).value


def diagnose(people: int, spread: float | None, gap_is_wide: bool, named: Mapping[str, int]) -> str:
    """What one case says: too few; a gap; the same; one criterion read in two ways; or a difference of values."""
    if people < PEOPLE_PER_CASE or spread is None:
        return Diagnosis.FEW.value
    if gap_is_wide:
        return Diagnosis.GAP.value
    if spread < DIVIDED:
        return Diagnosis.SAME.value
    total = sum(named.values())
    if total < PEOPLE_PER_CASE:
        return Diagnosis.DIVIDED.value
    return (Diagnosis.UNCLEAR if max(named.values()) >= SAME_CRITERION * total else Diagnosis.VALUES).value


def _cases(found: Judgements, table: list[list[int]]) -> list[dict[str, Any]]:
    """The figures of every case; chances of gaps are corrected for how many cases there are."""
    gaps = [_gap(found, case, number) for number, case in enumerate(found.cases)]
    known = [each for each in gaps if each is not None]
    chances = iter(adjusted([each.chance for each in known]))
    agreed = unit_agreement(table)
    told = []
    for case, row, between, share in zip(found.cases, table, gaps, agreed, strict=True):
        chance = next(chances) if between else None
        is_wide = between is not None and chance is not None and abs(between.value) >= WIDE_GAP and chance < CHANCE
        named = case.criteria(found.compared)
        spread, people, total = entropy(row), sum(row), sum(named.values())
        top = max(named, key=lambda code: (named[code], code), default="")
        told.append(
            {
                "people": people,
                "entropy": _fine(spread),
                "agreement": _fine(float(share)) if people >= 2 else None,
                "top": top,
                "top_share": _fine(named[top] / total) if total else None,
                "gap": None if between is None else {**_gap_figures(between), "adjusted": _fine(chance)},
                "diagnosis": diagnose(people, spread, is_wide, named),
            }
        )
    return told


def _gap(found: Judgements, case: Rated, number: int) -> Gap | None:
    inside, outside = case.takes(found.inside), case.takes(found.outside)
    if min(sum(inside), sum(outside)) < PEOPLE_PER_SIDE:
        return None
    return gap(inside, outside, resamples=RESAMPLES, seed=SEED + number)


def _gap_figures(between: Gap) -> dict[str, Any]:
    return {
        "value": _fine(between.value),
        "interval": _bounds(between.interval),
        "chance": _fine(between.chance),
    }


def _mean_gap(cases: list[dict[str, Any]]) -> dict[str, Any] | None:
    """The mean gap over the cases that have one; its interval, by drawing cases again, only from 20 cases."""
    values = [case["gap"]["value"] for case in cases if case["gap"]]
    if not values:
        return None
    enough = len(values) >= CASES_FOR_INTERVAL
    interval = mean_interval(values, weights_of(len(values), RESAMPLES, SEED)) if enough else None
    return {"cases": len(values), "value": _fine(sum(values) / len(values)), "interval": _bounds(interval)}


def _criterion(found: Judgements, code: str, label: str) -> dict[str, Any]:
    """How often a criterion decided, and how far people agreed when it did."""
    table = found.table(found.compared, code)
    cases, people = len(pairable(table)), found.criterion_people.get(code, 0)
    raw = raw_agreement(table)
    reading = CriterionReading.FEW
    if raw is not None and people >= PEOPLE_PER_CRITERION and cases >= CASES_PER_CRITERION:
        reading = CriterionReading.SAME if raw >= SAME_TAKE else CriterionReading.MIXED
    return {
        "code": code,
        "label": label,
        "times": sum(map(sum, table)),
        "people": people,
        "cases": cases,
        "raw": _fine(raw),
        "alpha": _fine(alpha(table, Level.ORDINAL)),
        "ac1": _fine(ac1(table)),
        "reading": reading.value,
    }


def _percent(table: list[list[int]]) -> int | None:
    """Of a hundred pairs of people at one case, how many chose the same; None when there is too little."""
    enough = [row for row in table if sum(row) >= PEOPLE_PER_CASE]
    share = raw_agreement(enough)
    return None if share is None or len(enough) < CASES_FOR_PERCENT else round(100 * share)


def _one_out(found: Judgements, table: list[list[int]]) -> list[float | None] | None:
    """Between which figures alpha moves when one person is left out. Nobody's own figure is kept."""
    if not found.ratings:
        return None
    who, case, take = zip(*found.ratings, strict=True)
    bounds = alpha_without_each(table, who, case, take, Level.ORDINAL)
    return [_fine(bound) for bound in bounds] if bounds else None


def _card(case: Rated) -> dict[str, Any]:
    kinds = {} if case.case is None else {name: getattr(case.case, name) for name in ("group", "weight", "reach")}
    return {"item": str(case.item), "code": case.code, "title": case.title, **kinds}


def _fine(figure: float | None) -> float | None:
    return None if figure is None else round(figure, _FINE)


def _bounds(interval: Interval | None) -> list[float] | None:
    return None if interval is None else [round(bound, _FINE) for bound in asdict(interval).values()]
