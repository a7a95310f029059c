"""The stage of the fault tests: the platform as processes, each test on its own database, cache and mail."""

import json
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from aiosmtpd.controller import Controller

from tests.fixtures import loaded
from tests.fixtures.processes import ROOT, environment, free_port
from tests.notices.conftest import Postbox

if TYPE_CHECKING:
    from tests.consultation.walker import Walker

#: Every run does the same; print it with what went wrong, change it to look elsewhere.
SEED = 20261122


class Stage:
    """The process that sets the stage and tells: `stage("open_round")`."""

    script = "tests/faults/stage.py"
    #: The code it runs on.
    root = ROOT

    def __init__(self, database_url: str, log: Path, **extra: str) -> None:
        self.database_url = database_url
        self.log = log.open("ab")
        self.process = loaded.Process(
            [sys.executable, str(self.root / self.script)],
            cwd=self.root,
            env=environment(database_url, **extra),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self.log,
            text=True,
        )

    def __call__(self, deed: str, *arguments: Any) -> Any:
        """Do it, and return what it tells; fails the test when it fails."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        print(json.dumps([deed, *arguments]), file=self.process.stdin, flush=True)
        line = self.process.stdout.readline()
        assert line, f"the stage fell at {deed}: see {self.log.name}:\n{Path(self.log.name).read_text()[-2000:]}"
        return json.loads(line)

    def close(self) -> None:
        """End it."""
        self.process.kill()
        self.process.communicate()
        self.log.close()


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Callable[..., Stage]]:
    """`stage(database_url) -> Stage`."""
    opened: list[Stage] = []

    def start(database_url: str, **extra: str) -> Stage:
        opened.append(Stage(database_url, tmp_path / f"stage-{len(opened)}.log", **extra))
        return opened[-1]

    yield start
    for each in opened:
        each.close()


@pytest.fixture
def own_cache(tmp_path: Path) -> dict[str, str]:
    """Environment for a cache that no other test shares."""
    return {"CACHE_URL": f"filecache://{tmp_path / 'cache'}"}


@pytest.fixture
def rng() -> random.Random:
    """The dice, the same in every run."""
    return random.Random(SEED)


class MailServer:
    """A mail server on a fixed port, for processes that know it by its address; open it by calling it."""

    def __init__(self) -> None:
        self.port = free_port()
        self.url = f"smtp://127.0.0.1:{self.port}"
        self.controller: Controller | None = None

    def __call__(self) -> Postbox:
        """Open for business (again)."""
        postbox = Postbox()
        self.controller = Controller(postbox, hostname="127.0.0.1", port=self.port)
        self.controller.start()
        return postbox

    def close(self) -> None:
        """From now on nobody listens."""
        if self.controller is not None:
            self.controller.stop()
            self.controller = None


@pytest.fixture
def mail_server() -> Iterator[MailServer]:
    """`mail_server() -> Postbox`; `mail_server.url` is its EMAIL_URL, open or not."""
    server = MailServer()
    yield server
    server.close()


@pytest.fixture
def walker(db: None) -> "Walker":
    """A participant in an open round, by the test client."""
    from tests.consultation.walker import Walker
    from tests.factories.rounds import open_round

    return Walker(open_round())
