"""The dossier, made again and again while people hand in; each file must be a moment that really was."""

import sys
import threading
from pathlib import Path

from openpyxl import load_workbook

from tests.fixtures import loaded
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
        done = loaded.run([sys.executable, "manage.py", *command], cwd=ROOT, env=self.env)
        self.output += done.stdout + done.stderr
        if done.returncode:
            self.failures.append(f"handover ended with {done.returncode}: {done.stderr[-2000:]}")
        else:
            self.made.append(path)
        return path

    def wrong_files(self, said: dict[str, list[str]]) -> list[str]:
        """What is wrong in the files: somebody's words in part, changed or double; or, in one last file, missing."""
        last = self.make()
        if self.failures:
            return self.failures
        wrong = []
        for path in self.made:
            held = words_in(path, set(said))
            wrong += [f"{path.name}: {name} has {words}" for name, words in held.items() if words != said[name]]
            if path == last:
                wrong += [f"{path.name}: {name} is missing" for name in said if name not in held]
        return wrong


def words_in(path: Path, names: set[str]) -> dict[str, list[str]]:
    """Per person the words in a workbook, sorted; they begin with the name."""
    workbook = load_workbook(path, read_only=True)
    found: dict[str, list[str]] = {}
    for sheet in workbook.worksheets:
        for row in sheet.iter_rows(values_only=True):
            for cell in row:
                name = cell.partition(" ")[0] if isinstance(cell, str) else ""
                if name in names:
                    found.setdefault(name, []).append(cell)
    workbook.close()
    return {name: sorted(words) for name, words in found.items()}
