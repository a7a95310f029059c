"""The method `priorities`: choose what comes first, by dividing points, by choosing a few, or by ranking."""

from django.utils.translation import gettext_lazy as _

from ..enums import ItemKind, MethodCode
from ..results.priorities import count, show
from .base import Method
from .points import Points
from .priorities_settings import PrioritiesSettings
from .ranking import Ranking
from .step_method import StepMethod
from .top import Top

KINDS: dict[str, Method] = {
    ItemKind.POINTS: Points(),
    ItemKind.TOP: Top(),
    ItemKind.RANKING: Ranking(),
}


PRIORITIES = StepMethod(
    code=MethodCode.PRIORITIES,
    kinds=KINDS,
    promise=_("Wij tellen per groep wat mensen het belangrijkst vinden."),
    explained="consultation/explained/priorities.html",
    count=count,
    show=show,
    results_template="consultation/results/priorities.html",
    annex_template="consultation/admin/priorities_annex.html",
    settings_form=PrioritiesSettings,
)
