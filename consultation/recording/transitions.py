"""How a recording goes from waiting to done. `move` is the only way."""

from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from contributions.service import ChangedMeanwhile, ParticipationState, Refused
from people.models import User

from ..enums import RecordingReason, RecordingState
from ..models import Recording

#: From each state: where to. What was written out or set aside stays so: the sound will be gone.
MOVES: dict[str, frozenset[str]] = {
    RecordingState.WAITING: frozenset({RecordingState.TRANSCRIBED, RecordingState.UNUSABLE}),
    RecordingState.TRANSCRIBED: frozenset(),
    RecordingState.UNUSABLE: frozenset(),
}


def locked(recording_id: UUID, version: int, *, by: User | None) -> Recording:
    """The recording as it is now, held until the end of the transaction.

    Raises Refused when it is gone or not handed in, ChangedMeanwhile when a colleague was first or is busy with it.
    """
    held = Recording.objects.select_for_update(of=("self",)).with_context().filter(pk=recording_id).first()
    if held is None or held.answer.submission.participation.state != ParticipationState.COUNTED:
        raise Refused(_("Deze opname is er niet meer. De deelnemer haalde haar terug."))
    if held.state != RecordingState.WAITING and held.version != version:
        raise ChangedMeanwhile(
            _("Een collega was u voor: deze opname staat nu op ‘%(state)s’.") % {"state": held.get_state_display()}
        )
    if by is not None and held.claimed_by_id not in (None, by.pk):
        raise ChangedMeanwhile(_("Een collega is met deze opname bezig. Neem haar over als dat zo is afgesproken."))
    if held.version != version:
        raise ChangedMeanwhile(_("Deze opname is net veranderd. Kijk opnieuw en kies dan."))
    return held


def move(recording: Recording, to: str, *, reason: str = "") -> None:
    """Bring a recording that is held to another state. Raises Refused when it cannot go there.

    `reason` is a RecordingReason, for a recording that gave no words.
    """
    if to not in MOVES[recording.state]:
        raise Refused(
            _("Dit kan niet: deze opname staat al op ‘%(state)s’.") % {"state": recording.get_state_display()}
        )
    if to == RecordingState.UNUSABLE and reason not in RecordingReason.values:
        raise Refused(_("Kies waarom dit niet lukte. De deelnemer leest dat."))
    recording.state = to
    recording.reason = reason if to == RecordingState.UNUSABLE else ""
    recording.done_on = timezone.localdate()
    recording.version += 1
    recording.save(update_fields=["state", "reason", "done_on", "version"])
