"""`manage.py algorithm_register [PATH]`: the texts for the Algoritmeregister, made from the declarations."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from privacy.algorithms import as_markdown


class Command(BaseCommand):
    """Prints them, or writes them to a file."""

    help = "Schrijft de teksten voor het Algoritmeregister als Markdown."

    def add_arguments(self, parser: CommandParser) -> None:
        """Where to."""
        parser.add_argument("path", nargs="?", type=Path, help="Bestand; zonder bestand komt het op het scherm.")

    def handle(self, *args: Any, path: Path | None, **options: Any) -> None:
        """Write it."""
        if path is None:
            self.stdout.write(as_markdown(), ending="")
        else:
            path.write_text(as_markdown(), encoding="utf-8")
            self.stdout.write(f"Geschreven: {path}")
