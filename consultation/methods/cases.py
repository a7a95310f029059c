"""The method `cases`: try criteria on made-up cases."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from ..enums import MethodCode
from ..models import Step
from ..results.cases_showing import show
from .step_method import StepMethod


def _count(step: Step, using: str = "default") -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    from ..results.cases_counting import count  # noqa: PLC0415 -- brings numpy: only the worker counts

    return count(step, using)


CASES = StepMethod(
    code=MethodCode.CASES,
    kinds={},
    promise=_("Wij kijken of mensen de criteria hetzelfde lezen. Zo worden de criteria beter."),
    explained="consultation/explained/cases.html",
    count=_count,
    show=show,
    results_template="consultation/results/cases.html",
    annex_template="consultation/results/cases_annex_link.html",
)
