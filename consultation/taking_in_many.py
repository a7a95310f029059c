"""Taking in many whole forms at once, each of somebody of whom nothing was kept yet: what the demo does."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from contributions import service as contributions
from contributions.models import Participation
from contributions.service import Beginning, Channel, Recruitment
from people import service as people
from people.service import Introduction
from privacy import service as privacy
from privacy.models import ConsentText

from .drafts import asked_version, content_of
from .editing import freeze
from .methods import Given
from .models import Answer, Item, Round, Submission
from .submitting import hand_in_many

#: So many forms per transaction: none lasts longer than a second.
BATCH = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeForm:
    """What one person answered, who that is, to which texts they said yes, and the day it came in.

    Every answer must be on the way through the questions. One without value and words was skipped.
    """

    answers: Mapping[Item, Given]
    introduction: Introduction
    consents: Sequence[ConsentText] = ()
    recruitment: str = Recruitment.OPEN
    on: date


def take_in_many(round_: Round, forms: Sequence[WholeForm]) -> list[Participation]:
    """Keep these forms and hand them in, in order. The number of queries grows with the days and the batches only."""
    return [
        participation
        for start in range(0, len(forms), BATCH)
        for participation in _take_in(round_, forms[start : start + BATCH])
    ]


@transaction.atomic
def _take_in(round_: Round, forms: Sequence[WholeForm]) -> list[Participation]:
    persons = people.introduce_many([form.introduction for form in forms])
    kept = contributions.begin_many(
        round_.occasion,
        [Beginning(person, Channel.ONLINE, form.recruitment) for form, person in zip(forms, persons, strict=True)],
    )
    privacy.give_many(
        ((person, text) for form, person in zip(forms, persons, strict=True) for text in form.consents),
        asked_on={person.pk: form.on for form, person in zip(forms, persons, strict=True)},
    )
    submissions = Submission.objects.bulk_create(
        Submission(round=round_, participation=participation) for participation in kept
    )
    Answer.objects.bulk_create(
        Answer(
            submission=submission,
            item=item,
            item_version=asked_version(item),
            place=place,
            **content_of(given, skipped=not given.value and not given.words),
        )
        for form, submission in zip(forms, submissions, strict=True)
        for place, (item, given) in enumerate(form.answers.items(), start=1)
    )
    freeze({asked_version(item).pk for form in forms for item in form.answers})
    hand_in_many(round_, [(participation, form.on) for participation, form in zip(kept, forms, strict=True)])
    return kept
