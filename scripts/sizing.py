"""How much machine so many people need: a simple model, and the tables in docs/operations.md (Size) that come from it.

    python -m scripts.sizing            prints the tables
    python -m scripts.sizing --write    puts them in the document, between their two marks

Measure anew, change MEASURED, write: a test holds the document to this file.
"""

import math
import sys
from dataclasses import dataclass
from pathlib import Path

DOCUMENT = Path(__file__).resolve().parent.parent / "docs" / "operations.md"
BEGIN, END = "<!-- size: python -m scripts.sizing --write -->", "<!-- size: end -->"


@dataclass(frozen=True)
class Figure:
    """One figure the model counts with, and where it comes from."""

    value: float
    unit: str
    what: str
    source: str


MEASURED: dict[str, Figure] = {
    "requests": Figure(31, "", "requests of who fills in a round, styles too", "docs/speed.md: an evening"),
    "writes": Figure(12, "", "of those, requests that write", "one per answer, and handing in"),
    "web_ms": Figure(16.6, "ms", "processor of the web server per request", "docs/speed.md: an evening"),
    "database_ms": Figure(3.6, "ms", "processor of PostgreSQL per request", "docs/speed.md: an evening"),
    "sqlite_ms": Figure(8, "ms", "that SQLite's one place to write is held per write", "estimate; the disk decides"),
    "row_bytes": Figure(12_800, "bytes", "rows and indexes, PostgreSQL", "`bench_size.py`: 8 528, x 1.5 in use"),
    "sqlite_bytes": Figure(8_800, "bytes", "the same in SQLite", "`bench_size.py`: 8 786"),
    "page_bytes": Figure(4_400, "bytes", "one page of the form, packed", "docs/speed.md: an evening"),
    "first_bytes": Figure(32_000, "bytes", "the first visit: two pages and styles", "docs/speed.md"),
    "dossier_ms": Figure(0.86, "ms", "processor per text, a whole dossier", "docs/speed.md: 250 000 in 214 s"),
    "count_ms": Figure(0.2, "ms", "processor per person, to count a step anew", "docs/speed.md: 10 000 in 2.0 s"),
    "mail_ms": Figure(18, "ms", "of ours per mail that leaves", "docs/speed.md: 300 in 5.5 s, mail server beside it"),
}  # fmt: skip
ASSUMED: dict[str, Figure] = {
    "busiest_hour": Figure(0.02, "", "of all people begin in the busiest hour", "an evening on television"),
    "burst": Figure(2, "", "times as many in its busiest minutes", "as above"),
    "load": Figure(0.6, "", "of a processor is used at most, or people wait", "queueing"),
    "readers": Figure(10, "", "pages read by who does not take part, per person who does", "and kept by the proxy"),
    "words": Figure(3, "", "texts of one person; who writes everywhere writes six", "half of the places"),
    "word_bytes": Figure(600, "bytes", "one text, as written and as published", "300 letters"),
    "turns": Figure(7, "", "countings of one round: its figures, and six steps", "docs/decisions/0099"),
    "relay_ms": Figure(100, "ms", "that a mail server elsewhere takes per mail", "a guess; measure yours"),
    "addresses": Figure(0.3, "", "of all people leave an address", "a guess"),
    "stories": Figure(0.01, "", "of all people speak an answer, 1 MB each", "a guess"),
}
PEOPLE = (1_000, 10_000, 50_000, 100_000, 300_000, 350_000, 500_000, 1_000_000)
#: A task of the worker is stopped after so many seconds (Q_CLUSTER).
TASK_SECONDS = 900
THREADS = 4
#: Web servers of one machine (docs/operations.md, step 7), and the fewest processes of each (WEB_CONCURRENCY).
UNITS, LEAST_EACH = 2, 2
#: Processes of one worker that hold a connection: two that work, and three that look after them.
WORKER_CONNECTIONS = 5
#: Back-up, commands, the tools of who looks.
OTHER_CONNECTIONS = 3
#: PostgreSQL as it is installed allows 100, of which three are for its administrator.
MOST_CONNECTIONS = 97
#: Open rounds are counted anew each so many seconds (consultation/counting.py).
PACE_SECONDS = 300
#: Of each minute the worker sends what waits for so long (notices/tasks.py).
SWEEP_SECONDS = 30
#: One mail to everybody must be out within so many hours.
MAIL_HOURS = 12
#: Cores of one web server beyond which another machine is the simpler way.
CORES_OF_ONE = 8


@dataclass(frozen=True)
class Need:
    """What so many people need at their busiest."""

    people: int
    arrivals: float
    per_second: float
    web_cores: int
    processes: int
    connections: int
    writer_busy: float
    database_cores: int
    database_gb: float
    files_gb: float
    megabit: float
    dossier_minutes: float
    count_minutes: float
    mail_hours: float
    where: str
    bottleneck: str


def need(people: int) -> Need:
    """The model. Everything grows with the people, but for what was measured per text."""
    m, a = {k: f.value for k, f in MEASURED.items()}, {k: f.value for k, f in ASSUMED.items()}
    arrivals = people * a["busiest_hour"]
    per_second = arrivals * a["burst"] * m["requests"] / 3600
    web = per_second * m["web_ms"] / 1000 / a["load"]
    database = per_second * m["database_ms"] / 1000 / a["load"]
    writer = arrivals * a["burst"] * m["writes"] / 3600 * m["sqlite_ms"] / 1000
    cores = max(2, math.ceil(web))
    machines = math.ceil(web / (CORES_OF_ONE / 2)) if web > CORES_OF_ONE / 2 else 1
    processes = machines * UNITS * max(LEAST_EACH, math.ceil(web / machines / UNITS))
    workers = 2 if machines > 1 else 1
    connections = processes * THREADS + workers * WORKER_CONNECTIONS + OTHER_CONNECTIONS
    counting = people * a["turns"] * m["count_ms"] / 1000
    mails_an_hour = 60 * SWEEP_SECONDS / ((m["mail_ms"] + a["relay_ms"]) / 1000)
    mail_hours = people * a["addresses"] / mails_an_hour
    dossier = people * a["words"] * m["dossier_ms"] / 1000
    new_per_second = arrivals * a["burst"] / 3600
    pages_per_second = per_second * (m["requests"] - m["writes"]) / m["requests"]
    megabit = (pages_per_second * m["page_bytes"] + new_per_second * m["first_bytes"]) * (
        1 + a["readers"] / m["requests"]
    )
    on_sqlite = writer < a["load"] / 2 and web <= 2
    bytes_each = (m["sqlite_bytes"] if on_sqlite else m["row_bytes"]) + a["words"] * a["word_bytes"]
    where = _where(web, on_sqlite=on_sqlite)
    return Need(
        people=people,
        arrivals=arrivals,
        per_second=per_second,
        web_cores=cores,
        processes=processes,
        connections=connections,
        writer_busy=writer,
        database_cores=max(1, math.ceil(database)),
        database_gb=people * bytes_each / 1e9,
        files_gb=people * a["stories"] * 1e6 / 1e9 + 2,
        megabit=megabit * 8 / 1e6,
        dossier_minutes=dossier / 60,
        count_minutes=counting / 60,
        mail_hours=mail_hours,
        where=where,
        bottleneck=_fullest(
            {
                "the processors of the web servers": web / cores,
                "the worker: a whole dossier takes longer than a task may": dossier / TASK_SECONDS,
                "the worker: counting goes round slower than every 5 minutes": counting / PACE_SECONDS,
                f"mail: one to everybody takes longer than {MAIL_HOURS} hours": mail_hours / MAIL_HOURS,
                "connections to PostgreSQL": 0 if on_sqlite else connections / MOST_CONNECTIONS,
                "the processors of PostgreSQL": 0 if on_sqlite else database / max(1, math.ceil(database)),
                "SQLite's one place to write": writer / a["load"] if on_sqlite else 0,
            }
        ),
    )


def _where(web: float, *, on_sqlite: bool) -> str:
    if on_sqlite:
        return "one machine, SQLite"
    if web <= CORES_OF_ONE / 2:
        return "one machine, PostgreSQL"
    machines = math.ceil(web / (CORES_OF_ONE / 2))
    return f"{machines} web machines of {CORES_OF_ONE // 2} cores, one for PostgreSQL, Redis, S3, 2 workers"


def _fullest(shares: dict[str, float]) -> str:
    """What is full first when more come: of each what is used, of what there may be."""
    name, share = max(shares.items(), key=lambda each: each[1])
    return f"{name} ({share:.0%})" if share > 0.3 else "nothing: half asleep"


def tables() -> str:
    """Both tables, as they stand in the document."""
    lines = [
        "| people | begin in the busiest hour | requests/s | cores for web | processes | connections "
        "| cores of the database | database | files | Mbit/s | counting once round | a mail to all "
        "| whole dossier | where | full first |",
        "|" + " --: |" * 13 + " --- | --- |",
    ]
    for people in PEOPLE:
        n = need(people)
        connections = f"{n.connections}" + (" (too many)" if n.connections > MOST_CONNECTIONS else "")
        lines.append(
            f"| {n.people:,} | {n.arrivals:,.0f} | {n.per_second:.1f} | {n.web_cores} | {n.processes} | "
            f"{connections} | {n.database_cores} | {n.database_gb:.2g} GB | {n.files_gb:.0f} GB | "
            f"{max(1, n.megabit):.0f} | {max(1, n.count_minutes):.0f} min | {n.mail_hours:.1f} h | "
            f"{max(1, n.dossier_minutes):.0f} min | {n.where} | {n.bottleneck} |"
        )
    lines += ["", "| figure | value | from |", "| --- | --: | --- |"]
    for name, figure in {**MEASURED, **ASSUMED}.items():
        value = f"{figure.value:,g} {figure.unit}".strip()
        lines.append(f"| {figure.what} (`{name}`) | {value} | {figure.source} |")
    return "\n".join(lines)


def placed(document: str) -> str:
    """The document with the tables of now between their marks."""
    before, _begin, rest = document.partition(BEGIN)
    _old, _end, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{tables()}\n\n{END}{after}"


def main(arguments: list[str]) -> int:
    """Print or write; 0."""
    if "--write" in arguments:
        DOCUMENT.write_text(placed(DOCUMENT.read_text()))
    else:
        print(tables())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
