"""The portfolio of one step, from what was counted and from the bank of cases. Three queries."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..models import Case, ElementVersion, Step, StepResults
from .portfolio import MIDDLE_WEIGHT, Candidate, appraise


@dataclass(frozen=True, slots=True)
class CriterionWeight:
    """A criterion with the weight it has in the version that people judged."""

    code: str
    label: str
    weight: int


def criteria_of(step: Step, results: Mapping[str, Any]) -> list[CriterionWeight]:
    """The criteria of a step; one without a weight weighs middling. One query."""
    known: dict[str, int | None] = {}
    if step.product_version_id:
        elements = ElementVersion.objects.filter(version=step.product_version_id)
        known = dict(elements.values_list("element__code", "weight"))
    return [
        CriterionWeight(each["code"], each["label"], known.get(each["code"]) or MIDDLE_WEIGHT)
        for each in results.get("criteria", ())
    ]


def candidates_of(kept: StepResults, weights: Mapping[str, int]) -> list[Candidate]:
    """Every case of a step that was counted, with its days from the bank. One query."""
    results, votes = kept.results, kept.annex.get("votes", {})
    groups = [group["code"] for group in results.get("groups", ())]
    cases = results.get("cases", [])
    days = dict(Case.objects.filter(code__in=[case["code"] for case in cases]).values_list("code", "effort"))
    found = []
    for case in cases:
        worth, wanted = appraise([tuple(vote) for vote in votes.get(case["item"], ())], weights, groups)
        kinds = {name: case.get(name, "") for name in ("group", "weight", "reach")}
        found.append(Candidate(case["code"], case["title"], days.get(case["code"], 1), kinds, worth, wanted))
    return found
