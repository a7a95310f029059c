"""Every part as a real server, with what can go wrong with it."""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import redis

from tests.faults.campaign import trees
from tests.faults.campaign.database import Database
from tests.faults.campaign.lines import Lines
from tests.faults.conftest import MailServer
from tests.fixtures.cluster import CacheServer, Proxy
from tests.fixtures.object_store import ObjectServer
from tests.fixtures.processes import Running, Server, environment
from tests.notices.conftest import Postbox

#: Part and kind -> does it, and gives what undoes it.
Faults = dict[tuple[str, str], Callable[[], trees.Undo]]
KINDS = ("killed", "frozen", "slow", "full", "restarted")


class Parts:
    """Two web servers behind nginx, two workers, PostgreSQL, Redis, an S3 server and a mail server.

    Between the platform and everything it asks is a line (lines.py). `outside` is the environment of web and worker.
    """

    def __init__(self, folder: Path) -> None:
        self._folder, lines = folder, Lines()
        self.database = Database(Path(tempfile.mkdtemp(prefix="reisgenoot-pg-")))
        self.cache, self.storage = CacheServer(folder), ObjectServer(folder / "s3.log")
        self._mail = MailServer()
        self.postbox: Postbox = self._mail()
        self.lines = {
            "database": lines.to(path=self.database.socket),
            "cache": lines.to(self.cache.port),
            "storage": lines.to(self.storage.port),
            "mail": lines.to(self._mail.port),
        }
        bucket = self.storage.bucket()
        self.direct = {"STORAGE_URL": bucket, "CACHE_URL": "dummycache://"}
        self.outside = {
            "CACHE_URL": self.cache.url.replace(str(self.cache.port), str(self.lines["cache"].port)),
            "STORAGE_URL": bucket.replace(str(self.storage.port), str(self.lines["storage"].port)),
            "EMAIL_URL": f"smtp://127.0.0.1:{self.lines['mail'].port}",
            "TRUSTED_PROXY_COUNT": "1",
            "WEB_CONCURRENCY": "1",
        }
        self.database_url = f"postgres://postgres@127.0.0.1:{self.lines['database'].port}/postgres"
        self.servers: list[Server] = []
        self.workers: list[Running] = []
        self.front: Proxy | None = None

    def open(self) -> str:
        """Start web and worker, once there are tables; returns where people go."""
        for number in range(2):
            self.servers.append(Server(self.database_url, self._folder / f"web-{number}.log", **self.outside))
            command = [sys.executable, "manage.py", "qcluster"]
            env = environment(self.database_url, **self.outside)
            self.workers.append(Running(command, env, self._folder / f"worker-{number}.log"))
        self.front = Proxy(self._folder, [server.port for server in self.servers])
        return self.front.url

    def faults(self, dice: Any) -> Faults:
        """All that can go wrong."""
        found: Faults = {}
        for name, line in self.lines.items():
            for kind, mode in (("killed", "gone"), ("frozen", "silent"), ("slow", "slow")):
                found[name, kind] = lambda line=line, mode=mode: self._turned(line, mode)
            found[name, "restarted"] = lambda line=line: self._cut(line)
        found["storage", "full"] = lambda: self._turned(self.lines["storage"], "full")
        found["mail", "full"] = self._full_mail
        found["database", "killed"] = self.database.kill
        found["database", "frozen"] = lambda: trees.freeze(self.database.pid)
        found["database", "restarted"] = self.database.restart
        found["database", "full"] = self.database.full
        found["cache", "killed"] = found["cache", "restarted"] = self._kill_cache
        found["cache", "frozen"] = lambda: trees.freeze(self.cache.process.pid)
        found["cache", "full"] = self._full_cache
        for name, group in (("web", self.servers), ("worker", self.workers)):
            found[name, "killed"] = lambda group=group: self._kill(dice.choice(group))
            found[name, "frozen"] = lambda group=group: trees.freeze(dice.choice(group).process.pid)
            found[name, "slow"] = lambda group=group: trees.stutter(dice.choice(group).process.pid)
            found[name, "full"] = lambda group=group: self._all(group, trees.no_room)
            found[name, "restarted"] = lambda group=group: self._restart(dice.choice(group))
        return found

    def close(self) -> None:
        """End everything."""
        for each in (*self.servers, *self.workers):
            each.kill()
        if self.front:
            self.front.stop()
        self.cache.stop()
        self.storage.stop()
        self._mail.close()
        self.database.close()

    def output(self) -> str:
        """Everything web and worker printed."""
        return "\n".join(each.output() for each in (*self.servers, *self.workers))

    @staticmethod
    def _turned(line: Any, mode: str) -> trees.Undo:
        line.turn(mode)
        return lambda: line.turn("open")

    @staticmethod
    def _cut(line: Any) -> trees.Undo:
        line.cut()
        return lambda: None

    def _full_mail(self) -> trees.Undo:
        self.postbox.answer_to_recipient = "452 4.3.1 Insufficient system storage"

        def undo() -> None:
            self.postbox.answer_to_recipient = "250 OK"

        return undo

    def _kill_cache(self) -> trees.Undo:
        self.cache.stop()
        return self.cache.start

    def _full_cache(self) -> trees.Undo:
        client = redis.Redis(port=self.cache.port, password="geheim")
        client.config_set("maxmemory", "1")

        def undo() -> None:
            client.config_set("maxmemory", "0")

        return undo

    @staticmethod
    def _all(group: list[Any], deed: Callable[[int], trees.Undo]) -> trees.Undo:
        undone = [deed(each.process.pid) for each in group]

        def undo() -> None:
            for each in undone:
                each()

        return undo

    @staticmethod
    def _kill(process: Running) -> trees.Undo:
        process.kill()
        return process.start

    @staticmethod
    def _restart(process: Running) -> trees.Undo:
        """Asked to stop, as an operator does who forgets to take it out of the proxy first."""
        process.process.terminate()
        deadline = time.monotonic() + 25
        while process.process.poll() is None and time.monotonic() < deadline:
            time.sleep(0.1)
        process.kill()
        return process.start


def environment_of(parts: Parts) -> dict[str, str]:
    """The environment of who watches: straight to database and storage."""
    return {**parts.direct, "EMAIL_URL": "consolemail://", "HOME": os.environ.get("HOME", "/")}
