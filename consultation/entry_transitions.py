"""How a form that staff type goes from one state to the next. `move` is the only way.

Nothing counts before somebody else than the typist has looked at it; approving hands it in, once.
"""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from audit.service import record
from contributions import service as contributions
from contributions.models import Participation
from contributions.service import Refused
from people.models import User
from privacy import service as privacy

from .drafts import NoDraftAnyMore, answers_of
from .enums import EntryState
from .models import Entry
from .permissions import CHECK, ENTER
from .progress import items_of, path_of
from .submitting import hand_in


@dataclass(frozen=True, slots=True)
class Move:
    """One way a form can go. `label` is the button, `meaning` says what it does, `permission` who may."""

    to: EntryState
    label: str | Promise
    meaning: str | Promise
    permission: str
    needs_reason: bool = False
    by_another: bool = False


_SUBMIT = Move(
    EntryState.WAITING,
    gettext_lazy("Leg voor aan een collega"),
    gettext_lazy("Een collega kijkt het na. Pas daarna tellen de antwoorden mee."),
    ENTER,
)
_PUT_ASIDE = Move(
    EntryState.DISCARDED,
    gettext_lazy("Leg weg"),
    gettext_lazy("Bijvoorbeeld omdat het twee keer is ingevoerd. De antwoorden worden gewist; de reden blijft staan."),
    ENTER,
    needs_reason=True,
)

#: From each state: where to, and what that asks for.
MOVES: dict[str, tuple[Move, ...]] = {
    EntryState.TYPING: (_SUBMIT, _PUT_ASIDE),
    EntryState.WAITING: (
        Move(
            EntryState.APPROVED,
            gettext_lazy("Keur goed"),
            gettext_lazy("Het klopt met het papier of het gesprek. De antwoorden tellen vanaf nu mee."),
            CHECK,
            by_another=True,
        ),
        Move(
            EntryState.RETURNED,
            gettext_lazy("Stuur terug"),
            gettext_lazy("Er klopt iets niet. De invoerder leest wat, en verbetert het."),
            CHECK,
            needs_reason=True,
            by_another=True,
        ),
        Move(
            EntryState.TYPING,
            gettext_lazy("Verbeter zelf"),
            gettext_lazy("U past het aan en legt het opnieuw voor. Een ander dan u kijkt het daarna na."),
            ENTER,
        ),
        _PUT_ASIDE,
    ),
    EntryState.RETURNED: (_SUBMIT, _PUT_ASIDE),
    EntryState.APPROVED: (),
    EntryState.DISCARDED: (),
}


def moves_for(entry: Entry, user: User) -> tuple[Move, ...]:
    """What this member of staff can do with this form now."""
    return tuple(
        step
        for step in MOVES[entry.state]
        if user.has_perm(step.permission) and not (step.by_another and entry.typed_by_id == user.pk)
    )


@transaction.atomic
def move(entry_id: UUID, to: str, *, by: User, version: int, reason: str = "") -> Entry:
    """Bring a form to another state; returns it as it is now.

    `version` is the one that was on the screen. Asking for the state it already has is harmless: a second click.
    Raises :class:`Refused` with a sentence when it cannot. The caller has asked whether this user may.
    """
    entry = hold(entry_id)
    if entry.state == to:
        return entry
    step = next((step for step in MOVES[entry.state] if step.to == to), None)
    if step is None:
        raise Refused(
            _("Dit kan niet meer: het formulier staat op ‘%(state)s’. Ververs de pagina en kijk wat nu kan.")
            % {"state": entry.get_state_display()}
        )
    if step.by_another and entry.typed_by_id == by.pk:
        raise Refused(_("U voerde dit formulier zelf in. Vraag een collega om het na te kijken."))
    if entry.version != version:
        raise Refused(_("Dit formulier is net veranderd. Lees het nog een keer, en kies dan opnieuw."))
    reason = privacy.guard_for_storage(reason)[0].strip()
    if step.needs_reason and not reason:
        raise Refused(_("Schrijf op waarom. De invoerder moet weten wat er aan de hand is."))

    was, entry.state = entry.state, step.to
    entry.reason = reason if step.needs_reason else ""
    entry.version += 1
    entry.checked_by = by if step.by_another else None
    put_aside = entry.participation if step.to == EntryState.DISCARDED else None
    if put_aside is not None:
        entry.participation = None
    elif step.to == EntryState.WAITING:
        _refuse_empty(entry)
    elif step.to == EntryState.APPROVED:
        _hand_in(entry)
    entry.save(update_fields=["state", "reason", "version", "checked_by", "participation"])
    if put_aside is not None:  # once the row no longer holds on to it
        contributions.delete_drafts([put_aside])
    record("consultation.move_entry", by=by, on=entry, was=str(was), now=str(step.to))
    return entry


def hold(entry_id: UUID) -> Entry:
    """The form, locked until the end of the transaction. Raises Refused when it is gone: taken back by the person."""
    found = Entry.objects.select_for_update(of=("self",)).select_related(
        "round__occasion", "participation__participant"
    )
    entry = found.filter(pk=entry_id).first()
    if entry is None:
        raise Refused(_("Dit formulier is er niet meer. De persoon zelf haalde alles terug."))
    return entry


def _refuse_empty(entry: Entry) -> None:
    path = path_of(items_of(entry.round), answers_of(_participation(entry)))
    if not any(stop.is_answered for stop in path.stops):
        raise Refused(_("Er is nog geen antwoord ingevuld. Vul minstens één vraag in, of leg het formulier weg."))


def _hand_in(entry: Entry) -> None:
    try:
        hand_in(entry.round, _participation(entry), on=entry.received_on, mode=entry.mode)
    except contributions.AlreadyHandedIn:
        pass  # a moment ago, by a click that was cut off
    except NoDraftAnyMore:
        raise Refused(_("Dit formulier is er niet meer. De persoon zelf haalde alles terug.")) from None


def _participation(entry: Entry) -> Participation:
    assert entry.participation is not None, "only a form that was put aside has no answers"
    return entry.participation
