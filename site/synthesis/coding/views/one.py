"""Coding one contribution: the words, what was said of them, and on to the next."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from audit.service import looked
from contributions.models import Contribution
from contributions.service import Refused

from ...enums import NoContentReason
from ...likeness.deeds import alike
from ...models import Code, Excerpt
from ...second.drawing import coders_of, is_blind_for
from ..asking import excerpts_of, following, group_of, of_the_same_person, preceding
from ..cutting import Sentence, pieces, places_of, print_of, sentences
from ..deeds import code_words, mark_coded, mark_without_content, read_again, take_code
from ..tree import tree
from .access import OnlyAnalysts, uuids
from .words import narrowed


class CodeView(OnlyAnalysts, WagtailAdminTemplateMixin, View):
    """Choose words and codes; say that one is done, or that there is nothing in it."""

    header_icon = "edit"
    template_name = "synthesis/admin/coding/one.html"
    page_title = gettext_lazy("Codeer deze inbreng")

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """The words; opening them is written down."""
        contribution = self._find(pk)
        if is_blind_for(self.colleague, contribution):
            return self._to_the_sample()
        return self._show(contribution)

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Do what was chosen; a refusal shows the words again, with the sentence and what was ticked."""
        contribution = self._find(pk)
        coders = coders_of(contribution)
        if self.colleague.pk in coders:
            return self._to_the_sample()
        deeds: dict[str, Callable[[Contribution], HttpResponse]] = {
            "give": self._give,
            "take": self._take,
            "done": self._done,
            "no_content": self._no_content,
            "again": self._again,
        }
        deed = deeds.get(request.POST.get("actie", ""))
        if deed is None:
            messages.error(request, _("Kies wat u met deze inbreng wilt doen."))
            return self._show(contribution)
        try:
            if coders:
                raise Refused(_("Twee collega’s coderen deze inbreng nu los van elkaar. Ga naar de volgende."))
            return deed(contribution)
        except Refused as refusal:
            messages.error(request, refusal.sentence)
            return self._show(self._find(pk))

    # --- What one can do --------------------------------------------------------------------------

    def _give(self, contribution: Contribution) -> HttpResponse:
        codes = uuids(self.request.POST.getlist("code"))
        if not codes:
            raise Refused(_("Kies minstens één code."))
        self._check_words_are_the_same(contribution)
        code_words(contribution, *self._span(contribution), codes, by=self.colleague)
        messages.success(self.request, _("De code staat erbij."))
        return self._stay(contribution)

    def _take(self, contribution: Contribution) -> HttpResponse:
        place, _colon, code_pk = self.request.POST.get("codering", "").partition(":")
        excerpt = Excerpt.objects.filter(contribution=contribution, pk__in=uuids([place])).first()
        code = Code.objects.filter(pk__in=uuids([code_pk])).first()
        if excerpt and code and take_code(excerpt, code, by=self.colleague):
            messages.success(self.request, _("De code is weggehaald."))
        return self._stay(contribution)

    def _done(self, contribution: Contribution) -> HttpResponse:
        mark_coded(contribution, by=self.colleague)
        return self._on(contribution, _("Klaar. Dit is de volgende."))

    def _no_content(self, contribution: Contribution) -> HttpResponse:
        reason = self.request.POST.get("reden", "")
        if reason and reason not in NoContentReason.values:
            reason = ""
        mark_without_content(contribution, reason=reason, by=self.colleague)
        return self._on(contribution, _("Gemarkeerd als ‘zonder inhoud’. Dit is de volgende."))

    def _again(self, contribution: Contribution) -> HttpResponse:
        read_again(contribution, by=self.colleague)
        messages.success(self.request, _("Deze inbreng wacht weer."))
        return self._stay(contribution)

    # --- Around it --------------------------------------------------------------------------------

    def _to_the_sample(self) -> HttpResponse:
        """Whoever codes these words apart sees nobody's codes on them."""
        messages.warning(self.request, _("Deze inbreng zit in een steekproef. Codeer haar daar, zonder andere codes."))
        return redirect("samen_coderen:index")

    def _span(self, contribution: Contribution) -> tuple[int, int]:
        """What was selected with the mouse; else the typed words; else from the first to the last ticked sentence;
        else everything."""
        start, end = (_number(self.request.POST.get(name, "")) for name in ("van", "tot"))
        if start is not None and end is not None:
            return start, end
        typed = self.request.POST.get("woorden", "")
        found = sentences(contribution.redacted)
        ticked = [number for number in map(_number, self.request.POST.getlist("zin")) if number is not None]
        ticked = [number for number in ticked if number < len(found)]
        if typed.strip():
            return _only_place(contribution.redacted, typed, [found[number] for number in ticked])
        if ticked:
            return found[min(ticked)].start, found[max(ticked)].end
        if self.request.POST.get("alles"):
            return 0, len(contribution.redacted)
        raise Refused(_("Kies eerst welke woorden u bedoelt."))

    def _check_words_are_the_same(self, contribution: Contribution) -> None:
        """Places in the text hold only for the words that were on the screen."""
        seen = self.request.POST.get("tekens", "")
        if seen and seen != print_of(contribution.redacted):
            raise Refused(_("De tekst is intussen veranderd. Lees haar opnieuw en kies de woorden nog eens."))

    def _find(self, pk: UUID) -> Contribution:
        words = Contribution.objects.for_analysis().select_related(
            "occasion", "reading", "participation__participant__perspective__parent"
        )
        return get_object_or_404(words, pk=pk)

    def _address(self, contribution: Contribution) -> str:
        kept = self.request.GET.urlencode()
        return reverse("coderen:one", args=[contribution.pk]) + (f"?{kept}" if kept else "")

    def _list(self) -> str:
        kept = self.request.GET.urlencode()
        return reverse("coderen:index") + (f"?{kept}" if kept else "")

    def _stay(self, contribution: Contribution) -> HttpResponse:
        """Back to where one was choosing: who works by keyboard does not walk down the page again."""
        return redirect(f"{self._address(contribution)}#codeer")

    def _on(self, contribution: Contribution, sentence: str) -> HttpResponse:
        upcoming = following(narrowed(self.request), contribution)
        if upcoming is None:
            messages.success(self.request, _("Klaar. Dit was de laatste in deze lijst."))
            return redirect(self._list())
        messages.success(self.request, sentence)
        return redirect(self._address(upcoming))

    def _show(self, contribution: Contribution) -> HttpResponse:
        looked("synthesis.read_words", by=self.colleague, on=contribution, count=1)
        excerpts = excerpts_of(contribution)
        words = narrowed(self.request)
        before, after = preceding(words, contribution), following(words, contribution)
        context: dict[str, Any] = {
            "contribution": contribution,
            "group": group_of(contribution),
            "reading": getattr(contribution, "reading", None),
            "print": print_of(contribution.redacted),
            "pieces": pieces(contribution.redacted, excerpts),
            "sentences": sentences(contribution.redacted),
            "excerpts": [(each, contribution.redacted[each.start : each.end]) for each in excerpts],
            "others": of_the_same_person(contribution)[:10],
            "tree": tree(),
            "reasons": NoContentReason.choices,
            "ticked_codes": self.request.POST.getlist("code"),
            "typed_words": self.request.POST.get("woorden", ""),
            "everything_ticked": "alles" in self.request.POST,
            "ticked_sentences": list(map(_number, self.request.POST.getlist("zin"))),
            "before_url": self._address(before) if before else "",
            "after_url": self._address(after) if after else "",
            "list_url": self._list(),
            "alike_count": max(alike(contribution).count() - 1, 0),
        }
        return self.render_to_response(self.get_context_data(**context))

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home > list > this."""
        return [
            *self.breadcrumbs_items,
            {"url": self._list(), "label": _("Te coderen inbreng")},
            {"url": "", "label": str(self.page_title)},
        ]


def _only_place(text: str, typed: str, within: list[Sentence]) -> tuple[int, int]:
    """Where the typed words stand; within the ticked sentences when there are any."""
    places = places_of(text, typed)
    if within:
        first, last = min(each.start for each in within), max(each.end for each in within)
        places = [(start, end) for start, end in places if first <= start and end <= last]
    if not places:
        raise Refused(_("Deze woorden staan niet in de tekst. Typ ze precies over."))
    if len(places) > 1:
        raise Refused(_("Deze woorden staan er vaker. Vink ook de zin aan, of typ meer woorden."))
    return places[0]


def _number(typed: Any) -> int | None:
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 8 else None
