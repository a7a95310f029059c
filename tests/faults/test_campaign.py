"""The fault campaign in short (`make deep`), and the lines in which its parts are slow, silent, full or cut off."""

import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator

import pytest

from tests.faults.campaign.ledger import NO_FAULT, Ledger, table
from tests.faults.campaign.lines import Line, Lines
from tests.faults.campaign.logs import errors_in, unknown
from tests.fixtures.processes import ROOT

TOLD = b"HTTP/1.1 200 OK\r\n"


@pytest.fixture
def line() -> Iterator[Line]:
    """A line to somebody who answers every piece with the same."""
    listener = socket.create_server(("127.0.0.1", 0))

    def answer() -> None:
        while True:
            try:
                asker, _address = listener.accept()
            except OSError:
                return
            threading.Thread(target=_echo, args=(asker,), daemon=True).start()

    threading.Thread(target=answer, daemon=True).start()
    yield Lines().to(listener.getsockname()[1])
    listener.close()


def _echo(asker: socket.socket) -> None:
    with asker:
        while asker.recv(1000):
            asker.sendall(TOLD)


def ask(line: Line, words: bytes = b"GET / HTTP/1.1\r\n", seconds: float = 5) -> bytes:
    with socket.create_connection(("127.0.0.1", line.port), timeout=seconds) as asker:
        asker.sendall(words)
        return asker.recv(1000)


def ended(asker: socket.socket) -> bool:
    """Whether the other side hung up."""
    try:
        return asker.recv(1000) == b""
    except ConnectionError:
        return True


def test_a_line_passes_everything_on_and_is_slow(line: Line) -> None:
    assert ask(line) == TOLD
    line.turn("slow")
    started = time.monotonic()
    assert ask(line) == TOLD
    assert time.monotonic() - started >= 2 * Line.delay


def test_a_line_that_is_gone_cuts_what_is_open_and_what_comes(line: Line) -> None:
    with socket.create_connection(("127.0.0.1", line.port), timeout=5) as asker:
        asker.sendall(b"GET")
        assert asker.recv(1000) == TOLD
        line.turn("gone")
        assert ended(asker)
    with socket.create_connection(("127.0.0.1", line.port), timeout=5) as asker:
        assert ended(asker)
    line.turn("open")
    assert ask(line) == TOLD


def test_a_silent_line_says_nothing_and_then_everything(line: Line) -> None:
    line.turn("silent")
    with socket.create_connection(("127.0.0.1", line.port), timeout=0.2) as asker:
        asker.sendall(b"GET")
        with pytest.raises(TimeoutError):
            asker.recv(1000)
        line.turn("open")
        asker.settimeout(5)
        assert asker.recv(1000) == TOLD


def test_a_full_storage_refuses_to_write_and_goes_on_reading(line: Line) -> None:
    line.turn("full")
    assert ask(line) == TOLD
    assert ask(line, b"PUT /bucket/name HTTP/1.1\r\n").startswith(b"HTTP/1.1 507")


@pytest.mark.parametrize(
    ("fault", "outcome", "is_explained"),
    [
        (NO_FAULT, "fault", False),
        (NO_FAULT, "cut off", False),
        ("database killed", "fault", False),
        ("database killed", "cut off", True),
        ("database killed", "refused", True),
        ("web killed", "fault", True),
    ],
)
def test_a_500_must_be_explained_by_what_failed_when_it_was_asked_for(
    fault: str, outcome: str, *, is_explained: bool
) -> None:
    ledger = Ledger()
    ledger.begin(fault)
    ledger.note(outcome, 0, "500 /")
    assert (ledger.unexplained == []) == is_explained


def test_who_asked_before_a_fault_was_over_was_in_that_fault() -> None:
    ledger = Ledger()
    ledger.begin("web frozen")
    ledger.end()
    ledger.note("cut off", 30)
    assert ledger.unexplained == []
    time.sleep(0.01)
    ledger.note("cut off", 0)
    assert len(ledger.unexplained) == 1


def test_an_error_in_the_logs_is_told_by_the_last_of_its_chain_and_must_be_of_a_kind_we_know() -> None:
    away = "psycopg.OperationalError: connection failed"
    first = "Traceback (most recent call last):\n  File x\nAttributeError: no '_session_cache'\n"
    chains = (f"{first}\nDuring handling of the above exception, another exception occurred:\n\n",
              f"{first}and while that was handled:\n")  # fmt: skip
    for chain in chains:
        output = f"{chain}Traceback (most recent call last):\n  File y\n{away}\n"
        assert errors_in(output) == {away: 1}
        assert unknown(output) == []
    assert unknown(f"{first}INFO all well") == ["1 x AttributeError: no '_session_cache'"]
    assert unknown("Error: a line of ours\nno traceback") == []


def test_the_table_tells_what_people_met_while_a_part_failed() -> None:
    ledger = Ledger()
    ledger.note("answered", 0.1)
    ledger.begin("cache killed")
    ledger.note("refused", 0.2)
    ledger.note("fault", 0.2, "500 /")
    ledger.note("answered", 0.7)
    ledger.end()
    assert (ledger.operations, ledger.fault, ledger.examples) == (2, NO_FAULT, ["[cache killed] 500 /"])
    row = ledger.rows["cache killed"]
    assert (row.times, row.slowest, row.seen["refused"]) == (1, 0.7, 1)
    assert len(table(ledger.rows)) == 4


@pytest.mark.deep
@pytest.mark.timeout(2400)
def test_every_part_fails_and_every_promise_is_kept() -> None:
    env = {name: value for name, value in os.environ.items() if not name.startswith(("DJANGO_", "PYTEST_"))}
    done = subprocess.run(
        [sys.executable, "tests/faults/campaign/run.py"],
        cwd=ROOT,
        env={**env, "SEED": "20261128", "OPERATIONS": "20000", "MINUTES": "15"},
        capture_output=True,
        text=True,
    )
    print(done.stdout)
    assert done.returncode == 0, f"{done.stdout[-6000:]}\n{done.stderr[-3000:]}"
    assert "invariants broken: 0" in done.stdout
