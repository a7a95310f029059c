"""The dossier, made again and again while people hand in; each file must be a moment that really was."""

import subprocess
import sys
import threading
from pathlib import Path

from tests.fixtures.processes import ROOT, environment


class Exporter(threading.Thread):
    """Runs `manage.py handover` one time after the other, until told to stop."""

    def __init__(self, database_url: str, folder: Path, **extra: str) -> None:
        super().__init__(daemon=True)
        self.env = environment(database_url, **extra)
        self.folder = folder
        self.stopping = threading.Event()
        self.made: list[Path] = []
        self.failures: list[str] = []
        self.output = ""

    def run(self) -> None:
        """Make one file after the other."""
        while not self.stopping.is_set() and not self.failures:
            self.make()

    def make(self) -> Path:
        """Make one file."""
        path = self.folder / f"dossier-{len(self.made)}.xlsx"
        command = ["handover", "--format", "xlsx", "--audience", "intern", "--output", str(path)]
        done = subprocess.run(
            [sys.executable, "manage.py", *command], cwd=ROOT, env=self.env, capture_output=True, text=True
        )
        self.output += done.stdout + done.stderr
        if done.returncode:
            self.failures.append(f"handover ended with {done.returncode}: {done.stderr[-2000:]}")
        else:
            self.made.append(path)
        return path

    def finish(self, said: dict[str, list[str]]) -> None:
        """One last file, which holds everybody's words; the earlier ones hold whole people only."""
