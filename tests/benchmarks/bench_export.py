"""The workbook of 100 000 contributions, beside openpyxl's write-only mode with the same cells from memory.

    python tests/benchmarks/bench_export.py [ROWS]

Prints seconds of processor (the clock tells how busy the machine is), the ratio, the number of queries, and how much
memory 100 000 rows take above 10 000. Each measurement runs in a process of its own, on a database made for it.
The floor has the values only: no styles, no heights of rows, no reading from the database.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
ROWS = 100_000
MAX_RATIO, MAX_EXTRA_MB = 1.4, 20
#: Whatever the number of rows.
MAX_QUERIES = 80
#: Contributions per person: three prompts of a story, reasons, proposals.
PER_PERSON = 5


def main(rows: int = ROWS) -> int:
    """Measure, print, and say by the exit code whether it is within the budget."""
    with tempfile.TemporaryDirectory() as folder:
        small, large = Path(folder, "small.sqlite3"), Path(folder, "large.sqlite3")
        _in_a_process("fill", small, str(rows // 10))
        _in_a_process("fill", large, str(rows))
        base = _in_a_process("export", small)
        export = _in_a_process("export", large)
        memory = _in_a_process("from_memory", large)
    ratio = export["seconds"] / memory["seconds"]
    extra = export["peak_mb"] - base["peak_mb"]
    print(f"rows                     {rows:>10}")
    print(f"export                   {export['seconds']:>10.1f} s of processor  ({export['bytes'] / 1e6:.1f} MB)")
    print(f"openpyxl, from memory    {memory['seconds']:>10.1f} s of processor")
    print(f"ratio                    {ratio:>10.2f}    (at most {MAX_RATIO})")
    print(f"queries                  {export['queries']:>10}    (at most {MAX_QUERIES})")
    print(f"queries, {rows // 10} rows     {base['queries']:>10}    (at most {MAX_QUERIES})")
    print(f"peak memory              {export['peak_mb']:>10.1f} MB (above {rows // 10} rows: {extra:.1f} MB)")
    is_within = (
        ratio <= MAX_RATIO
        and extra <= MAX_EXTRA_MB
        and export["queries"] <= MAX_QUERIES
        and base["queries"] <= MAX_QUERIES
    )
    return 0 if is_within else 1


def _in_a_process(what: str, database: Path, *arguments: str) -> dict[str, Any]:
    environment = {
        **os.environ,
        "DATABASE_URL": f"sqlite:///{database}",
        "DJANGO_SETTINGS_MODULE": "config.settings.development",
        "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "site"), os.environ.get("PYTHONPATH", "")]),
    }
    command = [sys.executable, __file__, f"--{what}", *arguments]
    done = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)
    if done.returncode:
        raise SystemExit(f"{what} failed")
    return json.loads(done.stdout.strip().splitlines()[-1])


def fill(rows: int) -> dict[str, Any]:
    """A database with so many contributions, each with actions of the agenda and half with leave to publish."""
    from django.core.management import call_command

    from consultation.rounds import create_round
    from contributions.models import AgendaItem, Contribution, Participation
    from people.models import Participant, Perspective
    from privacy.models import Consent, ConsentText

    call_command("migrate", verbosity=0)
    occasion = create_round("triage").occasion
    perspectives = list(Perspective.objects.filter(level="kind"))
    actions = list(AgendaItem.objects.all())
    text = ConsentText.objects.get(purpose="publish", active=True)
    people = [Participant(perspective=perspectives[n % len(perspectives)]) for n in range(-(-rows // PER_PERSON))]
    Participant.objects.bulk_create(people, batch_size=2000)
    today = date(2026, 3, 2)
    heard = [
        Participation(occasion=occasion, participant=person, state="counted", touched_on=today, handed_in_on=today)
        for person in people
    ]
    Participation.objects.bulk_create(heard, batch_size=2000)
    Consent.objects.bulk_create(
        [Consent(participant=person, purpose="publish", text=text) for person in people[::2]], batch_size=2000
    )
    words = "Ik belde vaak en kreeg steeds iemand anders. Niemand wist wat er met mijn brief gebeurd was. " * 2
    for start in range(0, rows, 5000):
        made = Contribution.objects.bulk_create(
            [
                Contribution(
                    occasion=occasion,
                    participation=heard[number // PER_PERSON],
                    kind="proposal",
                    question="Welke zaken moet de belangenbehartiger niet aannemen?",
                    original=f"{words}{number}",
                    redacted=f"{words}{number}",
                    moderation="published",
                    arrived_on=today,
                )
                for number in range(start, min(start + 5000, rows))
            ]
        )
        through = Contribution.agenda_items.through
        through.objects.bulk_create(
            [
                through(contribution_id=each.pk, agendaitem_id=actions[(place + extra) % len(actions)].pk)
                for place, each in enumerate(made)
                for extra in range(2)
            ],
            batch_size=10_000,
        )
    return {"rows": rows}


def export() -> dict[str, Any]:
    """The whole dossier, as the worker makes it."""
    from django.db.backends.utils import CursorWrapper

    from handover.dossier import Order, write

    asked = 0
    execute = CursorWrapper.execute

    def counted(self: Any, sql: Any, params: Any = None) -> Any:
        nonlocal asked
        asked += str(sql).lstrip().upper().startswith("SELECT")
        return execute(self, sql, params)

    CursorWrapper.execute = counted  # type: ignore[method-assign]
    with tempfile.TemporaryFile() as output:
        start = time.process_time()
        counts = write(Order("xlsx", "intern"), output, number="bench")
        seconds = time.process_time() - start
        size = output.tell()
    return {"seconds": seconds, "queries": asked, "peak_mb": _peak_mb(), "bytes": size, "rows": counts["Bijdragen"]}


def from_memory() -> dict[str, Any]:
    """What openpyxl's write-only mode needs for the same cells, when they are already there."""
    from django.utils import timezone
    from openpyxl import Workbook

    from contributions.service import Scope
    from handover.catalogue import sheets_of

    scope = Scope("intern")
    sheets = [
        (sheet, list(sheet.rows(scope))) for sheet in sheets_of(scope, title="", number="", moment=timezone.now())
    ]
    start = time.process_time()
    book = Workbook(write_only=True)
    for sheet, rows in sheets:
        page = book.create_sheet(sheet.title)
        page.append([column.title for column in sheet.columns])
        for row in rows:
            page.append([value.replace(tzinfo=None) if hasattr(value, "tzinfo") else value for value in row])
    with tempfile.TemporaryFile() as output:
        book.save(output)
    return {"seconds": time.process_time() - start}


def _peak_mb() -> float:
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    arguments = sys.argv[1:]
    if arguments and arguments[0].startswith("--"):
        import django

        django.setup()
        deed = {"--fill": fill, "--export": export, "--from_memory": from_memory}[arguments[0]]
        print(json.dumps(deed(*map(int, arguments[1:]))))
    else:
        raise SystemExit(main(*map(int, arguments)))
