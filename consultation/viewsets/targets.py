"""The screen "Wie willen wij horen?": all targets of a round as one table."""

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from contributions.service import ChangedMeanwhile, Refused

from ..models import Round
from ..permissions import may_change_targets
from ..target_forms import TargetsForm
from ..targets import may_change, set_targets, targets_of, tree_of_targets


class TargetsView(WagtailAdminTemplateMixin, TemplateView):
    """Shares, tolerances and minimums. What was typed stays until it is kept."""

    template_name = "consultation/admin/targets.html"
    page_title = gettext_lazy("Wie willen wij horen?")
    header_icon = "group"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """For organisers, while the targets can change."""
        if not may_change_targets(request.user):
            raise PermissionDenied
        self.round = get_object_or_404(Round, pk=kwargs["pk"])
        if not may_change(self.round):
            messages.error(request, _("De ronde is gesloten. De streefcijfers staan nu vast."))
            return redirect("rounds:inspect", self.round.pk)
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The table as it is kept."""
        return self._show(TargetsForm(tree=tree_of_targets(), targets=targets_of(self.round)))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Keep it, or say what does not add up."""
        form = TargetsForm(request.POST, tree=tree_of_targets(), targets=targets_of(self.round))
        if not form.is_valid():
            return self._show(form, HTTPStatus.UNPROCESSABLE_ENTITY)
        try:
            set_targets(self.round, form.wishes(), seen=form.cleaned_data["version"], by=request.user)  # type: ignore[arg-type]
        except ChangedMeanwhile as refusal:
            form.add_error(None, refusal.sentence)
            form.show_newest()
            return self._show(form, HTTPStatus.CONFLICT, is_behind=True)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
            return self._show(form, HTTPStatus.UNPROCESSABLE_ENTITY)
        messages.success(request, _("De streefcijfers zijn bewaard."))
        return redirect("rounds:balance", self.round.pk)

    def _show(self, form: TargetsForm, status: int = HTTPStatus.OK, *, is_behind: bool = False) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form, is_behind=is_behind), status=status)

    def get_page_subtitle(self) -> str:
        """Of which round."""
        return self.round.title

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home > Rondes > round > whom to hear."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse("rounds:index"), "label": _("Rondes")},
            {"url": reverse("rounds:inspect", args=[self.round.pk]), "label": self.round.title},
            {"url": "", "label": str(self.page_title)},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The form and its round."""
        return super().get_context_data(round=self.round, **kwargs)


urlpatterns = [path("<int:pk>/streefcijfers/", TargetsView.as_view(), name="targets")]
