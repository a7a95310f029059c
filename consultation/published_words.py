"""What people wrote in a round, as everybody may read it: let through, with leave, and told so that nobody is found.

No day, no place, no order of arrival; the group only where at least ten people stand behind it (promise 4).
"""

import hashlib
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.paginator import Page, Paginator
from django.db.models import Count, F, QuerySet
from django.utils.translation import gettext as _

from contributions.models import AgendaItem, Contribution, Reaction
from contributions.service import NOT_TOLD, ContributionKind, ReactionKind, Scope, Teller

from .enums import RoundState
from .models import Round

PER_PAGE = 20
#: While people answer and while we read; after that the decision is where one can react.
REACTING_STATES = (RoundState.OPEN, RoundState.REVIEW)
#: The rounds of which words can be on the website.
STATES_WITH_WORDS = (RoundState.OPEN, RoundState.REVIEW, RoundState.DECIDED)


@dataclass(frozen=True, slots=True)
class Words:
    """One contribution as a visitor reads it. `support` is None as long as it is too little to tell."""

    contribution: Contribution
    source: str
    is_story: bool
    support: int | None = None
    reasons: int = 0


@dataclass(frozen=True, slots=True)
class Choice:
    """Something the list can be narrowed by."""

    code: str
    label: str


def public_words(round_: Round) -> QuerySet[Contribution]:
    """Everything of this round that may stand on the website, in an order that tells nothing."""
    of_round = Contribution.objects.filter(occasion=round_.occasion_id).public()
    with_group = of_round.annotate(perspective_id=F("participation__participant__perspective"))
    return with_group.defer("original").order_by("id")


def has_words(round_: Round) -> bool:
    """Whether there is anything to read."""
    return round_.state in STATES_WITH_WORDS and public_words(round_).order_by().exists()


def takes_reactions(round_: Round) -> bool:
    """Whether readers may react now: the organiser switched it on, and the round is not decided yet."""
    return round_.occasion.takes_reactions and round_.state in REACTING_STATES


def questions_of(round_: Round) -> list[Choice]:
    """The questions there are public answers to, as they were asked, in the order of the form."""
    asked = public_words(round_).order_by("order", "question").values_list("question", flat=True).distinct()
    return [Choice(code_of(question), question) for question in dict.fromkeys(asked)]


def themes_of(round_: Round) -> list[Choice]:
    """The actions of the agenda the round is about."""
    return [Choice(item.code, item.title) for item in AgendaItem.objects.filter(occasions=round_.occasion_id)]


def code_of(question: str) -> str:
    """A short code for an address; the same as long as the question is."""
    return hashlib.sha256(question.encode()).hexdigest()[:8]


def page_of(round_: Round, number: Any, *, question: str = "", theme: str = "") -> Any:
    """One page of words, narrowed; the same number of queries whatever the number of words."""
    found = public_words(round_)
    if question:
        found = found.filter(question=question)
    if theme:
        found = found.filter(agenda_items__code=theme)
    page: Any = Paginator(found, PER_PAGE).get_page(number)
    page.object_list = told(round_, list(page.object_list))
    return page


def told(round_: Round, contributions: list[Any]) -> list[Words]:
    """These words (of :func:`public_words`) as they are shown.

    Two queries for the groups, one for the reactions where those are on.
    """
    scope = Scope(audience="openbaar", occasion_ids=frozenset({round_.occasion_id}))
    teller = Teller.for_scope(scope)
    counts = _reactions_to(contributions) if round_.occasion.takes_reactions else {}
    return [
        Words(
            each,
            _source(teller, round_.occasion_id, each.perspective_id),
            each.kind == ContributionKind.STORY,
            support=_enough(counts.get((each.pk, ReactionKind.SUPPORT), 0)),
            reasons=counts.get((each.pk, ReactionKind.REASON), 0),
        )
        for each in contributions
    ]


def reasons_to(contribution: Contribution, number: Any) -> Page:
    """The reasons of readers that were let through, in an order that tells nothing."""
    published = Reaction.objects.published().filter(contribution=contribution).order_by("id")
    return Paginator(published, PER_PAGE).get_page(number)


def _reactions_to(contributions: list[Contribution]) -> dict[tuple[Any, str], int]:
    shown = Reaction.objects.filter(contribution__in=contributions, moderation="published").order_by()
    rows = shown.values_list("contribution", "kind").annotate(count=Count("pk"))
    return {(key, kind): count for key, kind, count in rows}


def _enough(count: int) -> int | None:
    return count if count >= settings.SMALLEST_CELL else None


def _source(teller: Teller, occasion_id: int, perspective_id: int | None) -> str:
    label, _way_is_told = teller.tell(occasion_id, perspective_id)
    return _("een deelnemer") if label == NOT_TOLD else label
