"""`make run` from the outside: what it says when something is in the way, and that it leaves nothing behind."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import psutil
import pytest

from scripts import bootstrap, ports
from tests.fixtures.processes import ROOT, environment, free_port


def run(port: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "PORT": port}
    return subprocess.run([sys.executable, "-m", "scripts.run"], cwd=ROOT, env=env, capture_output=True, text=True)


def test_a_taken_port_gives_a_sentence_that_names_another():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = run(str(port))
    assert done.returncode == 1
    assert done.stderr == f"Poort {port} is al in gebruik. Start met PORT={port + 1} make run.\n"


@pytest.mark.parametrize("port", ["", "abc", "0", "65536", "-1", "80 80", "٣"])
def test_a_port_that_is_none_gives_a_sentence(port):
    done = run(port)
    assert done.returncode == 1
    assert done.stderr.startswith("PORT moet een getal zijn van 1 tot en met 65535")


def test_a_port_that_was_just_closed_is_free():
    port = free_port()
    assert ports.is_free(port)


def test_an_old_python_gives_a_sentence(monkeypatch, capsys):
    monkeypatch.setattr(bootstrap, "OLDEST", (9, 1))
    assert bootstrap.main([]) == 1
    assert "Python 9.1 of nieuwer is nodig" in capsys.readouterr().err


def start(database_url: str, port: int, log: Path) -> subprocess.Popen[bytes]:
    with log.open("wb") as output:
        return subprocess.Popen(
            [sys.executable, "-m", "scripts.run"],
            cwd=ROOT,
            env=environment(database_url, PORT=str(port)),
            stdout=output,
            stderr=output,
            start_new_session=True,
        )


def wait_for(sentence: str, log: Path, process: subprocess.Popen[bytes]) -> None:
    """The limit is for a start that hangs: beside four others, tables and demo took 125 s."""
    deadline = time.monotonic() + 400
    while sentence not in log.read_text():
        assert process.poll() is None, log.read_text()
        assert time.monotonic() < deadline, log.read_text()
        time.sleep(0.2)


def still_alive(family: list[psutil.Process]) -> list[int]:
    """Who is left after a moment. An ended process that the system has not tidied up yet (a zombie) is not alive."""
    psutil.wait_procs(family, timeout=3)
    alive = []
    for member in family:
        with contextlib.suppress(psutil.NoSuchProcess):
            if member.is_running() and member.status() != psutil.STATUS_ZOMBIE:
                alive.append(member.pid)
    return alive


@pytest.mark.timeout(600)
def test_it_starts_answers_and_leaves_nothing_running(sqlite_database_url, tmp_path):
    """Ended with Ctrl-C; and started again on what is there, when the worker dies."""
    for how in ("ctrl_c", "worker_dies"):
        port, log = free_port(), tmp_path / f"{how}.log"
        process = start(sqlite_database_url, port, log)
        family: list[psutil.Process] = []
        try:
            wait_for("Stoppen: Ctrl-C", log, process)
            family = psutil.Process(process.pid).children(recursive=True)
            with urllib.request.urlopen(f"http://localhost:{port}/healthz") as answer:
                assert answer.status == 200
            if how == "ctrl_c":
                process.send_signal(signal.SIGINT)
                assert process.wait(timeout=40) == 0
            else:
                worker = next(child for child in family if "qcluster" in child.cmdline())
                worker.kill()
                assert process.wait(timeout=40) == 1
                assert "De achtergrondwerker is gestopt" in log.read_text()
        finally:
            process.kill()
            process.wait()
        assert still_alive(family) == []
        assert "Traceback" not in log.read_text()
