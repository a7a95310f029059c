"""Care signals: a moderator reads that somebody may be in trouble, and somebody acts in time.

The platform handles no cases. A care signal is for danger to a person; the protocol says what to do.
"""

from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from audit.service import record
from people.models import User
from privacy import service as privacy

from .enums import CareDanger, CareState, OccasionKind
from .models import CareSignal, Contribution
from .refusals import Refused
from .working_days import promised_by

END_OF_DAY = time(17, 0)
LEAST_TIME = timedelta(hours=2)

MOVES: dict[str, frozenset[str]] = {
    CareState.OPEN: frozenset({CareState.TAKEN}),
    CareState.TAKEN: frozenset({CareState.OPEN, CareState.CLOSED}),
    CareState.CLOSED: frozenset({CareState.OPEN}),
}

#: What to do, in the order in which to do it. Shown wherever a signal is raised or taken.
PROTOCOL = (
    gettext_lazy("Is er nu gevaar voor iemands leven? Bel 112. Zeg wat u weet en dat u niet weet wie het is."),
    gettext_lazy("Bel de collega die vandaag dienst heeft. Overleg altijd met zijn tweeën."),
    gettext_lazy(
        "Heeft de schrijver een e-mailadres achtergelaten? Dan mag de privacyfunctionaris dat hiervoor opzoeken. "
        "Anders schrijft u een bericht bij het bewijs: de schrijver leest dat op ‘Mijn inbreng’."
    ),
    gettext_lazy(
        "Noem in dat bericht waar hulp is: 112 bij nood, 113 bij gedachten aan zelfdoding (0800-0113, gratis), "
        "Veilig Thuis bij geweld thuis (0800-2000, gratis), de huisarts, en het Juridisch Loket of de "
        "Sociaal Raadslieden bij schulden en brieven."
    ),
    gettext_lazy("Beloof geen hulp die wij niet geven. Wij behandelen geen zaken."),
    gettext_lazy("Schrijf hier kort op wat er gedaan is, zonder namen. Sluit het signaal pas als iemand handelde."),
)
#: The steps about reaching the writer, where nobody knows who that is.
_NOBODY = gettext_lazy(
    "Wij weten niet wie dit schreef. Zoek dat niet uit. Wij kunnen deze schrijver niets terugschrijven."
)
_OF_A_CLASS = (
    _NOBODY,
    gettext_lazy(
        "Kijk bij ‘Klassen’ of de docent de school noemde. Bel dan de school en vraag naar de zorgcoördinator. "
        "Zeg dat iemand uit deze klas iets schreef wat zorgen geeft. Wijs niemand aan."
    ),
    gettext_lazy(
        "Weet u geen school, of twijfelt u? Veilig Thuis denkt met u mee: 0800-2000, gratis, dag en nacht. U hoeft "
        "geen naam te noemen."
    ),
)
_OF_A_GROUP = (
    _NOBODY,
    gettext_lazy("Bel wie het gesprek leidde. Die weet of er hulp nodig is, en wat de groep nu al kreeg."),
)


def protocol_for(contribution: Contribution) -> tuple[Any, ...]:
    """What to do with these words, in order: as :data:`PROTOCOL`, and fitting when nobody knows who wrote them."""
    if contribution.participation_id is not None:
        return PROTOCOL
    instead = _OF_A_CLASS if contribution.occasion.kind == OccasionKind.CLASS else _OF_A_GROUP
    return (*PROTOCOL[:2], *instead, *PROTOCOL[4:])


def deadline(danger: str, now: datetime) -> datetime:
    """Before when somebody must act, in local time.

    Acute: today at 17:00, or two hours from now when that is later, also in a weekend. Serious: 17:00 on the second
    working day. Only the holidays of the law move it (:mod:`contributions.working_days`): around a day on which the
    team itself is off, the deadline is early, never late.
    """
    local = timezone.localtime(now)
    if danger == CareDanger.ACUTE:
        return max(_at_end_of(local.date()), local + LEAST_TIME)
    return _at_end_of(promised_by(local.date()))


@transaction.atomic
def raise_signal(contribution: Contribution, *, danger: str, by: User) -> CareSignal:
    """Say that the writer may be in trouble. A second click finds the same signal; a closed one opens again.

    A signal that stands as serious can be made acute; its deadline then comes closer. Raises Refused for
    an unknown danger.
    """
    if danger not in CareDanger.values:
        raise Refused(_("Kies hoe dringend het is: vandaag handelen, of binnen twee werkdagen."))
    Contribution.objects.select_for_update().get(pk=contribution.pk)
    signal = CareSignal.objects.filter(contribution=contribution).first()
    if signal is None:
        signal = CareSignal(contribution=contribution)
    elif signal.state != CareState.CLOSED and (signal.danger == danger or signal.danger == CareDanger.ACUTE):
        return signal
    elif signal.state == CareState.CLOSED:
        signal.state, signal.taken_by = CareState.OPEN, None
    signal.danger, signal.raised_by = danger, by
    signal.act_before = deadline(danger, timezone.now())
    signal.save()
    record("contributions.care_raised", by=by, on=signal, danger=danger)
    return signal


def take(signal_id: UUID, *, by: User) -> CareSignal:
    """This colleague acts on it. Raises Refused when another took it first."""
    return _move(signal_id, CareState.TAKEN, by=by)


def give_back(signal_id: UUID, *, by: User) -> CareSignal:
    """This colleague cannot act on it after all: it is open again for others."""
    return _move(signal_id, CareState.OPEN, by=by)


def close(signal_id: UUID, *, by: User, note: str) -> CareSignal:
    """Somebody acted; the note says in short what was done. Raises Refused without a note."""
    note, _hints = privacy.guard_for_storage(note)
    if not note.strip():
        raise Refused(_("Schrijf kort op wat er gedaan is. Noem geen namen."))
    return _move(signal_id, CareState.CLOSED, by=by, note=note)


@transaction.atomic
def _move(signal_id: UUID, to: str, *, by: User, note: str = "") -> CareSignal:
    signal = CareSignal.objects.select_for_update().get(pk=signal_id)
    if to not in MOVES[signal.state]:
        raise Refused(
            _("Dit signaal staat nu op ‘%(state)s’. Een collega was u voor, of het is al klaar.")
            % {"state": signal.get_state_display()}
        )
    signal.state = to
    signal.taken_by = None if to == CareState.OPEN else (signal.taken_by if to == CareState.CLOSED else by)
    if note:
        signal.note = note
    signal.save(update_fields=["state", "taken_by", "note"])
    record(f"contributions.care_{to}", by=by, on=signal)
    return signal


def _at_end_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, END_OF_DAY))
