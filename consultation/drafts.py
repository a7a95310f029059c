"""Drafts: finding one by its code, and keeping an answer in it.

A draft exists from the first kept answer. Every answer is kept as its screen is left, whichever button was used.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from contributions import service as contributions
from contributions.models import Participation, Receipt
from contributions.service import Channel, ParticipationState, Recruitment
from privacy import service as privacy

from .editing import freeze
from .methods import SEEN_OTHERS, Given
from .models import Answer, Item, ItemVersion, Round, Submission


class ChangedElsewhere(Exception):
    """Another window kept a different answer meanwhile. `kept` is that answer; nothing was overwritten."""

    def __init__(self, kept: Answer) -> None:
        super().__init__()
        self.kept = kept


class AnswerStands(contributions.Refused):
    """This answer was given before seeing how others answered: it can be left out, not changed."""


class NoDraftAnyMore(Exception):
    """The form was handed in, withdrawn or deleted meanwhile; nothing was kept."""


class _BegunElsewhere(Exception):
    """Who seemed to begin had begun: there may be answers that were not looked for."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What the database holds behind a code, for one round. Without receipt: nothing yet."""

    code: str
    receipt: Receipt | None = None
    answers: Mapping[UUID, Answer] = field(default_factory=dict)
    #: How this person came here (a Recruitment); known once an answer was kept.
    recruitment: str = ""

    @property
    def participation(self) -> Participation | None:
        """The participation behind the code."""
        return self.receipt.participation if self.receipt else None

    @property
    def state(self) -> str:
        """A ParticipationState; "" when nothing was kept yet."""
        return self.participation.state if self.participation else ""

    @property
    def group(self) -> str:
        """The code of the group from which this person speaks; "" when it was not said yet."""
        held = self.participation
        perspective = held.participant.perspective if held else None
        return perspective.group.code if perspective else ""

    @property
    def is_invited(self) -> bool:
        """Whether this person came with a card of ours."""
        return self.participation is not None and self.participation.recruitment == Recruitment.INVITED

    @property
    def is_begun(self) -> bool:
        """Whether there is a draft that can be worked on."""
        return self.state == ParticipationState.DRAFT and not self.is_typed_by_us

    @property
    def is_typed_by_us(self) -> bool:
        """Whether staff are typing this in for somebody: then nobody else works on it."""
        held = self.participation
        return held is not None and held.channel != Channel.ONLINE and held.state == ParticipationState.DRAFT

    @property
    def is_handed_in(self) -> bool:
        """Whether these answers are in already."""
        return self.state == ParticipationState.COUNTED


def find(round_: Round, code: str, *, with_answers: bool = True, items: Sequence[Item] = ()) -> Draft:
    """The draft behind this code; an empty one when the code is unknown or of another round.

    Three queries; one without the answers. `items` are questions of the round that are at hand already.
    """
    receipt = contributions.find_receipt_at(round_.occasion, code) if code else None
    participation = receipt.participation if receipt else None
    if participation is None:
        return Draft(code)
    answers = answers_of(participation, items) if with_answers else []
    return Draft(code, receipt, {answer.item_id: answer for answer in answers})


def answers_of(participation: Participation, items: Sequence[Item] = ()) -> list[Answer]:
    """What was answered so far, each with its question, its words and what was spoken there. Two queries.

    With `items`, questions that are at hand already, those are not fetched once more for each answer; only what was
    answered to a question, or in words, that is not among them: one query more.
    """
    answers = Answer.objects.filter(submission__participation=participation).prefetch_related("recordings")
    if not items:
        return list(answers.select_related(*_QUESTION))
    found = list(answers)
    at_hand = {item.pk: item for item in items}
    elsewhere = {answer.pk for answer in found if not _tie(answer, at_hand.get(answer.item_id))}
    if not elsewhere:
        return found
    fetched = answers.filter(pk__in=elsewhere).select_related(*_QUESTION).in_bulk()
    return [fetched.get(answer.pk, answer) for answer in found]


#: What goes with an answer to know what was asked.
_QUESTION = ("item_version", "item__step", "item__current")


def _tie(answer: Answer, item: Item | None) -> bool:
    """Give an answer its question; False when it was another question, or other words of it."""
    if item is None or item.current is None or item.current_id != answer.item_version_id:
        return False
    answer.item, answer.item_version = item, item.current
    return True


def stands() -> str:
    """What one reads at an answer that cannot be changed any more."""
    return _(
        "U zag al hoe anderen kozen. Daarom blijft uw antwoord staan zoals het was. "
        "Wilt u het niet insturen? Druk dan op ‘Sla over’."
    )


def guard(words: Mapping[str, str]) -> dict[str, privacy.Guarded]:
    """Words as they may be kept and shown again, with what was seen in them, per prompt (promise 3)."""
    return {prompt: privacy.inspect(privacy.clean(text)) for prompt, text in words.items()}


def keep(
    round_: Round,
    draft: Draft,
    item: Item,
    given: Given,
    *,
    seen_version: int,
    skipped: bool = False,
    assisted: bool = False,
    recruit: Callable[[], str] | None = None,
) -> Draft:
    """Keep one answer, and return the draft with it; the first one makes the draft, and asks `recruit` how one came.

    `seen_version` is the version of the answer that was on the screen (0: none). Keeping the same twice is
    harmless. Raises ChangedElsewhere when another window was first with a different answer, NoDraftAnyMore when the
    form is no draft (any more), contributions.Refused when the code is none of ours.
    """
    content = content_of(given, skipped=skipped)
    try:
        answer, recruitment = _keep(round_, draft, item, content, seen_version, assisted, recruit)
    except (IntegrityError, _BegunElsewhere):
        # The other click of a double click made the same row, or another window began: look again, once.
        draft = find(round_, draft.code)
        answer, recruitment = _keep(round_, draft, item, content, seen_version, assisted, recruit)
    return replace(draft, answers={**draft.answers, item.pk: answer}, recruitment=recruitment)


@transaction.atomic
def keep_whole(round_: Round, begun: Participation, answers: Mapping[Item, tuple[Given, bool]]) -> None:
    """Keep a whole form of somebody of whom nothing was kept yet; each answer with whether it was skipped.

    The number of queries does not grow with the answers. Raises IntegrityError when something was kept already, and
    what :func:`keep` raises.
    """
    participation = _lock(begun)
    submission = Submission.objects.create(participation=participation, round=round_)
    Answer.objects.bulk_create(
        Answer(
            submission=submission,
            item=item,
            item_version=asked_version(item),
            place=place,
            **content_of(given, skipped=skipped),
        )
        for place, (item, (given, skipped)) in enumerate(answers.items(), start=1)
    )
    freeze([asked_version(item).pk for item in answers if not asked_version(item).frozen])
    contributions.touch(participation)


def content_of(given: Given, *, skipped: bool) -> dict[str, Any]:
    """The columns of an answer that hold what somebody said, guarded."""
    words = {prompt: guarded.text for prompt, guarded in guard(given.words).items()}
    return {"value": dict(given.value), "draft_words": words, "skipped": skipped}


@transaction.atomic
def _keep(
    round_: Round,
    draft: Draft,
    item: Item,
    content: Mapping[str, Any],
    seen_version: int,
    assisted: bool,
    recruit: Callable[[], str] | None,
) -> tuple[Answer, str]:
    begun = draft.participation or contributions.begin(
        round_.occasion, code=draft.code, assisted=assisted, recruit=recruit
    )
    participation = _lock(begun)
    if draft.participation is None and hasattr(participation, "submission"):
        raise _BegunElsewhere
    answer = draft.answers.get(item.pk)
    if answer is None:
        answer = _first(round_, participation, item, {**content, "place": len(draft.answers) + 1})
    elif not _is_same(answer, content) or answer.item_version_id != item.current_id:
        # The same answer to newer words is an answer to those words.
        answer = _change(answer, item, content, seen_version)
    contributions.touch(participation)
    return answer, participation.recruitment


@transaction.atomic
def answer_for(round_: Round, draft: Draft, item: Item, *, assisted: bool = False) -> Answer:
    """The answer to this item, to hang something on that was not typed. Made without words when there is none yet;
    an answer that was skipped is so no longer. Holds the draft until the end of the transaction.

    Raises NoDraftAnyMore when the form is no draft (any more), contributions.Refused when the code is none of ours.
    """
    begun = draft.participation or contributions.begin(round_.occasion, code=draft.code, assisted=assisted)
    participation = _lock(begun)
    answer = Answer.objects.filter(submission__participation=participation, item=item).first()
    if answer is None:
        answer = _first(round_, participation, item, {"value": {}, "draft_words": {}, "skipped": False})
    elif answer.skipped:
        Answer.objects.filter(pk=answer.pk).update(skipped=False, version=F("version") + 1)
    contributions.touch(participation)
    return answer


def hold(participation: Participation) -> None:
    """Hold a draft until the end of the transaction. Raises NoDraftAnyMore when it is none (any more)."""
    _lock(participation)


def _lock(participation: Participation) -> Participation:
    """Hold the participation, with its submission if it has one, until the end of the transaction."""
    held = Participation.objects.select_for_update(of=("self",)).select_related("submission").drafts()
    try:
        return held.get(pk=participation.pk)
    except Participation.DoesNotExist:
        raise NoDraftAnyMore from None


def _first(round_: Round, participation: Participation, item: Item, content: Mapping[str, Any]) -> Answer:
    submission = getattr(participation, "submission", None)
    if submission is None:
        submission = Submission.objects.create(participation=participation, round=round_)
    answer = Answer.objects.create(submission=submission, item=item, item_version=asked_version(item), **content)
    _freeze(item)
    return answer


def _change(answer: Answer, item: Item, content: Mapping[str, Any], seen_version: int) -> Answer:
    """Change the answer that was on the screen, and no other; one that was given before seeing others stands."""
    if answer.value.get(SEEN_OTHERS):
        return _leave_standing(answer, content)
    unseen = {f"value__{SEEN_OTHERS}__isnull": True}
    changed = Answer.objects.filter(pk=answer.pk, version=seen_version, **unseen).update(
        item_version=asked_version(item), version=seen_version + 1, **content
    )
    now = Answer.objects.get(pk=answer.pk)
    if not changed and not _is_same(now, content):
        raise ChangedElsewhere(now)
    _freeze(item)
    return now


def _leave_standing(answer: Answer, content: Mapping[str, Any]) -> Answer:
    """What was given before seeing others can be left out, and put back; not changed."""
    is_as_it_was = content["value"] == {key: value for key, value in answer.value.items() if key != SEEN_OTHERS}
    if not content["skipped"] and not (is_as_it_was and content["draft_words"] == answer.draft_words):
        raise AnswerStands(stands())
    if content["skipped"] != answer.skipped:
        Answer.objects.filter(pk=answer.pk).update(skipped=content["skipped"], version=F("version") + 1)
    return Answer.objects.get(pk=answer.pk)


def _is_same(answer: Answer, content: Mapping[str, Any]) -> bool:
    return all(getattr(answer, name) == value for name, value in content.items())


def asked_version(item: Item) -> ItemVersion:
    """The words in which this is asked now."""
    assert item.current is not None, "an item without words is not asked"
    return item.current


def _freeze(item: Item) -> None:
    if not asked_version(item).frozen:
        freeze([asked_version(item).pk])
