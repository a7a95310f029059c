"""Taking in a file with a conversation: read it, let a person say who is who, and keep the words as notes."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePath
from time import monotonic
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django_q.tasks import async_task

from audit.service import record
from contributions.service import Refused
from gatherings.models import Gathering
from gatherings.service import GatheringState
from people.models import User
from privacy.service import guard_for_storage

from ..enums import ReportState, TranscriptState
from ..models import GuideQuestion, Note, Report, Speaker, Transcript
from .files import read_paragraphs
from .names import replace_names
from .transcript_notes import LEADER, TEXT, UNKNOWN, nonce_of, notes_of, number_of, what_stands_for
from .turns import turns_in

#: Notes written per transaction, and turns that a person need not wait long for.
AT_ONCE = 250
WHILE_WAITING = 1_000


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person said about a file: `who` per label, which labels to replace in the text, the guide's question
    (its number) per stretch, by the place of the turn it begins with."""

    who: Mapping[str, str]
    replaced: frozenset[str] = frozenset()
    questions: Mapping[int, int] = field(default_factory=dict)

    def kept(self) -> dict[str, Any]:
        """As it is kept with the file until the work is done."""
        questions = {str(place): pk for place, pk in self.questions.items()}
        return {"who": dict(self.who), "replaced": sorted(self.replaced), "questions": questions}


def bring(gathering: Gathering, name: str, content: bytes, *, by: User | None) -> Transcript:
    """Read a file. Its turns wait for somebody's choices, with a BSN masked; the file itself is kept nowhere.

    Raises Refused for a file that cannot be read, that was brought before, or that comes too late.
    """
    _check_in_time(gathering)
    turns = turns_in(read_paragraphs(name, content))
    waiting = {"turns": [[guard_for_storage(said)[0] for said in (turn.label, turn.text)] for turn in turns]}
    try:
        with transaction.atomic():
            made = Transcript.objects.create(
                gathering=gathering,
                sha256=hashlib.sha256(content).hexdigest(),
                file_name=guard_for_storage(name)[0][-200:],
                turns=len(turns),
                brought_by=by,
                waiting=waiting,
            )
            record("focusgroups.bring_transcript", by=by, on=made, turns=len(turns))
    except IntegrityError as error:
        raise Refused(_("Dit bestand bracht u al bij deze bijeenkomst. Kies een ander bestand.")) from error
    return made


@transaction.atomic
def drop(transcript: Transcript, *, by: User | None) -> None:
    """Throw away what was read. Raises Refused when the words are notes already."""
    kept = Transcript.objects.select_for_update().get(pk=transcript.pk)
    if kept.state != TranscriptState.READ:
        raise Refused(_("Deze woorden zijn al opgenomen. Weggooien kan niet meer."))
    record("focusgroups.drop_transcript", by=by, on=kept)
    kept.delete()


@transaction.atomic
def choose(transcript: Transcript, choices: Choices, *, by: User | None) -> Transcript:
    """Tie labels to speakers; from here on the words go in, now or by the worker. Twice is once.

    Raises Refused when a label was forgotten, or is tied to what is none.
    """
    kept = Transcript.objects.select_for_update(of=("self",)).select_related("gathering").get(pk=transcript.pk)
    if kept.state != TranscriptState.READ:
        return kept
    _check_in_time(kept.gathering)
    labels = {label for label, _text in kept.waiting["turns"]}
    if labels - set(choices.who) or not all(_is_choice(choices.who[label]) for label in labels):
        raise Refused(_("Kies bij elke naam wie het is."))
    known = GuideQuestion.objects.filter(section__group__sessions=kept.gathering)
    if set(choices.questions.values()) - set(known.values_list("pk", flat=True)):
        raise Refused(_("Deze vraag staat niet in de leidraad. Kies een vraag uit de lijst."))
    kept.state = TranscriptState.TAKING
    kept.waiting = {**kept.waiting, **choices.kept()}
    kept.save(update_fields=["state", "waiting"])
    record("focusgroups.choose_transcript", by=by, on=kept)
    if kept.turns > WHILE_WAITING:
        async_task(
            "focusgroups.tasks.take_transcript_in", str(kept.pk), task_name="focusgroups.transcript", save=False
        )
    return kept


def take_in(transcript_id: UUID | str) -> int:
    """Write the notes of a file, in pieces; returns how many were new. May run twice, late, and at the same time.

    Of the name of the file only its kind stays: people call a file after who was heard.
    """
    found = Transcript.objects.filter(pk=transcript_id, state=TranscriptState.TAKING).select_related("gathering")
    transcript = found.first()
    if transcript is None:
        return 0
    speakers = _speakers(transcript)
    notes = list(notes_of(transcript, speakers))
    before = Note.objects.filter(gathering=transcript.gathering).count()
    for start in range(0, len(notes), AT_ONCE):
        Note.objects.bulk_create(notes[start : start + AT_ONCE], ignore_conflicts=True)
    Transcript.objects.filter(pk=transcript.pk, state=TranscriptState.TAKING).update(
        state=TranscriptState.DONE, waiting={}, file_name=PurePath(transcript.file_name).suffix.lower()
    )
    return Note.objects.filter(gathering=transcript.gathering).count() - before


def take_in_left(seconds: float = 30) -> int:
    """Go on with files of which the work was broken off; returns how many."""
    end, count = monotonic() + seconds, 0
    for pk in Transcript.objects.filter(state=TranscriptState.TAKING).values_list("pk", flat=True):
        if monotonic() < end:
            take_in(pk)
            count += 1
    return count


def progress_of(transcript: Transcript) -> int:
    """How far the taking in is, in percents."""
    if transcript.state == TranscriptState.DONE:
        return 100
    made = Note.objects.filter(gathering=transcript.gathering_id, nonce__in=_nonces(transcript)).count()
    return min(99, 100 * made // max(1, transcript.turns))


def told_names(transcript: Transcript, choices: Choices) -> dict[str, int]:
    """How often each name stands in the text, for who looks before the words go in."""
    turns = transcript.waiting["turns"]
    return replace_names([text for _label, text in turns], what_stands_for(choices.kept()))[1]


def _check_in_time(gathering: Gathering) -> None:
    if gathering.state not in (GatheringState.PLANNED, GatheringState.HELD) or gathering.occasion_id is None:
        raise Refused(_("Deze bijeenkomst staat niet vast. Leg eerst de datum vast."))
    if Report.objects.filter(gathering=gathering).exclude(state=ReportState.DRAFT).exists():
        raise Refused(_("Het verslag is al bij de deelnemers. Haal het eerst terug naar concept."))


def _is_choice(choice: str) -> bool:
    number = choice.removeprefix("speaker:")
    return choice in (LEADER, UNKNOWN, TEXT) or (number.isdecimal() and len(number) < 4 and int(number) > 0)


@transaction.atomic
def _speakers(transcript: Transcript) -> dict[int, Speaker]:
    wanted = {number for choice in transcript.waiting["who"].values() if (number := number_of(choice))}
    Speaker.objects.bulk_create(
        [Speaker(gathering=transcript.gathering, number=number) for number in sorted(wanted)], ignore_conflicts=True
    )
    return {it.number: it for it in Speaker.objects.filter(gathering=transcript.gathering, number__in=wanted)}


def _nonces(transcript: Transcript) -> list[UUID]:
    return [nonce_of(transcript, place) for place in range(transcript.turns)]
