"""People in a round, as many and as different as a test of the balance needs."""

from datetime import date
from typing import Any

from consultation.models import Answer, Item, Round, Submission
from contributions.models import Participation
from contributions.service import ParticipationState
from people.models import Participant, Perspective
from tests.factories.contributions import DAY


def people_from(code: str, number: int, round_: Round, **fields: Any) -> list[Participation]:
    """So many people who speak from here (a code of perspective; "" for nowhere) and handed in; without answers."""
    perspective = Perspective.objects.get(code=code) if code else None
    speaks_for = fields.pop("speaks_for", "self")
    fields = {"state": ParticipationState.COUNTED, "touched_on": DAY, "handed_in_on": DAY, **fields}
    people = Participant.objects.bulk_create(
        [Participant(perspective=perspective, speaks_for=speaks_for) for _ in range(number)], batch_size=500
    )
    return Participation.objects.bulk_create(
        [Participation(occasion=round_.occasion, participant=person, **fields) for person in people], batch_size=500
    )


def drafts_from(round_: Round, number: int, last: Item, on: date) -> None:
    """So many people who kept something at every question up to `last`, and went away on that day."""
    people = people_from("", number, round_, state=ParticipationState.DRAFT, handed_in_on=None, touched_on=on)
    items = list(Item.objects.asked().filter(step__round=round_))
    kept = items[: items.index(last) + 1]
    for participation in people:
        submission = Submission.objects.create(round=round_, participation=participation)
        Answer.objects.bulk_create(
            [Answer(submission=submission, item=item, item_version=item.current) for item in kept]
        )


def answer(participation: Participation, item: Item, *, skipped: bool = False) -> Answer:
    """What one person gave at one question."""
    submission, _is_new = Submission.objects.get_or_create(round=item.step.round, participation=participation)
    return Answer.objects.create(submission=submission, item=item, item_version=item.current, skipped=skipped)
