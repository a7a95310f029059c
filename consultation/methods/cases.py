"""The method `cases`: try criteria on made-up cases."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from ..cases.blocks import block, deal, per_person, portions
from ..cases.routing import route
from ..enums import ItemKind, MethodCode
from ..models import Step
from ..results.cases_showing import show
from .case_kind import CaseKind
from .case_settings import CaseSettingsForm
from .step_method import StepMethod


def in_session(step: Step) -> Step:
    """The step as it is set for who came with a card: more cases, in the same blocks."""
    set_to = portions(step)
    settings = {**step.settings, "per_person": set_to.per_session, "block_size": set_to.block_size}
    return Step(pk=step.pk, round_id=step.round_id, method=step.method, title=step.title, settings=settings)


def _count(step: Step, using: str = "default") -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    from ..results.cases_counting import count  # noqa: PLC0415 -- brings numpy: only the worker counts

    return count(step, using)


CASES = StepMethod(
    code=MethodCode.CASES,
    kinds={ItemKind.CASE: CaseKind()},
    promise=_("Wij kijken of mensen de criteria hetzelfde lezen. Zo worden de criteria beter."),
    explained="consultation/explained/cases.html",
    deal=deal,
    dealt_kinds=frozenset({ItemKind.CASE}),
    most=per_person,
    paper=block,
    invited=in_session,
    route=route,
    settings_form=CaseSettingsForm,
    others_template="consultation/others_cases.html",
    count=_count,
    show=show,
    results_template="consultation/results/cases.html",
    annex_template="consultation/results/cases_annex_link.html",
)
