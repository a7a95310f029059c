"""`manage.py handover`: the dossier as a file."""

import os
import signal
import tempfile
import threading
import time
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, NoReturn, cast

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from audit.service import record
from handover.dossier import FORMATS, KNOWN_FORMATS, Order, Refused, write
from handover.guard.watch import Watch, anew_when_overtaken
from handover.life import move
from handover.models import Audience, Run, RunState
from handover.runs import LONGEST_RUN, Stopped, fingerprint, order_of
from handover.runs.making import News, told_problem
from handover.workplace import workplace

#: What is still being written stands beside its place under such a name, hidden.
HALF_MADE, HALF = ".handover-", ".half"
BROKEN_OFF = "Het maken op de opdrachtregel is afgebroken."


class Command(BaseCommand):
    """Writes the dossier to a file, and the run to the list of runs."""

    help = "Schrijf het dossier voor de inrichtingsfase naar een bestand."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The options are a fixed interface."""
        parser.add_argument("--format", required=True, choices=KNOWN_FORMATS, help="de vorm van het bestand")
        parser.add_argument("--audience", required=True, choices=Audience.values, help="voor wie het is")
        parser.add_argument("--round", default="", metavar="SLUG", help="alleen deze ronde")
        parser.add_argument("--action", default="", metavar="CODE", help="alleen deze actie van de agenda")
        parser.add_argument("--output", required=True, type=Path, metavar="PATH", help="waar het bestand komt")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write beside the place it must come, then put it there in one step: never half a file."""
        order = Order(options["format"], options["audience"], options["round"], agenda_code=options["action"])
        target: Path = options["output"]
        try:
            order.check()
        except Refused as refusal:
            raise CommandError(refusal.sentence) from refusal
        if not target.parent.is_dir():
            raise CommandError(f"De map {target.parent} bestaat niet. Maak haar eerst, of kies een andere map.")
        _sweep(target.parent)
        run = Run.objects.numbered(
            format=order.format,
            audience=order.audience,
            round_slug=order.round_slug,
            agenda_code=order.agenda_code,
            state=RunState.RUNNING,
            is_command=True,
            touched_at=timezone.now(),
        )
        scope = {"round": order.round_slug, "agenda": order.agenda_code}
        record("handover.command", by=None, on=run, seen=(), format=order.format, audience=order.audience, **scope)
        try:
            with _asked_to_end(), workplace():
                _write(run, target)
        except Stopped as stopped:
            raise CommandError(_why_stopped(run)) from stopped
        except (KeyboardInterrupt, SystemExit):
            _fail(run, BROKEN_OFF)
            raise
        except Exception as problem:
            sentence = told_problem(problem)
            _fail(run, sentence)
            raise CommandError(f"{sentence} ({problem!r})") from problem
        run.refresh_from_db()
        for title, rows in run.counts.items():
            self.stdout.write(f"{title}: {rows} regels")
        self.stdout.write(f"{FORMATS[order.format].label}: {target} ({run.size} bytes)\nSHA-256: {run.sha256}")


def _write(run: Run, target: Path) -> None:
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=HALF_MADE, suffix=HALF)
    half_made = Path(name)

    @anew_when_overtaken
    def make(run: Run, output: BinaryIO) -> bool:
        guard = Watch()
        counts = write(order_of(run), output, number=run.name, on_progress=News(run), guard=guard)
        digest, size = fingerprint(output)
        told = {"sha256": digest, "size": size, "counts": counts, "finished_at": timezone.now()}
        with transaction.atomic():  # words taken back until here, are not put there; the lock makes later ones wait
            if not move(_busy(run), RunState.DONE, progress=100, doing="", **told):
                raise Stopped
            guard.publish(run)
            half_made.replace(target)
        return True

    try:
        with os.fdopen(handle, "w+b") as output:
            make(run, cast(BinaryIO, output))
    finally:
        half_made.unlink(missing_ok=True)


def _busy(run: Run) -> Any:
    return Run.objects.filter(pk=run.pk, state=RunState.RUNNING)


def _fail(run: Run, sentence: str) -> None:
    move(_busy(run), RunState.FAILED, finished_at=timezone.now(), problem=sentence[:300], doing="")


def _why_stopped(run: Run) -> str:
    run.refresh_from_db()
    if run.state == RunState.SUPERSEDED:
        return "Er zijn intussen woorden teruggehaald. Er is geen bestand gemaakt: vraag het opnieuw."
    return "Gestopt. Er is geen bestand gemaakt."


@contextmanager
def _asked_to_end() -> Iterator[None]:
    """While a file is made, SIGTERM ends it as an error would: what is half made goes, and the list tells it."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def end(number: int, _frame: object) -> NoReturn:
        raise SystemExit(128 + number)

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _sweep(folder: Path) -> None:
    """What a command left in this folder that was killed; nobody is busy with it any more."""
    limit = time.time() - LONGEST_RUN.total_seconds()
    for half_made in folder.glob(f"{HALF_MADE}*{HALF}"):
        if half_made.stat().st_mtime < limit:
            half_made.unlink(missing_ok=True)
