"""An error leaves its kind and its place in the log and with the task that failed, and no word of anybody."""

import contextlib
import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg
import pytest

from config.log_errors import told
from tests.config import failing
from tests.fixtures.processes import ROOT, environment, manage
from tests.workshop.walk.blocks import blocks

WORDS = (failing.STORY, failing.ADDRESS, "zeven maanden")
PROGRAM = """
import logging, sys, django
django.setup()
from tests.config import failing
logger = logging.getLogger("proef")
for name in sys.argv[1:]:
    try:
        getattr(failing, name)()
    except Exception as error:
        logger.exception("mislukt: %s", error)
"""


def lines_of(*names: str, tmp_path: Path, form: str) -> str:
    url = f"sqlite:///{tmp_path}/db.sqlite3"
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *names],
        cwd=ROOT / "site",
        env=environment(url, LOG_FORMAT=form, PYTHONPATH=f"{ROOT}:{ROOT / 'site'}"),
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stderr


@pytest.mark.parametrize("form", ["line", "json"])
def test_a_line_tells_kind_and_place_and_no_words(tmp_path: Path, form: str) -> None:
    names = ("a_value_that_does_not_fit", "several_at_once", "without_an_error_text")
    told_now = lines_of(*names, tmp_path=tmp_path, form=form)
    assert not [word for word in WORDS if word in told_now], told_now
    for kept in ("ValueError", "ExceptionGroup", "KeyError", "failing.py", "int(STORY)", "no attribute 'woorden'"):
        assert kept in told_now, told_now
    assert "mislukt: ValueError" in told_now
    if form == "json":
        assert all(json.loads(line)["exc_info"] for line in told_now.strip().splitlines())


def test_all_errors_of_a_chain_are_told_and_a_circle_ends() -> None:
    def fails() -> None:
        try:
            try:
                raise KeyError(failing.ADDRESS)
            except KeyError as first:
                raise ValueError(failing.STORY) from first
        except ValueError:
            raise RuntimeError(failing.STORY)  # noqa: B904 -- the context alone

    with pytest.raises(RuntimeError) as caught:
        fails()
    text = told(caught.value)
    assert text.index("KeyError") < text.index("ValueError") < text.index("RuntimeError")
    assert not [word for word in WORDS if word in text]
    caught.value.__cause__ = caught.value
    assert told(caught.value).count("RuntimeError\n") <= 1


@pytest.mark.parametrize(
    ("problem", "kept"),
    [
        (OSError(28, "No space left on device", f"/{failing.ADDRESS}"), "No space left on device"),
        (__import__("sqlite3").OperationalError("database is locked"), "database is locked"),
        (__import__("sqlite3").IntegrityError("UNIQUE constraint failed: people_user.email"), "people_user.email"),
        (__import__("sqlite3").IntegrityError(f"trigger: {failing.STORY}"), "sqlite3.IntegrityError"),
        (psycopg.OperationalError("connection refused\nwith more"), "connection refused"),
    ],
)
def test_what_the_machine_says_of_itself_stays(problem: BaseException, kept: str) -> None:
    text = told(problem)
    assert kept in text and not [word for word in WORDS if word in text]


@pytest.mark.timeout(300)
def test_a_row_that_postgresql_refuses_is_in_no_log_line_and_with_no_task(
    postgres_database_url: str, work: Callable[..., Any]
) -> None:
    """The real worker, the real server; its own log with the settings that docs/operations.md gives."""
    url = postgres_database_url
    with psycopg.connect(url, autocommit=True) as connection:
        name = connection.info.dbname
        for line in documented_settings():
            # Of this database alone: other tests have the same server.
            role = f'ROLE "{connection.info.user}" IN DATABASE "{name}"'
            connection.execute(line.replace("ROLE reisgenoot", role))
    whole = manage("shell", "-c", "from tests.config.failing import whole_text; print(whole_text())", database_url=url)
    assert failing.STORY in whole and failing.ADDRESS in whole, "the server tells us the row"
    names = ("break_a_constraint", "break_it_while_handling_something_else", "a_value_that_does_not_fit")
    queue = "\n".join(f"async_task('tests.config.failing.{each}', task_name='{each}')" for each in names)
    manage("shell", "-c", f"from django_q.tasks import async_task\n{queue}", database_url=url)

    worker = work(url)
    kept = failed_tasks(url, len(names))

    for text in (*kept.values(), worker.output(), server_log(url)):
        assert not [word for word in WORDS if word in text], text
    for text in (kept["break_a_constraint"], worker.output()):
        assert "NotNullViolation" in text and "failing.py" in text
        assert "sqlstate=23502 table_name=notices_notice column_name=state" in text
    assert "ValueError" in kept["break_it_while_handling_something_else"]
    assert "null value in column" in server_log(url), "we looked at the right log"


def documented_settings() -> list[str]:
    """What docs/operations.md has the database told: of the user, so that it holds for a database put back as well."""
    typed = "\n".join(blocks("install"))
    return [line for line in typed.splitlines() if line.startswith("ALTER ROLE reisgenoot SET ")]


def failed_tasks(url: str, count: int) -> dict[str, str]:
    """The results of the tasks that failed, by name, once there are so many; in clear."""
    program = (
        "import json; from django_q.models import Failure; "
        "print(json.dumps({each.name: str(each.result) for each in Failure.objects.all()}))"
    )
    found: dict[str, str] = {}
    deadline = time.monotonic() + 120
    while len(found) < count and time.monotonic() < deadline:
        with contextlib.suppress(IndexError):
            found = json.loads(manage("shell", "-c", program, database_url=url).strip().splitlines()[-1])
    assert len(found) >= count, found
    return found


def server_log(url: str) -> str:
    folder = Path(url.rpartition("host=")[2])
    return "".join(path.read_text(errors="replace") for path in folder.rglob("log*") if path.is_file())
