"""Printing many numbered forms: a few at once, more in a task that leaves a file for who asked."""

import logging
from collections.abc import Iterable
from uuid import UUID

from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import transaction
from django.utils.translation import gettext as _
from django_q.tasks import async_task

from audit.service import record
from pages.service import PdfUnavailable
from people.models import User

from .enums import PileState
from .models import PrintedPile, Round
from .printing import numbered_pdf

logger = logging.getLogger(__name__)

FOLDER = "formulieren"
#: So many forms take a few seconds; who wants more gets them from a task.
MOST_WHILE_WAITING = 20


@transaction.atomic
def ask(round_: Round, count: int, *, by: User) -> PrintedPile:
    """Put a pile in the queue."""
    pile = PrintedPile.objects.create(round=round_, count=count, asked_by=by)
    record("consultation.ask_pile", by=by, on=pile, count=count)
    async_task("consultation.tasks.print_pile", str(pile.pk), task_name="consultation.print_pile")
    return pile


def make(pile_id: UUID | str) -> bool:
    """Make the file of a pile; False when there is nothing (more) to make. May run twice: one file stays."""
    pile = PrintedPile.objects.select_related("round__occasion", "asked_by").filter(pk=pile_id).first()
    if pile is None or pile.state != PileState.QUEUED:
        return False
    try:
        made = numbered_pdf(pile.round, pile.count, by=pile.asked_by)
    except PdfUnavailable as missing:
        return not _end(pile, PileState.FAILED, problem=missing.sentence[:300])
    except Exception:
        logger.exception("pile %s failed", pile.pk)
        return not _end(pile, PileState.FAILED, problem=_("Het maken is mislukt. Probeer het opnieuw."))
    name = storages["private"].save(f"{FOLDER}/{pile.pk.hex}.pdf", ContentFile(made))
    if _end(pile, PileState.DONE, file=name):
        return True
    storages["private"].delete(name)
    return False


def read(pile: PrintedPile, *, by: User) -> bytes:
    """The file. Raises FileNotFoundError when it is gone."""
    with storages["private"].open(pile.file) as file:
        content: bytes = file.read()
    record("consultation.download_pile", by=by, on=pile)
    return content


def throw_away(piles: Iterable[PrintedPile]) -> int:
    """Delete piles with their files; returns how many. The forms that were printed stay good."""
    found = list(piles)
    for pile in found:
        if pile.file:
            storages["private"].delete(pile.file)
    PrintedPile.objects.filter(pk__in=[pile.pk for pile in found]).delete()
    return len(found)


def _end(pile: PrintedPile, state: PileState, **values: str) -> bool:
    return bool(PrintedPile.objects.filter(pk=pile.pk, state=PileState.QUEUED).update(state=state, **values))
