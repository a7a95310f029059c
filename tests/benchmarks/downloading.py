"""A large file fetched over HTTP from gunicorn as we set it up: from our site, and by the web server alone."""

import http.client
import os
import socket
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.benchmarks.load import cpu_seconds

ROOT = Path(__file__).resolve().parents[2]
#: Rounds, of which the median counts, and how many people fetch at once while the memory is watched.
ROUNDS, AT_ONCE = 7, 8
OUR_SITE, ALONE = "config.wsgi:application", "tests.benchmarks.floor.sending:application"


@dataclass(frozen=True, slots=True)
class Sent:
    """Rates in MB/s; milliseconds of the server's processors per file; growth of its memory with many at once."""

    rate: float
    half_rate: float
    cpu_ms: float
    growth_mb: float


def beside_the_server_alone(env: dict[str, str], stored: dict[str, Any]) -> tuple[Sent, Sent]:
    """The same file by our site and by the web server alone, in turns, so that a busy machine is busy for both."""
    env = {**env, "BENCH_FILE": stored["file"]}
    with _gunicorn(env, OUR_SITE) as ours, _gunicorn(env, ALONE) as alone:
        servers = (ours, alone)
        spent = [sum(map(cpu_seconds, server[1])) for server in servers]
        rates: list[list[float]] = [[], []]
        for number in range(ROUNDS + 1):
            for place, (port, _workers) in enumerate(servers):
                rate = _fetch(port, stored["address"], stored["size"])
                if number:  # the first warms up
                    rates[place].append(rate)
        spent = [sum(map(cpu_seconds, server[1])) - spent[place] for place, server in enumerate(servers)]
        half = [_fetch(port, stored["address"], stored["size"], half=True) for port, _workers in servers]
        growth = [_growth(server, stored) for server in servers]
    found = [
        Sent(statistics.median(rates[each]), half[each], 1000 * spent[each] / (ROUNDS + 1), growth[each])
        for each in range(2)
    ]
    return found[0], found[1]


def _fetch(port: int, address: str, size: int, *, half: bool = False) -> float:
    """MB/s of one download, thrown away as it comes."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    began = time.perf_counter()
    connection.request("GET", address, headers={"Range": f"bytes={size // 2}-"} if half else {})
    response = connection.getresponse()
    got, buffer = 0, bytearray(1 << 18)
    while length := response.readinto(buffer):
        got += length
    seconds = time.perf_counter() - began
    connection.close()
    expected = {206: size - size // 2, 200: size}[response.status]
    assert got == expected, (got, expected)
    return got / 1e6 / seconds


def _growth(server: tuple[int, list[int]], stored: dict[str, Any]) -> float:
    """How much the memory of the workers together rises above its start while many fetch at once, in MB."""
    port, workers = server
    start, most, done = _own_memory(workers), 0.0, threading.Event()

    def watch() -> None:
        nonlocal most
        while not done.is_set():
            most = max(most, _own_memory(workers))
            time.sleep(0.01)

    watcher = threading.Thread(target=watch)
    watcher.start()
    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(lambda _each: _fetch(port, stored["address"], stored["size"]), range(AT_ONCE * 2)))
    done.set()
    watcher.join()
    return most - start


def _own_memory(workers: list[int]) -> float:
    """Pages of these processes that are not a file on the disk, in MB."""
    total = 0
    for pid in workers:
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            total += int(line.split()[1]) if line.startswith("RssAnon:") else 0
    return total / 1024


@contextmanager
def _gunicorn(env: dict[str, str], application: str) -> Iterator[tuple[int, list[int]]]:
    """Two workers on a free port: (port, process ids of the workers)."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "-c", "site/gunicorn.conf.py", "-w", "2", "-b", f"127.0.0.1:{port}"]
    process = subprocess.Popen([*command, application], cwd=ROOT, env=env, start_new_session=True)
    try:
        for _each in range(200):
            try:
                with socket.create_connection(("127.0.0.1", port), 1):
                    break
            except OSError:
                time.sleep(0.1)
        time.sleep(0.5)
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text()
        yield port, [int(pid) for pid in children.split()]
    finally:
        process.terminate()
        process.wait(timeout=30)


assert os.name == "posix", "reads /proc"
