"""Every form of the dossier at two sizes: seconds, bytes, and the highest memory of the process.

    python tests/benchmarks/bench_forms.py [ROWS]

Each measurement runs in a process of its own. Memory that grows with the rows is a defect: it should stay within
`MAX_EXTRA_MB` from a tenth of the rows to all of them.
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

from tests.benchmarks.bench_export import _in_a_process, _peak_mb  # noqa: E402

ROWS, MAX_EXTRA_MB, MAX_PEAK_MB = 100_000, 20, 300
FORMS = ("xlsx", "ods", "csv", "json", "qdpx", "zip")


def main(rows: int = ROWS) -> int:
    """Fill two databases, write every form of both, and print."""
    is_within = True
    with tempfile.TemporaryDirectory() as folder:
        small, large = Path(folder, "small.sqlite3"), Path(folder, "large.sqlite3")
        _in_a_process("fill", small, str(rows // 10))
        _in_a_process("fill", large, str(rows))
        print(f"{'form':<8}{'seconds':>10}{'MB':>8}{'peak MB':>10}{'above a tenth':>16}")
        for form in FORMS:
            base, whole = _write(form, small), _write(form, large)
            extra = whole["peak_mb"] - base["peak_mb"]
            is_within = is_within and extra <= MAX_EXTRA_MB and whole["peak_mb"] <= MAX_PEAK_MB
            told = f"{form:<8}{whole['seconds']:>10.1f}{whole['bytes'] / 1e6:>8.1f}{whole['peak_mb']:>10.1f}"
            print(f"{told}{extra:>13.1f} MB", flush=True)
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
    """This form of the whole dossier."""
    from handover.dossier import Order, write

    with tempfile.TemporaryFile() as output:
        start = time.perf_counter()
        write(Order(form, "intern"), output, number="bench")
        seconds = time.perf_counter() - start
        output.seek(0, os.SEEK_END)
        return {"seconds": seconds, "bytes": output.tell(), "peak_mb": _peak_mb()}


if __name__ == "__main__":
    if sys.argv[1:2] == ["--write"]:
        import django

        django.setup()
        print(json.dumps(write_form(sys.argv[2])))
    else:
        raise SystemExit(main(*map(int, sys.argv[1:])))
