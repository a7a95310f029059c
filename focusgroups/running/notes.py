"""Notes of a conversation: kept once, whatever the connection does, and nobody overwrites somebody else."""

from dataclasses import dataclass
from uuid import UUID, uuid5

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from audit.service import record
from contributions.service import Refused
from gatherings.models import Gathering
from gatherings.service import GatheringState
from people.models import User
from privacy.service import guard_for_storage

from ..enums import NoteKind
from ..models import GuideQuestion, Note, Speaker

MOST_SIGNS = 8000


@dataclass(frozen=True, slots=True)
class Jotted:
    """A note as a device sends it. `nonce` is made on the device and stays that of this note.

    `version` counts what was kept of it: 1 for a new note, else one more than the version that was changed.
    """

    nonce: UUID
    version: int
    text: str
    kind: str = NoteKind.SPOKEN
    question_id: int | None = None
    speaker_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of it. `masked`: a citizen service number was taken out. `beside`: somebody else changed the same
    note meanwhile, and this text stands beside it."""

    note: Note
    masked: bool = False
    beside: bool = False


def keep(gathering: Gathering, jotted: Jotted, *, by: User) -> Kept:
    """Keep this note. A repeat changes nothing; a newer version is an edit.

    When another device changed the note meanwhile, both texts stay: this one becomes a note of its own. A speaker or
    question that is gone is left out, so that the words are never lost. Raises Refused, with what to do, for an empty
    or very long note, for a gathering that does not take place, and for words that were handed over already.
    """
    try:
        return _keep(gathering, jotted, by)
    except IntegrityError:  # the same nonce at the same moment: the other request made it, a moment earlier
        return _keep(gathering, jotted, by)


@transaction.atomic
def _keep(gathering: Gathering, jotted: Jotted, by: User) -> Kept:
    state = Gathering.objects.filter(pk=gathering.pk).values_list("state", flat=True).first()
    if state not in (GatheringState.PLANNED, GatheringState.HELD):
        raise Refused(_("Dit gesprek gaat niet door. Bewaar uw aantekening ergens anders, of overleg."))
    text, hints = guard_for_storage(jotted.text)
    text, masked = text.strip(), "bsn" in hints
    if not text:
        raise Refused(_("Schrijf eerst iets op."))
    if len(text) > MOST_SIGNS:
        raise Refused(_("Dit is te lang voor één aantekening. Maak er twee van."))
    if jotted.kind not in NoteKind.values:
        raise Refused(_("Kies wat voor aantekening dit is."))
    content = _content(gathering, jotted, text)
    found = Note.objects.select_for_update(of=("self",)).filter(nonce=jotted.nonce).first()
    if found is None:
        return Kept(_make(gathering, jotted.nonce, content, by), masked)
    if found.gathering_id != gathering.pk:
        raise Refused(_("Deze aantekening hoort bij een ander gesprek. Ververs de pagina."))
    if found.contribution_id is not None:
        raise Refused(_("Deze aantekening is al verwerkt. Maak een nieuwe aantekening."))
    if not found.text:
        raise Refused(_("Deze aantekening is gewist: iemand haalde zijn woorden terug."))
    if all(getattr(found, name) == value for name, value in content.items()) or jotted.version <= 1:
        return Kept(found, masked)  # a repeat
    if jotted.version == found.version + 1:
        _write(found, content, by)
        return Kept(found, masked)
    beside = uuid5(jotted.nonce, f"{jotted.version}:{text}")
    repeat = Note.objects.filter(nonce=beside).first()
    return Kept(repeat or _make(gathering, beside, content, by), masked, beside=True)


@transaction.atomic
def drop(note: Note, *, by: User) -> None:
    """Throw a note away that was a mistake. Raises Refused when it was handed over already."""
    kept = Note.objects.select_for_update(of=("self",)).filter(pk=note.pk).first()
    if kept is None:
        return
    if kept.contribution_id is not None:
        raise Refused(_("Deze aantekening is al verwerkt. Weghalen gaat via de moderator."))
    record("focusgroups.drop_note", by=by, on=kept)
    kept.delete()


def notes_of(gathering: Gathering) -> list[Note]:
    """What was written down and not handed over yet, newest first, with speaker and question at hand. One query."""
    notes = Note.objects.filter(gathering=gathering, contribution=None).exclude(text="")
    return list(notes.select_related("speaker", "question").order_by("-order", "-pk"))


def _content(gathering: Gathering, jotted: Jotted, text: str) -> dict[str, object]:
    speaker = question = None
    if jotted.speaker_id:
        speaker = Speaker.objects.filter(gathering=gathering, pk=jotted.speaker_id).first()
    if jotted.question_id:
        of_group = GuideQuestion.objects.filter(section__group__group_sessions__gathering=gathering)
        question = of_group.filter(pk=jotted.question_id).first()
    return {
        "text": text,
        "kind": jotted.kind,
        "speaker_id": speaker.pk if speaker else None,
        "question_id": question.pk if question else None,
        "asked": question.text if question else "",
    }


def _make(gathering: Gathering, nonce: UUID, content: dict[str, object], by: User) -> Note:
    last = Note.objects.filter(gathering=gathering).aggregate(last=Max("order"))["last"] or 0
    note = Note.objects.create(gathering=gathering, nonce=nonce, order=last + 1, **content)
    record("focusgroups.keep_note", by=by, on=note, version=1)
    return note


def _write(note: Note, content: dict[str, object], by: User) -> None:
    for name, value in content.items():
        setattr(note, name, value)
    note.version += 1
    note.save(update_fields=[*content, "version"])
    record("focusgroups.keep_note", by=by, on=note, version=note.version)
