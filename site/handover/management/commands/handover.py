"""`manage.py handover`: the dossier as a file."""

import os
import tempfile
from argparse import ArgumentParser
from pathlib import Path
from typing import Any, BinaryIO, cast

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from audit.service import record
from handover.dossier import FORMATS, KNOWN_FORMATS, Order, Refused, write
from handover.life import move
from handover.models import Audience, Run, RunState
from handover.runs import fingerprint


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
        record("handover.command", by=None, on=run, format=order.format, audience=order.audience, **scope)
        try:
            self._write(order, run, target)
        except BaseException:
            move(Run.objects.filter(pk=run.pk), RunState.FAILED, finished_at=timezone.now())
            raise
        run.refresh_from_db()
        for title, rows in run.counts.items():
            self.stdout.write(f"{title}: {rows} regels")
        self.stdout.write(f"{FORMATS[order.format].label}: {target} ({run.size} bytes)\nSHA-256: {run.sha256}")

    def _write(self, order: Order, run: Run, target: Path) -> None:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        half_made = Path(name)
        try:
            with os.fdopen(handle, "w+b") as output:
                counts = write(order, cast(BinaryIO, output), number=run.name)
                digest, size = fingerprint(cast(BinaryIO, output))
            half_made.replace(target)
        finally:
            half_made.unlink(missing_ok=True)
        move(
            Run.objects.filter(pk=run.pk),
            RunState.DONE,
            finished_at=timezone.now(),
            progress=100,
            sha256=digest,
            size=size,
            counts=counts,
        )
