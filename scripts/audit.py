"""Ask a list of advisories about every package of requirements.lock, the exact version of each.

    python -m scripts.audit                    what `make audit` does
    ADVISORIES_URL=https://osv.intern/v1/query  a list inside a closed network (the protocol of OSV)

A list is believed only when it knows a hole that everybody knows: a mirror that answers "never heard of it" would
else make every package look safe. A list that cannot be reached is told, and fails nothing: without a network nobody
can repair anything either. A hole we know of and cannot close yet stands in docs/security/advisories.md, until a day.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements.lock"
ACCEPTED = ROOT / "docs/security/advisories.md"
#: Abandoned with a hole in it, and never ours: a list that does not know this one, knows nothing.
KNOWN_HOLE = ("pycrypto", "2.6.1")
SERVICES = ("pypi", "osv")
ROW = re.compile(
    r"^\| (?P<advisory>[A-Z]+-[\w-]+) \| (?P<package>[\w.-]+) \| (?P<reason>[^|]+) \| (?P<until>[\d-]+) \|$"
)


@dataclass(frozen=True)
class Accepted:
    """A hole that we know of: why it does no harm here, and until when that holds without looking again."""

    advisory: str
    package: str
    reason: str
    until: date


@dataclass(frozen=True)
class Hole:
    """What a list of advisories says about a version we use."""

    package: str
    advisory: str
    other_names: tuple[str, ...]
    mended_in: tuple[str, ...]

    def sentence(self) -> str:
        """One line for who must do something."""
        mended = f"verholpen in {', '.join(self.mended_in)}" if self.mended_in else "nog niet verholpen"
        return f"  {self.package}: {' '.join((self.advisory, *self.other_names))} ({mended})"


class Unreachable(Exception):
    """No list that can be believed answered."""


def main(lock: Path = LOCK) -> int:
    """0 when no hole is open, or when nobody could say; 1 when there is one, or when an exception has expired."""
    accepted = read_accepted(ACCEPTED.read_text())
    late = [each for each in accepted if each.until < date.today()]
    for each in late:
        print(
            f"  De uitzondering voor {each.advisory} liep af op {each.until}: kijk er opnieuw naar.", file=sys.stderr
        )
    try:
        holes = open_holes(ask(lock.read_text()), accepted)
    except Unreachable:
        print("Geen lijst van lekken is hier te bereiken: de pakketten zijn NIET nagekeken.", file=sys.stderr)
        return 1 if late else 0
    for hole in holes:
        print(hole.sentence(), file=sys.stderr)
    if holes or late:
        return 1
    print("Alle pakketten van requirements.lock zijn nagekeken: geen bekend lek staat open.")
    return 0


def read_accepted(text: str) -> list[Accepted]:
    """The rows of the table."""
    found = [ROW.match(line) for line in text.splitlines()]
    return [
        Accepted(row["advisory"], row["package"], row["reason"].strip(), date.fromisoformat(row["until"]))
        for row in found
        if row
    ]


def open_holes(holes: Iterable[Hole], accepted: Iterable[Accepted]) -> list[Hole]:
    """Those that nobody accepted."""
    known = {each.advisory for each in accepted}
    return [hole for hole in holes if not known & {hole.advisory, *hole.other_names}]


def ask(packages: str) -> list[Hole]:
    """Every hole in these exact versions, by the first list that answers and can be believed."""
    ours = os.environ.get("ADVISORIES_URL", "")
    for service in ("osv",) if ours else SERVICES:
        try:
            found = _ask_one(f"{packages}\n{'=='.join(KNOWN_HOLE)}\n", service, ours)
        except Unreachable:
            continue
        if any(hole.package == " ".join(KNOWN_HOLE) for hole in found):
            return [hole for hole in found if hole.package != " ".join(KNOWN_HOLE)]
    raise Unreachable


def _ask_one(packages: str, service: str, url: str) -> list[Hole]:
    with tempfile.TemporaryDirectory() as folder:
        listed, told = Path(folder) / "packages.txt", Path(folder) / "told.json"
        listed.write_text(packages)
        command = [sys.executable, "-m", "pip_audit", "-r", str(listed), "--no-deps", "--disable-pip"]
        command += ["-s", service, "-f", "json", "-o", str(told), "--progress-spinner", "off"]
        command += ["--osv-url", url] if url else []
        subprocess.run(command, check=False, capture_output=True, text=True)
        if not told.exists():
            raise Unreachable
        answer = json.loads(told.read_text())
    # "Not found" about a package that we have installed: this list is of something else.
    if any("skip_reason" in each for each in answer["dependencies"]):
        raise Unreachable
    return [
        Hole(f"{each['name']} {each['version']}", hole["id"], tuple(hole["aliases"]), tuple(hole["fix_versions"]))
        for each in answer["dependencies"]
        for hole in each["vulns"]
    ]


if __name__ == "__main__":
    sys.exit(main())
