"""The panel "Wat loopt er?" on the first screen of the admin."""

from typing import Any

from django.db.models import BooleanField, ExpressionWrapper, Q
from django.utils import timezone
from wagtail.admin.ui.components import Component

from .enums import RoundState
from .models import CallBackRequest, Round
from .permissions import may_handle_call_backs

_RUNNING = (RoundState.DRAFT, RoundState.ANNOUNCED, RoundState.OPEN, RoundState.REVIEW)


class RunningPanel(Component):
    """Rounds that ask for attention, and people who wait for a call. Two queries, whatever runs."""

    order = 50
    template_name = "consultation/admin/running.html"

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        """At most ten rounds, the open ones first."""
        user = parent_context["request"].user
        late = Q(state=RoundState.ANNOUNCED, opens_at__lte=timezone.now())
        return {
            "rounds": list(
                Round.objects.filter(state__in=_RUNNING)
                .with_people_counted()
                .annotate(is_late=ExpressionWrapper(late, output_field=BooleanField()))
                .order_by("closes_at", "pk")[:10]
            ),
            "open_call_backs": (CallBackRequest.objects.waiting().count() if may_handle_call_backs(user) else 0),
        }
