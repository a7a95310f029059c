"""The overview of packs: what fits, and the cards of one page of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, Subquery
from django.http import HttpRequest
from django.utils import timezone

from ..models import Figure, LessonPack, Release
from .asking import Asked
from .finding import found
from .in_words import levels_in_words, minutes_in_words
from .light import light_packs, themes_of

PER_PAGE = 12


@dataclass(frozen=True, slots=True)
class Card:
    """One pack in the list. `released_on` is the day of its newest release, if there is one."""

    pack: LessonPack
    url: str
    levels: str
    minutes: str
    released_on: Any
    has_old_figures: bool


def index_context(request: HttpRequest) -> dict[str, Any]:
    """The packs that fit what somebody asks for. Two queries, whatever there is."""
    everything = light_packs()
    themes = themes_of(everything)
    asked = Asked.of(request.GET.dict(), themes)
    fitting = found(asked.zoek, [pack for pack in everything if asked.fits(pack)])
    page = Paginator([pack.pk for pack in fitting], PER_PAGE).get_page(request.GET.get("p"))
    return {
        "asked": asked,
        "facets": asked.facets(themes),
        "chosen": asked.chosen(themes),
        "packs_page": page,
        "cards": _cards(list(page.object_list)),
        "query": asked.query,
    }


def _cards(wanted: Sequence[int]) -> list[Card]:
    """The cards of these packs, in this order. One query."""
    newest = Release.objects.ready().filter(pack=OuterRef("pk")).values("released_on")[:1]
    old = Figure.objects.filter(pack=OuterRef("pk"), valid_until__lt=timezone.localdate())
    packs = LessonPack.objects.annotate(released_on=Subquery(newest), has_old_figures=Exists(old)).in_bulk(wanted)
    return [_card(packs[pk]) for pk in wanted if pk in packs]


def _card(pack: Any) -> Card:
    return Card(
        pack=pack,
        url=pack.get_absolute_url(),
        levels=levels_in_words(pack.levels),
        minutes=minutes_in_words(pack.minutes),
        released_on=pack.released_on,
        has_old_figures=pack.has_old_figures,
    )
