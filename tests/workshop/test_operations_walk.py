"""Whoever types what docs/operations.md says gets a site that runs, that can be upgraded, and put back."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.ensure_servers import find
from tests.fixtures.processes import ROOT
from tests.workshop.walk.blocks import DOCUMENT, blocks

THINGS_TO_DO = ("install", "upgrade", "restore")
SYSTEMD = ROOT / "deploy" / "systemd"


@pytest.mark.parametrize("name", THINGS_TO_DO)
def test_the_commands_are_shell(name: str) -> None:
    assert blocks(name)
    for block in blocks(name):
        done = subprocess.run(["bash", "-n"], input=block, capture_output=True, text=True)
        assert done.returncode == 0, f"{block}\n{done.stderr}"


def test_no_block_of_commands_is_left_out_of_the_walk() -> None:
    assert set(re.findall(r"^```(.*)$", DOCUMENT.read_text(), re.M)) == {"", *(f"sh {name}" for name in THINGS_TO_DO)}


def test_what_the_commands_name_is_there() -> None:
    typed = "".join(block for name in THINGS_TO_DO for block in blocks(name))
    for name in re.findall(r"/opt/reisgenoot/current/(\S+)", typed):
        assert list(ROOT.glob(name.rstrip("/"))), name
    from django.core.management import get_commands

    for command in re.findall(r"^reisgenoot (\w+)", typed, re.M):
        assert command in get_commands(), command
    units = {path.name for path in SYSTEMD.iterdir()}
    for name in re.findall(r"reisgenoot-[a-z]+(?:\.timer|\.service|@)?", typed):
        if name not in ("reisgenoot-0",):
            assert any(unit.startswith(name.rstrip("@")) for unit in units), name


def test_the_units_say_what_systemd_understands(tmp_path: Path) -> None:
    """By systemd itself where it is; the programs they start are not there on this machine."""
    for path in SYSTEMD.iterdir():
        told = path.read_text()
        (tmp_path / path.name).write_text(re.sub(r"^ExecStart=.*$", "ExecStart=/bin/true", told, flags=re.M))
        if path.suffix == ".service":
            assert "User=reisgenoot" in told
            assert "NoNewPrivileges=true" in told
            assert "EnvironmentFile=/etc/reisgenoot/environment" in told
    verify = find("systemd-analyze")
    if verify is None:
        return
    for path in sorted(tmp_path.iterdir()):
        done = subprocess.run([verify, "verify", "--man=no", str(path)], capture_output=True, text=True)
        assert (done.returncode, done.stderr) == (0, ""), path.name


@pytest.mark.deep
@pytest.mark.timeout(1800)
def test_the_whole_walk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert os.geteuid() == 0, "the walk is done as root, as the document says: run `make deep` as root, in a container"
    done = subprocess.run(
        [
            "unshare", "--mount", "--pid", "--fork", "--mount-proc", "--kill-child",
            sys.executable, "-m", "tests.workshop.walk.machine", str(tmp_path),
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    told = json.loads((tmp_path / "told.json").read_text())
    with capsys.disabled():
        for name, what in told.items():
            if isinstance(what, dict) and "seconds" in what:
                print(f"{name}: {what['seconds']} s")
    assert told["log in"].startswith("Dashboard")
    assert set(told["read meanwhile"]) == {"200"}, told["read meanwhile"]
    assert told["release"] == "0.10.0"
    assert told["who is there"] == "['beheer@reisgenoot.example']"
    assert set(json.loads(told["ready"]).values()) == {"ok"}
    assert "Traceback" not in told["log"], told["log"]
