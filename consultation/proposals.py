"""What a new round could look like in time: proposals that an organiser can keep or change."""

from dataclasses import dataclass
from datetime import date, timedelta

from .models import Round

#: A week to tell people about it, three weeks to take part, four more to take words back, eight to hear from us.
PREPARE_DAYS = 7
OPEN_DAYS = 20
TAKE_BACK_DAYS = 28
WORD_BACK_DAYS = 56

_MONDAY = 0


@dataclass(frozen=True, slots=True)
class Days:
    """The days of a round."""

    opens_on: date
    closes_on: date


@dataclass(frozen=True, slots=True)
class Contact:
    """Who people can call."""

    name: str = ""
    phone: str = ""


def propose_days(today: date) -> Days:
    """From the first Monday that leaves a week to tell people, until a Sunday three weeks on."""
    ready = today + timedelta(days=PREPARE_DAYS)
    opens = ready + timedelta(days=(_MONDAY - ready.weekday()) % 7)
    return Days(opens, opens + timedelta(days=OPEN_DAYS))


def propose_words_final(closes_on: date) -> date:
    """Until when people could take their words back."""
    return closes_on + timedelta(days=TAKE_BACK_DAYS)


def propose_word_back(closes_on: date) -> date:
    """When people could hear from us."""
    return closes_on + timedelta(days=WORD_BACK_DAYS)


def propose_contact() -> Contact:
    """Whoever can be called about the newest round."""
    newest = (
        Round.objects.exclude(contact_phone="").order_by("-pk").values_list("contact_name", "contact_phone").first()
    )
    return Contact(*newest) if newest else Contact()
