"""A sign-up on its way: kept per screen, sent once, forgotten after two days at most."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from people.models import Perspective
from people.service import ReachBy

from ..models import Candidate, FocusGroup, SignUpDraft
from .applying import apply_held
from .said import Reach, Said

#: The screens, in order. Each keeps its own answers under its name.
STEPS = ("wie", "wanneer", "waar", "nodig", "aan-tafel", "bereik", "adres")
#: Without these there is nothing to send.
NEEDED = ("wie", "wanneer", "bereik", "adres")
#: Way to be reached -> what one must know for it.
ADDRESS_OF = {
    ReachBy.MAIL: "email",
    ReachBy.PHONE: "phone",
    ReachBy.POST: "address",
    ReachBy.ORGANISATION: "through",
}
_SENT = "verstuurd"


class Incomplete(Exception):
    """A sign-up cannot be sent yet: `step` is the screen that is still open."""

    def __init__(self, step: str) -> None:
        super().__init__(step)
        self.step = step


def find(key: UUID | None) -> SignUpDraft | None:
    """The draft with this number, its group at hand; None when nothing was kept, or it is gone. One query."""
    return SignUpDraft.objects.select_related("group").filter(pk=key).first() if key else None


def is_sent(draft: SignUpDraft | None) -> bool:
    """Whether this sign-up was sent: nothing can be changed here any more."""
    return draft is not None and _SENT in draft.said


def sent_by(draft: SignUpDraft) -> str:
    """How the person who sent it wants to be reached (a ReachBy)."""
    return str(draft.said.get(_SENT, ""))


@transaction.atomic
def keep(group: FocusGroup, key: UUID, step: str, answers: Mapping[str, Any]) -> SignUpDraft:
    """Keep the answers of one screen; the first makes the draft. What another window kept of other screens stays."""
    held = SignUpDraft.objects.select_for_update(of=("self",)).filter(pk=key).first()
    if held is None:
        try:
            with transaction.atomic():
                return SignUpDraft.objects.create(pk=key, group=group, said={step: dict(answers)})
        except IntegrityError:  # the other click of a double click
            held = SignUpDraft.objects.select_for_update(of=("self",)).get(pk=key)
    if not is_sent(held):
        held.said = {**held.said, step: dict(answers)}
        held.save(update_fields=["said"])
    return held


def first_missing(draft: SignUpDraft) -> str:
    """The first screen without which one cannot send; "" when all is there.

    Who chose another way to be reached, still has to say the address that goes with it.
    """
    missing = next((step for step in NEEDED if step not in draft.said), "")
    if missing:
        return missing
    wanted = ADDRESS_OF[ReachBy(draft.said["bereik"]["reach_by"])]
    return "" if draft.said["adres"].get(wanted) else "adres"


@transaction.atomic
def send(key: UUID) -> Candidate | None:
    """Make the candidate, and forget what the draft held; None when it was sent before. In one transaction.

    Raises Refused when the group takes no sign-ups any more (the draft stays), Incomplete when a screen is open, and
    SignUpDraft.DoesNotExist when it is gone.
    """
    held = SignUpDraft.objects.select_for_update(of=("self", "group")).select_related("group").get(pk=key)
    if is_sent(held):
        return None
    if missing := first_missing(held):
        raise Incomplete(missing)
    said = said_in(held)
    made = apply_held(held.group, said, token=held.pk)
    held.said = {_SENT: said.reach.reach_by}
    held.save(update_fields=["said"])
    return made


def said_in(draft: SignUpDraft) -> Said:
    """The answers of all screens as one value. One query, for the perspective."""
    who, when, where, needs, table, how, contact = (draft.said.get(step, {}) for step in STEPS)
    return Said(
        perspective=Perspective.objects.filter(code=who.get("perspective", "")).first(),
        speaks_for=who.get("speaks_for", ""),
        organisation=who.get("organisation", ""),
        can={int(moment): can for moment, can in when.get("can", {}).items()},
        when_else=when.get("when_else", ""),
        town=where.get("town", ""),
        province=where.get("province", ""),
        postcode=where.get("postcode", ""),
        house_number=where.get("house_number", ""),
        needs=tuple(needs.get("needs", ())),
        needs_note=needs.get("needs_note", ""),
        brings_companion=needs.get("brings_companion") == "ja",
        avoid=table.get("avoid", ""),
        declared=table.get("declared", ""),
        reach=Reach(
            reach_by=how["reach_by"],
            **{name: contact.get(name, "") for name in ("name", "email", "phone", "address", "through")},
        ),
        took_part_before={"ja": True, "nee": False}.get(contact.get("before", "")),
        may_contact=bool(contact.get("may_contact")),
    )


def left_behind(today: date) -> QuerySet[SignUpDraft]:
    """Drafts of before yesterday."""
    return SignUpDraft.objects.filter(begun_on__lt=today - timedelta(days=1))
