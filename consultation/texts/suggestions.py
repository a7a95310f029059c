"""Other words that people suggested for a paragraph, and what was done with them.

What was handed in is the truth: words at the prompt `suggestion` of a paragraph. A row of our own only says what was
done with them; without one they are open. So no suggestion can be missed, however and whenever it came in.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from contributions.models import Contribution
from contributions.service import ParticipationState, Refused
from privacy.service import guard_for_storage

from ..enums import ItemKind, SuggestionState
from ..methods.paragraph import SUGGESTION
from ..models import AnswerWords, Round, Step, Suggestion, TextEdition


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided about one suggestion. The writer reads the note."""

    state: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class OpenSuggestion:
    """Words that wait, and whether they were written to older words than those of now."""

    contribution: UUID
    item: UUID
    words: str
    on_heading: str
    on_words: str
    is_to_older_words: bool


def handed_in(step: Step) -> QuerySet[AnswerWords]:
    """Every suggestion for this text that reaches us: handed in, and not taken back."""
    return _reaching().filter(answer__item__step=step).order_by("answer__item__order", "contribution_id")


def waiting(words: QuerySet[AnswerWords]) -> QuerySet[AnswerWords]:
    """Those among these on which nobody decided."""
    return words.filter(Q(contribution__suggestion=None) | Q(contribution__suggestion__state=SuggestionState.OPEN))


def waiting_in(rounds: QuerySet[Round]) -> QuerySet[AnswerWords]:
    """Those on which nobody decided, of all texts of these rounds."""
    return waiting(_reaching().filter(answer__item__step__round__in=rounds))


def _reaching() -> QuerySet[AnswerWords]:
    return AnswerWords.objects.filter(
        prompt=SUGGESTION,
        answer__item__kind=ItemKind.PARAGRAPH,
        answer__submission__participation__state=ParticipationState.COUNTED,
        contribution__in=Contribution.objects.for_analysis(),
    )


def open_suggestions(step: Step) -> list[OpenSuggestion]:
    """What still waits, in the order of the text. One query."""
    found = waiting(handed_in(step)).select_related("contribution", "answer__item", "answer__item_version")
    return [
        OpenSuggestion(
            contribution=words.contribution_id,
            item=words.answer.item_id,
            words=words.contribution.redacted,
            on_heading=words.answer.item_version.text,
            on_words=words.answer.item_version.help,
            is_to_older_words=words.answer.item_version_id != words.answer.item.current_id,
        )
        for words in found
    ]


def gather(step: Step) -> int:
    """Give every suggestion that has none a row of its own, open; returns how many. Twice is harmless."""
    without = handed_in(step).filter(contribution__suggestion=None).select_related("answer")
    rows = [
        Suggestion(
            contribution_id=words.contribution_id,
            item_id=words.answer.item_id,
            on_version_id=words.answer.item_version_id,
        )
        for words in without
    ]
    Suggestion.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)


def decide(step: Step, decisions: Mapping[UUID, Decided], edition: TextEdition) -> int:
    """Write down what was decided with this edition; returns how many. What was taken back meanwhile is left alone.

    Call it in a transaction that holds the step. Raises :class:`Refused` when a "no" has no reason.
    """
    gather(step)
    named = {pk: decided for pk, decided in decisions.items() if decided.state != SuggestionState.OPEN}
    rows = list(
        Suggestion.objects.select_for_update(of=("self",)).filter(
            item__step=step,
            state=SuggestionState.OPEN,
            contribution__in=Contribution.objects.for_analysis().filter(pk__in=list(named)),
        )
    )
    for row in rows:
        decided = named[row.contribution_id]
        row.state, row.note = decided.state, guard_for_storage(decided.note)[0].strip()[:300]
        row.decided_in = edition
        row.used_in = edition if decided.state == SuggestionState.USED else None
        if decided.state == SuggestionState.NOT_USED and not row.note:
            raise Refused(_("Schrijf bij elk voorstel dat u niet gebruikt op waarom. De schrijver leest dat."))
    Suggestion.objects.bulk_update(rows, ["state", "note", "used_in", "decided_in"])
    return len(rows)
