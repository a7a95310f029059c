"""Putting a conversation in a round: a step with its statements, and everybody's votes, in short transactions.

Every row has a number that follows from the conversation and, for a person, from a key of ours: so a second run, or
one after a kill, finds what is there and adds only what is not. Somebody is there with all their votes or not at all.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID, uuid5

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.service import record
from contributions import service as contributions
from contributions.models import Participation
from contributions.service import Beginning, Channel, HandedIn, ParticipationState, Refused
from people.service import Introduction, introduce_many
from privacy.service import guard_for_storage

from ..editing import EDITABLE_STATES
from ..enums import ItemKind, MethodCode, RoundState, Vote
from ..figures.keeping import count_later as count_round_later
from ..models import Answer, Item, ItemVersion, Round, Step, Submission
from ..results.keeping import count_later as count_results_later
from ..steps import add_step
from .reading import Conversation, Statement

#: Forms of earlier talk may come in until there is a decision; new statements only while questions can change.
_TAKES_PEOPLE = (*EDITABLE_STATES, RoundState.REVIEW)
_PEOPLE_AT_ONCE, _ANSWERS_AT_ONCE = 100, 3_000
_LONGEST = 300
_NAMESPACE = UUID("6f1c2f0e-5f0b-4d3b-9a52-0d6a4c1e8b77")
_CODES = {1: Vote.AGREE, 0: Vote.PASS, -1: Vote.DISAGREE}


@dataclass(slots=True)
class Kept:
    """What was added by this run."""

    step: Step
    statements: int = 0
    retired: int = 0
    people: int = 0
    answers: int = 0


def keep(round_: Round, conversation: Conversation) -> Kept:
    """Add what is not there yet. Raises :class:`Refused` when the round takes nothing (any more)."""
    if round_.state not in _TAKES_PEOPLE:
        raise Refused(
            _("De ronde staat op ‘%(state)s’. Er kan niets meer bij.") % {"state": round_.get_state_display()}
        )
    kept = _keep_statements(round_, conversation)
    items = _items(kept.step, conversation)
    for voters in _batches(conversation.voters()):
        _keep_people(round_, conversation.key, items, voters, kept)
    if kept.statements or kept.answers:
        with transaction.atomic():
            count_round_later(round_)
            count_results_later(round_)
            record(
                "consultation.import_polis",
                by=None,
                on=kept.step,
                people=kept.people,
                answers=kept.answers,
                statements=kept.statements,
            )
    return kept


@transaction.atomic
def _keep_statements(round_: Round, conversation: Conversation) -> Kept:
    """The step, and the statements that are not in it yet: as they were, and what Polis withdrew is withdrawn."""
    round_ = Round.objects.select_for_update(of=("self",)).get(pk=round_.pk)
    ids = [_item_id(round_, conversation.key, statement) for statement in conversation.statements]
    there = dict(Item.objects.filter(pk__in=ids).values_list("pk", "step_id"))
    fresh = [pair for pair in zip(ids, conversation.statements, strict=True) if pair[0] not in there]
    if fresh and round_.state not in EDITABLE_STATES:
        raise Refused(_("De ronde is gesloten. Er kunnen geen stellingen meer bij."))
    kept = Kept(_step(round_, conversation, set(there.values())))
    last = kept.step.items.order_by("-order").values_list("order", flat=True).first() or 0
    items = [
        Item(id=pk, step=kept.step, order=order, kind=ItemKind.STATEMENT, retired=statement.is_out)
        for order, (pk, statement) in enumerate(fresh, start=last + 1)
    ]
    Item.objects.bulk_create(items, batch_size=500)
    versions = [_version(item, statement) for item, (_pk, statement) in zip(items, fresh, strict=True)]
    for item, version in zip(items, ItemVersion.objects.bulk_create(versions, batch_size=500), strict=True):
        item.current = version
    Item.objects.bulk_update(items, ["current"], batch_size=200)
    kept.statements, kept.retired = len(fresh), sum(statement.is_out for _pk, statement in fresh)
    return kept


def _step(round_: Round, conversation: Conversation, known: set[int]) -> Step:
    """Where this conversation is already; else a step with statements that has none; else a new one."""
    steps = Step.objects.filter(round=round_, method=MethodCode.STATEMENTS)
    if known:
        return steps.get(pk=min(known))
    if (empty := steps.filter(items=None).order_by("order").first()) is not None:
        return empty
    return add_step(round_, MethodCode.STATEMENTS, conversation.title[:120])


def _version(item: Item, statement: Statement) -> ItemVersion:
    """Its words, a BSN masked; a statement that is too long for a title stands whole in the explanation."""
    text = guard_for_storage(statement.text)[0]
    is_long = len(text) > _LONGEST
    return ItemVersion(
        item=item, text=f"{text[: _LONGEST - 1]}…" if is_long else text, help=text if is_long else "", frozen=True
    )


def _items(step: Step, conversation: Conversation) -> list[tuple[UUID, int]]:
    """For each statement its item and the version that people saw, in the order of the conversation."""
    ids = [_item_id(step.round, conversation.key, statement) for statement in conversation.statements]
    current = {
        pk: version
        for pk, version in Item.objects.filter(step=step).values_list("pk", "current_id")
        if version is not None
    }
    return [(pk, current[pk]) for pk in ids]


_Voter = tuple[int, Mapping[int, int]]


def _batches(voters: Iterator[tuple[int, dict[int, int]]]) -> Iterator[list[_Voter]]:
    """So few people and votes at a time that no transaction lasts a second."""
    batch: list[_Voter] = []
    answers = 0
    for voter in voters:
        if batch and (len(batch) >= _PEOPLE_AT_ONCE or answers + len(voter[1]) > _ANSWERS_AT_ONCE):
            yield batch
            batch, answers = [], 0
        batch.append(voter)
        answers += len(voter[1])
    if batch:
        yield batch


def _keep_people(
    round_: Round, key: str, items: Sequence[tuple[UUID, int]], voters: Sequence[_Voter], kept: Kept
) -> None:
    """Once more when another run was first with one of them: then they are there."""
    try:
        people, answers = _keep_batch(round_, key, items, voters)
    except IntegrityError:
        people, answers = _keep_batch(round_, key, items, voters)
    kept.people += people
    kept.answers += answers


@transaction.atomic
def _keep_batch(
    round_: Round, key: str, items: Sequence[tuple[UUID, int]], voters: Sequence[_Voter]
) -> tuple[int, int]:
    votes = {_person_id(round_, key, voter): theirs for voter, theirs in voters}
    states = dict(Participation.objects.filter(pk__in=votes).values_list("pk", "state"))
    fresh = [pk for pk in votes if pk not in states]
    _begin(round_, fresh)
    # Who was withdrawn since stays so.
    counted = [*fresh, *(pk for pk, state in states.items() if state == ParticipationState.COUNTED)]
    submissions = dict(Submission.objects.filter(participation__in=counted).values_list("participation_id", "pk"))
    there = set(Answer.objects.filter(submission__in=submissions.values()).values_list("submission_id", "item_id"))
    answers = [
        Answer(submission_id=submissions[pk], item_id=item, item_version_id=version, value={"choices": [_CODES[vote]]})
        for pk in counted
        for place, vote in votes[pk].items()
        for item, version in (items[place],)
        if (submissions[pk], item) not in there
    ]
    Answer.objects.bulk_create(answers, batch_size=1000)
    return len(fresh), len(answers)


def _begin(round_: Round, ids: Sequence[UUID]) -> None:
    """People of whom we know nothing but what they vote: handed in by the open door, and marked as taken over."""
    today = timezone.localdate()
    participants = introduce_many([Introduction() for _pk in ids])
    begun = contributions.begin_many(
        round_.occasion,
        [Beginning(who, channel=Channel.IMPORTED, pk=pk) for pk, who in zip(ids, participants, strict=True)],
    )
    contributions.hand_in_many([HandedIn(participation, (), today) for participation in begun])
    Submission.objects.bulk_create(Submission(round=round_, participation=participation) for participation in begun)


def _item_id(round_: Round, key: str, statement: Statement) -> UUID:
    return uuid5(_NAMESPACE, f"{round_.pk}:{key}:{statement.number}")


def _person_id(round_: Round, key: str, voter: int) -> UUID:
    """Nobody can find this person's number in the open data without our key."""
    return UUID(contributions.reference_hash(round_.occasion, f"polis:{key}:{voter}")[:32], version=4)
