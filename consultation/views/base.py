"""What all screens of a round share: which round, which draft, and what to say when that is not so simple."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.functional import cached_property
from django.utils.http import url_has_allowed_host_and_scheme
from django.views import View

from contributions import service as contributions

from .. import cookies, drafts, held_card
from ..context import RoundScreen, code_context
from ..drafts import Draft
from ..models import Item, Round
from ..progress import Path, items_of, path_of


class RoundView(View):
    """A screen of a public round. Nothing of it may stay in a cache: the computer may be shared."""

    #: A screen for reading, the same for everybody, without words of one person (pages.shared_caching lists it).
    is_for_everybody = False
    round: Round

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find the round, answer, and keep the answer out of every cache."""
        self.round = self.find_round(kwargs.pop("slug"))
        response = self.answer(request, *args, **kwargs)
        if not self.is_for_everybody:
            add_never_cache_headers(response)
        return response

    def find_round(self, slug: str) -> Round:
        """The round at this address that is or was public, or a 404."""
        try:
            return Round.objects.known().select_related("occasion").get(slug=slug)
        except Round.DoesNotExist:
            raise Http404("no public round at this address") from None

    def answer(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Hand over to get() or post()."""
        return super().dispatch(request, *args, **kwargs)

    def show(self, template: str, status: int = 200, **context: Any) -> HttpResponse:
        """Render a screen of this round."""
        screen = RoundScreen(self.round, self.request.get_full_path())
        always = {"screen": screen, "card_note": held_card.note(self.request)}
        return render(self.request, f"consultation/{template}.html", {**always, **context}, status=status)

    def unknown(self) -> HttpResponseBase:
        """No draft behind this browser: start again, or type the code."""
        return self.show("unknown_draft", status=409 if self.request.method == "POST" else 200)

    def go(self, name: str, *args: Any, query: str = "") -> HttpResponseRedirect:
        """To another screen of this round."""
        return HttpResponseRedirect(self.address(name, *args) + (f"?{query}" if query else ""))

    def address(self, name: str, *args: Any) -> str:
        """Where another screen of this round is."""
        return reverse(f"consultation:{name}", args=[self.round.slug, *args])

    @cached_property
    def code(self) -> str:
        """The code this browser holds for this round; "" when it holds none."""
        return cookies.code_in(self.request, self.round)


class DraftView(RoundView):
    """A screen that needs a draft that was begun, in a round that takes answers."""

    draft: Draft
    with_answers = True

    def answer(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Say what to do when there is no draft to work on; else hand over."""
        items = self.items if self.with_answers and self.code else ()
        self.draft = drafts.find(self.round, self.code, with_answers=self.with_answers, items=items)
        if self.draft.is_handed_in:
            return self.handed_in()
        if not self.round.takes_answers():
            return self.closed()
        if not self.draft.is_begun:
            return self.unknown()
        try:
            return super().answer(request, *args, **kwargs)
        except drafts.NoDraftAnyMore:
            return self.gone()
        except contributions.Refused as refusal:
            return self.show("refused", status=409, sentence=refusal.sentence)

    def handed_in(self) -> HttpResponseBase:
        """What was handed in stays as it is."""
        return self.go("thanks", query="al=1" if self.request.method == "POST" else "")

    def closed(self, typed: tuple[str, ...] = ()) -> HttpResponse:
        """The round takes no answers: the draft is kept, and here is its code."""
        code = code_context(self.code) if self.draft.is_begun else {}
        status = 409 if self.request.method == "POST" else 200
        return self.show("closed", status=status, typed=typed, change=self.round.changes.first(), **code)

    def gone(self) -> HttpResponseBase:
        """Between two clicks the draft was handed in, or deleted."""
        draft = drafts.find(self.round, self.code, with_answers=False)
        return self.handed_in() if draft.is_handed_in else self.unknown()

    @cached_property
    def items(self) -> list[Item]:
        """All questions of the round."""
        return items_of(self.round)

    @property
    def path(self) -> Path:
        """The way through the questions with the answers of now."""
        return self.path_with(further=self.is_further)

    def path_with(self, *, further: bool) -> Path:
        """The same, when somebody asked for more than enough; or as if somebody had."""
        return path_of(
            self.items,
            self.draft.answers.values(),
            seed=self.code,
            group=self.draft.group,
            is_invited=self.draft.is_invited or held_card.is_valid_for(self.request, self.round),
            further=further,
        )

    @property
    def is_change(self) -> bool:
        """Whether somebody came from the overview to change one thing, and goes back there."""
        return self._asked.get("terug") == "overzicht"

    @property
    def is_further(self) -> bool:
        """Whether somebody came from the overview to answer more of what is dealt, until it is enough."""
        return self._asked.get("meer") == "1"

    @property
    def _asked(self) -> QueryDict:
        return self.request.POST if self.request.method == "POST" else self.request.GET


def safe_path(request: HttpRequest, path: str, otherwise: str) -> str:
    """A path on this site that somebody came from; else the other one."""
    is_ours = path.startswith("/") and url_has_allowed_host_and_scheme(path, allowed_hosts={request.get_host()})
    return path if is_ours else otherwise
