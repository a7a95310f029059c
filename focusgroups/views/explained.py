"""How a plan is made, on a page in plain words (promise 11 of the design)."""

from typing import Any

from django.views.generic import TemplateView

from ..planning.solving import FEW_MOMENTS
from ..table_rules import FEWEST_CITIZENS, MOST_OFFICIALS


class ExplainedPlans(TemplateView):
    """One page, with the same numbers as the planner uses."""

    template_name = "focusgroups/explained_plans.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The numbers of the rules."""
        return super().get_context_data(
            fewest_citizens=FEWEST_CITIZENS, most_officials=MOST_OFFICIALS, few_moments=FEW_MOMENTS, **kwargs
        )
