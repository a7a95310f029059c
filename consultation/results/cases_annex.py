"""The statistics of a step of the case lab as analysts read them: tables of text, made of what was counted."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from ..enums import Take
from .cases_codes import CriterionReading, Diagnosis, Judgement
from .cases_policy import (
    CASES_FOR_INTERVAL,
    CASES_FOR_JUDGEMENT,
    DIVIDED,
    HIGH_BAND,
    LOW_BAND,
    PEOPLE_PER_SIDE,
    SAME_CRITERION,
)


def annex_context(results: Mapping[str, Any], annex: Mapping[str, Any]) -> dict[str, Any]:
    """What templates/consultation/admin/case_annex.html needs besides the step."""
    return {
        "seed": annex["seed"],
        "resamples": annex["resamples"],
        "minimums": {"interval": CASES_FOR_INTERVAL, "judgement": CASES_FOR_JUDGEMENT, "side": PEOPLE_PER_SIDE},
        "bands": [figure(LOW_BAND, 3), figure(HIGH_BAND, 1)],
        "divided": figure(DIVIDED),
        "same_criterion": figure(SAME_CRITERION),
        "figures_headers": _figures_headers(),
        "figures": _figures(annex),
        "one_out": interval(annex["one_out"]),
        "gap": _gap(annex["gap"]),
        "not_known": sum(
            of_group.get(Take.DO_NOT_KNOW, 0) for case in results["cases"] for of_group in case["counts"].values()
        ),
        "criteria_headers": [
            _("Criterium"),
            _("Keer"),
            _("Mensen"),
            _("Casussen"),
            _("Ruwe overeenstemming"),
            _("Alpha"),
            _("AC1"),
            _("In woorden"),
        ],
        "criteria": [_criterion(each) for each in annex["criteria"]],
        "cases_headers": [
            _("Casus"),
            _("Oordelen"),
            _("Spreiding"),
            _("Overeenstemming"),
            _("Meest genoemd criterium"),
            _("Verschil binnen–buiten"),
            _("Interval"),
            _("Kans, gecorrigeerd"),
            _("In woorden"),
        ],
        "cases": [_case(each, annex["criteria"]) for each in _most_divided_first(annex["cases"])],
    }


def figure(number: float | None, places: int = 2) -> str:
    """A figure as one reads it; what cannot be computed says so."""
    return _("niet te berekenen") if number is None else number_format(number, places)


def interval(bounds: Sequence[float | None] | None) -> str:
    """From … to …; "–" when it is not told."""
    if bounds is None or None in bounds:
        return "–"
    return _("%(low)s tot %(high)s") % {"low": figure(bounds[0]), "high": figure(bounds[1])}


def _figures_headers() -> list[str]:
    return [
        _("Wie"),
        _("Casussen"),
        _("Oordelen"),
        _("Alpha (ordinaal)"),
        _("95%-interval"),
        _("Ruwe overeenstemming"),
        _("AC1"),
        _("Oordeel"),
    ]


def _figures(annex: Mapping[str, Any]) -> list[list[str]]:
    lines = [
        (_("Alle drie de groepen"), annex["overall"]),
        *((group["label"], group) for group in annex["groups"]),
        (_("Binnen de overheid"), annex["inside"]),
        (_("Buiten de overheid"), annex["outside"]),
    ]
    return [
        [
            label,
            str(each["cases"]),
            str(each["ratings"]),
            figure(each["alpha"]),
            interval(each["interval"]),
            figure(each["raw"]),
            figure(each["ac1"]),
            "–" if each["judgement"] == Judgement.FEW else str(Judgement(each["judgement"]).label),
        ]
        for label, each in lines
    ]


def _gap(gap: Mapping[str, Any] | None) -> dict[str, str] | None:
    if gap is None:
        return None
    return {"cases": str(gap["cases"]), "value": figure(gap["value"]), "interval": interval(gap["interval"])}


def _criterion(each: Mapping[str, Any]) -> list[str]:
    return [
        each["label"],
        str(each["times"]),
        str(each["people"]),
        str(each["cases"]),
        figure(each["raw"]),
        figure(each["alpha"]),
        figure(each["ac1"]),
        str(CriterionReading(each["reading"]).label),
    ]


def _case(case: Mapping[str, Any], criteria: Sequence[Mapping[str, Any]]) -> list[str]:
    labels = {each["code"]: each["label"] for each in criteria}
    share, gap = case["top_share"], case["gap"]
    top = "–" if share is None else f"{labels.get(case['top'], case['top'])} ({figure(share)})"
    return [
        case["title"],
        str(case["people"]),
        figure(case["entropy"]),
        figure(case["agreement"]),
        top,
        figure(gap["value"]) if gap else "–",
        interval(gap["interval"]) if gap else "–",
        figure(gap["adjusted"], 3) if gap else "–",
        str(Diagnosis(case["diagnosis"]).label),
    ]


def _most_divided_first(cases: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    return sorted(cases, key=lambda case: (-(case["entropy"] if case["entropy"] is not None else -1), case["code"]))


def change_headers() -> list[str]:
    """The columns of the table of changes."""
    return [
        _("Versies"),
        _("Dezelfde casussen"),
        _("Ruw: eerst en daarna"),
        _("Verandering"),
        _("95%-interval"),
        _("Alpha: eerst en daarna"),
        _("Verandering"),
        _("95%-interval"),
        _("Nieuwe casussen"),
        _("Alpha daarop"),
    ]


def change_rows(changes: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Two versions per row: the paired change on the same cases, and the level on cases that are new."""
    rows = []
    for change in changes:
        raw, alpha, held_out = change["raw"], change["alpha"], change["held_out"]
        level = figure(held_out["alpha"])
        if held_out["interval"]:
            level = f"{level} ({interval(held_out['interval'])})"
        rows.append(
            [
                _("%(earlier)d en %(later)d") % {"earlier": change["from"][0], "later": change["to"][0]},
                str(change["cases"]),
                f"{figure(raw['before'])} · {figure(raw['after'])}",
                figure(raw["value"]),
                interval(raw["interval"]),
                f"{figure(alpha['before'])} · {figure(alpha['after'])}",
                figure(alpha["value"]),
                interval(alpha["interval"]),
                str(held_out["cases"]),
                level,
            ]
        )
    return {"headers": change_headers(), "rows": rows, "least": CASES_FOR_INTERVAL}
