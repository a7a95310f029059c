"""Letting go of how it sounded: some days after it was written out, and always within the longest term."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from people.models import Participant

from ..enums import RecordingReason, RecordingState
from ..models import Recording
from . import files
from .limits import DAYS_AFTER_DONE, DAYS_AFTER_HANDING_IN, in_words
from .transcribing import question_of


def recordings_of(participant: Participant) -> QuerySet[Recording]:
    """What this person said aloud."""
    return Recording.objects.filter(answer__submission__participation__participant=participant).with_context()


def export_recording(recording: Recording) -> Mapping[str, Any]:
    """One recording as the person may read of it. It can be heard and fetched on /mijn-inbreng/."""
    return {
        "Vraag": question_of(recording),
        "Duur": in_words(recording.seconds),
        "Stand": recording.get_state_display(),
        "Reden": recording.get_reason_display(),
        "Klaar op": recording.done_on,
        "Het geluid": "Bewaard; te beluisteren op ‘Mijn inbreng’" if recording.file else "Gewist",
    }


def purge_recordings(participant: Participant, reason: str) -> int:
    """Delete sound and rows."""
    return files.forget(recordings_of(participant).order_by())


def past_term(today: date) -> QuerySet[Recording]:
    """Sound that we promised to have deleted by this day."""
    return Recording.objects.past_term(
        today - timedelta(days=DAYS_AFTER_DONE), today - timedelta(days=DAYS_AFTER_HANDING_IN)
    )


def expire(recordings: "QuerySet[Recording]") -> int:
    """Delete the sound; the row goes on to say what became of it. Who waited too long reads that it is our fault.

    Files that no row names go along.
    """
    found = list(Recording.objects.select_for_update(of=("self",)).filter(pk__in=recordings.values("pk")))
    keys = [recording.pk for recording in found]
    late = [recording.pk for recording in found if recording.state == RecordingState.WAITING]
    Recording.objects.filter(pk__in=late).update(
        state=RecordingState.UNUSABLE,
        reason=RecordingReason.TOO_LATE,
        done_on=timezone.localdate(),
        file="",
        version=F("version") + 1,
    )
    Recording.objects.filter(pk__in=keys).update(file="")
    files.delete_later([recording.file for recording in found])
    transaction.on_commit(partial(files.sweep), robust=True)
    return len(found)
