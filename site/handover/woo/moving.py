"""How a request goes from one state to the next. `move` is the only way."""

from django.db import transaction
from django.utils.translation import gettext as _

from audit.service import record
from contributions.service import Refused
from people.models import User

from .enums import Verdict, WooState
from .models import WooRequest
from .texts import mark_of, texts_of

MOVES: dict[str, frozenset[str]] = {
    WooState.OPEN: frozenset({WooState.SEARCHING, WooState.WITHDRAWN}),
    WooState.SEARCHING: frozenset({WooState.REVIEWING, WooState.WITHDRAWN}),
    WooState.REVIEWING: frozenset({WooState.SEARCHING, WooState.RELEASED, WooState.WITHDRAWN}),
    WooState.RELEASED: frozenset({WooState.REVIEWING}),
    WooState.WITHDRAWN: frozenset(),
}


def locked(request: WooRequest, *states: str) -> WooRequest:
    """The request as it is now, held until the end of the transaction. Raises Refused in any other state."""
    current = WooRequest.objects.select_for_update().get(pk=request.pk)
    if current.state not in states:
        raise Refused(
            _("Dit kan niet: het verzoek staat op ‘%(state)s’. Ververs de pagina en kijk wat nu kan.")
            % {"state": current.get_state_display()}
        )
    return current


@transaction.atomic
def move(request: WooRequest, to: str, *, by: User) -> WooRequest:
    """Lock, check, write and log, in one transaction. Raises Refused when it is not in MOVES or not ready."""
    current = locked(request, *(state for state, ways in MOVES.items() if to in ways))
    if to == WooState.REVIEWING and not current.documents.exists():
        raise Refused(_("Kies eerst welke stukken bij het verzoek horen."))
    if to == WooState.RELEASED and (problem := not_ready(current)):
        raise Refused(problem)
    was, current.state = current.state, to
    current.version += 1
    current.save(update_fields=["state", "version"])
    record("handover.woo_move", by=by, on=current, was=was, to=to)
    return current


def not_ready(request: WooRequest) -> str:
    """Why the request cannot be released yet, in a sentence; "" when it can."""
    documents = list(request.documents.exclude(verdict=Verdict.GONE))
    waiting = [each.number for each in documents if each.verdict == Verdict.WAITS]
    if waiting:
        return _("Beoordeel eerst stuk %(numbers)s.") % {"numbers": _listed(waiting)}
    texts = texts_of(documents)
    gone = [each.number for each in documents if each.pk not in texts]
    if gone:
        return _("Stuk %(numbers)s is er niet meer. Haal het uit het verzoek.") % {"numbers": _listed(gone)}
    changed = [each.number for each in documents if each.mark != mark_of(texts[each.pk])]
    if changed:
        return _("Stuk %(numbers)s is veranderd. Beoordeel het opnieuw.") % {"numbers": _listed(changed)}
    return ""


def _listed(numbers: list[int]) -> str:
    return ", ".join(map(str, numbers[:10])) + (" …" if len(numbers) > 10 else "")
