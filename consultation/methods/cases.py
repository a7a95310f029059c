"""The method `cases`: try criteria on made-up cases."""

from django.utils.translation import gettext_lazy as _

from ..enums import MethodCode
from .step_method import StepMethod

CASES = StepMethod(
    code=MethodCode.CASES,
    kinds={},
    promise=_("Wij kijken of mensen de criteria hetzelfde lezen. Zo worden de criteria beter."),
    explained="consultation/explained/cases.html",
)
