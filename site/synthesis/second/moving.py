"""How a sample goes from one state to the next. `move` is the only way."""

from django.db import transaction
from django.utils.translation import gettext as _

from audit.service import record
from contributions.service import Refused
from people.models import User

from ..enums import SampleState
from ..models import AgreementSample

MOVES: dict[str, frozenset[str]] = {
    SampleState.CODING: frozenset({SampleState.SETTLING, SampleState.STOPPED}),
    SampleState.SETTLING: frozenset({SampleState.SETTLED, SampleState.STOPPED}),
    SampleState.SETTLED: frozenset(),
    SampleState.STOPPED: frozenset(),
}
#: As long as a sample stands so, its coders see nobody's codes on its words.
OPEN_STATES = (SampleState.CODING,)


@transaction.atomic
def move(sample: AgreementSample, to: str, *, by: User | None) -> AgreementSample:
    """Lock, check, write, log. Raises :class:`Refused` for a move that is not in MOVES, or that comes too early."""
    standing = AgreementSample.objects.select_for_update().get(pk=sample.pk)
    if to not in MOVES[standing.state]:
        raise Refused(_("Dit kan niet: de steekproef staat op ‘%(state)s’.") % {"state": standing.get_state_display()})
    if to == SampleState.SETTLING and standing.items.exclude(first_done=True, second_done=True).exists():
        raise Refused(_("Nog niet alles is door allebei gecodeerd."))
    if to == SampleState.SETTLED and standing.items.filter(is_settled=False).exists():
        raise Refused(_("Nog niet alle verschillen zijn besproken."))
    standing.state = to
    standing.save(update_fields=["state"])
    record("synthesis.move_sample", by=by, on=standing, to=to)
    return standing
