"""Taking part, for many at once: forms that came in on paper. The number of queries grows with their days only."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.utils import timezone

from people.models import Participant

from .enums import Channel, ParticipationState, Recruitment
from .models import Contribution, Occasion, Participation, Receipt
from .participations import Words, contribution_of
from .receipts import hash_of, new_code


@dataclass(frozen=True, slots=True)
class Beginning:
    """Somebody who takes part by another door. `code_hash` is of a code that was printed beforehand; "" without.

    `pk` is the number of the participation, for who must find it back; without it a random one.
    """

    participant: Participant
    channel: str = Channel.PAPER
    recruitment: str = Recruitment.OPEN
    assisted: bool = False
    code_hash: str = ""
    took_part_before: str = ""
    pk: UUID | None = None


@dataclass(frozen=True, slots=True)
class HandedIn:
    """A draft that is handed in: its words in order, and the day it came in."""

    participation: Participation
    words: Sequence[Words]
    on: date


@transaction.atomic
def begin_many(
    occasion: Occasion, beginnings: Sequence[Beginning], *, entered_by_id: int | None = None
) -> list[Participation]:
    """A draft with its receipt for each, in the same order. Who has no printed code gets one that nobody holds.

    Raises IntegrityError when a printed code is unknown or was used meanwhile: then nothing was made.
    """
    today = timezone.localdate()
    made = Participation.objects.bulk_create(
        Participation(
            id=each.pk or uuid4(),
            occasion=occasion,
            participant=each.participant,
            channel=each.channel,
            recruitment=each.recruitment,
            assisted=each.assisted,
            took_part_before=each.took_part_before,
            entered_by_id=entered_by_id,
            touched_on=today,
        )
        for each in beginnings
    )
    by_code = {each.code_hash: mine for each, mine in zip(beginnings, made, strict=True) if each.code_hash}
    printed = list(Receipt.objects.select_for_update().filter(code_hash__in=by_code, participation=None))
    if len(printed) != sum(bool(each.code_hash) for each in beginnings):
        raise IntegrityError("a printed code was used meanwhile")
    for receipt in printed:
        receipt.participation = by_code[receipt.code_hash]
    Receipt.objects.bulk_update(printed, ["participation"])
    Receipt.objects.bulk_create(
        Receipt(code_hash=hash_of(new_code()), participation=mine)
        for each, mine in zip(beginnings, made, strict=True)
        if not each.code_hash
    )
    return made


@transaction.atomic
def hand_in_many(forms: Sequence[HandedIn]) -> list[list[Contribution]]:
    """Each draft becomes a person heard, and its words contributions; those made for each, in the same order.

    What is no draft any more (handed in by its owner meanwhile, or taken back) is left alone: an empty list.
    """
    held = Participation.objects.select_for_update().drafts().in_bulk([form.participation.pk for form in forms])
    made: list[list[Contribution]] = []
    links = []
    on_day: dict[date, list[UUID]] = defaultdict(list)
    link = Contribution.agenda_items.through
    for form in forms:
        kept = held.get(form.participation.pk)
        made.append([contribution_of(kept, words, form.on) for words in form.words] if kept else [])
        if kept is None:
            continue
        on_day[form.on].append(kept.pk)
        links += [
            link(contribution_id=contribution.pk, agendaitem_id=item_id)
            for contribution, words in zip(made[-1], form.words, strict=True)
            for item_id in dict.fromkeys(words.agenda_item_ids)
        ]
    Contribution.objects.bulk_create(contribution for each in made for contribution in each)
    link.objects.bulk_create(links)
    for day, ids in on_day.items():
        Participation.objects.filter(pk__in=ids).update(
            state=ParticipationState.COUNTED, handed_in_on=day, touched_on=day
        )
    return made


def give_back_codes(participations: Sequence[Participation]) -> int:
    """Printed codes are free again, for drafts that will be deleted; returns how many."""
    return Receipt.objects.filter(participation__in=participations).update(participation=None)
