"""Forms that staff typed, made as staff do: through the deeds."""

from datetime import date
from uuid import uuid4

from consultation.entering import Said, Typed, begin, keep
from consultation.entry_transitions import move
from consultation.enums import EntryState, ItemKind
from consultation.methods import Given
from consultation.models import Entry, Round
from people.models import User
from people.service import Role
from tests.factories.people import staff
from tests.factories.rounds import item_of

DAY = date(2026, 3, 2)


def typed(round_: Round, words: str = "Gewoon bellen.", **changes: object) -> Typed:
    """One choice and one text, and nothing about the person."""
    answers = {
        item_of(round_, ItemKind.SINGLE): Given({"choices": ["at_once"]}),
        item_of(round_, ItemKind.OPEN, 1): Given(words={"": words}),
    }
    return Typed(**{"reference": "A-12", "received_on": DAY, "answers": answers, "said": Said(), **changes})


def typing_entry(round_: Round, by: User | None = None, channel: str = "paper", **changes: object) -> Entry:
    """Begun, and something typed in it."""
    by = by or staff(Role.FACILITATOR)
    entry = begin(round_, channel=channel, token=uuid4(), by=by)
    return keep(entry.pk, typed(round_, **changes), version=entry.version, by=by)


def waiting_entry(round_: Round, by: User | None = None, **changes: object) -> Entry:
    """Handed to a colleague."""
    entry = typing_entry(round_, by, **changes)
    assert entry.typed_by is not None
    return move(entry.pk, EntryState.WAITING, by=entry.typed_by, version=entry.version)
