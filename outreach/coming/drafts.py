"""A sign-up on its way: kept per screen, sent once, forgotten after two days at most."""

import datetime
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from people.models import Perspective

from ..models import EventDate, SignUpDraft
from .said import ADDRESS_OF, Reach, Said, Way
from .signing_up import hold, sign_up_held

#: The screens, in order. Each keeps its own answers under its name.
STEPS = ("aantal", "wie", "nodig", "bereik", "adres")
#: Without these there is nothing to send; "adres" for who wants to hear from us.
NEEDED = ("aantal", "bereik")
_SENT = "verstuurd"


class Incomplete(Exception):
    """A sign-up cannot be sent yet: `step` is the screen that is still open."""

    def __init__(self, step: str) -> None:
        super().__init__(step)
        self.step = step


def find(key: UUID | None, date: EventDate) -> SignUpDraft | None:
    """The draft with this number, for this date; None when nothing was kept, or it is gone. One query."""
    return SignUpDraft.objects.select_related("date").filter(pk=key, date=date).first() if key else None


def is_sent(draft: SignUpDraft | None) -> bool:
    """Whether this sign-up was sent: nothing can be changed here any more."""
    return draft is not None and _SENT in draft.said


def sent_in(draft: SignUpDraft) -> dict[str, Any]:
    """What is left of a sign-up that was sent: `way`, `waits`, and `seat` where it may be shown at once."""
    return dict(draft.said.get(_SENT, {}))


def steps_of(draft: SignUpDraft | None) -> tuple[str, ...]:
    """The screens this person gets: no address is asked of who wants to leave none."""
    way = draft.said.get("bereik", {}).get("way") if draft else ""
    return STEPS[:-1] if way == Way.NONE else STEPS


@transaction.atomic
def keep(date: EventDate, key: UUID, step: str, answers: Mapping[str, Any]) -> SignUpDraft:
    """Keep the answers of one screen; the first makes the draft. What another window kept of other screens stays.

    Who chooses to leave no address, has none kept from before either.
    """
    held = SignUpDraft.objects.select_for_update(of=("self",)).filter(pk=key, date=date).first()
    if held is None:
        try:
            with transaction.atomic():
                return SignUpDraft.objects.create(pk=key, date=date, said={step: dict(answers)})
        except IntegrityError:  # the other click of a double click
            held = SignUpDraft.objects.select_for_update(of=("self",)).get(pk=key)
    if not is_sent(held):
        held.said = {**held.said, step: dict(answers)}
        if step == "bereik" and answers.get("way") == Way.NONE:
            held.said.pop("adres", None)
        held.save(update_fields=["said"])
    return held


def first_missing(draft: SignUpDraft) -> str:
    """The first screen without which one cannot send; "" when all is there."""
    missing = next((step for step in NEEDED if step not in draft.said), "")
    if missing:
        return missing
    way = Way(draft.said["bereik"]["way"])
    if way == Way.NONE:
        return ""
    return "" if draft.said.get("adres", {}).get(ADDRESS_OF[way]) else "adres"


@transaction.atomic
def send(date: EventDate, key: UUID) -> bool:
    """Make the sign-up, and forget what the draft held; whether it was not sent before. In one transaction.

    Raises Refused when one cannot sign up any more (the draft stays), Incomplete when a screen is open, and
    SignUpDraft.DoesNotExist when it is gone.
    """
    now = hold(date)
    held = SignUpDraft.objects.select_for_update(of=("self",)).get(pk=key, date=date)
    if is_sent(held):
        return False
    if missing := first_missing(held):
        raise Incomplete(missing)
    said = said_in(held)
    outcome = sign_up_held(now, said, token=held.pk)
    kept: dict[str, Any] = {"way": str(said.reach.way), "waits": outcome.waits}
    # Who has mail finds the way in there: on the screen it would tell who typed it whether the address was known.
    if said.reach.way != Way.MAIL and outcome.sign_up is not None:
        kept["seat"] = outcome.sign_up.seat_id.hex
    held.said = {_SENT: kept}
    held.save(update_fields=["said"])
    return True


def said_in(draft: SignUpDraft) -> Said:
    """The answers of all screens as one value. One query at most, for the perspective."""
    people, who, needs, how, contact = (draft.said.get(step, {}) for step in STEPS)
    code = who.get("perspective", "")
    return Said(
        people=int(people["people"]),
        perspective=Perspective.objects.filter(code=code).first() if code else None,
        province=who.get("province", ""),
        needs=tuple(needs.get("needs", ())),
        needs_note=needs.get("needs_note", ""),
        language=needs.get("language", ""),
        reach=Reach(
            way=how["way"],
            **{name: contact.get(name, "") for name in ("name", "email", "phone", "address", "through")},
        ),
    )


def left_behind(today: datetime.date) -> QuerySet[SignUpDraft]:
    """Drafts of before yesterday."""
    return SignUpDraft.objects.filter(begun_on__lt=today - datetime.timedelta(days=1))
