"""By what the officer tells people of one name apart, without reading their words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from people.models import Participant

from ..access import everything_of

#: Of a number so many digits are shown: enough to ask on the phone whether it ends so.
DIGITS = 2


#: Of these people: (who, on which day, in what).
Teller = Callable[[Sequence[Participant]], list[tuple[UUID, date, str]]]

_tellers: list[Teller] = []


def tell_apart_by(teller: Teller) -> None:
    """Where somebody was seen, and when. Called by the app above in its `ready()`."""
    if teller not in _tellers:
        _tellers.append(teller)


@dataclass(frozen=True, slots=True)
class Recognised:
    """Somebody: the name and hints of the address they left, when and where they were seen, how much is kept."""

    person: Participant
    name: str
    hints: list[str]
    rows: int
    parts: list[tuple[str, int]]
    days: list[date]
    places: list[str]

    @property
    def first(self) -> date | None:
        """The first day they were seen; None when no day is kept."""
        return min(self.days, default=None)

    @property
    def last(self) -> date | None:
        """The last day, when it is another than the first."""
        last = max(self.days, default=None)
        return last if last != self.first else None


def recognised(person: Participant) -> Recognised:
    """Somebody as the officer sees them before choosing whom a request is about."""
    contact = getattr(person, "contact", None)
    account = person.user.email if person.user else ""
    hints = [
        masked_address(account),
        masked_address(contact.email if contact else ""),
        masked_number(contact.phone if contact else ""),
        person.organisation,
    ]
    seen = [each for teller in _tellers for each in teller([person])]
    left = [contact.left_on] if contact else []
    parts = [(part["wat"], len(part["gegevens"])) for part in everything_of([person])["onderdelen"]]
    return Recognised(
        person=person,
        name=contact.name if contact else "",
        hints=list(dict.fromkeys(hint for hint in hints if hint)),
        rows=sum(count for _what, count in parts),
        parts=[(what, count) for what, count in parts if count],
        days=[*left, *(day for _who, day, _place in seen)],
        places=list(dict.fromkeys(place for _who, _day, place in seen)),
    )


def masked_address(email: str) -> str:
    """ "k…@voorbeeld.nl": enough to recognise, too little to write to; "" stays ""."""
    name, at, domain = email.partition("@")
    return f"{name[:1]}…@{domain}" if at else ""


def masked_number(phone: str) -> str:
    """ "…78": how a number ends; "" stays ""."""
    digits = "".join(sign for sign in phone if sign.isdigit())
    return f"…{digits[-DIGITS:]}" if len(digits) > DIGITS else ""
