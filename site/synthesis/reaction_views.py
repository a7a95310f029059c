"""Reacting to a decision that is not final: its own screen, without an account and without JavaScript."""

from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views import View

from contributions.service import ChangedMeanwhile
from people.service import offered_perspectives
from privacy.service import count_failure, guard_for_storage, too_many

from . import reaction_cookie
from .models import Decision
from .reaction_forms import ReactionForm
from .reactions import NoLongerOpen, closed_sentence, earlier_reaction, react

#: The code with which the guard says that a citizen service number was masked.
MASKED = "bsn"
#: Reactions from one address are braked like guesses: room for a classroom, not for a machine.
LIMIT = "decision-reaction"


class DecisionScreen(View):
    """A screen about one decision. Nothing of it stays in a cache: the computer may be shared."""

    decision: Decision

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find the decision, answer, and keep the answer out of every cache."""
        decisions = Decision.objects.select_related("agenda_item")
        if request.method != "POST":
            decisions = decisions.public()  # who was typing while it was pulled back, still gets an answer
        self.decision = get_object_or_404(decisions, pk=kwargs.pop("pk"))
        response = super().dispatch(request, *args, **kwargs)
        add_never_cache_headers(response)
        return response

    def show(self, template: str, *, status: int = HTTPStatus.OK, **context: Any) -> HttpResponse:
        """Render a screen of this decision."""
        context["decision"] = self.decision
        return render(self.request, f"synthesis/reaction/{template}.html", context, status=status)

    def closed(self, sentence: str, typed: str = "", status: int = HTTPStatus.OK) -> HttpResponse:
        """One cannot react; what was typed is given back to copy."""
        return self.show("closed", sentence=sentence, typed=guard_for_storage(typed)[0], status=status)


class React(DecisionScreen):
    """The form."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Empty, or as this browser filled it in before."""
        if not self.decision.takes_reactions(timezone.localdate()):
            return self.closed(closed_sentence(self.decision))
        browser = "" if request.GET.get("anders") == "1" else reaction_cookie.browser_of(request)
        earlier = earlier_reaction(self.decision, browser)
        initial: dict[str, Any] = {}
        if earlier is not None:
            group = earlier.perspective
            initial = {"stance": earlier.stance, "words": earlier.words, "perspective": group.code if group else ""}
        return self._form(_form(initial=initial), browser, is_again=earlier is not None)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Keep it, or say why not with everything that was typed."""
        browser = reaction_cookie.browser_of(request)
        form = _form(request.POST)
        typed = request.POST.get("words", "")
        if not self.decision.takes_reactions(timezone.localdate()):
            return self.closed(closed_sentence(self.decision), typed, HTTPStatus.CONFLICT)
        if not form.is_valid():
            return self._form(form, browser, status=HTTPStatus.UNPROCESSABLE_ENTITY)
        if not browser:  # without the number of the form a double click would be two reactions
            return self._form(form, browser, must_repeat=True, status=HTTPStatus.CONFLICT)
        if too_many(LIMIT, request):
            sentence = _("Er kwamen hier net veel reacties vandaan. Wacht tien minuten, en verstuur dan opnieuw.")
            return self._form(form, browser, refusal=sentence, status=HTTPStatus.TOO_MANY_REQUESTS)
        count_failure(LIMIT, request)
        given = form.cleaned_data
        try:
            react(
                self.decision,
                browser,
                stance=given["stance"],
                words=given["words"],
                perspective=given["perspective"],
                version=given["version"],
            )
        except NoLongerOpen as refusal:
            return self.closed(refusal.sentence, typed, HTTPStatus.CONFLICT)
        except ChangedMeanwhile as refusal:
            self.decision.refresh_from_db()
            return self._form(form, browser, reread=True, refusal=refusal.sentence, status=HTTPStatus.CONFLICT)
        response = redirect("synthesis:reacted", self.decision.pk)
        if MASKED in guard_for_storage(typed)[1]:
            response["Location"] += "?nummer=1"
        return response

    def _form(
        self, form: ReactionForm, browser: str, *, reread: bool = False, status: int = HTTPStatus.OK, **context: Any
    ) -> HttpResponse:
        """The form with what was typed, a BSN excepted. `reread`: from now on it is about the text of now."""
        if form.is_bound:
            shown = self.request.POST.copy()
            shown["words"] = guard_for_storage(shown.get("words", ""))[0]
            if reread:
                shown["version"] = str(self.decision.version)
            form.data = shown
        else:
            form.initial["version"] = self.decision.version
        response = self.show("form", form=form, status=status, **context)
        reaction_cookie.hold(response, browser or reaction_cookie.new_browser())
        return response


class Reacted(DecisionScreen):
    """That it is in, and what happens now."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Says so when a number was taken out."""
        return self.show("done", was_masked=request.GET.get("nummer") == "1")


class LetGo(DecisionScreen):
    """Take the number off this browser, for who shares it."""

    http_method_names = ("post",)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Back to the decision itself."""
        response = redirect("wagtail_serve", f"wat-deden-we-ermee/besluit/{self.decision.pk}/")
        reaction_cookie.let_go(response)
        return response


def _form(data: Any = None, initial: dict[str, Any] | None = None) -> ReactionForm:
    groups = [offered.group for offered in offered_perspectives()]
    return ReactionForm(data, initial=initial, groups=groups, auto_id="reactie_%s")
