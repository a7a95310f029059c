"""A small load generator: some clients, each one request after the other, for a fixed number of requests.

Bounded in count, loopback only. Besides requests per second it reads the CPU time of the server's
processes, which says the same on a machine that is busy with other things.
"""

import http.client
import os
import statistics
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

CLOCK = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Request:
    path: str
    method: str = "GET"
    body: str = ""
    cookies: str = ""


@dataclass(frozen=True, slots=True)
class Measured:
    """requests: how many; per_second: throughput; cpu_ms: CPU of the server per request; median_ms: wall time."""

    requests: int
    per_second: float
    cpu_ms: float
    median_ms: float
    statuses: dict[int, int]


def measure(port: int, workers: list[int], requests: list[Request], clients: int = 4) -> Measured:
    """Send all requests with some clients at once, and measure."""
    before = sum(cpu_seconds(pid) for pid in workers)
    started = time.perf_counter()
    with ThreadPoolExecutor(clients) as pool:
        results = list(pool.map(lambda request: _send(port, request), requests))
    seconds = time.perf_counter() - started
    spent = sum(cpu_seconds(pid) for pid in workers) - before
    statuses: dict[int, int] = {}
    for status, _ in results:
        statuses[status] = statuses.get(status, 0) + 1
    return Measured(
        requests=len(requests),
        per_second=len(requests) / seconds,
        cpu_ms=1000 * spent / len(requests),
        median_ms=1000 * statistics.median(took for _, took in results),
        statuses=statuses,
    )


def median_of(rounds: int, once: Callable[[], Measured]) -> Measured:
    """The run with the median throughput of some runs."""
    runs = sorted((once() for _ in range(rounds)), key=lambda run: run.per_second)
    return runs[len(runs) // 2]


def cpu_seconds(pid: int) -> float:
    """User and system time of a process."""
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / CLOCK


def _send(port: int, request: Request) -> tuple[int, float]:
    started = time.perf_counter()
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    headers = {"Accept-Encoding": "gzip"}
    if request.cookies:
        headers["Cookie"] = request.cookies
    if request.method == "POST":
        headers["Content-Type"] = "application/x-www-form-urlencoded"
    connection.request(request.method, request.path, request.body or None, headers)
    response = connection.getresponse()
    response.read()
    connection.close()
    return response.status, time.perf_counter() - started
