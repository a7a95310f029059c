"""The method `draft`: improve a text together, paragraph by paragraph."""

from django.utils.translation import gettext_lazy as _

from ..enums import ItemKind, MethodCode
from ..results.draft import count, show
from .open_question import OpenQuestion
from .paragraph import Paragraph
from .step_method import StepMethod

DRAFT = StepMethod(
    code=MethodCode.DRAFT,
    kinds={ItemKind.PARAGRAPH: Paragraph(), ItemKind.OPEN: OpenQuestion()},
    promise=_("Wij lezen wat u van elk stukje vindt, en maken daarmee de volgende versie."),
    explained="consultation/explained/draft.html",
    count=count,
    show=show,
    results_template="consultation/results/draft.html",
)
