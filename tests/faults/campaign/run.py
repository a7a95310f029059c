"""make faults: every part fails in every way, at random moments, while people are busy; then everything must be true.

    make faults                                  until 5 000 operations, at most 15 minutes
    make faults SEED=7 OPERATIONS=50000 MINUTES=120
    make faults ONLY=cache,storage               only these parts fail

Ends with 1 when something that was promised is not true, somebody met a fault that nothing explains, or the logs hold
an error of a kind that no failing part explains. The same seed throws the same dice; what the machine does
between two throws differs.
"""

import os
import random
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[3]
sys.path[:0] = [str(ROOT), str(ROOT / "site")]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.development")

from tests.faults.campaign import invariants  # noqa: E402
from tests.faults.campaign.invariants import Looked  # noqa: E402
from tests.faults.campaign.ledger import table  # noqa: E402
from tests.faults.campaign.logs import errors_in, unknown  # noqa: E402
from tests.faults.campaign.parts import Parts, environment_of  # noqa: E402
from tests.faults.campaign.people import People  # noqa: E402
from tests.faults.conftest import Stage  # noqa: E402
from tests.faults.exporting import Exporter  # noqa: E402
from tests.faults.visitor import Visitor  # noqa: E402
from tests.fixtures.processes import manage  # noqa: E402

CHAIRS = 60
#: Seconds between two faults, and how long one lasts.
REST, LASTS = (1.0, 4.0), (2.0, 8.0)
#: Faults that readiness must see.
SEEN_BY_READY = {(part, kind) for part in ("database", "storage") for kind in ("killed", "frozen")} | {
    ("storage", "full")
}
#: Faults that may break off a conversation with the mail server right after it took a message.
INTERRUPTS = ("worker", "mail", "database")
#: A worker sends from so many processes, each in a conversation of its own (WORKERS).
PROCESSES = 2
#: Every part is well again within so long.
GREEN_WITHIN = 90.0


class Campaign:
    """One run."""

    def __init__(self, folder: Path) -> None:
        self.seed = int(os.environ.get("SEED") or 20261128)
        self.operations = int(os.environ.get("OPERATIONS") or 5_000)
        self.minutes = float(os.environ.get("MINUTES") or 15)
        self.only = {each for each in os.environ.get("ONLY", "").split(",") if each}
        self.dice, self.folder = random.Random(self.seed), folder
        self.ready: list[str] = []
        self.ready_seen = 0
        self.interrupted = 0
        self.parts = Parts(folder)

    def run(self) -> int:
        """Everything; 0 when all is as it must be."""
        parts = self.parts
        try:
            _make_tables(parts.database.url)
            tell = Stage(parts.database.url, self.folder / "stage.log", **environment_of(parts))
            set_up = {
                "slug": tell("open_round")["slug"],
                "moderator": tell("sign_in", "moderator"),
                "analyst": tell("sign_in", "analist"),
                **tell("campaign_begins", CHAIRS, 3 + self.operations // 2_000),
            }
            tell("watch_moves")
            tell.close()
            people = People(parts.open(), set_up, self.folder, self.seed)
            started = time.monotonic()
            people.start()
            self._break_things(people, started)
            people.finish()
            seconds = time.monotonic() - started
            looked = self._look(people, set_up)
        finally:
            parts.close()
        return self._show(people, looked, seconds)

    def _break_things(self, people: People, started: float) -> None:
        """One fault after the other, each kind before any comes again."""
        faults = {
            key: deed for key, deed in self.parts.faults(self.dice).items() if not self.only or key[0] in self.only
        }
        deck: list[tuple[str, str]] = []
        ledger = people.ledger
        while ledger.operations < self.operations and time.monotonic() - started < self.minutes * 60:
            if not deck:
                deck = sorted(faults)
                self.dice.shuffle(deck)
            part, kind = deck.pop()
            time.sleep(self.dice.uniform(*REST))
            ledger.begin(f"{part} {kind}")
            _say(f"{time.monotonic() - started:6.0f} s  {ledger.operations:6} operations  {part} {kind}")
            self.interrupted += PROCESSES * (part in INTERRUPTS)
            over = time.monotonic() + self.dice.uniform(*LASTS)
            undo = faults[part, kind]()
            try:
                is_red = (part, kind) in SEEN_BY_READY and not self._is_ready()
                time.sleep(max(0.0, over - time.monotonic()))
            finally:
                undo()
            self._wait_until_green(part, kind, is_red)
            ledger.end()

    def _wait_until_green(self, part: str, kind: str, is_red: bool) -> None:
        if (part, kind) in SEEN_BY_READY:
            self.ready_seen += 1
            if not is_red:
                self.ready.append(f"{part} {kind}: /readyz stayed green")
        deadline = time.monotonic() + GREEN_WITHIN
        while not self._is_ready():
            if time.monotonic() > deadline:
                self.ready.append(f"{part} {kind}: /readyz stayed red for {GREEN_WITHIN:.0f} s after")
                return
            time.sleep(0.3)

    def _is_ready(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.parts.servers[0].url}/readyz", timeout=10) as answer:
                return bool(answer.status == 200)
        except (urllib.error.URLError, OSError):
            return False

    def _look(self, people: People, set_up: dict[str, Any]) -> list[Looked]:
        """Close the classes, let the queue empty itself, and look at everything."""
        parts = self.parts
        for room in set_up["classes"]:
            teacher = Visitor(people.url)
            path = f"/klas/docent/{room['token']}/sluit/"
            teacher.submit(teacher.get(path), path)
        tell = Stage(parts.database.url, self.folder / "stage-after.log", **environment_of(parts))
        waiting = self._empty_the_queue(tell)
        exporter = Exporter(parts.database.url, self.folder, **environment_of(parts))
        try:
            return [
                invariants.everybody(people),
                *invariants.answers(people, tell),
                *invariants.seats(people, tell),
                *invariants.classes(people, tell),
                *invariants.messages(people, tell, parts.postbox, self.interrupted),
                *invariants.moves(tell, people),
                *invariants.files(people, tell, parts.storage, parts.direct["STORAGE_URL"]),
                *invariants.recordings(people, tell, parts.storage, parts.direct["STORAGE_URL"]),
                *invariants.exports(people, exporter, self.folder),
                Looked("tasks and messages that still wait after the faults", 0, waiting),
                Looked(
                    "requests, each answered, or refused in Dutch, or in a fault that explains it",
                    people.ledger.all,
                    people.ledger.unexplained,
                ),
                Looked("errors in the logs, each of a kind that a failing part explains", *self._logs()),
                Looked("times /readyz had to go red, and green again", self.ready_seen, self.ready),
            ]
        finally:
            tell.close()

    def _logs(self) -> tuple[int, list[str]]:
        output = self.parts.output()
        return errors_in(output).total(), unknown(output)

    def _empty_the_queue(self, tell: Stage) -> list[str]:
        """Time goes by (what waits for its next try, does so now); within two minutes everything is done."""
        deadline = time.monotonic() + 180
        tell("makers_silent_for_long")
        while time.monotonic() < deadline:
            tell("an_hour_later")
            for _second in range(10):
                waiting = [each["id"] for each in tell("notices") if each["state"] != "sent"]
                runs = tell("dossiers_of_campaign").values()
                busy = [run for run in runs if run["state"] in ("queued", "running")]
                if not waiting and not busy and not tell("tasks_waiting"):
                    return []
                time.sleep(1)
        return [f"{len(waiting)} messages, {len(busy)} dossiers, {tell('tasks_waiting')} tasks"]

    def _show(self, people: People, looked: list[Looked], seconds: float) -> int:
        ledger = people.ledger
        _say(f"\nfaults: seed {self.seed}, {ledger.operations} operations in {seconds:.0f} s, {os.cpu_count()} cores")
        _say("\n".join(table(ledger.rows)))
        _say("  journeys: " + ", ".join(f"{count} {name}" for name, count in sorted(people.journeys.items())))
        for line, count in errors_in(self.parts.output()).most_common(12):
            _say(f"    in the logs {count} x {line[:150]}")
        for example in ledger.examples:
            _say(f"    no Dutch sentence: {example[:220]}")
        broken = 0
        for each in looked:
            _say(f"  {'BROKEN' if each.broken else 'ok':7}{each.count:7}  {each.what}")
            for problem in each.broken[:8]:
                _say(f"            {problem[:400]}")
            broken += bool(each.broken)
        _say(f"  invariants broken: {broken}")
        return 1 if broken else 0


def _make_tables(url: str) -> None:
    at_once = {"DJANGO_SETTINGS_MODULE": "tests.fixtures.tables_from_models"}
    manage("migrate", "--run-syncdb", "--no-input", "--verbosity", "0", database_url=url, **at_once)
    manage("migrate", "--fake", "--no-input", "--verbosity", "0", database_url=url)


def _say(line: str) -> None:
    print(line, flush=True)


def main() -> int:
    """0 when every promise was kept."""
    with tempfile.TemporaryDirectory(prefix="reisgenoot-faults-") as name:
        return Campaign(Path(name)).run()


if __name__ == "__main__":
    sys.exit(main())
