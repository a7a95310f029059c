"""Which state follows which. :func:`move` is the only way the state of a request changes."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from audit.service import record
from people.models import User

from .enums import RequestState
from .models import DECIDED, RightsRequest
from .refusal import RequestRefused

_DECISIONS = frozenset(DECIDED)

MOVES: dict[str, frozenset[str]] = {
    RequestState.RECEIVED: frozenset({RequestState.PUT_OFF, RequestState.TAKEN_BACK, *_DECISIONS}),
    RequestState.PUT_OFF: frozenset({RequestState.TAKEN_BACK, *_DECISIONS}),
    RequestState.GRANTED: frozenset({RequestState.ENDED}),
    RequestState.PARTLY: frozenset({RequestState.ENDED}),
    RequestState.REFUSED: frozenset(),
    RequestState.NOT_FOUND: frozenset(),
    RequestState.TAKEN_BACK: frozenset(),
    RequestState.ENDED: frozenset(),
}


@transaction.atomic
def move(key: UUID, to: str, *, by: User | None, version: int | None = None, **fields: Any) -> RightsRequest:
    """Lock, check, write and log. What a participant does (`by` None) is written down nowhere: that would say when.

    Raises RequestRefused when it cannot go there, or somebody was first (`version` is the one on the screen);
    RightsRequest.DoesNotExist for a number that is none.
    """
    request = RightsRequest.objects.select_for_update(of=("self",)).get(pk=key)
    if version is not None and request.version != version:
        raise RequestRefused(_("Een collega was u voor. Lees eerst wat er nu staat."))
    not_a_restriction = to == RequestState.ENDED and not request.can_end
    if to not in MOVES[request.state] or not_a_restriction:
        raise RequestRefused(
            _("Dat kan niet meer. De stand is nu: %(state)s.") % {"state": request.get_state_display()}
        )
    request.state = to
    request.version += 1
    for name, value in fields.items():
        setattr(request, name, value)
    request.save(update_fields=["state", "version", *fields])
    if by is not None:
        record(f"privacy.request_{to}", by=by, on=request, kind=request.kind)
    return request
