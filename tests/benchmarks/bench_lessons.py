"""Lesson packs: the list with few and with many, a whole pack being built, and a large ZIP being sent.

    python tests/benchmarks/bench_lessons.py [MEGABYTES]

Prints queries of the list, seconds and peak memory of building the largest of our own packs, and how fast a ZIP leaves
beside the same file sent by the web server alone, with the growth of the workers' memory. Each part runs in a process
of its own, on a database and files made for it.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "site")]

from tests.benchmarks.downloading import Sent, beside_the_server_alone  # noqa: E402

MEGABYTES = 100
MAX_QUERIES, MAX_BUILD_SECONDS, LEAST_RATE, MAX_GROWTH_MB = 15, 30, 0.5, 10


def main(megabytes: int = MEGABYTES) -> int:
    """Measure, print, and say by the exit code whether it is within the budget."""
    with tempfile.TemporaryDirectory(prefix="reisgenoot-bench-") as folder:
        few, many = _in_a_process(folder, "list", "3"), _in_a_process(folder, "list", "500")
        built = _in_a_process(folder, "build")
        stored = _in_a_process(folder, "store", str(megabytes))
        ours, alone = beside_the_server_alone(_environment(folder), stored)
    for number, found in ((3, few), (500, many)):
        name = f"list of {number} packs: queries, and of a search"
        print(f"{name:<58} {found['queries']:>5} · {found['search']:>2}   (at most {MAX_QUERIES})")
        print(f"{'':<58} {found['ms']:>7.0f} · {found['search_ms']:.0f} ms CPU")
    name = f"building ‘{built['slug']}’, {built['files']} files, {built['megabytes']:.1f} MB"
    print(f"{name:<58} {built['seconds']:>7.1f} s (at most {MAX_BUILD_SECONDS}), {built['cpu']:.1f} s CPU")
    print(
        f"{'its peak memory, and above what stood before':<58} {built['peak_mb']:>7.0f} · {built['above_mb']:.0f} MB"
    )
    _told(f"{megabytes} MB by the web server alone", alone)
    _told(f"{megabytes} MB as our ZIP", ours)
    ratio = ours.rate / alone.rate
    print(f"{'rate, beside the web server alone':<58} {ratio:>7.2f}     (at least {LEAST_RATE})")
    print(f"{'the last half, asked for as a piece':<58} {ours.half_rate:>7.0f} MB/s")
    is_within = (
        few["queries"] == many["queries"] <= MAX_QUERIES
        and built["seconds"] <= MAX_BUILD_SECONDS
        and ratio >= LEAST_RATE
        and ours.growth_mb <= MAX_GROWTH_MB
    )
    return 0 if is_within else 1


def _told(name: str, sent: Sent) -> None:
    growth = f"memory of the workers grew {sent.growth_mb:.1f} MB"
    print(f"{name:<58} {sent.rate:>7.0f} MB/s, {sent.cpu_ms:.0f} ms CPU of the server; {growth}")


def _environment(folder: str) -> dict[str, str]:
    return {
        **os.environ,
        "BENCH_FOLDER": folder,
        "DATABASE_URL": f"sqlite:///{folder}/db.sqlite3",
        "DJANGO_SETTINGS_MODULE": "tests.benchmarks.settings",
        "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "site"), os.environ.get("PYTHONPATH", "")]),
    }


def _in_a_process(folder: str, what: str, *arguments: str) -> Any:
    command = [sys.executable, __file__, f"--{what}", *arguments]
    done = subprocess.run(command, cwd=ROOT, env=_environment(folder), stdout=subprocess.PIPE, text=True)
    if done.returncode:
        raise SystemExit(f"{what} failed")
    return json.loads(done.stdout.strip().splitlines()[-1])


def measure_list(number: int) -> dict[str, Any]:
    """The overview with so many packs: queries and milliseconds of processor, cold."""
    from django.core.cache import cache
    from django.db import connection
    from django.test import Client

    from education.models import LessonPack
    from tests.education.findable.making import many, pages_for

    there = LessonPack.objects.count()
    pages_for(many(number - there, start=there))
    client = Client(HTTP_HOST="127.0.0.1")

    def look(address: str) -> tuple[int, float]:
        client.get(address)
        cache.clear()
        asked: list[str] = []
        with connection.execute_wrapper(lambda run, sql, *given: asked.append(sql) or run(sql, *given)):
            assert client.get(address).status_code == 200
        cache.clear()
        began = time.process_time()
        client.get(address)
        return len(asked), 1000 * (time.process_time() - began)

    queries, ms = look("/lespakketten/")
    search, search_ms = look("/lespakketten/?zoek=gled&onderwijs=havo")
    return {"queries": queries, "ms": ms, "search": search, "search_ms": search_ms}


def measure_build() -> dict[str, Any]:
    """The largest of our own packs in all its forms."""
    import resource

    from django_q.conf import Conf

    from education.packs.building import make_pack
    from education.packs.every import EVERY_PACK
    from education.releases.asking import ask_release
    from education.releases.building import build

    Conf.SYNC = False
    largest = max(EVERY_PACK, key=lambda each: sum(len(material.text) for material in each.materials))
    release = ask_release(make_pack(largest, None), "De eerste.", by=None)

    def peak() -> float:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024

    before, began, cpu = peak(), time.perf_counter(), time.process_time()
    assert build(release.pk)
    seconds, spent = time.perf_counter() - began, time.process_time() - cpu
    release.refresh_from_db()
    return {
        "slug": largest.slug,
        "files": release.files.count(),
        "megabytes": release.size / 1e6,
        "seconds": seconds,
        "cpu": spent,
        "peak_mb": peak(),
        "above_mb": peak() - before,
    }


def store_zip(megabytes: int) -> dict[str, Any]:
    """A release whose ZIP is so large: where it is on the website, and on the disk."""
    import random
    from pathlib import Path

    from django.conf import settings
    from django.core.files.storage import default_storage

    from tests.education.findable.making import file_of, pack, released

    name = "uitgaven/999/groot/pakket.zip"
    path = Path(settings.MEDIA_ROOT, name)
    path.parent.mkdir(parents=True)
    with path.open("wb") as file:
        for _each in range(megabytes):
            file.write(random.randbytes(1_000_000))
    made = pack(slug="groot")
    file = file_of(released(made), "groot-1.zip", "zip", file=name, size=default_storage.size(name), sha256="ab" * 32)
    return {"address": f"/lespakketten/bestand/{file.pk}/", "file": str(path), "size": file.size}


if __name__ == "__main__":
    arguments = sys.argv[1:]
    if arguments and arguments[0].startswith("--"):
        import logging

        import django
        from django.core.management import call_command

        django.setup()
        logging.disable(logging.CRITICAL)
        call_command("migrate", verbosity=0)
        deed = {"--list": measure_list, "--build": measure_build, "--store": store_zip}[arguments[0]]
        print(json.dumps(deed(*map(int, arguments[1:]))))
    else:
        raise SystemExit(main(*map(int, arguments)))
