"""The method `statements`: weigh each other's statements."""

from django.utils.translation import gettext_lazy as _

from ..enums import MethodCode
from .step_method import StepMethod

STATEMENTS = StepMethod(
    code=MethodCode.STATEMENTS,
    kinds={},
    promise=_(
        "Wij tellen per groep hoeveel mensen het eens of oneens zijn. Zo zien wij waar iedereen het over eens is."
    ),
    explained="consultation/explained/statements.html",
)
