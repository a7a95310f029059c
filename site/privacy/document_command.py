"""A command that writes a document made from declarations: on the screen, or in a file."""

from abc import abstractmethod
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser


class DocumentCommand(BaseCommand):
    """Prints the document, or writes it to a file."""

    @abstractmethod
    def document(self) -> str:
        """The whole of it, as Markdown."""

    def add_arguments(self, parser: CommandParser) -> None:
        """Where to."""
        parser.add_argument("path", nargs="?", type=Path, help="Bestand; zonder bestand komt het op het scherm.")

    def handle(self, *args: Any, path: Path | None, **options: Any) -> None:
        """Write it."""
        if path is None:
            self.stdout.write(self.document(), ending="")
        else:
            path.write_text(self.document(), encoding="utf-8")
            self.stdout.write(f"Geschreven: {path}")
