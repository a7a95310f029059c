"""The example round on triage: made from its template, opened, and answered by the cast."""

from datetime import timedelta

from django.utils import timezone

from consultation.models import Item, Round
from consultation.service import Given, RoundState, create_round, move_round, round_template, take_in
from contributions.service import Recruitment, promise_dates
from people.models import Participant, Perspective, User
from people.service import SpeaksFor, leave_address
from privacy.service import Purpose, set_consents

from .cast import Voice, cast

TEMPLATE = "triage"
SLUG = "triagecriteria"
OPEN_FOR_DAYS = 35


def open_triage_round(by: User) -> Round:
    """The running round, with its people in it; made once."""
    found = Round.objects.filter(is_example=True, slug=SLUG).first()
    if found is not None:
        return found
    round_ = create_round(TEMPLATE, by=by, is_example=True)
    now = timezone.localtime().replace(hour=20, minute=0, second=0, microsecond=0)
    round_.opens_at, round_.closes_at = now - timedelta(days=OPEN_FOR_DAYS, hours=11), now + timedelta(days=24)
    round_.word_back_on = (now + timedelta(days=52)).date()
    round_.contact_name, round_.contact_phone = "Noor van den Berg (VOORBEELD)", "070 - 000 00 00"
    round_.save()
    promise_dates(round_.occasion, held_on=round_.opens_at.date(), words_final_on=(now + timedelta(days=45)).date())
    round_.page.get_latest_revision().publish(user=by)
    round_ = move_round(round_, RoundState.OPEN, by=by)
    _answer(round_)
    return round_


def _answer(round_: Round) -> None:
    keys = [each.key for each in round_template(TEMPLATE).items]
    items = dict(zip(keys, Item.objects.filter(step__round=round_).asked(), strict=True))
    perspectives = {each.code: each for each in Perspective.objects.all()}
    for voice in cast():
        answers = {item: given for key, item in items.items() if (given := _given(voice, key))}
        participation = take_in(
            round_,
            answers,
            recruitment=Recruitment.INVITED if voice.invited else Recruitment.OPEN,
            assisted=voice.assisted,
            on=timezone.localdate() - timedelta(days=voice.days_ago),
        )
        _introduce(participation.participant, voice, perspectives[voice.perspective])


def _given(voice: Voice, key: str) -> Given | None:
    words = {prompt: text for (question, prompt), text in voice.words.items() if question == key}
    chosen = voice.choices.get(key, [])
    if not words and not chosen:
        return None
    return Given({"order" if key == "criteria" else "choices": chosen} if chosen else {}, words)


def _introduce(participant: Participant, voice: Voice, perspective: Perspective) -> None:
    participant.perspective = perspective
    participant.speaks_for = SpeaksFor.ORGANISATION if perspective.code.endswith("association") else SpeaksFor.SELF
    participant.save()
    set_consents(participant, set(voice.purposes), {Purpose.PUBLISH, Purpose.QUOTE, Purpose.CONTACT})
    if voice.email:
        leave_address(participant, email=voice.email)
