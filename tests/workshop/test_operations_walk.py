"""Whoever types what docs/operations.md says gets a site that runs, that can be upgraded, and put back."""

import json
import os
import re
import subprocess
import sys
import tarfile
from pathlib import Path
from urllib.parse import quote

import environ
import pytest

from scripts.ensure_servers import find
from tests.fixtures.processes import ROOT
from tests.workshop.containers import CONTAINERS, KUBERNETES
from tests.workshop.walk.blocks import blocks, names, steps

THINGS_TO_DO = (
    "archive", "install", "certificate", "scanner", "copies", "keeper", "send", "monitor",
    "upgrade", "restore", "restore-new",
)  # fmt: skip
SYSTEMD = ROOT / "deploy" / "systemd"


@pytest.mark.parametrize("name", THINGS_TO_DO)
def test_the_commands_are_shell(name: str) -> None:
    assert blocks(name)
    for block in blocks(name):
        done = subprocess.run(["bash", "-n"], input=block, capture_output=True, text=True)
        assert done.returncode == 0, f"{block}\n{done.stderr}"


def test_no_block_of_commands_is_left_out_of_the_walk() -> None:
    assert names() == {"", *(f"sh {name}" for name in (*THINGS_TO_DO, *CONTAINERS, *KUBERNETES))}


def test_what_the_commands_name_is_there() -> None:
    typed = "".join(block for name in THINGS_TO_DO for block in blocks(name))
    for name in re.findall(r"/opt/reisgenoot/current/(\S+)", typed):
        assert list(ROOT.glob(name.rstrip("/"))), name
    from django.core.management import get_commands

    for command in re.findall(r"^reisgenoot (\w+)", typed, re.M):
        assert command in get_commands(), command
    units = {path.name for path in SYSTEMD.iterdir()}
    for name in re.findall(r"reisgenoot-[a-z]+(?:\.timer|\.service|@)?", typed):
        if name.rstrip("@") not in ("reisgenoot-in", "reisgenoot-monitors", "reisgenoot-v"):
            assert any(unit.startswith(name.rstrip("@")) for unit in units), name


def test_every_service_is_locked_in() -> None:
    for path in SYSTEMD.iterdir():
        told = path.read_text()
        if path.suffix == ".service":
            assert "NoNewPrivileges=true" in told
            assert "ProtectSystem=strict" in told
            # The key to the other machine is not for the site: that one is root, and may only read.
            if "copies" in path.name:
                assert "\nCapabilityBoundingSet=CAP_DAC_READ_SEARCH\n" in told
                continue
            assert "\nUser=reisgenoot\n" in told
            assert "\nCapabilityBoundingSet=\n" in told
            assert "EnvironmentFile=/etc/reisgenoot/environment" in told


@pytest.mark.parametrize("path", sorted(SYSTEMD.glob("*.service")), ids=lambda path: path.name)
def test_the_units_are_closed_as_systemd_judges_it(path: Path) -> None:
    """From 0 (closed) to 10 (open)."""
    analyze = find("systemd-analyze")
    if analyze is None:
        return
    done = subprocess.run([analyze, "security", "--offline=true", str(path)], capture_output=True, text=True)
    level = re.search(r"Overall exposure level for .*: ([\d.]+)", done.stdout)
    assert level, done.stdout + done.stderr
    assert float(level[1]) < 5, done.stdout


def test_the_units_say_what_systemd_understands(tmp_path: Path) -> None:
    """By systemd itself where it is; the programs they start are not there on this machine."""
    for path in SYSTEMD.iterdir():
        told = re.sub(r"^ExecStart=.*$", "ExecStart=/bin/true", path.read_text(), flags=re.M)
        (tmp_path / path.name).write_text(told)
    verify = find("systemd-analyze")
    if verify is None:
        return
    for path in sorted(tmp_path.iterdir()):
        done = subprocess.run([verify, "verify", "--man=no", str(path)], capture_output=True, text=True)
        assert (done.returncode, done.stderr) == (0, ""), path.name


def test_the_settings_are_what_was_typed(tmp_path: Path) -> None:
    """A password with signs that a shell would change, written as the document tells to."""
    user, password = "post@reisgenoot.example", "a$HOME`id`'c:/d \\e@+%"
    written = "smtp+tls://{}:{}@mail.example:587".format(*(quote(each, safe="") for each in (user, password)))
    typed = steps(5).replace("/etc/reisgenoot", str(tmp_path)).replace("-o root -g reisgenoot", "")
    typed = typed.replace("smtp+tls://user:password@mail.example:587", written)
    subprocess.run(["bash", "-eu", "-c", typed], check=True)
    told = subprocess.run(
        ["sh", "-c", f"set -a; . {tmp_path}/environment; env -0"], capture_output=True, text=True, check=True
    ).stdout
    read = dict(line.split("=", 1) for line in told.split("\0") if "=" in line)
    mail = environ.Env.email_url_config(read["EMAIL_URL"])
    assert (mail["EMAIL_HOST_USER"], mail["EMAIL_HOST_PASSWORD"]) == (user, password)
    assert min(len(read["SECRET_KEY"]), len(read["RECEIPT_KEY"])) == 64
    assert read["SECRET_KEY"] != read["RECEIPT_KEY"]
    assert (tmp_path / "environment").stat().st_mode & 0o777 == 0o640
    # systemd reads the same file: what is not between single quotes it changes in its own way.
    assert all(re.fullmatch(r"[A-Z_]+='[^']*'", line) for line in (tmp_path / "environment").read_text().splitlines())


@pytest.mark.parametrize("around", ["", "./", "reisgenoot-0.10.1/", "anders/"])
@pytest.mark.parametrize("name", ["install", "upgrade"])
def test_an_archive_with_a_folder_around_it_is_unpacked_the_same(tmp_path: Path, around: str, name: str) -> None:
    for number in ("0.9.9", "0.10.1"):
        with tarfile.open(tmp_path / f"reisgenoot-{number}.tar.gz", "w:gz") as packed:
            for file in ("deploy/systemd/x", "manage.py", "site/pages/manage.py"):
                told = tarfile.TarInfo(f"{around}{file}")
                packed.addfile(told)
    (block,) = [each for each in blocks(name) if "ARCHIVE=" in each]
    typed = block[block.index("ARCHIVE=") : block.index("python3 -m venv")]
    typed = typed.replace("/root/", f"{tmp_path}/").replace("/opt/reisgenoot", str(tmp_path / "opt"))
    subprocess.run(["bash", "-eu", "-o", "pipefail", "-c", typed], check=True)
    found = {str(path.relative_to(tmp_path / "opt")) for path in (tmp_path / "opt").rglob("*") if path.is_file()}
    assert found == {"0.10.1/deploy/systemd/x", "0.10.1/manage.py", "0.10.1/site/pages/manage.py"}


def test_the_archive_of_a_release_is_made_as_told(tmp_path: Path) -> None:
    from pages.version import VERSION

    (typed,) = blocks("archive")
    typed = typed.replace("/root/", f"{tmp_path}/").replace(" HEAD\n", " HEAD manage.py requirements.txt\n")
    subprocess.run(["bash", "-eu", "-c", typed], check=True, cwd=ROOT)
    with tarfile.open(tmp_path / f"reisgenoot-{VERSION}.tar.gz") as packed:
        assert packed.getnames() == ["manage.py", "requirements.txt"]


def test_a_new_certificate_takes_the_place_of_the_old_one_only_with_its_own_key(tmp_path: Path) -> None:
    programs, old, new, target = (tmp_path / name for name in ("programs", "old", "new", "target"))
    for folder in (programs, old, new):
        folder.mkdir()
    for name in ("nginx", "systemctl"):
        (programs / name).write_text(f'#!/bin/sh\necho {name} "$@" >> {tmp_path}/done\n')
        (programs / name).chmod(0o755)
    for folder in (old, new):
        subprocess.run(
            [
                "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", f"/CN={folder.name}",
                "-keyout", str(folder / "privkey.pem"), "-out", str(folder / "fullchain.pem"),
            ],
            check=True, capture_output=True,
        )  # fmt: skip

    def comes(folder: Path) -> int:
        env = {"PATH": f"{programs}:{os.environ['PATH']}", "TARGET": str(target), "RENEWED_LINEAGE": str(folder)}
        return subprocess.run([str(ROOT / "deploy/new-certificate")], env=env, capture_output=True).returncode

    assert comes(old) == 0
    assert (tmp_path / "done").read_text() == "nginx -t -q\nsystemctl reload nginx\n"
    (new / "privkey.pem").write_bytes((old / "privkey.pem").read_bytes())
    assert comes(new) != 0
    assert (target / "fullchain.pem").read_bytes() == (old / "fullchain.pem").read_bytes()
    assert (target / "key.pem").stat().st_mode & 0o777 == 0o600


def walk(*words: str) -> None:
    """On a machine of its own, that is gone afterwards."""
    done = subprocess.run(
        [
            "unshare", "--mount", "--pid", "--fork", "--mount-proc", "--kill-child",
            sys.executable, "-m", "tests.workshop.walk.machine", *words,
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.deep
@pytest.mark.timeout(3000)
def test_the_whole_walk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert os.geteuid() == 0, "the walk is done as root, as the document says: run `make deep` as root, in a container"
    walk(str(tmp_path))
    told = json.loads((tmp_path / "told.json").read_text())
    assert told["log in"].startswith("Dashboard")
    assert "Walk" in told["who made it"]
    assert "no issues" in told["scanner"]["said"]
    assert told["figures"] == sorted(told["figures"])
    assert told["figures"][-1] - told["figures"][0] == 9, "each page counts once, whichever web server is asked"
    assert set(told["read meanwhile"]) == {"200"}, told["read meanwhile"]
    assert told["figures later"][0] > told["figures"][-1], "both were restarted, one by one: counting went on"
    assert told["release"] == "0.10.0"
    assert told["who is there"] == "['beheer@reisgenoot.example']"
    assert set(json.loads(told["ready"]).values()) == {"ok"}
    assert "Traceback" not in told["log"], told["log"]
    kept = {re.sub(r"-\d{4}.*", "", name) for name in told["kept"]}
    assert kept == {"age-key.txt", "environment", "erasures", "seals", "reisgenoot"}
    assert told["readable"] == [], "who has the copies cannot read them"

    # The machine is gone, with everything on it. Another one has the copies, and what was in the vault.
    walk(str(tmp_path), "burned")
    again = json.loads((tmp_path / "burned.json").read_text())
    with capsys.disabled():
        for name, what in (*told.items(), ("a new machine", again["install"])):
            if isinstance(what, dict) and "seconds" in what:
                print(f"{name}: {what['seconds']} s")
    assert again["release"] == "0.10.0"
    assert again["who is there"] == "['beheer@reisgenoot.example']"
    assert set(json.loads(again["ready"]).values()) == {"ok"}
    assert "Traceback" not in again["log"], again["log"]
