"""A round as a participant meets it, before it opens. Nothing is kept."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.views.generic import View

from ..editing import EDITABLE_STATES
from ..models import Item, Round
from ..permissions import may_change_rounds, may_view_rounds
from ..preview import preview_question


class RoundPreviewView(View):
    """One question of a round, as on the website."""

    http_method_names = ["get", "post"]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """For everybody who may see rounds behind the scenes."""
        if not may_view_rounds(request.user):
            raise PermissionDenied
        round_ = get_object_or_404(Round.objects.select_related("occasion"), pk=kwargs["pk"])
        return preview_question(
            request,
            round_,
            kwargs["number"],
            address=lambda number: reverse("rounds:preview", args=[round_.pk, number]),
            start=reverse("rounds:inspect", args=[round_.pk]),
            done=reverse("rounds:inspect", args=[round_.pk]),
            edit=_edit_address if may_change_rounds(request.user) and round_.state in EDITABLE_STATES else None,
        )


def _edit_address(item: Item) -> str:
    return reverse("rounds:item_inline", args=[item.pk]) + f"#vraag-{item.pk}"


urlpatterns = [path("<int:pk>/voorbeeld/<int:number>/", RoundPreviewView.as_view(), name="preview")]
