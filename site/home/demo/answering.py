"""Letting a cast of made-up people answer a round, each through the same deeds as a visitor."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from consultation.models import Item, Round
from consultation.service import Given, begin_only, round_template, take_in
from contributions.service import Recruitment, say_took_part_before
from people.models import Participant, Perspective
from people.service import SpeaksFor, leave_address
from privacy.service import Purpose, set_consents

from .cast import Voice

_RANKED = "criteria"


def items_of(round_: Round, template: str) -> dict[str, Item]:
    """The questions of a round, by the key they have in its template."""
    keys = [each.key for each in round_template(template).items]
    return dict(zip(keys, Item.objects.filter(step__round=round_).asked(), strict=True))


def answer(
    round_: Round, template: str, voices: Iterable[Voice], cards: Mapping[str, list[UUID]], *, code: str = ""
) -> None:
    """Take in what everybody says. `cards` are handed out by perspective; whoever was invited uses one.

    The first who tells what helps to knock, and lets everybody read it, gets the receipt with `code`.
    """
    items = items_of(round_, template)
    perspectives = {each.code: each for each in Perspective.objects.all()}
    left = {code: list(numbers) for code, numbers in cards.items()}
    for voice in voices:
        mine = left.get(voice.perspective, [])
        card = mine.pop() if mine and voice.invited else None
        gets_it = bool(code) and ("dare", "") in voice.words and Purpose.PUBLISH in voice.purposes
        participation = take_in(
            round_,
            _answers(voice, items),
            recruitment=Recruitment.INVITED if voice.invited else Recruitment.OPEN,
            assisted=voice.assisted,
            on=timezone.localdate() - timedelta(days=voice.days_ago),
            card=card,
            code=code if gets_it else "",
        )
        code = "" if gets_it else code
        _introduce(participation.participant, voice, perspectives[voice.perspective])
        if voice.took_part_before:
            say_took_part_before(participation, voice.took_part_before)


def begin_and_stop(round_: Round, template: str, voices: Iterable[Voice]) -> None:
    """These people begin and go away: the first after one question, the next after two, and so on."""
    items = items_of(round_, template)
    for number, voice in enumerate(voices, start=1):
        kept = list(_answers(voice, items).items())[: number % len(items)]
        participation = begin_only(round_, dict(kept))
        participation.touched_on = timezone.localdate() - timedelta(days=2 + number)
        participation.save()


def _answers(voice: Voice, items: Mapping[str, Item]) -> dict[Item, Given]:
    """What is said to each question; what one skips too. A question that follows an answer only when it came up."""
    found = {item: _given(voice, key) for key, item in items.items()}
    return {item: given or Given() for item, given in found.items() if given or item.shown_if_item_id is None}


def _given(voice: Voice, key: str) -> Given | None:
    words = {prompt: text for (question, prompt), text in voice.words.items() if question == key}
    chosen = voice.choices.get(key, [])
    if not words and not chosen:
        return None
    return Given({"order" if key == _RANKED else "choices": chosen} if chosen else {}, words)


def _introduce(participant: Participant, voice: Voice, perspective: Perspective) -> None:
    participant.perspective = perspective
    participant.speaks_for = SpeaksFor.ORGANISATION if perspective.code.endswith("association") else SpeaksFor.SELF
    participant.save()
    set_consents(participant, set(voice.purposes), {Purpose.PUBLISH, Purpose.QUOTE, Purpose.CONTACT})
    if voice.email:
        leave_address(participant, email=voice.email)
