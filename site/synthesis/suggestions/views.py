"""The screens of suggested codes: how it stands per code, looking at them one by one, the switch, and learning."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from audit.service import looked
from contributions.service import Refused

from ..coding.views.access import OnlyAnalysts
from ..enums import SuggestionState
from ..models import Code, Suggestion
from ..permissions import may_change_codebook
from .asking import best_first, lately_decided, rows_per_code
from .deciding import move
from .switching import is_on, switch
from .training import ask, newest

MOST_SHOWN = 20
DEEDS = {
    "klopt": SuggestionState.AGREED,
    "klopt_niet": SuggestionState.REFUSED,
    "terug": SuggestionState.OPEN,
}


class _Screen(OnlyAnalysts, WagtailAdminTemplateMixin, TemplateView):
    header_icon = "pick"
    page_title: Any

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home > suggestions > this."""
        home = {"url": reverse("voorstellen:index"), "label": _("Voorstellen nakijken")}
        return [*self.breadcrumbs_items, home, {"url": "", "label": str(self.page_title)}]


class SuggestionsView(_Screen):
    """Whether it is on, how the learning went, and per code what waits and how often it was right."""

    template_name = "synthesis/admin/suggestions/index.html"
    page_title = gettext_lazy("Voorstellen nakijken")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home > this."""
        return [*self.breadcrumbs_items, {"url": "", "label": str(self.page_title)}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """While it is off nothing is asked but the switch."""
        on = is_on()
        return super().get_context_data(
            is_on=on,
            may_change=may_change_codebook(self.request.user),
            learning=newest() if on else None,
            rows=rows_per_code() if on else [],
            **kwargs,
        )


class OneCodeView(_Screen):
    """The suggestions for one code, best first; whoever agrees gives the code."""

    template_name = "synthesis/admin/suggestions/code.html"
    page_title = gettext_lazy("Voorstellen voor een code")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Showing the words is written down, one line for the page."""
        code = get_object_or_404(Code.objects.in_use(), pk=self.kwargs["pk"])
        found = list(best_first(code)[: MOST_SHOWN + 1])
        shown = found[:MOST_SHOWN]
        lately = list(lately_decided(code, self.colleague)) if is_on() else []
        if shown or lately:
            words = [each.contribution for each in (*shown, *lately)]
            looked("synthesis.read_words", by=self.colleague, on=code, seen=words, count=len(words))
        return super().get_context_data(
            code=code, suggestions=shown, is_more=len(found) > MOST_SHOWN, lately=lately, **kwargs
        )


class DecideView(OnlyAnalysts, View):
    """It is right, it is not, or take back what I said."""

    http_method_names = ("post",)

    def post(self, request: HttpRequest, number: int) -> HttpResponse:
        """Do it, and back to where one came from."""
        suggestion = get_object_or_404(Suggestion.objects.select_related("code"), pk=number)
        to = DEEDS.get(request.POST.get("actie", ""))
        if to is None:
            messages.error(request, _("Kies of het voorstel klopt."))
            return self._back(suggestion)
        try:
            move(suggestion, to, by=self.colleague)
        except Refused as refusal:
            messages.error(request, refusal.sentence)
        else:
            messages.success(request, _TOLD[to] % {"code": suggestion.code.name})
        return self._back(suggestion)

    def _back(self, suggestion: Suggestion) -> HttpResponse:
        asked = self.request.POST.get("waar", "")
        if url_has_allowed_host_and_scheme(asked, {self.request.get_host()}, require_https=self.request.is_secure()):
            return redirect(asked)
        return redirect("voorstellen:one", suggestion.code_id)


_TOLD = {
    SuggestionState.AGREED: gettext_lazy("De code ‘%(code)s’ staat erbij."),
    SuggestionState.REFUSED: gettext_lazy("Onthouden: dit gaat niet over ‘%(code)s’."),
    SuggestionState.OPEN: gettext_lazy("Teruggedraaid. Het voorstel voor ‘%(code)s’ wacht weer."),
}


class _OnlyKeepers(OnlyAnalysts, View):
    """A deed for who may change the codebook."""

    http_method_names = ("post",)

    def check(self) -> None:
        """Refuse everybody else."""
        if not may_change_codebook(self.request.user):
            raise PermissionDenied


class SwitchView(_OnlyKeepers):
    """On or off."""

    def post(self, request: HttpRequest) -> HttpResponse:
        """Switch, and say what that means."""
        self.check()
        on = request.POST.get("naar") == "aan"
        switch(on=on, by=self.colleague)
        messages.success(
            request,
            _("De voorstellen staan aan. Laat de computer nu leren.")
            if on
            else _("De voorstellen staan uit. Niemand ziet ze meer."),
        )
        return redirect("voorstellen:index")


class LearnView(_OnlyKeepers):
    """Have the computer learn."""

    def post(self, request: HttpRequest) -> HttpResponse:
        """Ask, and back to the screen that tells how far it is."""
        self.check()
        try:
            ask(by=self.colleague)
        except Refused as refusal:
            messages.error(request, refusal.sentence)
        else:
            messages.success(request, _("De computer leert nu van wat u codeerde. Kijk straks nog eens."))
        return redirect("voorstellen:index")


class ExplainedSuggestions(TemplateView):
    """For everybody: how a suggestion comes about, and who decides."""

    template_name = "synthesis/explained_suggestions.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Whether it is on now."""
        return super().get_context_data(is_on=is_on(), **kwargs)
