"""The method `priorities`: choose what comes first."""

from django.utils.translation import gettext_lazy as _

from ..enums import MethodCode
from .step_method import StepMethod

PRIORITIES = StepMethod(
    code=MethodCode.PRIORITIES,
    kinds={},
    promise=_("Wij tellen per groep wat mensen het belangrijkst vinden."),
    explained="consultation/explained/priorities.html",
)
