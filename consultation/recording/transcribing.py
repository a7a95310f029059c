"""Writing out what was said: a colleague listens, types, and the words become a contribution. Once."""

from dataclasses import replace
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from audit.service import record
from contributions import service as contributions
from contributions.models import Contribution
from contributions.service import Refused
from people.models import User
from privacy import service as privacy

from ..enums import RecordingState
from ..methods import Spoken, TextLimit, method_of
from ..models import AnswerWords, Recording
from .transitions import locked, move

#: Speech of three minutes has some five hundred words; this is room for a fast speaker with notes.
MOST_CHARACTERS = TextLimit.ANSWER


@transaction.atomic
def claim(recording_id: UUID, *, by: User, version: int, take_over: bool = False) -> Recording:
    """Say that one is busy with it, so that no colleague types the same. Twice is harmless.

    Raises ChangedMeanwhile when a colleague has it and `take_over` is off, Refused when it is gone or done.
    """
    recording = locked(recording_id, version, by=None if take_over else by)
    if recording.state != RecordingState.WAITING:
        raise Refused(_("Deze opname is al klaar."))
    if recording.claimed_by_id != by.pk:
        recording.claimed_by = by
        recording.version += 1
        recording.save(update_fields=["claimed_by", "version"])
        record("consultation.claim_recording", by=by, on=recording, took_over=take_over)
    return recording


@transaction.atomic
def write_out(recording_id: UUID, text: str, *, by: User, version: int) -> Contribution:
    """The words of a recording, in the question's own wording, waiting for moderation like all words.

    The text passes the guard. Raises ChangedMeanwhile when a colleague was first or is busy with it, Refused when
    there is no text or the recording is gone.
    """
    recording = locked(recording_id, version, by=by)
    text = privacy.clean(text).strip()
    if not text:
        raise Refused(_("Schrijf op wat u hoort, of kies waarom dat niet lukt."))
    if len(text) > MOST_CHARACTERS:
        raise Refused(_("De tekst is langer dan %(most)d tekens. Maak hem korter.") % {"most": int(MOST_CHARACTERS)})
    move(recording, RecordingState.TRANSCRIBED)
    participation = recording.answer.submission.participation
    order = Contribution.objects.filter(participation=participation).count()
    (contribution,) = contributions.add_words(participation, [_words(recording, text, order)])
    AnswerWords.objects.create(
        answer=recording.answer, contribution=contribution, prompt=recording.prompt, spoken=True
    )
    record("consultation.write_out_recording", by=by, on=recording, contribution=str(contribution.pk))
    return contribution


@transaction.atomic
def set_aside(recording_id: UUID, reason: str, *, by: User, version: int) -> Recording:
    """No words can be made of it; the participant reads why. Raises as write_out."""
    recording = locked(recording_id, version, by=by)
    move(recording, RecordingState.UNUSABLE, reason=reason)
    record("consultation.set_aside_recording", by=by, on=recording, reason=reason)
    return recording


def question_of(recording: Recording) -> str:
    """The question as the speaker read it."""
    return _place(recording).question


def _words(recording: Recording, text: str, order: int) -> contributions.Words:
    place = _place(recording)
    agenda = tuple(recording.answer.item.agenda_items.values_list("pk", flat=True))
    return contributions.Words(place.kind, place.question, text, agenda, order)


def _place(recording: Recording) -> Spoken:
    item, version = recording.answer.item, recording.answer.item_version
    places = method_of(item).speakable(item, version)
    # A prompt that this wording has not (any more): the question itself still says what was asked.
    return next(
        (place for place in places if place.prompt == recording.prompt), replace(places[0], question=version.text)
    )
