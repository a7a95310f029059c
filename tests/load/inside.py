"""A visitor without a network: the whole platform in this process, so that its processor time can be told exactly."""

import gzip
import io
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit
from wsgiref.util import setup_testing_defaults

from django.db import connection

from tests.faults.visitor import Answer, Visitor

Application = Callable[[dict[str, Any], Callable[..., Any]], Any]


@dataclass(frozen=True, slots=True)
class Spent:
    """What one request cost: milliseconds of processor, queries, and bytes over the wire as they were sent."""

    kind: str
    cpu_ms: float
    queries: int
    sent: int
    status: int


@dataclass
class Meter:
    """What everybody spent together."""

    application: Application
    spent: list[Spent] = field(default_factory=list)
    queries: list[str] = field(default_factory=list)

    @contextmanager
    def counting(self) -> Iterator[None]:
        """Keep the queries of what happens within."""

        def note(execute: Any, sql: str, *arguments: Any) -> Any:
            self.queries.append(sql)
            return execute(sql, *arguments)

        with connection.execute_wrapper(note):
            yield


def kind_of(method: str, path: str) -> str:
    """The name of a step: what it asks for, without which question or which round."""
    last = urlsplit(path).path.rstrip("/").rpartition("/")[2]
    return f"{method} {'vraag' if last.isdigit() else last or 'home'}"


class InsideVisitor(Visitor):
    """A browser that calls the application itself; keeps what each request cost."""

    def __init__(self, meter: Meter) -> None:
        super().__init__("http://127.0.0.1")
        self.meter = meter
        self.kind_of = kind_of

    def _ask(self, method: str, path: str, body: str | None) -> Answer:
        environ = self._environ(method, path, body or "")
        headers: list[tuple[str, str]] = []
        statuses: list[str] = []

        def start_response(status: str, found: list[tuple[str, str]], _problem: Any = None) -> None:
            statuses.append(status)
            headers.extend(found)

        self.meter.queries.clear()
        started = time.process_time()
        with self.meter.counting():
            answer = self.meter.application(environ, start_response)
            content = b"".join(answer)
            if hasattr(answer, "close"):
                answer.close()
        cpu_ms = 1000 * (time.process_time() - started)
        status = int(statuses[0].split()[0])
        sent = len(content) + sum(len(name) + len(value) + 4 for name, value in headers)
        self.meter.spent.append(Spent(self.kind_of(method, path), cpu_ms, len(self.meter.queries), sent, status))
        self._keep_cookies(value for name, value in headers if name == "Set-Cookie")
        named = dict(headers)
        if named.get("Content-Encoding") == "gzip":
            content = gzip.decompress(content)
        location = named.get("Location", "")
        return Answer(
            path, status, _path(urljoin(path, location)) if location else "", content.decode(errors="replace")
        )

    def _environ(self, method: str, path: str, body: str) -> dict[str, Any]:
        address = urlsplit(path)
        environ: dict[str, Any] = {
            "REQUEST_METHOD": method,
            "PATH_INFO": unquote(address.path),
            "QUERY_STRING": address.query,
            "REMOTE_ADDR": "127.0.0.1",
            "HTTP_HOST": "127.0.0.1",
            "HTTP_ACCEPT_ENCODING": "gzip",
            "HTTP_COOKIE": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            "wsgi.input": io.BytesIO(body.encode()),
            "CONTENT_LENGTH": str(len(body.encode())),
        }
        if method == "POST":
            environ |= {"CONTENT_TYPE": "application/x-www-form-urlencoded", "HTTP_ORIGIN": self.origin}
        setup_testing_defaults(environ)
        return environ


def _path(address: str) -> str:
    parts = urlsplit(address)
    return parts.path + (f"?{parts.query}" if parts.query else "")
