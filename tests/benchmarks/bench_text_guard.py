"""The text guard: 100 kB of words, and texts made to keep it busy at 25 and 100 kB (linear: four times the time)."""

import os
import random
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "site")]

import django  # noqa: E402

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")
django.setup()

from privacy.text_guard import inspect  # noqa: E402

PHRASES = ["ik wil graag", "dat de brief van 2019", "duidelijk is", "en dat iemand mij belt", "over € 1200,50", "- 12"]
#: Repeated without end; each is the start of something the guard looks for.
HOSTILE = ["1", "1-", "1\n", "1 2", "a@", "a", "NL91 ", "01-01-2001-", "123456782 ", "bsn 1234567 ", "€ 1.000.",
           "06-", "+1 ", "(", "1,", "1\u200b", "1234 AB "]  # fmt: skip
SHORT, LONG = 25_000, 100_000


def main() -> None:
    """Print seconds of this process, the best of several."""
    words = " ".join(random.Random(3).choices(PHRASES, k=20_000))[:LONG]
    inspect(words)  # the table of characters is filled at first use
    print(f"text guard, 100 kB of words (< 0.1 s): {seconds(words, 20):.3f} s CPU")
    growth = {unit: seconds(repeated(unit, LONG), 3) / seconds(repeated(unit, SHORT), 3) for unit in HOSTILE}
    worst = max(growth, key=growth.__getitem__)
    print(f"text guard, 100 kB beside 25 kB (linear 4, quadratic 16): worst {growth[worst]:.1f} for {worst!r}")


def repeated(unit: str, length: int) -> str:
    return (unit * length)[:length]


def seconds(text: str, times: int) -> float:
    """The best of so many times."""
    best = float("inf")
    for _ in range(times):
        began = time.process_time()
        inspect(text)
        best = min(best, time.process_time() - began)
    return best


if __name__ == "__main__":
    main()
