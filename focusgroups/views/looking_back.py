"""Where a participant looks at the report: by link, without logging in, and without any script."""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views import View

from contributions.service import Refused
from privacy import service as privacy

from ..enums import CheckState, QuoteAnswer
from ..models import CheckedQuote, MemberCheck
from ..reporting.answering import Answer, Said, answer, why_closed
from ..reporting.links import check_behind

MOST_CHARACTERS = 5_000
_YES, _NO = "ja", "nee"


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, and at which field."""

    field_id: str
    message: str


@dataclass(slots=True)
class QuoteShown:
    """One quote with what was, or is being, said of it."""

    quote: CheckedQuote
    answer: str
    better: str
    problem: str = ""

    @property
    def key(self) -> str:
        """The number of the quote, as it stands in the names of fields."""
        return str(self.quote.pk)

    @property
    def is_gone(self) -> bool:
        """Whether the words were taken away: nothing can be said of them any more."""
        return bool(self.quote.contribution.emptied_reason)


@dataclass(slots=True)
class Screen:
    """What the form holds."""

    is_right: str
    remark: str
    quotes: list[QuoteShown]

    @classmethod
    def kept(cls, check: MemberCheck) -> "Screen":
        """As it was answered the last time."""
        shown = [
            QuoteShown(quote, quote.answer, quote.replacement.original if quote.replacement else "")
            for quote in quotes_of(check)
        ]
        changed = {QuoteAnswer.CHANGED, QuoteAnswer.WITHDRAWN} & {each.answer for each in shown}
        is_right = _YES if check.state == CheckState.AGREED else ""
        if check.state == CheckState.CORRECTED and (check.remark or not changed):
            is_right = _NO
        return cls(is_right, check.remark, shown)

    @classmethod
    def typed(cls, check: MemberCheck, request: HttpRequest) -> "Screen":
        """As it is being answered. A BSN does not come back on the screen."""
        post, screen = request.POST, cls.kept(check)
        screen.is_right = post.get("klopt", "")
        screen.remark = _guarded(post.get("opmerking", ""))
        for each in screen.quotes:
            if not each.is_gone:
                each.answer = post.get(f"zin_{each.quote.pk}", "")
                each.better = _guarded(post.get(f"beter_{each.quote.pk}", ""))
        return screen

    def problems(self) -> list[Problem]:
        """What must be mended before it can be kept."""
        found = []
        for each in self.quotes:
            if each.answer == QuoteAnswer.CHANGED and not each.better.strip():
                each.problem = _("Schrijf op hoe u het bedoelde. Of kies een ander antwoord.")
            elif len(each.better) > MOST_CHARACTERS:
                each.problem = _("Deze tekst is te lang. Maak hem korter dan 5000 tekens.")
            if each.problem:
                found.append(Problem(f"beter_{each.quote.pk}", each.problem))
        if len(self.remark) > MOST_CHARACTERS:
            found.append(Problem("opmerking", _("Deze tekst is te lang. Maak hem korter dan 5000 tekens.")))
        return found

    def as_answer(self) -> Answer:
        """For the deed."""
        said = {each.quote.pk: Said(each.answer, each.better) for each in self.quotes if not each.is_gone}
        return Answer({_YES: True, _NO: False}.get(self.is_right), self.remark, said)


class LookBackView(View):
    """The summary, one's own words one by one, and room to say something. Opening it changes nothing."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find whose link it is, and keep the screen out of every cache."""
        check = check_behind(kwargs["token"])
        response: HttpResponseBase
        if check is None:
            response = render(request, "focusgroups/look_back_gone.html", status=HTTPStatus.NOT_FOUND)
        else:
            self.check = check
            response = super().dispatch(request, *args, **kwargs)
        add_never_cache_headers(response)
        return response

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        """The form, filled in with what was said before; or the sentence why nothing can be said."""
        if sentence := why_closed(self.check):
            return render(request, "focusgroups/look_back_closed.html", {"sentence": sentence, "check": self.check})
        return self.show(Screen.kept(self.check), is_done="klaar" in request.GET)

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        """Keep it. With something in the text that others may recognise, ask once whether it may stay."""
        if sentence := why_closed(self.check):
            context = {"sentence": sentence, "check": self.check, "typed": typed_texts(request)}
            return render(request, "focusgroups/look_back_closed.html", context, status=HTTPStatus.CONFLICT)
        screen = Screen.typed(self.check, request)
        if problems := screen.problems():
            return self.show(screen, problems=problems, status=HTTPStatus.UNPROCESSABLE_ENTITY)
        notes = _notes(request)
        if notes and "laat_staan" not in request.POST:
            return self.show(screen, notes=notes)
        try:
            answer(self.check, screen.as_answer())
        except Refused as refusal:
            problem = Problem("klopt", refusal.sentence)
            return self.show(screen, problems=[problem], status=HTTPStatus.UNPROCESSABLE_ENTITY)
        return HttpResponseRedirect(f"{request.path}?klaar")

    def show(self, screen: Screen, *, status: int = HTTPStatus.OK, **context: Any) -> HttpResponse:
        """The form."""
        values = {
            "check": self.check,
            "report": self.check.report,
            "gathering": self.check.report.gathering,
            "screen": screen,
            "choices": right_choices(),
            "quote_choices": quote_choices(),
            "limit": MOST_CHARACTERS,
            **context,
        }
        return render(self.request, "focusgroups/look_back.html", values, status=status)


def right_choices() -> list[dict[str, str]]:
    """What can be said of the summary."""
    return [
        {"value": _YES, "label": _("Ja, het klopt")},
        {"value": _NO, "label": _("Nee, er moet iets anders")},
    ]


def quote_choices() -> list[dict[str, str]]:
    """What can be said of a quote."""
    return [
        {"value": QuoteAnswer.AGREED.value, "label": _("Klopt")},
        {"value": QuoteAnswer.CHANGED.value, "label": _("Zo bedoelde ik het")},
        {
            "value": QuoteAnswer.WITHDRAWN.value,
            "label": _("Haal dit weg"),
            "meaning": _("Wij wissen deze woorden. Dat kan niet terug."),
        },
    ]


def quotes_of(check: MemberCheck) -> list[CheckedQuote]:
    """Somebody's quotes, in the order in which they were said. One query."""
    found = check.quotes.select_related("contribution", "replacement")
    return list(found.order_by("contribution__order", "pk"))


def typed_texts(request: HttpRequest) -> list[str]:
    """What somebody typed into a form that closed meanwhile, to copy; without a BSN."""
    texts = [text for name, text in request.POST.items() if name == "opmerking" or name.startswith("beter_")]
    return [guarded for text in texts if isinstance(text, str) and (guarded := _guarded(text).strip())]


def _notes(request: HttpRequest) -> list[str]:
    """What deserves a second look in all that was typed, each sentence once."""
    texts = [str(text) for name, text in request.POST.items() if name == "opmerking" or name.startswith("beter_")]
    found = [sentence for text in texts for sentence in privacy.explain(privacy.inspect(privacy.clean(text)))]
    return list(dict.fromkeys(found))


def _guarded(text: str) -> str:
    return privacy.guard_for_storage(text)[0]
