"""Every form of the dossier at several sizes: seconds of processor, bytes, and memory above that of the start.

    python tests/benchmarks/bench_forms.py [ROWS ...] [--forms xlsx,ods] [--keep FOLDER]

Each measurement runs in a process of its own. Memory that grows with the rows is a defect: it stays within
`MAX_EXTRA_MB` from the fewest rows to the most. Filling takes minutes: with `--keep` databases stay for a next time.
"""

import argparse
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

from tests.benchmarks.bench_export import _in_a_process, _peak_mb  # noqa: E402

ROWS, MAX_EXTRA_MB, MAX_PEAK_MB = (10_000, 100_000), 20, 300
FORMS = ("xlsx", "ods", "csv", "json", "qdpx", "qdpx-maxqda", "qdc", "docx", "odt", "pdf", "zip")


def main(sizes: list[int], forms: list[str], keep: Path | None) -> int:
    """Fill a database per size, write every form of each, and print."""
    is_within = True
    with tempfile.TemporaryDirectory() as folder:
        print(f"{'form':<13}{'rows':>9}{'seconds':>10}{'MB':>8}{'peak MB':>10}{'above start':>13}{'growth':>9}")
        for rows in sizes:
            database = (keep or Path(folder)) / f"{rows}.sqlite3"
            if not database.exists():
                _in_a_process("fill", database, str(rows))
        for form in forms:
            first: float | None = None
            for rows in sizes:
                made = _write(form, (keep or Path(folder)) / f"{rows}.sqlite3")
                above = made["peak_mb"] - made["start_mb"]
                first = above if first is None else first
                is_within = is_within and above - first <= MAX_EXTRA_MB and made["peak_mb"] <= MAX_PEAK_MB
                told = (
                    f"{form:<13}{rows:>9}{made['seconds']:>10.1f}{made['bytes'] / 1e6:>8.1f}{made['peak_mb']:>10.1f}"
                )
                print(f"{told}{above:>13.1f}{above - first:>9.1f}", flush=True)
    return 0 if is_within else 1


def _write(form: str, database: Path) -> dict[str, Any]:
    environment = {
        **os.environ,
        "DATABASE_URL": f"sqlite:///{database}",
        "DJANGO_SETTINGS_MODULE": "config.settings.development",
        "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "site")]),
    }
    command = [sys.executable, __file__, "--write", form]
    done = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    return json.loads(done.stdout.strip().splitlines()[-1])


def write_form(form: str) -> dict[str, Any]:
    """This form of the whole dossier. The start: all is loaded and the database is asked once."""
    from contributions.models import AgendaItem
    from handover.dossier import Order, write

    AgendaItem.objects.count()
    start_mb = _peak_mb()
    with tempfile.TemporaryFile() as output:
        start = time.process_time()
        write(Order(form, "intern"), output, number="bench")
        seconds = time.process_time() - start
        output.seek(0, os.SEEK_END)
        return {"seconds": seconds, "bytes": output.tell(), "peak_mb": _peak_mb(), "start_mb": start_mb}


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rows", nargs="*", type=int, default=list(ROWS))
    parser.add_argument("--forms", default=",".join(FORMS))
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--write", default="")
    return parser.parse_args()


if __name__ == "__main__":
    asked = _asked()
    if asked.write:
        import django

        django.setup()
        print(json.dumps(write_form(asked.write)))
    else:
        raise SystemExit(main(asked.rows, asked.forms.split(","), asked.keep))
