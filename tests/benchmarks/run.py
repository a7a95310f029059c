"""make bench: speed and memory beside a floor measured in the same run. Prints ratios and absolute figures.

Never a test: times on a shared machine are to be read, not asserted.
"""

import json
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "site")]

from tests.benchmarks.load import Measured, Request, measure, median_of  # noqa: E402

REQUESTS = 240
RUNS = 3
SUBMITS = 240
SHORT, LONG = 300, 10_000


def main() -> None:
    """Stage, measure, print."""
    with tempfile.TemporaryDirectory(prefix="reisgenoot-bench-") as folder:
        env = {
            **os.environ,
            "BENCH_FOLDER": folder,
            "DATABASE_URL": f"sqlite:///{folder}/db.sqlite3",
            "DJANGO_SETTINGS_MODULE": "tests.benchmarks.settings",
        }
        stage = json.loads(_stage(env, str(RUNS * SUBMITS + 1), str(SHORT))) | {"folder": folder}
        with gunicorn(env) as (port, workers):
            pages(port, workers, stage)
            submits(port, workers, stage)
            short = queue(port, workers, stage)
            _stage(env, "more", str(LONG - SHORT))
            long = queue(port, workers, stage)
            balance(port, workers, stage)
            compare(f"moderation queue before {LONG} (<= 1.1 x CPU of {SHORT})", long, short, cpu=True)
    subprocess.run([sys.executable, str(ROOT / "tests/benchmarks/bench_export.py")], check=False, cwd=ROOT)
    subprocess.run([sys.executable, str(ROOT / "tests/benchmarks/bench_import.py")], check=False, cwd=ROOT)
    subprocess.run([sys.executable, str(ROOT / "tests/benchmarks/bench_opinion.py")], check=False, cwd=ROOT)


def pages(port: int, workers: list[int], stage: dict[str, str]) -> None:
    """Pages that people read, beside the thinnest Wagtail page."""
    cookie = f"{stage['cookie']}={stage['drafts'][-1]}; {stage['csrf']}"
    floor = _get(port, workers, "/vloer/")
    show("floor: thinnest Wagtail page", floor)
    for name, path, cookies in (
        ("round page (>= 0.5)", f"/meedoen/{stage['slug']}/", ""),
        ("form step (>= 0.5)", f"/meedoen/{stage['slug']}/vraag/2/", cookie),
        ("home page", "/", ""),
        ("outcomes", "/wat-deden-we-ermee/", ""),
    ):
        compare(name, _get(port, workers, path, cookies), floor)


def submits(port: int, workers: list[int], stage: dict[str, str]) -> None:
    """Keeping a step and handing in, beside the barest insert."""
    body = urlencode({"text": "Zaken die al bij de rechter liggen.", "csrfmiddlewaretoken": stage["token"]})
    bare = median_of(
        RUNS, lambda: measure(port, workers, [Request("/floor/insert/", "POST", body, stage["csrf"])] * SUBMITS)
    )
    show("floor: validate one field, insert one row", bare)
    path = f"/meedoen/{stage['slug']}"
    waiting = list(stage["drafts"][:-1])
    token = {"csrfmiddlewaretoken": stage["token"]}

    def post(address: str, values: dict[str, str]) -> Measured:
        body = urlencode({**token, **values})
        cookies = [f"{stage['cookie']}={one}; {stage['csrf']}" for one in waiting[:SUBMITS]]
        return measure(port, workers, [Request(f"{path}/{address}", "POST", body, each) for each in cookies])

    answer = {"keuze": "at_once", "versie": "0", "vraag": stage["asked"], "actie": "verder"}
    compare("kept step (>= 0.25)", post("vraag/2/", answer), bare)

    def hand_in() -> Measured:
        done = post("overzicht/", {})
        del waiting[:SUBMITS]
        return done

    compare("handing in (>= 0.25)", median_of(RUNS, hand_in), bare)


def queue(port: int, workers: list[int], stage: dict[str, str]) -> Measured:
    """The list moderators work from."""
    found = _get(port, workers, stage["queue"], stage["session"], number=60)
    show("moderation queue", found)
    return found


def balance(port: int, workers: list[int], stage: dict[str, str]) -> None:
    """The panel of a round that many took part in; it reads what a task counted, so both are told."""
    env = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.benchmarks.settings"}
    env |= {"BENCH_FOLDER": stage["folder"], "DATABASE_URL": f"sqlite:///{stage['folder']}/db.sqlite3"}
    print(_stage(env, "count"), end="", flush=True)
    show(
        f"panel ‘Wie ontbreekt?’ with {LONG} people",
        _get(port, workers, stage["balance"], stage["session"], number=60),
    )


def _get(port: int, workers: list[int], path: str, cookies: str = "", number: int = REQUESTS) -> Measured:
    measure(port, workers, [Request(path, cookies=cookies)] * 8)
    return median_of(RUNS, lambda: measure(port, workers, [Request(path, cookies=cookies)] * number))


def show(name: str, found: Measured) -> None:
    """One line of absolute figures."""
    print(
        f"{name:<58} {found.per_second:7.1f} requests/s  {found.cpu_ms:6.1f} ms CPU  "
        f"{found.median_ms:6.1f} ms median  {found.statuses}",
        flush=True,
    )


def compare(name: str, found: Measured, floor: Measured, *, cpu: bool = False) -> None:
    """The figures, and the ratio to the floor."""
    show(name, found)
    ratio = found.cpu_ms / floor.cpu_ms if cpu else found.per_second / floor.per_second
    by_cpu = floor.cpu_ms / found.cpu_ms if found.cpu_ms else 0
    print(f"{'':<58} ratio {ratio:.2f}" + ("" if cpu else f"   (by CPU time {by_cpu:.2f})"), flush=True)


def _stage(env: dict[str, str], *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, str(ROOT / "tests/benchmarks/stage.py"), *arguments],
        cwd=ROOT,
        env=env,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return done.stdout


@contextmanager
def gunicorn(env: dict[str, str]) -> Iterator[tuple[int, list[int]]]:
    """Two workers on a free port: (port, process ids of the workers)."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "-c", "site/gunicorn.conf.py", "-w", "2", "-b", f"127.0.0.1:{port}"]
    process = subprocess.Popen(command, cwd=ROOT, env=env)
    try:
        _wait(port)
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text()
        yield port, [int(pid) for pid in children.split()]
    finally:
        process.terminate()
        process.wait(timeout=30)


def _wait(port: int) -> None:
    for _ in range(100):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=2)
            return
        except OSError:
            time.sleep(0.2)
    raise SystemExit("gunicorn does not answer")


if __name__ == "__main__":
    main()
