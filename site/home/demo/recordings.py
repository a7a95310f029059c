"""Answers that were spoken: one waits too long, one was written out, of one no words could be made.

What one hears is a soft tone: nobody real spoke.
"""

import io
import math
import struct
import wave
from datetime import timedelta

from django.utils import timezone

from consultation.models import Recording, Round
from consultation.service import RecordingReason, set_aside_recording, take_in, write_out_recording
from people.models import Perspective, User
from people.service import speak_as
from privacy.service import Purpose, set_consents

from . import triage
from .answering import items_of

_RATE = 8_000
_WRITTEN_OUT = (
    "Nou, ik zou zeggen: niet de mensen die alleen een vraag hebben over hun aangifte. Die kunnen naar de bibliotheek. "
    "Maar als je al twee keer gebeld hebt en niemand weet het, dan moet het wel kunnen."
)
#: Days ago, seconds, and the height of the tone.
_SPOKEN = ((6, 9, 220), (4, 7, 262), (1, 5, 196))


def speak(round_: Round, moderator: User) -> None:
    """Three people speak their answer to the question on limits."""
    limits = items_of(round_, triage.TEMPLATE)["limits"]
    perspective = Perspective.objects.get(code="experience_expert")
    kept = []
    for days_ago, seconds, hertz in _SPOKEN:
        on = timezone.localdate() - timedelta(days=days_ago)
        participation = take_in(round_, {}, spoken={(limits, ""): tone(seconds, hertz)}, on=on)
        speak_as(participation.participant, perspective)
        set_consents(participation.participant, {Purpose.PUBLISH}, {Purpose.PUBLISH})
        kept.append(Recording.objects.get(answer__submission__participation=participation))
    _waits, written, silent = kept
    write_out_recording(written.pk, _WRITTEN_OUT, by=moderator, version=written.version)
    set_aside_recording(silent.pk, RecordingReason.SILENT, by=moderator, version=silent.version)


def tone(seconds: int, hertz: int) -> bytes:
    """A WAV file with one soft tone."""
    samples = (int(40 * math.sin(2 * math.pi * hertz * number / _RATE)) + 128 for number in range(seconds * _RATE))
    data = b"".join(struct.pack("B", sample) for sample in samples)
    output = io.BytesIO()
    with wave.open(output, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(1)
        file.setframerate(_RATE)
        file.writeframes(data)
    return output.getvalue()
