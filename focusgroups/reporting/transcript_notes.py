"""From the turns of a file to notes: which question each one answers, and whose words they are."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from ..enums import NoteKind
from ..models import GuideQuestion, Note, Speaker, Transcript
from .names import replace_names

#: What a label can be, besides "speaker:3".
LEADER, UNKNOWN, TEXT = "leader", "unknown", "text"
#: A turn of who leads with a question mark and at least so many signs begins a new stretch.
_SHORTEST_QUESTION = 20
_LONGEST_QUESTION = 300


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the conversation that begins with a question of who leads, at this turn."""

    place: int
    asked: str


def stretches(turns: list[list[str]], leaders: frozenset[str]) -> list[Stretch]:
    """Where who leads asks something, in the order of the conversation."""
    return [
        Stretch(place, _last_question(text))
        for place, (label, text) in enumerate(turns)
        if _asks(label, text, leaders)
    ]


def number_of(choice: str) -> int | None:
    """The number of the speaker that was chosen; None for the other choices."""
    return int(choice.removeprefix("speaker:")) if choice.startswith("speaker:") else None


def what_stands_for(waiting: Mapping[str, Any]) -> dict[str, str]:
    """What stands in the text for each label that is replaced."""
    spoken = {}
    for label in waiting["replaced"]:
        choice = waiting["who"].get(label, UNKNOWN)
        number = number_of(choice)
        if choice != TEXT:
            spoken[label] = f"Spreker {number}" if number else "de gespreksleider" if choice == LEADER else "iemand"
    return spoken


def notes_of(transcript: Transcript, speakers: Mapping[int, Speaker]) -> Iterator[Note]:
    """The notes, in order. What who leads says becomes the question, and is kept as a remark."""
    waiting = transcript.waiting
    who, turns = waiting["who"], _joined(waiting["turns"], waiting["who"])
    texts, _counts = replace_names([text for _place, _label, text in turns], what_stands_for(waiting))
    guide = GuideQuestion.objects.in_bulk(waiting["questions"].values())
    leaders = frozenset(label for label, choice in who.items() if choice == LEADER)
    question, asked = None, ""
    for (place, label, original), text in zip(turns, texts, strict=True):
        if _asks(label, original, leaders):
            question = guide.get(waiting["questions"].get(str(place)))
            asked = question.text if question else _last_question(text) if "?" in text else asked
        choice = who[label]
        yield Note(
            gathering=transcript.gathering,
            question=question,
            asked=asked,
            speaker=speakers.get(number_of(choice) or 0),
            kind=NoteKind.REMARK if choice == LEADER else NoteKind.SPOKEN,
            text=text,
            order=place,
            nonce=nonce_of(transcript, place),
            imported=True,
        )


def _joined(turns: list[list[str]], who: Mapping[str, str]) -> list[tuple[int, str, str]]:
    """(place, label, text); what was no name after all goes back to the turn before it."""
    joined: list[tuple[int, str, str]] = []
    for place, (label, text) in enumerate(turns):
        if who[label] == TEXT and joined:
            first, spoke, said = joined[-1]
            joined[-1] = first, spoke, f"{said}\n{label}: {text}"
        elif who[label] == TEXT:
            joined.append((place, label, f"{label}: {text}"))
        elif joined and joined[-1][1] == label and who[joined[-1][1]] != TEXT:
            first, spoke, said = joined[-1]
            joined[-1] = first, spoke, f"{said}\n{text}"
        else:
            joined.append((place, label, text))
    return joined


def nonce_of(transcript: Transcript, place: int) -> UUID:
    """The same turn of the same file is one note, however often it is taken in."""
    return uuid5(NAMESPACE_URL, f"transcript:{transcript.gathering_id}:{transcript.sha256}:{place}")


def _asks(label: str, text: str, leaders: frozenset[str]) -> bool:
    return label in leaders and "?" in text and len(text) >= _SHORTEST_QUESTION


def _last_question(text: str) -> str:
    """The last sentence that asks something: before it, who leads often answers the one before."""
    asked = text[: text.rindex("?") + 1]
    start = max(asked.rfind(sign, 0, len(asked) - 1) for sign in ".?!\n")
    question = asked[start + 1 :].strip()
    return (question if len(question) >= _SHORTEST_QUESTION else asked)[-_LONGEST_QUESTION:]
