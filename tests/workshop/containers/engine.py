"""A container engine, played: `docker compose` for who has none.

It reads compose.yaml and the .env beside it as the real one does, keeps in mind what runs, and runs what stands inside
a container here, on a real PostgreSQL. A volume is a folder, for who mounts it and for nobody else; a service with a
profile runs only when it is named; the image is the code where compose.yaml stands. `STAGE` names a folder with
`stage.json`: where the programs and the socket of PostgreSQL are, and the database to copy from.
"""

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import yaml

ONCE = "migrate"


class Engine:
    """One machine with one compose project."""

    def __init__(self, stage: Path, file: Path) -> None:
        self.stage, self.image = stage, file.resolve().parents[1]
        self.told: dict[str, str] = json.loads((stage / "stage.json").read_text())
        self.settings = dict(
            re.fullmatch(r"([A-Z_]+)='(.*)'", line).groups()  # type: ignore[union-attr] -- as the document writes them
            for line in (file.parent / ".env").read_text().splitlines()
        )
        self.services: dict[str, Any] = yaml.safe_load(re.sub(r"\$\{([A-Z_]+):\?\}", self._asked, file.read_text()))[
            "services"
        ]
        self._runs = stage / "runs.json"

    def _asked(self, name: re.Match[str]) -> str:
        if not self.settings.get(name[1]):
            sys.exit(f"required variable {name[1]} is missing a value")
        return self.settings[name[1]]

    @property
    def runs(self) -> set[str]:
        """What was started and not stopped."""
        return set(json.loads(self._runs.read_text())) if self._runs.exists() else set()

    def up(self, names: list[str]) -> int:
        """Start these, and what they wait for."""
        wanted = set(names) or {name for name, service in self.services.items() if "profiles" not in service}
        for name in list(wanted):
            wanted |= set(self.services[name].get("depends_on", ()))
        if "database" in wanted and "database" not in self.runs:
            self._first_time()
        self._runs.write_text(json.dumps(sorted(self.runs | wanted - {ONCE})))
        return self.inside(ONCE, self.services[ONCE]["command"]) if ONCE in wanted else 0

    def stop(self, names: list[str]) -> int:
        """They run no longer."""
        self._runs.write_text(json.dumps(sorted(self.runs - set(names))))
        return 0

    def inside(self, service: str, command: list[str], extra: "dict[str, str] | None" = None) -> int:
        """Run this as it would be run in a container of this service."""
        places = self._mounted(service)
        command = [_placed(word, places) for word in command or self.services[service]["command"]]
        env = {"PATH": f"{self.told['programs']}:{os.environ['PATH']}"}
        if service == "database":
            return subprocess.run(command, env={**env, "PGHOST": self.told["socket"]}, check=False).returncode
        for folder in places.values():
            folder.mkdir(exist_ok=True)
        if not (self.image / "var").exists():
            (self.image / "var").symlink_to(self.stage / "files")
        mine = {**self.settings, **self.services[service]["environment"], **(extra or {})}
        assert mine["DATABASE_URL"].endswith("@database/reisgenoot"), "the name of the service in compose.yaml"
        mine["DATABASE_URL"] = f"postgres://reisgenoot@/reisgenoot?host={self.told['socket']}"
        mine |= {"CACHE_URL": "locmemcache://", "BACK_UPS": _placed("/back-ups", places)}
        mine |= {"DJANGO_SETTINGS_MODULE": "config.settings.production"}
        return subprocess.run(command, cwd=self.image, env={**env, **mine}, check=False).returncode

    def _mounted(self, service: str) -> dict[str, Path]:
        """Where in this service which folder of this machine is."""
        pairs = (volume.split(":")[:2] for volume in self.services[service].get("volumes", ()))
        return {inside: self.stage / name for name, inside in pairs}

    def _first_time(self) -> None:
        ask = ["psql", "--quiet", "--username", "postgres", "--dbname", "postgres", "--no-align", "--tuples-only"]
        env = {"PATH": f"{self.told['programs']}:{os.environ['PATH']}", "PGHOST": self.told["socket"]}
        there = subprocess.run(
            [*ask, "--command", "SELECT 1 FROM pg_database WHERE datname = 'reisgenoot'"],
            env=env, capture_output=True, check=True,
        )  # fmt: skip
        if not there.stdout.strip():
            filled = f"CREATE DATABASE reisgenoot TEMPLATE {self.told['template']}"
            subprocess.run([*ask, "--command", filled], env=env, check=True)


def _placed(word: str, places: dict[str, Path]) -> str:
    for inside, folder in places.items():
        word = re.sub(rf"(?<![\w/]){inside}\b", str(folder), word)
    return word


def main(words: list[str]) -> int:
    """`compose -f FILE VERB …`."""
    assert words[:2] == ["compose", "-f"], shlex.join(words)
    engine = Engine(Path(os.environ["STAGE"]), Path(words[2]))
    verb, rest, extra = words[3], words[4:], {}
    options = []
    while rest and rest[0].startswith("-"):
        options.append(rest.pop(0))
        if options[-1] == "--env":
            extra = dict([rest.pop(0).split("=", 1)])
    unknown = set(options) - {"--build", "--detach", "-T", "--rm", "--no-deps", "--env"}
    assert not unknown, unknown
    if verb == "build":
        return 0
    if verb in ("up", "stop"):
        return engine.up(rest) if verb == "up" else engine.stop(rest)
    service, command = rest[0], rest[1:]
    assert "-T" in options, "who pastes this has no terminal there"
    if verb == "exec" and service not in engine.runs:
        sys.exit(f'service "{service}" is not running')
    assert verb == "exec" or "--no-deps" in options, "else migrate fills the database first"
    return engine.inside(service, command, extra)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
