"""How an import goes from one state to the next. `move` is the only way."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.service import record
from people.models import User

from .enums import ImportState
from .models import ImportRun
from .refusals import ChangedMeanwhile

#: From each state: where to. Until it counts, all of it can go back; once it counts, all of it goes on.
MOVES: dict[str, tuple[str, ...]] = {
    ImportState.CHECKING: (ImportState.CHECKED, ImportState.REFUSED),
    ImportState.CHECKED: (ImportState.LOADING, ImportState.DROPPED),
    ImportState.LOADING: (ImportState.COUNTING, ImportState.UNDOING),
    ImportState.COUNTING: (ImportState.DONE,),
    ImportState.UNDOING: (ImportState.REFUSED,),
    ImportState.REFUSED: (ImportState.DROPPED,),
    ImportState.DONE: (),
    ImportState.DROPPED: (),
}
#: A worker has something to do.
AT_WORK = (ImportState.CHECKING, ImportState.LOADING, ImportState.COUNTING, ImportState.UNDOING)
_OVER = (ImportState.REFUSED, ImportState.DONE, ImportState.DROPPED)


@transaction.atomic
def move(run_id: UUID, to: str, *, by: User | None, **values: Any) -> ImportRun:
    """Bring an import to another state and write `values` with it; returns it as it is now.

    `by` is None for the worker. When it is over the file's name goes; the caller deletes the file itself.
    Raises :class:`ChangedMeanwhile` when it cannot go there (any more), IntegrityError when another import is busy
    or took in the same file.
    """
    run = ImportRun.objects.select_for_update(of=("self",)).select_related("occasion").get(pk=run_id)
    if to not in MOVES[run.state]:
        raise ChangedMeanwhile(
            _("Dit kan niet meer: deze import staat op ‘%(state)s’. Ververs de pagina en kijk wat nu kan.")
            % {"state": run.get_state_display()}
        )
    was, run.state = run.state, to
    values = {"progress": 0, "attempts": 0, **values}
    if to in _OVER:
        values |= {"file": "", "finished_at": run.finished_at or timezone.now()}
    for name, value in values.items():
        setattr(run, name, value)
    run.save(update_fields=["state", *values])
    record("contributions.move_import", by=by, on=run, was=str(was), now=str(to), forms=run.forms)
    return run
