"""What came along with an answer: which button, which question, and what was on the screen."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from django.http import QueryDict


class Action(StrEnum):
    """The buttons of a question. Each keeps what was typed."""

    NEXT = "verder"
    SKIP = "overslaan"
    PREVIOUS = "vorige"
    STOP = "later"
    RECORD = "opname"
    ENOUGH = "genoeg"


@dataclass(frozen=True, slots=True)
class Posted:
    """The hidden fields of a question's form. Whatever is forged or missing reads as the most careful value.

    seen_version: version of the answer that was on the screen (0: none).
    version_id: which words of the question were on the screen.
    told: what the writer was told about already (codes of the guard), so that nobody is told twice.
    first: nothing of this person was kept when the screen was shown.
    prompt: at which prompt somebody wants to speak, with the button RECORD.
    anew: the writer was told that the draft is gone, and starts a new one with this answer.
    """

    action: Action
    seen_version: int
    version_id: str
    told: frozenset[str]
    anew: bool
    assisted: bool
    prompt: str = ""
    first: bool = False

    @classmethod
    def of(cls, data: QueryDict) -> Self:
        """Read them from a form."""
        action, _colon, prompt = data.get("actie", "").partition(":")
        seen = data.get("versie", "")
        return cls(
            action=Action(action) if action in set(Action) else Action.NEXT,
            seen_version=int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 10 else 0,
            version_id=data.get("vraag", ""),
            told=frozenset(filter(None, data.get("gezegd", "").split(","))),
            anew=data.get("opnieuw") == "1",
            assisted=data.get("samen") == "1",
            prompt=prompt,
            first=data.get("eerste") == "1",
        )
