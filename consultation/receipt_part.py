"""What /mijn-inbreng/ shows about a round: how far somebody is, what was chosen, and when there is word back."""

from dataclasses import dataclass

from django.utils import timezone

from contributions.models import Participation
from contributions.service import Channel, ParticipationState, ReceiptPart

from .drafts import answers_of
from .models import Recording, Round
from .own_statements_told import own_statements_of
from .progress import Stop, items_of, path_of
from .promises import promise_of
from .recording.telling import tell
from .texts.thanking import told_to


@dataclass(frozen=True, slots=True)
class Told:
    """One question with the answer in words."""

    key: str
    value: str


@dataclass(frozen=True, slots=True)
class Spoken:
    """One recording, with the question it answers."""

    question: str
    recording: Recording
    length: str


def round_part(participation: Participation) -> ReceiptPart | None:
    """Six queries, whatever the number of answers; seven for who wrote a statement. None when the round is gone."""
    round_ = Round.objects.select_related("occasion").filter(occasion=participation.occasion_id).first()
    if round_ is None:
        return None
    items = items_of(round_)
    path = path_of(items, answers_of(participation, items))
    stop = path.first_open()
    is_draft = participation.state == ParticipationState.DRAFT
    return ReceiptPart(
        "consultation/receipt_part.html",
        {
            "round": round_,
            "is_draft": is_draft and participation.channel == Channel.ONLINE,
            "is_typed_by_us": is_draft and participation.channel != Channel.ONLINE,
            "is_handed_in": participation.state == ParticipationState.COUNTED,
            "takes_answers": round_.takes_answers(),
            "answered": sum(stop.is_answered for stop in path.stops),
            "total": path.total,
            "promise": promise_of(round_, timezone.localdate()),
            "next_question": stop.position if stop else None,
            "spoken": [
                Spoken(stop.answered_version.text, recording, tell(recording))
                for stop in path.handed_in
                for recording in stop.recordings
            ],
            "own_statements": own_statements_of(participation),
            "suggestions": told_to(participation, round_.slug),
            "chosen": [
                Told(stop.answered_version.text, "\n".join(stop.told())) for stop in path.handed_in if _is_chosen(stop)
            ],
        },
    )


def _is_chosen(stop: Stop) -> bool:
    """Choices only: handed in words are shown with what became of them, by contributions."""
    return stop.is_answered and bool(stop.given.value)
