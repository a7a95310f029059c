"""What the pages of good practices show."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.utils.translation import gettext as _

from contributions.models import AgendaItem
from contributions.service import public_place

from ..enums import StorySource
from ..models import PracticeIndexPage, PracticePage

PER_PAGE = 12


@dataclass(frozen=True, slots=True)
class Way:
    """One choice of a filter: what it says, where it leads, and whether it is the one that holds now."""

    label: str
    url: str
    is_chosen: bool


def index_context(index: PracticeIndexPage, request: HttpRequest) -> dict[str, Any]:
    """The stories, newest first, a page at a time, narrowed by who tells and what it is about.

    Unknown codes narrow nothing. Four queries, whatever the number of stories.
    """
    live = PracticePage.objects.live().child_of(index)
    items = list(AgendaItem.objects.filter(occasions__practices__in=live).distinct().order_by("number"))
    who = _known(request.GET.get("wie"), StorySource.values)
    about = _known(request.GET.get("onderwerp"), [item.code for item in items])
    found = live.order_by("-first_published_at", "-pk")
    if who:
        found = found.filter(told_by=who)
    if about:
        found = found.filter(dialogue__agenda_items__code=about)
    chosen = {"wie": who, "onderwerp": about}
    return {
        "stories": Paginator(found, PER_PAGE).get_page(request.GET.get("p")),
        "by_teller": _ways(chosen, "wie", [("", _("Iedereen")), *((each.value, each.label) for each in StorySource)]),
        "by_subject": _ways(chosen, "onderwerp", [("", _("Alles")), *((each.code, each.title) for each in items)]),
        "narrowed": bool(who or about),
        "query": urlencode({key: value for key, value in chosen.items() if value}),
    }


def practice_context(page: PracticePage) -> dict[str, Any]:
    """The conversation it came from, and what that was about. Three queries."""
    dialogue = page.dialogue
    return {
        "dialogue": dialogue,
        "dialogue_url": public_place(dialogue) if dialogue else "",
        "subjects": list(dialogue.agenda_items.all()) if dialogue else [],
        "parts": [
            (title, text)
            for title, text in (
                (_("Wat zat er vast?"), page.problem),
                (_("Wat was de oplossing?"), page.solution),
                (_("Hoe kwam het zover?"), page.how_reached),
                (_("Wat werd er beter?"), page.effect),
            )
            if text
        ],
    }


def _known(given: str | None, codes: list[str]) -> str:
    return given if given in codes else ""


def _ways(chosen: dict[str, str], name: str, choices: list[tuple[str, Any]]) -> list[Way]:
    """Each choice keeps what the other filter says."""
    return [
        Way(
            label=str(label),
            url="?" + urlencode({key: value for key, value in {**chosen, name: code}.items() if value}),
            is_chosen=chosen[name] == code,
        )
        for code, label in choices
    ]
