"""Taking in 5 000 forms on paper from a workbook, six or seven answers each.

    python tests/benchmarks/bench_import.py [FORMS]

Prints seconds for looking and for taking in, how much memory 5 000 forms take above 500, and the longest transaction.
Each measurement runs in a process of its own, on a database made for it.
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
FORMS = 5_000
MAX_SECONDS, MAX_EXTRA_MB, MAX_TRANSACTION = 60, 20, 1.0


def main(forms: int = FORMS) -> int:
    """Measure, print, and say by the exit code whether it is within the budget."""
    with tempfile.TemporaryDirectory() as folder:
        measured = {}
        for number in (forms // 10, forms):
            database = Path(folder, f"{number}.sqlite3")
            _in_a_process("fill", database, str(number))
            measured[number] = _in_a_process("import", database)
    small, large = measured[forms // 10], measured[forms]
    extra = large["peak_mb"] - small["peak_mb"]
    total = large["look"] + large["take"]
    print(f"forms                    {forms:>10}    ({large['bytes'] / 1e6:.1f} MB)")
    print(f"looking                  {large['look']:>10.1f} s")
    print(f"taking in                {large['take']:>10.1f} s  (of which counting {large['count']:.1f} s)")
    print(f"together                 {total:>10.1f} s  (at most {MAX_SECONDS})")
    print(f"processor                {large['cpu']:>10.1f} s  (the same on a machine that is busy with other things)")
    print(f"longest transaction      {large['longest']:>10.2f} s  (at most {MAX_TRANSACTION})")
    print(f"peak memory              {large['peak_mb']:>10.1f} MB (above {forms // 10} forms: {extra:.1f} MB)")
    is_within = total <= MAX_SECONDS and extra <= MAX_EXTRA_MB and large["longest"] <= MAX_TRANSACTION
    return 0 if is_within and large["counted"] == forms else 1


def _in_a_process(what: str, database: Path, *arguments: str) -> dict[str, Any]:
    environment = {
        **os.environ,
        "DATABASE_URL": f"sqlite:///{database}",
        "DJANGO_SETTINGS_MODULE": "config.settings.development",
        "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "site"), os.environ.get("PYTHONPATH", "")]),
    }
    command = [sys.executable, __file__, f"--{what}", str(database.with_suffix(".xlsx")), *arguments]
    done = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)
    if done.returncode:
        raise SystemExit(f"{what} failed")
    return json.loads(done.stdout.strip().splitlines()[-1])


def fill(path: str, number: str) -> dict[str, Any]:
    """A database with an open round, and the filled in template beside it."""
    from django.core.management import call_command

    from tests.consultation.filling import fill as filled
    from tests.consultation.forms_on_paper import as_row, example_forms
    from tests.factories.rounds import open_round

    call_command("migrate", verbosity=0)
    round_ = open_round()
    rows = [{**as_row(form), "reference": str(n)} for n, form in enumerate(example_forms(round_, int(number)))]
    filled(round_, rows).save(path)
    return {"rows": number}


def take(path: str) -> dict[str, Any]:
    """Bring, look and take in, as the worker does it."""
    from django.db import connection

    from consultation.models import Round
    from contributions import import_work, imports
    from contributions.models import Participation

    occasion, clock = Round.objects.get().occasion, _Transactions()
    counting = 0.0
    cpu = time.process_time()

    def watched(execute: Any, sql: str, *rest: Any) -> Any:
        nonlocal counting
        if not counting and sql.startswith("UPDATE") and " IN (" not in sql and "counting" in (rest[0] or ()):
            counting = time.perf_counter()
        return clock(execute, sql, *rest)

    with connection.execute_wrapper(watched):
        start = time.perf_counter()
        with Path(path).open("rb") as file:
            run = imports.bring(occasion, file, name="meting.xlsx", by=None, in_background=False)
        import_work.work(run.pk)
        run.refresh_from_db()
        looked, counting, looking_mb = time.perf_counter(), 0.0, _peak_mb()
        imports.confirm(run.pk, by=None, forms=run.forms, in_background=False)
        import_work.work(run.pk)
        taken = time.perf_counter()
    return {
        "bytes": Path(path).stat().st_size,
        "look": looked - start,
        "take": taken - looked,
        "count": taken - counting,
        "longest": clock.longest,
        "cpu": time.process_time() - cpu,
        "looking_mb": looking_mb,
        "peak_mb": _peak_mb(),
        "counted": Participation.objects.counted().count(),
    }


class _Transactions:
    """From BEGIN to the end of the last statement in it."""

    def __init__(self) -> None:
        self.longest = self._begun = 0.0

    def __call__(self, execute: Any, sql: str, *rest: Any) -> Any:
        if sql.startswith("BEGIN"):
            self._begun = time.perf_counter()
        result = execute(sql, *rest)
        if rest[-1]["connection"].in_atomic_block:
            self.longest = max(self.longest, time.perf_counter() - self._begun)
        return result


def _peak_mb() -> float:
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    arguments = sys.argv[1:]
    if arguments and arguments[0].startswith("--"):
        import django

        django.setup()
        print(json.dumps({"--fill": fill, "--import": take}[arguments[0]](*arguments[1:])))
    else:
        raise SystemExit(main(*map(int, arguments)))
