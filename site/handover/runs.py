"""Making a run: asked for in one transaction with its task, made once, safe to kill and to repeat."""

import contextlib
import hashlib
import logging
import tempfile
import time
from collections.abc import Iterable
from datetime import timedelta
from functools import partial
from typing import BinaryIO
from uuid import UUID

from django.core.files import File
from django.core.files.storage import Storage, storages
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django_q.tasks import async_task

from audit.service import record
from contributions.models import Contribution
from people.models import Participant, User
from privacy.service import Purpose, guard_for_storage

from .comparing.forgetting import drop_index
from .comparing.indexing import RunRecorder
from .dossier import FORMATS, Order, Refused, write
from .models import Audience, Run, RunState

logger = logging.getLogger(__name__)

FOLDER = "exports"
LONGEST_RUN = timedelta(hours=2)
_LIVE = (RunState.QUEUED, RunState.RUNNING)
_VOID = (RunState.SUPERSEDED, RunState.EXPIRED)
_SECONDS_BETWEEN_NEWS = 1.0


def private_storage() -> Storage:
    """Where files with people's words are kept: outside the media folder, behind a view that asks who you are."""
    return storages["private"]


@transaction.atomic
def ask(order: Order, *, by: User) -> Run:
    """Put an export in the queue. Raises :class:`Refused` for a form or round that is not there."""
    order.check()
    run = Run.objects.numbered(
        format=order.format,
        audience=order.audience,
        round_slug=order.round_slug,
        agenda_code=order.agenda_code,
        asked_by=by,
    )
    scope = {"round": order.round_slug, "agenda": order.agenda_code}
    record("handover.ask", by=by, on=run, format=order.format, audience=order.audience, **scope)
    async_task("handover.tasks.make_run", str(run.pk), task_name="handover.make_run")
    return run


def order_of(run: Run) -> Order:
    """What was asked for with this run."""
    return Order(run.format, run.audience, run.round_slug, run.adopted_by_name, run.agenda_code)


@transaction.atomic
def adopt(run: Run, name: str, *, by: User) -> Run:
    """Make the same dossier anew as adopted, by the name of who answers for it; the concept stays as it was.

    A run is never edited: this is another one, with another number and the data of now. Raises :class:`Refused`
    without a name, for what is not there, and when it was adopted already.
    """
    name = guard_for_storage(name.strip())[0]
    if not name:
        raise Refused(_("Schrijf op wie dit dossier vaststelt."))
    concept = Run.objects.select_for_update().get(pk=run.pk)
    if concept.state != RunState.DONE or concept.adopted_by_name:
        raise Refused(_("Alleen een concept dat klaar is, kunt u vaststellen."))
    if concept.followed_by.filter(state__in=(*_LIVE, RunState.DONE)).exists():
        raise Refused(_("Dit dossier is al vastgesteld."))
    fresh = Run.objects.numbered(
        format=concept.format,
        audience=concept.audience,
        round_slug=concept.round_slug,
        agenda_code=concept.agenda_code,
        asked_by=by,
        adopted_by_name=name[:100],
        follows=concept,
    )
    record("handover.adopt", by=by, on=fresh, concept=concept.name)
    async_task("handover.tasks.make_run", str(fresh.pk), task_name="handover.make_run")
    return fresh


def make(run_id: UUID | str) -> bool:
    """Make the file of a run; False when there is nothing (more) to make.

    A run that was killed halfway is made again from the start, into a new file. Of two makers at once only one
    brings its file in: the other throws its own away. A run whose words were taken back meanwhile stays superseded.
    """
    if not Run.objects.filter(pk=run_id, state__in=_LIVE).update(state=RunState.RUNNING, progress=0, problem=""):
        return False
    run = Run.objects.get(pk=run_id)
    sweep()
    try:
        with tempfile.TemporaryFile() as output:
            return _make(run, output)
    except Stopped:
        logger.info("export %s was stopped", run.pk)
    except Refused as refusal:
        _fail(run, refusal.sentence)
    except Exception:
        logger.exception("export %s failed", run.pk)
        _fail(run, _("Het maken is mislukt. Probeer het opnieuw. Lukt het weer niet, vraag dan de beheerder."))
    return False


def _make(run: Run, output: BinaryIO) -> bool:
    order = order_of(run)
    with RunRecorder(order) as recorder:
        counts = write(order, output, number=run.name, on_progress=_News(run), recorder=recorder)
        recorder.keep(run.pk)
    digest, size = fingerprint(output)
    storage = private_storage()
    output.seek(0)
    name = storage.save(f"{FOLDER}/{run.pk.hex}.{FORMATS[run.format].suffix}", File(output))
    is_ours = Run.objects.filter(pk=run.pk, state=RunState.RUNNING).update(
        state=RunState.DONE,
        finished_at=timezone.now(),
        progress=100,
        doing="",
        file=name,
        sha256=digest,
        size=size,
        counts=counts,
    )
    if not is_ours:
        storage.delete(name)
        drop_index(run.pk)
    return bool(is_ours)


def _fail(run: Run, sentence: str) -> None:
    Run.objects.filter(pk=run.pk, state=RunState.RUNNING).update(
        state=RunState.FAILED, finished_at=timezone.now(), problem=sentence[:300], doing=""
    )


class Stopped(Exception):
    """Somebody stopped the run, or voided it, while it was made."""


@transaction.atomic
def stop(run: Run, *, by: User) -> bool:
    """Stop a run that waits or is being made; whether it could be. Whoever makes it notices within a second or two."""
    stopped = Run.objects.filter(pk=run.pk, state__in=_LIVE).update(
        state=RunState.CANCELLED, finished_at=timezone.now(), doing=""
    )
    if stopped:
        record("handover.stop", by=by, on=run)
    return bool(stopped)


class _News:
    """Writes progress to the row, at most once a second, so that telling costs nothing."""

    def __init__(self, run: Run) -> None:
        self._run, self._told_at = run, 0.0

    def __call__(self, percent: int, doing: str) -> None:
        """`percent` of the way, busy with `doing`. Raises :class:`Stopped` when nobody waits for it any more."""
        now = time.monotonic()
        if now - self._told_at < _SECONDS_BETWEEN_NEWS:
            return
        self._told_at = now
        running = Run.objects.filter(pk=self._run.pk, state=RunState.RUNNING)
        if not running.update(progress=percent, doing=doing[:100]):
            raise Stopped


def fingerprint(file: BinaryIO) -> tuple[str, int]:
    """(SHA-256, size in bytes) of a file from its start."""
    file.seek(0)
    digest = hashlib.file_digest(file, "sha256").hexdigest()  # type: ignore[arg-type]
    return digest, file.tell()


def supersede(emptied: Iterable[Contribution]) -> None:
    """Words were taken back or wiped: exports that may hold them are void, and their files go.

    Marked in the transaction that wiped the words. Once more when that is certain, for a run that was asked for and
    made while it lasted; then the files go.
    """
    _void({contribution.occasion_id for contribution in emptied}, Audience.values)


def supersede_public(taken_off: Iterable[Contribution]) -> None:
    """A moderator took words off the website, or covered some: public exports that may hold them are void."""
    _void({contribution.occasion_id for contribution in taken_off}, [Audience.PUBLIC])


def supersede_without_leave(participant: Participant, purposes: set[str]) -> None:
    """Somebody withdrew their leave to publish or quote: public exports that may hold their words are void."""
    if purposes & {Purpose.PUBLISH, Purpose.QUOTE}:
        words = Contribution.objects.filter(participation__participant=participant)
        if occasions := set(words.values_list("occasion_id", flat=True)):
            _void(occasions, [Audience.PUBLIC])


def _void(occasions: set[int], audiences: list[str]) -> None:
    _mark_superseded(occasions, audiences)
    transaction.on_commit(partial(_mark_superseded, occasions, audiences))
    transaction.on_commit(sweep)


@transaction.atomic
def _mark_superseded(occasions: set[int], audiences: list[str]) -> None:
    """The lock makes a run that is about to start wait; it then reads what is left."""
    standing = Run.objects.filter(state__in=(*_LIVE, RunState.DONE), audience__in=audiences)
    for run in standing.select_for_update().order_by("pk"):
        if run.state != RunState.QUEUED and _may_hold(run, occasions):
            Run.objects.filter(pk=run.pk).update(state=RunState.SUPERSEDED, doing="")


def _may_hold(run: Run, occasions: set[int]) -> bool:
    if not run.round_slug:  # also of one action: evidence of its findings may come from anywhere
        return True
    ids = order_of(run).occasion_ids()
    return ids is None or bool(ids & occasions)


def sweep() -> int:
    """Delete the files of runs that are void; returns how many. Selects by state: a missed one goes next time.

    A maker that was killed leaves a file that no run names: it goes once no maker can still be busy with it.
    """
    storage, gone = private_storage(), 0
    for run in Run.objects.filter(state__in=_VOID).exclude(file=""):
        storage.delete(run.file)
        gone += Run.objects.filter(pk=run.pk, file=run.file).update(file="")
    return gone + _sweep_nameless(storage)


def _sweep_nameless(storage: Storage) -> int:
    try:
        found = {f"{FOLDER}/{name}" for name in storage.listdir(FOLDER)[1]}
    except FileNotFoundError:
        return 0
    nameless, limit, gone = found - set(Run.objects.values_list("file", flat=True)), timezone.now() - LONGEST_RUN, 0
    for name in nameless:
        with contextlib.suppress(FileNotFoundError):  # two sweeps at once
            if storage.get_modified_time(name) < limit:
                storage.delete(name)
                gone += 1
    return gone
