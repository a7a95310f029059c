"""What a load run says: how long steps took, what everything used, and whether every promise was kept."""

import os
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.load.watch import Watch

Steps = list[list[Any]]
BUDGET_MS = 500
#: Minutes that are told together.
PART = 5


def show(
    name: str,
    crowd: dict[str, Any],
    kept: dict[str, Any],
    watch: "Watch",
    arrivals: list[list[Any]],
    *,
    is_evening: bool = False,
) -> int:
    """Print the figures; 1 when something promised is not there, something failed, or people waited too long.

    An evening may be too much for the machine at its top: that is
    told per five minutes. After the top it must be well again.
    """
    steps: Steps = crowd["steps"]
    broken = [problem for person in crowd["people"] for problem in wrong(person, kept["behind"][person["code"]])]
    handed_in = sum(person["handed_in"] for person in crowd["people"])
    broken += [
        f"{what}: promised {crowd[what]}, kept {kept['beside'][what]}"
        for what in ("signed_up", "in_class")
        if crowd[what] != kept["beside"][what]
    ]
    if handed_in != kept["totals"]["counted"]:
        broken.append(f"handed in {handed_in}, counted {kept['totals']['counted']}")
    print(f"load [{name}, {os.cpu_count()} cores]: {len(crowd['people'])} people answered in {crowd['seconds']:.0f} s")
    print(f"  requests {len(steps)}, {len(steps) / crowd['seconds']:.0f} a second; nginx had {crowd['kept_by_proxy']}")
    by_kind: dict[str, list[float]] = {}
    for _at, step, seconds, _sent in steps:
        by_kind.setdefault(step, []).append(seconds)
    for step in sorted(by_kind):
        line(step, by_kind[step])
    of_form = [seconds for _at, step, seconds, _sent in steps if is_of_form(step)]
    line(f"every step of who answers (p95 <= {BUDGET_MS} ms)", of_form)
    over = too_slow(steps, arrivals if is_evening else [])
    line("everything", [step[2] for step in steps])
    if crowd["seconds"] > 300:
        by_time(steps, arrivals)
    usage(watch, crowd, len(steps))
    print(f"  errors {len(crowd['failures'])} (0)   handed in {handed_in}   counted {kept['totals']['counted']}")
    print(f"  signed up {crowd['signed_up']}   answers in class {crowd['in_class']}   mailed {kept['mailed']}")
    print(f"  promises broken {len(broken)} (0)")
    for problem in [*crowd["failures"], *broken][:20]:
        print(f"    {problem}")
    for problem in over:
        print(f"  OVER THE BUDGET: {problem}")
    return 1 if broken or crowd["failures"] or over else 0


def too_slow(steps: Steps, arrivals: list[list[Any]]) -> list[str]:
    """Where who answers waits longer than the budget. Of an evening (with arrivals) only what comes after its top."""
    mine = [(at, seconds) for at, step, seconds, _sent in steps if is_of_form(step)]
    if not mine:
        return ["nobody answered anything"]
    if not arrivals:
        p95 = percentiles(seconds for _at, seconds in mine)[1]
        return [f"p95 of a step is {p95:.0f} ms, {BUDGET_MS} asked"] if p95 > BUDGET_MS else []
    calm = calm_from(arrivals)
    over = []
    for part, seconds in sorted(by_part(mine).items()):
        p95 = percentiles(seconds)[1]
        if p95 > BUDGET_MS:
            when = f"minutes {part * PART}-{(part + 1) * PART}: p95 {p95:.0f} ms on {os.cpu_count()} cores"
            if part >= calm:
                over.append(when)
            else:
                print(f"  over the budget before and at the top, {when}")
    return over


def calm_from(arrivals: list[list[Any]]) -> int:
    """The first five minutes after the top in which at most half as many come as in the busiest five."""
    came = Counter(int(at // (60 * PART)) for at, _kind in arrivals)
    top = max(came, key=lambda part: came[part])
    return next((part for part in range(top + 1, max(came) + 2) if came[part] <= came[top] / 2), max(came) + 1)


def by_part(steps: Iterable[tuple[float, float]]) -> dict[int, list[float]]:
    """Seconds of each five minutes."""
    parts: dict[int, list[float]] = {}
    for at, seconds in steps:
        parts.setdefault(int(at // (60 * PART)), []).append(seconds)
    return parts


def is_of_form(step: str) -> bool:
    """Is this a step of who answers, and not a file beside it?"""
    return step.startswith("answers: ") and "file" not in step


def line(name: str, seconds: list[float]) -> None:
    """Median, 95th and 99th of a hundred, and the slowest, in milliseconds."""
    if seconds:
        p50, p95, p99 = percentiles(seconds)
        told = f"p50 {p50:6.0f}  p95 {p95:6.0f}  p99 {p99:6.0f}"
        print(f"  {name:48} n {len(seconds):7}  {told}  max {max(seconds) * 1000:6.0f} ms")


def percentiles(seconds: Iterable[float]) -> list[float]:
    """Median, 95th and 99th of a hundred, in milliseconds."""
    ordered = sorted(seconds)
    return [ordered[min(len(ordered) - 1, int(len(ordered) * share))] * 1000 for share in (0.5, 0.95, 0.99)]


def by_time(steps: Steps, arrivals: list[list[Any]], minutes: int = PART) -> None:
    """Arrivals and requests, and how long steps took, of each five minutes."""
    print(f"  {'minutes':>9}{'arrivals a minute':>20}{'requests/s':>12}{'p50':>7}{'p95':>7}{'p99':>7}{'max':>8} ms")
    came = Counter(int(at // (60 * minutes)) for at, _kind in arrivals)
    parts: dict[int, list[float]] = {}
    for at, step, seconds, _sent in steps:
        if "file" not in step:
            parts.setdefault(int(at // (60 * minutes)), []).append(seconds)
    for part in sorted(parts):
        p50, p95, p99 = percentiles(parts[part])
        print(
            f"  {f'{part * minutes}-{(part + 1) * minutes}':>9}{came[part] / minutes:>20.1f}"
            f"{len(parts[part]) / 60 / minutes:>12.1f}{p50:>7.0f}{p95:>7.0f}{p99:>7.0f}{max(parts[part]) * 1000:>8.0f}"
        )
    per_minute = Counter(int(at // 60) for at, _kind in arrivals)
    print("  arrivals per minute:", " ".join(str(per_minute[minute]) for minute in range(max(per_minute) + 1)))


def usage(watch: "Watch", crowd: dict[str, Any], requests: int) -> None:
    """Processor and memory of each part, and what one request and one person cost."""
    heads = f"{'memory':>11}{'settled':>9}{'at most':>9}{'end':>7}{'growth since':>14} MB"
    print(f"  {'':10}{'CPU':>10}{'cores':>8}{heads}")
    for name, used in watch.used.items():
        print(
            f"  {name:10}{used.cpu_seconds:>8.1f} s{used.cpu_seconds / crowd['seconds']:>8.2f}"
            f"{used.first:>11.0f}{used.settled:>9.0f}{used.most:>9.0f}{used.last:>7.0f}"
            f"{used.last - used.settled:>+14.0f}"
        )
    print(f"  {'crowd':10}{crowd['cpu_seconds']:>8.1f} s{crowd['cpu_seconds'] / crowd['seconds']:>8.2f}   (locust)")
    sent: Counter[str] = Counter()
    for _at, step, _seconds, size in crowd["steps"]:
        sent[step.partition(":")[0]] += size
    web = watch.used["web"].cpu_seconds
    print(f"  web: {1000 * web / max(requests, 1):.1f} ms of processor per request, files included")
    if people := len(crowd["people"]):
        own = sum(step[1].startswith("answers") for step in crowd["steps"])
        print(f"  who answers: {own / people:.1f} requests, {sent['answers'] / people / 1000:.0f} kB over the wire")
    if watch.connections:
        print(f"  connections to the database: at most {watch.connections}")


def wrong(person: dict[str, Any], kept: dict[str, Any] | None) -> list[str]:
    """What was acknowledged to this person and is not in the database as it was.

    Of who was cut off on the way nobody knows whether the last button arrived: more may be there, never less.
    """
    if not person["handed_in"]:
        return _missing(person, kept)
    if kept is None:
        return [f"{person['name']}: nothing in the database"]
    expected = {
        "state": "counted",
        "words": person["said"],
        "perspective": person["perspective"],
        "before": person["before"],
        "email": person["email"],
        "consents": sorted(person["consents"]),
    }
    held = {what: sorted(kept[what]) if isinstance(kept[what], list) else kept[what] for what in expected}
    return [
        f"{person['name']}, {what}: promised {value!r}, kept {held[what]!r}"
        for what, value in expected.items()
        if held[what] != value
    ]


def _missing(person: dict[str, Any], kept: dict[str, Any] | None) -> list[str]:
    """What who did not get to the end was told to be kept, and is not."""
    there = {*kept["words"], *kept["draft_words"]} if kept else set()
    lost = [words for words in person["said"] if words not in there and not _changed(words, there)]
    return [f"{person['name']}: promised {words!r}, not kept" for words in lost]


def _changed(words: str, there: set[str]) -> bool:
    """Whether these words gave way to other ones at the same place: that button arrived, its answer did not."""
    place = words.partition(" op ")[2]
    return any("bij nader inzien" in each and each.partition(" op ")[2] == place for each in there)
