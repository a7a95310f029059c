"""From notes to contributions: from then on the words stand beside what was said online, and leave the notes."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils.translation import gettext as _

from audit.service import record
from contributions.models import Contribution, Participation
from contributions.service import (
    ContributionKind,
    Mode,
    ParticipationState,
    Refused,
    Words,
    add_words,
    add_words_of_the_group,
)
from gatherings.models import Gathering
from people.models import User

from ..enums import NoteKind, TranscriptState
from ..models import FocusGroup, Note, Transcript

#: Notes per transaction: no block lasts longer than a moment.
AT_ONCE = 100
_LAST_PLACE = 32_767
_MODES = {NoteKind.SPOKEN: Mode.OWN_WORDS, NoteKind.SUMMARY: Mode.FACILITATOR_NOTE}


@dataclass(frozen=True, slots=True)
class HandedOver:
    """How many notes became contributions of a person or of the group; how many were wiped, because the person took
    everything back; and how many wait for the count of who was there."""

    of_people: int = 0
    of_the_group: int = 0
    wiped: int = 0
    waiting: int = 0

    @property
    def became(self) -> int:
        """All that became contributions."""
        return self.of_people + self.of_the_group


def to_hand_over(gathering: Gathering) -> QuerySet[Note]:
    """Notes with words of participants that are no contributions yet. Remarks about the conversation stay notes."""
    mine = Note.objects.filter(gathering=gathering, contribution=None, kind__in=list(_MODES))
    return mine.exclude(text="").order_by("order", "pk")


def hand_over(gathering: Gathering, *, by: User | None) -> HandedOver:
    """Make contributions of the notes of this gathering, in pieces. Again, or broken off, it goes on with the rest.

    Words of a person that does not count yet wait; of a person that withdrew they are wiped. Raises Refused when the
    gathering has no occasion, or a file is still being taken in.
    """
    if gathering.occasion is None:
        raise Refused(_("Deze bijeenkomst staat niet vast. Leg eerst de datum vast."))
    if Transcript.objects.filter(gathering=gathering, state=TranscriptState.TAKING).exists():
        raise Refused(_("Er wordt nog een bestand opgenomen. Wacht even en probeer het opnieuw."))
    keys = list(to_hand_over(gathering).values_list("pk", flat=True))
    done = HandedOver()
    for start in range(0, len(keys), AT_ONCE):
        some = _hand_some_over(gathering, keys[start : start + AT_ONCE])
        done = HandedOver(
            done.of_people + some.of_people,
            done.of_the_group + some.of_the_group,
            done.wiped + some.wiped,
            done.waiting + some.waiting,
        )
    if done.became or done.wiped:
        record("focusgroups.hand_over", by=by, on=gathering, became=done.became, wiped=done.wiped)
    return done


@transaction.atomic
def _hand_some_over(gathering: Gathering, keys: list[UUID]) -> HandedOver:
    locked = Note.objects.select_for_update(of=("self",)).filter(pk__in=keys, contribution=None).exclude(text="")
    notes = list(
        locked.select_related(
            "speaker__participation", "speaker__seat__participation", "question__item"
        ).prefetch_related("question__item__agenda_items")
    )
    group = FocusGroup.objects.filter(sessions=gathering).first()
    of_group = tuple(group.agenda_items.values_list("pk", flat=True)) if group else ()
    counts = {"of_people": 0, "of_the_group": 0, "wiped": 0, "waiting": 0}
    by_person = sorted(notes, key=lambda note: (_person_key(note), note.order, str(note.pk)))
    for _key, theirs in groupby(by_person, key=_person_key):
        some = list(theirs)
        person = participation_of(some[0])
        words = [_words(note, of_group) for note in some]
        if person is None and some[0].speaker and some[0].speaker.seat_id:
            counts["waiting"] += len(some)
        elif person is None:
            _link(some, add_words_of_the_group(gathering.occasion, words))  # type: ignore[arg-type]
            counts["of_the_group"] += len(some)
        elif person.state == ParticipationState.COUNTED:
            _link(some, add_words(person, words))
            counts["of_people"] += len(some)
        elif person.state == ParticipationState.WITHDRAWN:
            _link(some, [None] * len(some))
            counts["wiped"] += len(some)
        else:
            counts["waiting"] += len(some)
    return HandedOver(**counts)


def participation_of(note: Note) -> Participation | None:
    """Whose words a note holds: of the speaker at this chair, or who walked in; None when nobody knows."""
    speaker = note.speaker
    if speaker is None:
        return None
    seat_person = speaker.seat.participation if speaker.seat else None
    return speaker.participation or seat_person


def _person_key(note: Note) -> str:
    person = participation_of(note)
    if person is not None:
        return str(person.pk)
    return f"seat {note.speaker.seat_id}" if note.speaker and note.speaker.seat_id else ""


def _words(note: Note, of_group: tuple[int, ...]) -> Words:
    item = note.question.item if note.question else None
    own = tuple(each.pk for each in item.agenda_items.all()) if item else ()
    asked = note.asked or (note.question.text if note.question else "")
    return Words(
        ContributionKind.PROPOSAL if asked else ContributionKind.STORY,
        asked or _("Gezegd in het gesprek"),
        note.text,
        own or of_group,
        order=min(note.order, _LAST_PLACE),
        mode=_MODES[NoteKind(note.kind)],
    )


def _link(notes: list[Note], contributions: Iterable[Contribution | None]) -> None:
    for note, contribution in zip(notes, contributions, strict=True):
        Note.objects.filter(pk=note.pk).update(contribution=contribution, text="", version=F("version") + 1)
