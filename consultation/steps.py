"""The steps of a round: adding one, setting it, taking an empty one away."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from audit.service import record
from contributions.service import Refused
from people.models import User
from privacy.service import guard_for_storage

from .editing import EDITABLE_STATES
from .enums import ResultsShown
from .methods import METHODS
from .models import ProductVersion, Round, Step


@transaction.atomic
def add_step(
    round_: Round,
    method: str,
    title: str,
    *,
    settings: Mapping[str, Any] | None = None,
    results_shown: str = ResultsShown.AFTER_CLOSING,
    product_version: ProductVersion | None = None,
    by: User | None = None,
) -> Step:
    """Put a step at the end of a round. Raises :class:`Refused` when the round is closed or the method unknown."""
    round_ = Round.objects.select_for_update(of=("self",)).get(pk=round_.pk)
    if method not in METHODS:
        raise Refused(_("Deze manier van vragen kennen wij niet. Kies er een uit de lijst."))
    if round_.state not in EDITABLE_STATES:
        raise Refused(_("De ronde is gesloten. Er kan geen stap meer bij."))
    last = Step.objects.filter(round=round_).aggregate(last=Max("order"))["last"] or 0
    step = Step.objects.create(
        round=round_,
        method=method,
        title=guard_for_storage(title)[0],
        order=last + 1,
        settings=dict(settings or {}),
        results_shown=results_shown,
        product_version=product_version,
    )
    record("consultation.add_step", by=by, on=step, method=method)
    return step
