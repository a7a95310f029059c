"""A round in which people better a text, made as an organiser makes it."""

from collections.abc import Sequence
from typing import Any

from consultation.ambassador import tick_read
from consultation.enums import MethodCode, RoundState
from consultation.models import Answer, AnswerWords, Item, Round, Step, Submission
from consultation.steps import add_step
from consultation.texts.paragraphs import paragraphs_of, piece_of, set_text, state_of
from consultation.texts.reading_in import Piece, pieces_in
from consultation.transitions import move
from contributions.enums import ContributionKind
from contributions.models import Contribution
from people.models import Perspective
from tests.factories.contributions import ContributionFactory, ParticipationFactory, ReceiptFactory
from tests.factories.replay import made_once
from tests.factories.rounds import ready_round

TEXT = """Wat wij doen
De Belangenbehartiger helpt mensen die vastlopen. Hij luistert eerst.

Wanneer wij beginnen
Wij beginnen als niemand anders kan helpen. Wij kijken dan wat er speelt.

Wat wij niet doen
Wij nemen geen zaak over van een rechter.
"""


@made_once
def text_round(text: str = TEXT, *, slug: str | None = None, is_open: bool = True) -> tuple[Round, Step]:
    """A round whose first and only step is a text."""
    round_ = ready_round(slug)
    Item.objects.filter(step__round=round_).update(current=None, shown_if_item=None, shown_if_option="")
    Item.objects.filter(step__round=round_).delete()
    Step.objects.filter(round=round_).delete()
    step = add_step(round_, MethodCode.DRAFT, "De criteria")
    set_text(step, pieces_in(text), seen=state_of(step))
    if is_open:
        round_ = move(tick_read(round_, "Een leesgroep", by=None), RoundState.OPEN, by=None)
    return round_, Step.objects.select_related("round").get(pk=step.pk)


def pieces_now(step: Step, *, changed: dict[int, str] | None = None) -> list[Piece]:
    """The text as it stands, with other words for some paragraphs (by place, from 0)."""
    pieces = [piece_of(item) for item in paragraphs_of(step)]
    for place, words in (changed or {}).items():
        old = pieces[place]
        pieces[place] = Piece(old.heading, words, old.item, old.plain)
    return pieces


def reaction(
    item: Item,
    *choices: str,
    suggestion: str = "",
    group: str = "citizens",
    with_address: bool = False,
    participation: Any = None,
    **fields: Any,
) -> Answer:
    """One person who was heard, with what they chose at a paragraph, and how they would say it."""
    if participation is None:
        participation = ParticipationFactory(
            occasion=item.step.round.occasion,
            participant__perspective=Perspective.objects.get(code=group) if group else None,
            **({"participant__with_address": True} if with_address else {}),
            **fields,
        )
        ReceiptFactory(participation=participation)
    submission, _is_new = Submission.objects.get_or_create(round=item.step.round, participation=participation)
    answer = Answer.objects.create(
        submission=submission,
        item=item,
        item_version=item.current,
        value={"choices": list(choices)} if choices else {},
    )
    if suggestion:
        contribution = ContributionFactory(
            occasion=item.step.round.occasion,
            participation=participation,
            kind=ContributionKind.PROPOSAL,
            question=f"{item.current.text} Hoe zou u het zeggen?",
            original=suggestion,
            redacted=suggestion,
        )
        AnswerWords.objects.create(answer=answer, contribution=contribution, prompt="suggestion")
    return answer


def suggested(answer: Answer) -> Contribution:
    """The suggestion of an answer."""
    return AnswerWords.objects.get(answer=answer, prompt="suggestion").contribution


def many(item: Item, verdicts: Sequence[str], number: int, *, group: str = "citizens", **fields: Any) -> None:
    """So many people of a group who said the same."""
    for _ in range(number):
        reaction(item, *verdicts, group=group, **fields)
