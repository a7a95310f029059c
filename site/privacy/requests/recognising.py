"""By what the officer tells people of one name apart, without reading their words."""

from dataclasses import dataclass

from people.models import Participant

from ..access import everything_of

#: Of a number so many digits are shown: enough to ask on the phone whether it ends so.
DIGITS = 2


@dataclass(frozen=True, slots=True)
class Recognised:
    """Somebody: the name and the hints of the address they left, and how much is kept of them, part by part."""

    person: Participant
    name: str
    hints: list[str]
    rows: int
    parts: list[tuple[str, int]]


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
    parts = [(part["wat"], len(part["gegevens"])) for part in everything_of([person])["onderdelen"]]
    return Recognised(
        person=person,
        name=contact.name if contact else "",
        hints=list(dict.fromkeys(hint for hint in hints if hint)),
        rows=sum(count for _what, count in parts),
        parts=[(what, count) for what, count in parts if count],
    )


def masked_address(email: str) -> str:
    """ "k…@voorbeeld.nl": enough to recognise, too little to write to; "" stays ""."""
    name, at, domain = email.partition("@")
    return f"{name[:1]}…@{domain}" if at else ""


def masked_number(phone: str) -> str:
    """ "…78": how a number ends; "" stays ""."""
    digits = "".join(sign for sign in phone if sign.isdigit())
    return f"…{digits[-DIGITS:]}" if len(digits) > DIGITS else ""
