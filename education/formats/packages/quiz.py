"""What every form of the quiz shares: which questions can be asked, and what is right."""

from dataclasses import dataclass

from django.utils.translation import pgettext

from education.enums import QuestionKind
from education.source import Question, Source


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose: `code` is fixed within its question."""

    code: str
    text: str
    correct: bool
    says: str = ""


def questions_of(source: Source) -> tuple[Question, ...]:
    """The questions that somebody can answer: one without anything (right) to choose is left out."""
    return tuple(question for question in source.questions if _can_be_asked(question))


def choices(question: Question) -> tuple[Choice, ...]:
    """What there is to choose in a question with one or more answers, or in true or false. None for the others."""
    if question.kind == QuestionKind.TRUE_FALSE:
        return (
            Choice("true", pgettext("quiz", "Waar"), question.is_true),
            Choice("false", pgettext("quiz", "Niet waar"), not question.is_true),
        )
    if question.kind in (QuestionKind.CHOICE, QuestionKind.SEVERAL):
        return tuple(
            Choice(f"a{place}", option.text, option.correct, option.says)
            for place, option in enumerate(question.options, 1)
        )
    return ()


def right_sides(question: Question) -> tuple[str, ...]:
    """The right halves of a question that matches: each once, in an order that does not give the answer away."""
    return tuple(sorted({right for _left, right in question.pairs}, key=lambda text: (text.casefold(), text)))


def several_may_be_chosen(question: Question) -> bool:
    """Whether one answer is not enough; also so when an editor marked two answers of a single choice as right."""
    return question.kind == QuestionKind.SEVERAL or sum(choice.correct for choice in choices(question)) > 1


def _can_be_asked(question: Question) -> bool:
    if question.kind == QuestionKind.MATCH:
        return bool(question.pairs)
    if question.kind == QuestionKind.OPEN:
        return True
    return len(choices(question)) > 1 and any(choice.correct for choice in choices(question))
