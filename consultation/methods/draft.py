"""The method `draft`: improve a text together, paragraph by paragraph."""

from django.utils.translation import gettext_lazy as _

from ..enums import MethodCode
from .step_method import StepMethod

DRAFT = StepMethod(
    code=MethodCode.DRAFT,
    kinds={},
    promise=_("Wij lezen wat u van elk stukje vindt, en maken daarmee de volgende versie."),
    explained="consultation/explained/draft.html",
)
