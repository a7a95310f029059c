"""Our nginx during an upgrade, for a monitor, and for who gives out certificates; simple servers stand behind it."""

import http.client
import os
import re
import resource
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from scripts.ensure_servers import find
from tests.fixtures.cluster import CONNECTIONS, OPEN_FILES, Proxy, wait_until_open
from tests.fixtures.processes import ROOT, free_port
from tests.workshop.walk.blocks import blocks


@contextmanager
def answering(*has: str) -> Iterator[int]:
    """A web server that has these paths and no others; its port."""

    class Answers(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            if self.path.endswith("/slow/"):
                time.sleep(0.1)
            body = b"here" if self.path in has else b"not here"
            self.send_response(200 if self.path in has else 404)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_args: object) -> None:
            """Nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_address[1]
    server.shutdown()


def ask(port: int, path: str, as_whom: str = "127.0.0.1") -> http.client.HTTPResponse:
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=20, source_address=(as_whom, 0))
    line.request("GET", path)
    answer = line.getresponse()
    answer.body = answer.read()  # type: ignore[attr-defined]
    line.close()
    return answer


def test_styles_of_one_release_come_also_when_the_other_is_asked(proxy: Callable[..., Proxy]) -> None:
    """Two releases at once: each knows its own hashed files. What neither has is not there; pages are asked once."""
    with answering("/static/old.1.css", "/old/") as old, answering("/static/new.2.css", "/new/") as new:
        front = proxy([old, new])
        for _each in range(4):
            for path in ("/static/old.1.css", "/static/new.2.css"):
                assert ask(front.port, path).status == 200, path
        assert {ask(front.port, "/static/none.css").status for _each in range(4)} == {404}
        assert [ask(front.port, "/old/").status for _each in range(4)].count(404) == 2


def test_nobody_waits_for_the_page_of_somebody_else(proxy: Callable[..., Proxy]) -> None:
    """Nobody has a cookie yet, and nothing of it may be kept: everybody is answered as soon as the web server can."""
    with answering("/form/slow/") as web:
        front = proxy([web])

        def seconds(_each: int) -> float:
            started = time.monotonic()
            assert ask(front.port, "/form/slow/").status == 200
            return time.monotonic() - started

        with ThreadPoolExecutor(4) as people:
            waited = sorted(people.map(seconds, range(4)))
        # One after the other it was 0.1, 0.6, 1.1 and 1.6 seconds.
        assert waited[-1] - waited[0] < 0.45, waited


def test_a_monitor_is_let_in_by_its_address(proxy: Callable[..., Proxy], tmp_path: Path) -> None:
    with answering("/metrics", "/readyz") as web:
        front = proxy([web])
        assert ask(front.port, "/metrics").status == 200
        assert [ask(front.port, path, "127.0.0.2").status for path in ("/metrics", "/readyz")] == [403, 403]
        (tmp_path / "monitors.conf").write_text("allow 127.0.0.2;\n")
        with front.without(0):
            assert [ask(front.port, path, "127.0.0.2").status for path in ("/metrics", "/readyz")] == [200, 200]
            assert ask(front.port, "/metrics", "127.0.0.3").status == 403


def test_a_certificate_can_be_asked_while_everything_else_goes_to_https(tmp_path: Path) -> None:
    port, acme = free_port(), tmp_path / "acme"
    (acme / ".well-known/acme-challenge").mkdir(parents=True)
    (acme / ".well-known/acme-challenge/abc").write_text("abc.def")
    ours = (ROOT / "deploy/nginx/reisgenoot.conf").read_text()
    plain = re.search(r"\nserver \{\n    listen 80;.*?\n\}\n", ours, re.S)
    assert plain
    told = re.sub(r"    listen \[::\].*\n", "", plain[0]).replace("listen 80;", f"listen 127.0.0.1:{port};")
    told = told.replace("/var/www/acme", str(acme))
    as_whom = "user root;\n" if os.geteuid() == 0 else ""
    (tmp_path / "nginx.conf").write_text(
        f"{as_whom}daemon off;\npid {tmp_path}/pid;\nevents {{}}\nhttp {{ {told} }}\n"
    )
    nginx = find("nginx")
    assert nginx
    log = tmp_path / "log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [nginx, "-p", str(tmp_path), "-c", str(tmp_path / "nginx.conf")], stdout=output, stderr=output
        )
    try:
        wait_until_open(port, process, log)
        came = ask(port, "/.well-known/acme-challenge/abc")
        assert (came.status, came.body) == (200, b"abc.def")  # type: ignore[attr-defined]
        assert ask(port, "/.well-known/acme-challenge/none").status == 404
        for path in ("/", "/meedoen/", "/.well-known/security.txt"):
            gone = ask(port, path)
            assert (gone.status, gone.headers["Location"]) == (301, f"https://reisgenoot.example{path}")
    finally:
        process.terminate()
        process.wait()


def test_two_thousand_people_hold_a_connection_and_the_next_is_answered(proxy: Callable[..., Proxy]) -> None:
    """As on a busy evening; Debian's nginx holds 768 for each processor."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(8192, hard), hard))
    held: list[socket.socket] = []
    try:
        with answering("/") as web:
            front = proxy([web])
            for number in range(2000):
                line = socket.create_connection(("127.0.0.1", front.port), 5, (f"127.1.{number // 200}.1", 0))
                held.append(line)
            for _each in range(20):
                assert ask(front.port, "/").status == 200
            held[0].sendall(b"GET / HTTP/1.1\r\nHost: reisgenoot.example\r\n\r\n")
            assert b"200" in held[0].recv(64), "who came first still has theirs"
    finally:
        for line in held:
            line.close()
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def test_as_many_connections_are_tested_as_are_installed() -> None:
    typed = "".join(blocks("install"))
    assert f"worker_connections {CONNECTIONS};" in typed
    assert OPEN_FILES.strip() in typed
