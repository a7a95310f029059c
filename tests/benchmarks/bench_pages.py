"""Public pages: what a first visit weighs, what it asks of the database, and what drawing it costs beside the floor.

    python tests/benchmarks/bench_pages.py [--keep FOLDER]

Bytes as they travel, compressed: the page, its styles and scripts; apart its pictures. Queries on warm caches, beside
the budget of tests/home/test_budgets.py: that of the floor and so many more. Processor time in this process. The exit
code says whether every page keeps to its bytes and its queries.
"""

import argparse
import gzip
import re
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "site")]

from tests.benchmarks.inside import FLOOR_PAGE, set_up  # noqa: E402

if TYPE_CHECKING:
    from tests.load.inside import InsideVisitor, Spent

TIMES = 30
HEAVIEST = 45_000
_PART = re.compile(r'<(link rel="(?:stylesheet|icon)" href|script[^>]* src|img[^>]* src)="([^"]+)"')


def main(keep: Path | None) -> int:
    """Measure every page, print, and say by the exit code whether bytes and queries are within their budgets."""
    with tempfile.TemporaryDirectory(prefix="reisgenoot-pages-") as name:
        set_up(keep or Path(name))
        from config.wsgi import application
        from consultation.models import Round
        from tests.home.lived_in import READING_PAGES, lived_in
        from tests.home.test_budgets import BUDGETS
        from tests.load.inside import InsideVisitor, Meter

        if not Round.objects.filter(slug="besloten").exists():
            lived_in()
        visitor = InsideVisitor(Meter(application))
        floor = look(visitor, FLOOR_PAGE)[1]
        print(
            f"{'page':<34}{'kB':>7}{'html':>7}{'pictures':>10}{'queries':>9}{'asked':>7}{'CPU ms':>9}{'of floor':>10}"
        )
        print(f"{'floor':<34}{'':>24}{floor.queries:>9}{'':>7}{floor.cpu_ms:>9.1f}{1:>10.2f}")
        is_within = True
        for path in dict.fromkeys(
            (*BUDGETS, *READING_PAGES, "/mijn-inbreng/", "/agenda/", "/lespakketten/", "/klas/")
        ):
            html, spent = look(visitor, path)
            weight, pictures = parts(visitor, html)
            asked = floor.queries + BUDGETS[path] if path in BUDGETS else None
            is_within = is_within and spent.sent + weight <= HEAVIEST and (asked is None or spent.queries <= asked)
            print(
                f"{path:<34}{(spent.sent + weight) / 1000:>7.1f}{spent.sent / 1000:>7.1f}{pictures / 1000:>10.1f}"
                f"{spent.queries:>9}{asked or '':>7}{spent.cpu_ms:>9.1f}{floor.cpu_ms / spent.cpu_ms:>10.2f}"
            )
        verdict = "kept" if is_within else "NOT kept, or too many queries"
        print(f"at most {HEAVIEST / 1000:.0f} kB without pictures: {verdict}")
    return 0 if is_within else 1


def look(visitor: "InsideVisitor", path: str) -> "tuple[str, Spent]":
    """The page, and what it cost: the lower quartile of some times, as others may be busy on the same machine."""
    answer = visitor.follow(visitor.get(path))
    assert answer.status == 200, (path, answer.status)
    visitor.meter.spent.clear()
    for _each in range(TIMES):
        visitor.get(path)
    return answer.html, sorted(visitor.meter.spent, key=lambda one: one.cpu_ms)[TIMES // 4]


def parts(visitor: "InsideVisitor", html: str) -> tuple[int, int]:
    """Bytes of styles and scripts, compressed; and of pictures."""
    from django.contrib.staticfiles import finders

    weight = pictures = 0
    for what, address in set(_PART.findall(html)):
        if address.startswith("/static/"):
            found = finders.find(address.removeprefix("/static/").partition("?")[0])
            assert found, address
            weight += len(gzip.compress(Path(found).read_bytes()))
        elif what.startswith("img"):
            visitor.get(address)
            pictures += visitor.meter.spent[-1].sent
    return weight, pictures


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keep", type=Path, help="a folder for the database, to use it again")
    raise SystemExit(main(parser.parse_args().keep))
