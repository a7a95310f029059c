"""Making the file of a run: claimed by one worker, alive as long as it tells how far it is, brought in once."""

import errno
import hashlib
import logging
import tempfile
import time
import uuid
from datetime import timedelta
from typing import BinaryIO
from uuid import UUID

from django.core.files import File
from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from ..comparing.indexing import RunRecorder
from ..comparing.storing import sweep_nameless
from ..dossier import FORMATS, Refused, write
from ..guard.watch import Watch, anew_when_overtaken
from ..life import move
from ..models import Run, RunState
from ..workplace import workplace
from .asking import have_made, order_of
from .storing import FOLDER, private_storage, sweep, sweep_started

logger = logging.getLogger(__name__)

#: So long after its last sign of life a maker is taken for dead, and the run for anybody's.
SILENCE = timedelta(minutes=10)
MOST_ATTEMPTS = 3
_SECONDS_BETWEEN_NEWS = 1.0
_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
#: The same in the words of libxml2, which writes the sheets of a workbook.
_NO_ROOM_FOR_XML = frozenset({"IO_ENOSPC", "IO_EFBIG"})


class Stopped(Exception):
    """Somebody stopped the run, voided it, or took it over while it was made."""


def make(run_id: UUID | str) -> bool:
    """Make the file of a run; False when there is nothing (more) to make.

    A run whose maker died is made again from the start, into a new file. Of two makers at once only one gets to work;
    a maker that was slow and taken for dead does not bring its file in.
    """
    run = _claim(run_id)
    if run is None:
        return False
    sweep()
    sweep_nameless()
    try:
        with workplace(), tempfile.TemporaryFile() as output:
            return _make(run, output)
    except Stopped:
        logger.info("export %s was stopped", run.pk)
    except Exception as problem:
        if not isinstance(problem, Refused):
            logger.exception("export %s failed", run.pk)
        _fail(run, told_problem(problem))
    return False


def told_problem(problem: Exception) -> str:
    """What went wrong and what to do, in a sentence."""
    if isinstance(problem, Refused):
        return problem.sentence
    is_full = isinstance(problem, OSError) and problem.errno in _NO_ROOM
    if is_full or str(problem) in _NO_ROOM_FOR_XML:
        return _("Er is geen ruimte meer voor het bestand. Vraag de beheerder om ruimte. Probeer het dan opnieuw.")
    return _("Het maken is mislukt. Probeer het opnieuw. Lukt het weer niet, vraag dan de beheerder.")


def _claim(run_id: UUID | str) -> Run | None:
    now, claim = timezone.now(), uuid.uuid4()
    waits = Q(state=RunState.QUEUED) | _silent()
    mine = Run.objects.filter(waits, pk=run_id, is_command=False, attempts__lt=MOST_ATTEMPTS)
    changes = {"progress": 0, "problem": "", "claim": claim, "touched_at": now, "attempts": F("attempts") + 1}
    return Run.objects.get(pk=run_id) if move(mine, RunState.RUNNING, **changes) else None


def _silent() -> Q:
    no_sign = Q(touched_at=None) | Q(touched_at__lt=timezone.now() - SILENCE)
    return Q(state=RunState.RUNNING) & no_sign


@anew_when_overtaken
def _make(run: Run, output: BinaryIO) -> bool:
    order, guard = order_of(run), Watch()
    with RunRecorder(order) as recorder:
        counts = write(order, output, number=run.name, on_progress=News(run), guard=guard, recorder=recorder)
        return _bring_in(run, output, counts, guard, recorder)


def _bring_in(run: Run, output: BinaryIO, counts: dict[str, int], guard: Watch, recorder: RunRecorder) -> bool:
    """The file, what it is compared by and what it told: all of it, or nothing of it."""
    digest, size = fingerprint(output)
    stem, is_ours, stored = f"{run.pk.hex}-{run.claim}", 0, list[str]()
    try:
        stored.append(name := _stored(run, stem, output))
        stored.append(index := recorder.store(stem))
        made = {"file": name, "sha256": digest, "size": size, "counts": counts}
        with transaction.atomic():
            is_ours = move(_mine(run), RunState.DONE, finished_at=timezone.now(), progress=100, doing="", **made)
            if is_ours:
                guard.publish(run)
                recorder.enter(run.pk, index)
    except BaseException:
        is_ours = 0
        raise
    finally:
        for each in () if is_ours else stored:
            private_storage().delete(each)
    return bool(is_ours)


def _stored(run: Run, stem: str, output: BinaryIO) -> str:
    output.seek(0)
    try:
        return str(private_storage().save(f"{FOLDER}/{stem}.{FORMATS[run.format].suffix}", File(output)))
    except OSError:
        sweep_started(stem)
        raise


def _mine(run: Run) -> QuerySet[Run]:
    return Run.objects.filter(pk=run.pk, state=RunState.RUNNING, claim=run.claim)


def _fail(run: Run, sentence: str) -> None:
    move(_mine(run), RunState.FAILED, finished_at=timezone.now(), problem=sentence[:300], doing="")


class News:
    """Writes progress and a sign of life to the row, at most once a second, so that telling costs nothing."""

    def __init__(self, run: Run) -> None:
        self._run, self._told_at = run, 0.0

    def __call__(self, percent: int, doing: str) -> None:
        """`percent` of the way, busy with `doing`. Raises :class:`Stopped` when nobody waits for it any more."""
        now = time.monotonic()
        if now - self._told_at < _SECONDS_BETWEEN_NEWS:
            return
        self._told_at = now
        if not _mine(self._run).update(progress=percent, doing=doing[:100], touched_at=timezone.now()):
            raise Stopped


def restart_silent() -> int:
    """Have runs made again whose maker died, three times at most; returns how many. Safe to run twice."""
    silent = Run.objects.filter(_silent())
    gave_up = _("Het maken is drie keer blijven steken. Probeer het later opnieuw, of vraag de beheerder.")
    move(silent.filter(attempts__gte=MOST_ATTEMPTS), RunState.FAILED, problem=gave_up, doing="")
    broken_off = _("Het maken op de opdrachtregel is afgebroken.")
    move(silent.filter(is_command=True), RunState.FAILED, problem=broken_off, doing="")
    again = list(silent.filter(is_command=False))
    for run in again:
        have_made(run)
    return len(again)


def fingerprint(file: BinaryIO) -> tuple[str, int]:
    """(SHA-256, size in bytes) of a file from its start."""
    file.seek(0)
    digest = hashlib.file_digest(file, "sha256").hexdigest()  # type: ignore[arg-type]
    return digest, file.tell()
