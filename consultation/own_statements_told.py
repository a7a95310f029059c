"""What a participant reads about a statement of their own: what we did with it, and how many people voted on it."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from contributions.models import Participation
from contributions.service import ModerationState

from .enums import ItemKind, OwnStatementState
from .models import AnswerWords, OwnStatement, StepResults
from .results.statements_hiding import people_told


@dataclass(frozen=True, slots=True)
class OwnTold:
    """One statement in the writer's words, and in sentences what became of it."""

    words: str
    sentences: tuple[str, ...]


def own_statements_of(participation: Participation) -> list[OwnTold]:
    """One query for who wrote none; one more for who wrote one that people vote on."""
    said = (
        AnswerWords.objects.filter(
            answer__submission__participation=participation,
            answer__item__kind=ItemKind.OWN,
            contribution__emptied_reason="",
        )
        .select_related("contribution__own_statement__item__current")
        .order_by("pk")
    )
    found = [(words.contribution, getattr(words.contribution, "own_statement", None)) for words in said]
    people = _people([made for _contribution, made in found if made and made.item_id])
    return [
        OwnTold(contribution.original, _sentences(contribution.moderation, made, people))
        for contribution, made in found
    ]


def _people(made: list[OwnStatement]) -> dict[str, int]:
    """How many people voted on each statement, as far as that is told. One query, or none."""
    if not made:
        return {}
    counted: dict[str, int] = {}
    for kept in StepResults.objects.filter(step__in={each.step_id for each in made}):
        counted |= people_told(kept.results)
    return counted


def _sentences(moderation: str, made: OwnStatement | None, people: dict[str, int]) -> tuple[str, ...]:
    if made is None:
        if moderation == ModerationState.WITHHELD:
            return (_("Wij leggen deze stelling niet voor. De reden staat bij ‘Uw woorden’."),)
        return (_("Wij lezen uw stelling nog. Daarna leest u hier wat wij ermee doen."),)
    if made.state == OwnStatementState.REFUSED:
        return (_("Wij leggen deze stelling niet voor."), _("De reden: %(why)s") % {"why": made.note})
    assert made.item is not None, "a statement that was not refused has an item"
    if made.state == OwnStatementState.MERGED:
        first = _("Er lag al zo’n stelling voor: ‘%(statement)s’.") % {"statement": made.item}
    elif made.item.retired:
        return (_("Uw stelling lag voor aan iedereen. Nu niet meer."), _voted(made, people))
    elif made.words_are_theirs:
        first = _("Uw stelling ligt voor aan iedereen.")
    else:
        first = _("Uw stelling ligt voor aan iedereen, met deze woorden: ‘%(statement)s’.") % {"statement": made.item}
    return (first, _voted(made, people))


def _voted(made: OwnStatement, people: dict[str, Any]) -> str:
    number = people.get(str(made.item_id), 0)
    if not number:
        return _("Er gaven nog maar weinig mensen antwoord.")
    return ngettext("%(number)d mens gaf antwoord.", "%(number)d mensen gaven antwoord.", number) % {"number": number}
