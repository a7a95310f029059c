"""What goes to another machine: everything once, erasures as soon as they change, nothing halfway; and what it keeps.

With simple programs in the place of age and rsync; the walk (test_operations_walk.py) does it with the real ones.
"""

import os
import re
import subprocess
import tarfile
import time
from pathlib import Path

import pytest

from tests.fixtures.processes import ROOT
from tests.workshop.walk.blocks import blocks

DAY = 24 * 3600


class Machine:
    """Folders as on the machine of an installation; `copy()` runs the script once."""

    def __init__(self, folder: Path) -> None:
        self.files, self.backups, self.to = (folder / name for name in ("files", "backups", "to"))
        self._programs, self._sent = folder / "programs", folder / "sent"
        for each in (self.files / "erasures", self.files / "seals", self.backups, self.to, self._programs):
            each.mkdir(parents=True)
        self.program("age", 'while [ "$1" != --output ]; do shift; done\ncat > "$2"')
        self.works()

    def program(self, name: str, does: str) -> None:
        (self._programs / name).write_text(f"#!/bin/bash\n{does}\n")
        (self._programs / name).chmod(0o755)

    def works(self) -> None:
        self.program("rsync", 'cp --no-clobber "${@: -2:1}" "${@: -1}"')

    def back_up(self, name: str, whole: bool = True) -> None:
        (self.backups / name).mkdir()
        (self.backups / name / "database.dump").write_text(name)
        if whole:
            (self.backups / name / "manifest.json").write_text("{}")

    def copy(self) -> int:
        env = {
            "PATH": f"{self._programs}:{os.environ['PATH']}",
            "FILES": str(self.files), "BACKUPS": str(self.backups), "SENT": str(self._sent),
            "COPY_TO": f"{self.to}/", "COPY_KEY": "age1x",
        }  # fmt: skip
        return subprocess.run([str(ROOT / "deploy/copy-back-ups")], env=env, capture_output=True).returncode

    def came(self) -> list[str]:
        """What is there, and taken away, as the keeper does."""
        names = sorted(re.sub(r"-\d{4}-\d\d-\d\dT\d{6}Z", "", path.name) for path in self.to.iterdir())
        for path in self.to.iterdir():
            path.unlink()
        return names


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_each_back_up_goes_once_and_the_ledger_when_it_changed(machine: Machine) -> None:
    machine.back_up("reisgenoot-1")
    machine.back_up("reisgenoot-2", whole=False)
    assert machine.copy() == 0
    with tarfile.open(next(machine.to.glob("reisgenoot-1*"))) as packed:
        assert "reisgenoot-1/database.dump" in packed.getnames()
    # An empty ledger goes as well: who finds none afterwards knows that something is missing.
    assert machine.came() == ["erasures.tar.age", "reisgenoot-1.tar.age", "seals.tar.age"]
    assert (machine.copy(), machine.came()) == (0, [])
    (machine.files / "erasures/2026-11-28.jsonl").write_text("{}")
    (machine.backups / "reisgenoot-2/manifest.json").write_text("{}")
    assert (machine.copy(), machine.came()) == (0, ["erasures.tar.age", "reisgenoot-2.tar.age"])


def test_what_did_not_arrive_goes_again(machine: Machine) -> None:
    machine.back_up("reisgenoot-1")
    machine.program("rsync", "exit 12")
    assert (machine.copy(), machine.came()) == (12, [])
    machine.works()
    machine.program("age", "cat > /dev/null; exit 3")
    assert (machine.copy(), machine.came()) == (3, [])
    machine.program("age", 'while [ "$1" != --output ]; do shift; done\ncat > "$2"')
    assert (machine.copy(), machine.came()) == (0, ["erasures.tar.age", "reisgenoot-1.tar.age", "seals.tar.age"])


def test_the_keeper_throws_old_ones_away_only_while_new_ones_come(tmp_path: Path) -> None:
    (block,) = blocks("keeper")
    takes, throws = re.findall(r"^[*\d]\S* [*\d]\S* \* \* \* root (.*)$", block, re.M)

    def night() -> list[str]:
        for line in (takes, throws):
            subprocess.run(["sh", "-c", line.replace("/srv/reisgenoot", str(tmp_path))], check=False)
        return sorted(path.name for path in (tmp_path / "kept").iterdir())

    for name in ("in", "kept"):
        (tmp_path / name).mkdir()
    for name, age in (("reisgenoot-1", 40), ("erasures-1", 40), ("reisgenoot-2", 20)):
        (tmp_path / "in" / f"{name}.tar.age").write_text(name)
        os.utime(tmp_path / "in" / f"{name}.tar.age", times=(time.time() - age * DAY,) * 2)
    (tmp_path / "in" / ".reisgenoot-3.tar.age.Xy12").write_text("on its way")
    every = ["erasures-1.tar.age", "reisgenoot-1.tar.age", "reisgenoot-2.tar.age"]
    assert night() == every, "nothing new came: the last that there is stays"
    assert [path.name for path in (tmp_path / "in").iterdir()] == [".reisgenoot-3.tar.age.Xy12"]
    # What is kept is not written over.
    (tmp_path / "in" / "reisgenoot-2.tar.age").write_text("something else")
    (tmp_path / "in" / "reisgenoot-3.tar.age").write_text("new")
    assert night() == ["reisgenoot-2.tar.age", "reisgenoot-3.tar.age"]
    assert (tmp_path / "kept" / "reisgenoot-2.tar.age").read_text() == "reisgenoot-2"
