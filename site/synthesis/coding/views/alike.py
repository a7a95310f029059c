"""Near-identical words: having them found, and coding a group in one deed."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from audit.service import looked
from contributions.models import Contribution
from contributions.service import Refused

from ...likeness.deeds import alike, code_alike
from ...likeness.finding import ask
from ...models import Code
from ..asking import WAITS
from ..tree import tree
from .access import OnlyAnalysts, uuids

#: So many are shown and coded at once; what is left comes after it.
MOST_SHOWN = 100


class CompareView(OnlyAnalysts, View):
    """Have the computer look which words are nearly the same."""

    http_method_names = ("post",)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Ask, and back to the list, which tells how far it is."""
        try:
            ask(by=self.colleague)
        except Refused as refusal:
            messages.error(request, refusal.sentence)
        else:
            messages.success(request, _("De computer vergelijkt nu alle inbreng. Kijk straks nog eens."))
        return redirect("coderen:index")


class AlikeView(OnlyAnalysts, WagtailAdminTemplateMixin, View):
    """The group that one contribution belongs to: read them, tick them, give them codes together."""

    template_name = "synthesis/admin/coding/alike.html"
    page_title = gettext_lazy("Codeer inbreng die op elkaar lijkt")
    header_icon = "copy"

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """The words; opening them is written down."""
        return self._show(self._find(pk))

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Code what was ticked; a refusal keeps the ticks."""
        contribution = self._find(pk)
        chosen, wanted = uuids(request.POST.getlist("bijdrage")), uuids(request.POST.getlist("code"))
        codes = list(Code.objects.filter(pk__in=wanted))
        try:
            number = code_alike(contribution, chosen, codes, by=self.colleague, done="klaar" in request.POST)
        except Refused as refusal:
            messages.error(request, refusal.sentence)
            return self._show(contribution)
        messages.success(
            request,
            ngettext("%(count)s bijdrage is gecodeerd.", "%(count)s bijdragen zijn gecodeerd.", number)
            % {"count": number},
        )
        return redirect(reverse("coderen:index") + f"?state={WAITS}")

    def _find(self, pk: UUID) -> Contribution:
        return get_object_or_404(Contribution.objects.for_analysis().only("question"), pk=pk)

    def _show(self, contribution: Contribution) -> HttpResponse:
        asked = "bijdrage" in self.request.POST or "code" in self.request.POST or self.request.method == "POST"
        group = alike(contribution).select_related("occasion", "reading").defer("original")
        shown = list(group[: MOST_SHOWN + 1])
        seen = shown[:MOST_SHOWN]
        looked("synthesis.read_words", by=self.colleague, on=contribution, seen=seen, count=len(seen))
        ticked = set(self.request.POST.getlist("bijdrage"))
        return self.render_to_response(
            self.get_context_data(
                contribution=contribution,
                group=[(each, not asked or str(each.pk) in ticked) for each in shown[:MOST_SHOWN]],
                is_more=len(shown) > MOST_SHOWN,
                most_shown=MOST_SHOWN,
                tree=tree(),
                ticked_codes=self.request.POST.getlist("code"),
                done=not asked or "klaar" in self.request.POST,
                back=reverse("coderen:one", args=[contribution.pk]),
            )
        )

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home > list > this."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse("coderen:index"), "label": _("Te coderen inbreng")},
            {"url": "", "label": str(self.page_title)},
        ]
