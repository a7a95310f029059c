"""Typing a form in for somebody: what is on the paper, or said, is kept with each press of a button.

The answers are kept as those of a participant are: same guard, same rows. Nothing counts before a colleague looked.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.service import record
from contributions import service as contributions
from contributions.models import Participation
from contributions.service import Mode, Recruitment, Refused
from people import service as people
from people.models import Participant, Perspective, User
from people.service import SpeaksFor
from privacy import service as privacy

from .drafts import answers_of, guard
from .editing import freeze
from .entry_transitions import hold
from .enums import RoundState
from .methods import Given
from .models import Answer, Entry, Item, Round, Submission
from .reaching import address_of

#: Post comes late: what was written while the round was open can be typed in while we work on it.
_STATES = (RoundState.OPEN, RoundState.REVIEW)


class TypedElsewhere(Exception):
    """Another window, or a colleague, kept something else meanwhile: `entry`. Nothing was overwritten."""

    def __init__(self, entry: Entry) -> None:
        super().__init__()
        self.entry = entry


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody said about themselves. `perspective` None: not filled in."""

    perspective: Perspective | None = None
    other_hats: frozenset[Perspective] = frozenset()
    speaks_for: str = SpeaksFor.SELF
    organisation: str = ""
    email: str = ""
    name: str = ""
    phone: str = ""
    allowed: frozenset[str] = frozenset()
    asked: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Typed:
    """Everything on the screen that can be kept. An item that is not in `answers` is left as it was."""

    reference: str
    received_on: date
    mode: str = Mode.OWN_WORDS
    assisted: bool = False
    recruitment: str = Recruitment.OPEN
    took_part_before: str = ""
    answers: Mapping[Item, Given] = field(default_factory=dict)
    said: Said = field(default_factory=Said)


def may_be_entered(round_: Round) -> bool:
    """Whether forms of this round can be typed in now."""
    return round_.state in _STATES


def begin(round_: Round, *, channel: str, token: UUID, by: User) -> Entry:
    """A new form to type in. The token comes from the screen: a double click finds the same form.

    Raises Refused when the round takes no forms (any more).
    """
    if found := Entry.objects.filter(token=token, round=round_).first():
        return found
    if not may_be_entered(round_):
        raise Refused(
            _("De ronde staat op ‘%(state)s’. Er kan nu niets worden ingevoerd. Overleg met de organisator.")
            % {"state": round_.get_state_display()}
        )
    try:
        with transaction.atomic():
            draft = contributions.begin_on_behalf(round_.occasion, channel=channel, by=by)
            entry = Entry.objects.create(round=round_, participation=draft, channel=channel, token=token, typed_by=by)
            Submission.objects.create(round=round_, participation=draft)
            record("consultation.begin_entry", by=by, on=entry, channel=str(channel))
    except IntegrityError:
        return Entry.objects.get(token=token, round=round_)  # the other click, a moment earlier
    return entry


@transaction.atomic
def keep(entry_id: UUID, typed: Typed, *, version: int, by: User) -> Entry:
    """Keep what was typed; the same once more changes nothing. Who changed something last is who typed it.

    Raises TypedElsewhere when something else was kept since `version`, Refused when the form cannot be typed in (any
    more). The number of queries does not grow with the answers.
    """
    entry = hold(entry_id)
    if not entry.can_be_typed_in or entry.participation is None:
        raise Refused(
            _("Dit formulier staat op ‘%(state)s’. Er kan niets meer in veranderen.")
            % {"state": entry.get_state_display()}
        )
    work = _Work(entry, entry.participation, typed)
    if not work.is_new:
        return entry
    if entry.version != version:
        raise TypedElsewhere(entry)
    work.write()
    if entry.checked_by_id == by.pk:
        entry.checked_by = None
    entry.typed_by, entry.typed_on, entry.version = by, timezone.localdate(), entry.version + 1
    entry.save()
    record("consultation.type_entry", by=by, on=entry, version=entry.version)
    return entry


@transaction.atomic
def tie_code(entry_id: UUID, code: str) -> None:
    """The code on the strip of the paper. Raises Refused with what to do, as contributions.tie_code does."""
    contributions.tie_code(_draft(entry_id), code)


@transaction.atomic
def tie_number(entry_id: UUID, number: str) -> None:
    """The code that goes with the number we printed on the paper. Raises Refused when there is no such number."""
    contributions.tie_number(_draft(entry_id), number)


def refuse_imported(entry: Entry) -> None:
    """Raises Refused when a paper with this number came in with a file already. One query, none without a number."""
    occasion = entry.round.occasion
    paper = contributions.reference_hash(occasion, entry.reference)
    if paper and contributions.Known(occasion).references({paper}):
        raise Refused(
            _("Een formulier met dit nummer is al opgenomen uit een bestand. Kijk of dit papier al eens is ingevoerd.")
        )


@transaction.atomic
def give_new_code(entry_id: UUID, *, by: User) -> str:
    """A fresh code, to be told to the person once. An earlier one opens nothing any more. Raises Refused."""
    draft = _draft(entry_id)
    code = contributions.give_new_code(draft)
    record("consultation.entry_new_code", by=by, on=draft)
    return code


def _draft(entry_id: UUID) -> Participation:
    entry = hold(entry_id)
    if entry.participation is None or entry.participation.state != contributions.ParticipationState.DRAFT:
        raise Refused(_("Dit formulier is al klaar. Een code geven kan niet meer."))
    return entry.participation


class _Work:
    """What is different from what is kept, and writing just that."""

    def __init__(self, entry: Entry, draft: Participation, typed: Typed) -> None:
        self.entry, self.draft, self.typed = entry, draft, typed
        self.facts = {
            "reference": privacy.guard_for_storage(typed.reference)[0].strip(),
            "received_on": typed.received_on,
            "mode": typed.mode,
        }
        kept = {answer.item_id: answer for answer in answers_of(draft)}
        self.fresh: list[Answer] = []
        self.changed: list[Answer] = []
        submission = Submission.objects.get(participation=draft)
        for item, given in typed.answers.items():
            self._put(item, _content(given), kept.get(item.pk), submission)

    def _put(self, item: Item, content: dict[str, Any], kept: Answer | None, submission: Submission) -> None:
        assert item.current is not None, "an item without words is not asked"
        if kept is None:
            self.fresh.append(Answer(submission=submission, item=item, item_version=item.current, **content))
        elif any(getattr(kept, name) != value for name, value in content.items()):
            for name, value in content.items():
                setattr(kept, name, value)
            kept.item_version, kept.version = item.current, kept.version + 1
            self.changed.append(kept)

    @property
    def is_new(self) -> bool:
        """Whether anything differs from what is kept."""
        return bool(
            self.fresh
            or self.changed
            or self._facts_differ
            or self._describes_differently
            or self._came_otherwise
            or self._says_else
        )

    @property
    def _facts_differ(self) -> bool:
        return any(getattr(self.entry, name) != value for name, value in self.facts.items())

    @property
    def _describes_differently(self) -> bool:
        return (self.draft.assisted, self.draft.recruitment) != (self.typed.assisted, self.typed.recruitment)

    @property
    def _came_otherwise(self) -> bool:
        return self.draft.took_part_before != self.typed.took_part_before

    @property
    def _says_else(self) -> bool:
        return said_by(self.draft.participant, self.typed.said.asked) != self.typed.said

    def write(self) -> None:
        """Write what differs."""
        for name, value in self.facts.items():
            setattr(self.entry, name, value)
        Answer.objects.bulk_create(self.fresh)
        Answer.objects.bulk_update(self.changed, ["value", "draft_words", "skipped", "item_version", "version"])
        freeze({answer.item_version_id for answer in (*self.fresh, *self.changed)})
        if self._describes_differently:
            contributions.describe(self.draft, assisted=self.typed.assisted, recruitment=self.typed.recruitment)
        if self._came_otherwise:
            contributions.say_took_part_before(self.draft, self.typed.took_part_before)
        if self._says_else:
            _say(self.draft.participant, self.typed.said)
        contributions.touch(self.draft)


def said_by(participant: Participant, asked: Collection[str]) -> Said:
    """What is kept of what somebody said, in the shape of the screen. Consents among `asked` only."""
    left = address_of(participant)
    return Said(
        perspective=participant.perspective,
        other_hats=frozenset(participant.other_hats.all()),
        speaks_for=participant.speaks_for or SpeaksFor.SELF,
        organisation=participant.organisation,
        email=left.email if left else "",
        name=left.name if left else "",
        phone=left.phone if left else "",
        allowed=frozenset(privacy.standing_purposes(participant) & set(asked)),
        asked=frozenset(asked),
    )


def _say(participant: Participant, said: Said) -> None:
    people.speak_as(
        participant,
        said.perspective,
        other_hats=said.other_hats,
        speaks_for=said.speaks_for,
        organisation=said.organisation,
    )
    privacy.set_consents(participant, set(said.allowed), set(said.asked))
    people.leave_address(participant, email=said.email, name=said.name, phone=said.phone)


def _content(given: Given) -> dict[str, Any]:
    """An answer as it is kept: what is empty was skipped, as when somebody goes on without an answer."""
    words = {prompt: guarded.text for prompt, guarded in guard(given.words).items()}
    return {"value": dict(given.value), "draft_words": words, "skipped": not given.value and not words}
