"""What people wrote in a round: the list, and one of them with what readers said about it. Reading sets no cookie."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse

from ..forms import WordsFilterForm
from ..published_words import (
    page_of,
    public_words,
    questions_of,
    reasons_to,
    takes_reactions,
    themes_of,
    told,
)
from .base import RoundView


class PublishedWords(RoundView):
    """The list, to be narrowed by question and by theme."""

    http_method_names = ("get", "head", "options")

    def get(self, request: HttpRequest) -> HttpResponse:
        """An impossible choice narrows nothing."""
        questions, themes = questions_of(self.round), themes_of(self.round)
        asked = {choice.code: choice.label for choice in questions}
        question, theme = request.GET.get("vraag", ""), request.GET.get("thema", "")
        kept = {
            "vraag": question if question in asked else "",
            "thema": theme if theme in {choice.code for choice in themes} else "",
        }
        page = page_of(self.round, request.GET.get("p"), question=asked.get(kept["vraag"], ""), theme=kept["thema"])
        return self.show(
            "words",
            page=page,
            form=WordsFilterForm(initial=kept, questions=questions, themes=themes),
            query=urlencode({name: value for name, value in kept.items() if value}),
            is_narrowed=any(kept.values()),
            takes_reactions=takes_reactions(self.round),
        )


class OneContribution(RoundView):
    """One contribution, and the reasons of readers that were let through."""

    http_method_names = ("get", "head", "options")

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Gone when the writer took leave away, or a moderator took it off."""
        words = words_at(self, pk)
        reasons = reasons_to(words.contribution, request.GET.get("p")) if self.round.occasion.takes_reactions else None
        return self.show("words_one", words=words, reasons=reasons, takes_reactions=takes_reactions(self.round))


def words_at(view: RoundView, pk: UUID) -> Any:
    """These words of this round, as everybody may read them; else a 404."""
    found = public_words(view.round).filter(pk=pk).first()
    if found is None:
        raise Http404("no public words at this address")
    return told(view.round, [found])[0]
