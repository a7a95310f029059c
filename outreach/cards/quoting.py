"""Which words may be repeated in a report: with leave, let through by a moderator, and never so that fewer than ten
people fit.
"""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from contributions.models import Contribution
from contributions.service import NOT_TOLD, Scope, Teller

from ..models import EventDate
from .figures import heard_at

#: So many cards on one screen of the writer.
MOST_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Quote:
    """Words, and from whom: a group with at least ten people here, or a visitor where ten people or more spoke."""

    words: str
    source: str


@dataclass(frozen=True, slots=True)
class Answers:
    """What was said at one question."""

    question: str
    cards: int
    quotes: tuple[Quote, ...]


def words_at(date: EventDate) -> QuerySet[Contribution]:
    """All words of this date that reach the analysts."""
    return Contribution.objects.filter(occasion=date.gathering.occasion_id).for_analysis()


def answers_at(date: EventDate) -> list[Answers]:
    """By question, as it was asked: how many cards, and which words may be repeated. Six queries or less."""
    occasion_id = date.gathering.occasion_id
    if occasion_id is None:
        return []
    counts: dict[str, int] = {}
    for question in words_at(date).order_by("order", "question").values_list("question", flat=True):
        counts[question] = counts.get(question, 0) + 1
    teller = Teller.for_scope(Scope(audience="openbaar", occasion_ids=frozenset({occasion_id})))
    may = Contribution.objects.filter(occasion=occasion_id).quotable().order_by("id")
    is_crowd = heard_at([date]).get(occasion_id, 0) >= settings.SMALLEST_QUOTE_GROUP
    quotes: dict[str, list[Quote]] = {}
    for each in may.select_related("participation__participant")[:MOST_SHOWN]:
        perspective = each.participation.participant.perspective_id if each.participation else None
        label, _way_is_told = teller.tell(occasion_id, perspective)
        if label == NOT_TOLD:
            label = _("een bezoeker") if is_crowd else ""
        if label:
            quotes.setdefault(each.question, []).append(Quote(each.redacted, label))
    return [Answers(question, count, tuple(quotes.get(question, ()))) for question, count in counts.items()]
