"""How a question comes on the screen: with what was given, and with what there is to say about it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from privacy import service as privacy

from ..methods import Given, Problem, Remark, method_of
from ..models import Recording
from ..progress import Stop
from ..recording.telling import tell

BSN = "bsn"


@dataclass(frozen=True, slots=True)
class Showing:
    """What goes on the screen besides the question itself.

    found: what the guard saw in the words, per prompt; told about at the field.
    remarks: what the method has to say about them; told there too.
    told: codes of what the writer was told already; goes along in the form.
    kept_lines: what another window kept, when that differs from what was typed here.
    anew: the draft is gone; the next press starts a new one.
    """

    given: Given
    seen_version: int = 0
    problems: tuple[Problem, ...] = ()
    found: Mapping[str, privacy.Guarded] | None = None
    remarks: tuple[Remark, ...] = ()
    told: frozenset[str] = frozenset()
    alert: str = ""
    kept_lines: tuple[str, ...] = ()
    anew: bool = False
    status: int = 200


def codes_in(found: Mapping[str, privacy.Guarded]) -> frozenset[str]:
    """What the guard saw, as codes."""
    codes = {str(hint.kind) for guarded in found.values() for hint in guarded.hints}
    if any(guarded.bsn_count for guarded in found.values()):
        codes.add(BSN)
    return frozenset(codes)


def must_be_told(found: Mapping[str, privacy.Guarded], told: frozenset[str], remarks: Iterable[Remark] = ()) -> bool:
    """Whether the writer should look at the words once more before going on. A masked number is always told."""
    return bool((codes_in(found) | {remark.code for remark in remarks}) - (told - {BSN}))


@dataclass(frozen=True, slots=True)
class Speak:
    """The button to speak at one prompt, and what was spoken there before."""

    action: str
    label: str
    kept: str


def question_context(stop: Stop, total: int, showing: Showing, *, takes_recordings: bool = False) -> dict[str, Any]:
    """What templates/consultation/question.html needs."""
    method = method_of(stop.item)
    notes = _notes(stop, showing)
    recordings = stop.recordings
    asked = method.screen(stop.item, stop.version, showing.given, showing.problems, notes)
    return {
        "stop": stop,
        "total": total,
        "asked": asked,
        "problems": showing.problems,
        "notes": notes,
        "showing": showing,
        "told": ",".join(sorted(_all_told(showing))),
        "speak": _speak(stop, recordings, takes_recordings),
        # Who spoke does not skip: the recording would be left out without a word.
        "is_spoken": bool(recordings),
        "title_start": _title_start(showing, notes),
    }


def _all_told(showing: Showing) -> frozenset[str]:
    return showing.told | codes_in(showing.found or {}) | {remark.code for remark in showing.remarks}


def _speak(stop: Stop, recordings: list[Recording], takes_recordings: bool) -> list[Speak]:
    """Where one can speak. A recording that is there can always be heard and deleted."""
    spoken = {recording.prompt: tell(recording) for recording in recordings}
    places = method_of(stop.item).speakable(stop.item, stop.version)
    return [
        Speak(
            f"opname:{place.prompt}",
            place.question.removeprefix(stop.version.text).strip(),
            spoken.get(place.prompt, ""),
        )
        for place in places
        if takes_recordings or place.prompt in spoken
    ]


def _notes(stop: Stop, showing: Showing) -> tuple[Problem, ...]:
    method = method_of(stop.item)
    seen = [
        Problem(method.field_of(stop.item, prompt), " ".join(privacy.explain(guarded)))
        for prompt, guarded in (showing.found or {}).items()
        if privacy.explain(guarded)
    ]
    return (*seen, *(Problem(remark.field_id, remark.message) for remark in showing.remarks))


def _title_start(showing: Showing, notes: tuple[Problem, ...]) -> str:
    """A screen reader hears the title first: it must say that something is the matter."""
    if showing.problems:
        count = len(showing.problems)
        return ngettext("%(count)d fout: ", "%(count)d fouten: ", count) % {"count": count}
    return _("Let op: ") if showing.alert or notes else ""
