"""A browser with a person behind it: takes time, asks for compressed pages, and fetches what a page needs once."""

import gzip
import http.client
import random
import re
import time
from collections.abc import Callable
from typing import ClassVar
from urllib.parse import urljoin, urlsplit

import gevent

from tests.faults.visitor import Answer, NoAnswer, Visitor

#: What a browser fetches by itself for a page.
_PARTS = re.compile(r'<(?:link rel="(?:stylesheet|icon)" href|script[^>]* src|img[^>]* src)="([^"]+)"')


class Step:
    """What was seen of one request: when (seconds after the start), which step, how long it took, how many bytes."""

    __slots__ = ("at", "kind", "seconds", "sent", "status")

    def __init__(self, at: float, kind: str, seconds: float, sent: int, status: int) -> None:
        self.at, self.kind, self.seconds, self.sent, self.status = at, kind, seconds, sent, status


class Plan:
    """What this run is, and what was seen; one per process."""

    #: The proxy; and the site as people know it, who come there by https.
    servers: ClassVar[list[str]] = []
    origin = ""
    started = 0.0
    #: 1 is as people are; 0.1 is ten times as fast, for a quick try.
    pace = 1.0
    steps: ClassVar[list[Step]] = []
    failures: ClassVar[list[str]] = []
    #: Requests that the proxy answered by itself, from what it keeps.
    kept_by_proxy = 0


def think(rng: random.Random, least: float, most: float) -> None:
    """Read, or type."""
    gevent.sleep(Plan.pace * rng.uniform(least, most))


class Browser(Visitor):
    """One browser at one address of this machine (127.x.y.z): the proxy tells the web servers which.

    Each request has a connection of its own, and may meet another web server.
    """

    def __init__(self, journey: str, rng: random.Random, address: str, typing: tuple[float, float]) -> None:
        super().__init__(Plan.servers[0])
        self.journey, self.rng, self.own_address, self.typing = journey, rng, address, typing
        self._had: set[str] = set()

    def open(self, path: str) -> Answer:
        """Look at a page with its pictures, styles and scripts; these only once."""
        answer = self.follow(self.get(path))
        for part in dict.fromkeys(_PARTS.findall(answer.html)):
            if part.startswith("/") and part not in self._had:
                self._had.add(part)
                self._ask("GET", part, None, kind="file")
        return answer

    def _ask(self, method: str, path: str, body: str | None, kind: str = "") -> Answer:
        if method == "POST":
            think(self.rng, *self.typing)
        kind = kind or self._kind_of(method, path)
        started = time.perf_counter()
        try:
            answer, sent = self._fetch(method, path, body)
        except NoAnswer as broken:
            Plan.failures.append(str(broken)[:200])
            raise
        at = started - Plan.started
        Plan.steps.append(Step(at, f"{self.journey}: {kind}", time.perf_counter() - started, sent, answer.status))
        if answer.status >= 400:
            Plan.failures.append(f"{answer.status} {method} {path}")
        return answer

    def _fetch(self, method: str, path: str, body: str | None) -> tuple[Answer, int]:
        server = urlsplit(self.rng.choice(Plan.servers))
        headers = {
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            "Accept-Encoding": "gzip",
            "Host": urlsplit(Plan.origin).netloc,
        }
        if body is not None:
            headers |= {"Content-Type": "application/x-www-form-urlencoded", "Origin": Plan.origin}
        line = http.client.HTTPConnection(
            server.hostname or "", server.port, timeout=self.seconds, source_address=(self.own_address, 0)
        )
        try:
            line.request(method, path, body, headers)
            came = line.getresponse()
            content = came.read()
        except (OSError, http.client.HTTPException) as broken:
            raise NoAnswer(f"{method} {path}: {broken!r}") from broken
        finally:
            line.close()
        self._keep_cookies(came.headers.get_all("Set-Cookie") or [])
        Plan.kept_by_proxy += came.headers.get("X-Cache-Status") == "HIT"
        sent = len(content) + sum(len(name) + len(value) + 4 for name, value in came.headers.items())
        if came.headers.get("Content-Encoding") == "gzip":
            content = gzip.decompress(content)
        is_text = came.headers.get("Content-Type", "").startswith("text/")
        location = came.headers.get("Location", "")
        if location:
            parts = urlsplit(urljoin(path, location))
            location = parts.path + (f"?{parts.query}" if parts.query else "")
        return Answer(path, came.status, location, content.decode() if is_text else ""), sent

    @staticmethod
    def _kind_of(method: str, path: str) -> str:
        last = urlsplit(path).path.rstrip("/").rpartition("/")[2]
        return f"{method} {'vraag' if last.isdigit() else 'page' if len(last) > 14 else last or 'home'}"


def fill(browser: Browser, page: Answer, filled: Callable[[str], dict[str, str]]) -> Answer:
    """Fill in the form on this page (what it asks is told by the last part of its address), and go where it leads."""
    path = urlsplit(page.path).path
    return browser.follow(browser.submit(page, **filled(path.rstrip("/").rpartition("/")[2])))
