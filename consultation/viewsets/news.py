"""News by mail, per round: how many people want it, and which mails went out. Never to whom."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from notices import service as notices

from ..enums import NewsKind
from ..models import Round, RoundNews, Subscription
from ..news import subject_of
from ..permissions import may_invite


@dataclass(frozen=True, slots=True)
class NewsRow:
    """One piece of news: told, still to come, or skipped because something later was told first."""

    label: str
    is_skipped: bool
    news: RoundNews | None
    mails: notices.Progress | None


class NewsView(WagtailAdminTemplateMixin, TemplateView):
    """For who runs the round. At most five pieces of news, so a fixed number of queries."""

    template_name = "consultation/admin/news.html"
    page_title = gettext_lazy("Nieuws per mail")
    header_icon = "mail"
    round: Round

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Who may not is sent away before anything is looked up."""
        if not may_invite(request.user):
            raise PermissionDenied
        self.round = get_object_or_404(Round, pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home > Rondes > round > this."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse("rounds:index"), "label": _("Rondes")},
            {"url": reverse("rounds:inspect", args=[self.round.pk]), "label": self.round.title},
            {"url": "", "label": str(self.page_title)},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Who wants it in numbers, and the mails per piece of news."""
        noted = {news.kind: news for news in self.round.news.all()}
        wanting = Subscription.objects.confirmed().aggregate(
            this=Count("pk", filter=Q(round=self.round)), all=Count("pk", filter=Q(round=None))
        )
        order = list(NewsKind)
        rows = [
            NewsRow(
                label=str(kind.label),
                is_skipped=kind not in noted and any(later in noted for later in order[place:]),
                news=noted.get(kind),
                mails=notices.progress(subject_of(noted[kind])) if kind in noted else None,
            )
            for place, kind in enumerate(order)
        ]
        return super().get_context_data(**{**kwargs, "round": self.round, "rows": rows, "wanting": wanting})


urlpatterns = [path("<int:pk>/nieuws/", NewsView.as_view(), name="news")]
